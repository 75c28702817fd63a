import type { Session } from '../disk/session.ts';
import type { Clause } from '../language.ts';
import type { IndexedDocument } from '../schema.ts';
import type { Fields } from './match.ts';
import type { IndexMemory } from './memory.ts';
import { clauseSources } from './plan.ts';
import type { Weighted } from './rank.ts';

/** A clause with the posting lists it needs: a document must be in each group. */
export interface LoadedClause {
  readonly clause: Clause;
  readonly groups: readonly (readonly Weighted[])[];
}

/** What a query is answered from. */
export interface SearchContext<D extends IndexedDocument, F extends string> {
  readonly session: Session;
  readonly memory: IndexMemory<D>;
  readonly fields: Fields<D, F>;
}

/** Reads the posting lists of a clause. */
export async function loadClause<D extends IndexedDocument>(
  session: Session,
  memory: IndexMemory<D>,
  clause: Clause,
): Promise<LoadedClause> {
  const directory = memory.directory(session);
  const groups = clauseSources(clause).map((sources) =>
    Promise.all(
      sources.map(async (source) => ({
        postings: await memory.lists.read(session, directory, source),
        weight: source.weight,
      })),
    ),
  );
  return { clause, groups: await Promise.all(groups) };
}
