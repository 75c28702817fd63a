import { SCOPED } from '../disk/keys.ts';
import { canBePart, splitCompound, stem, type Clause, type Scope } from '../language.ts';
import type { IndexedDocument } from '../schema.ts';
import type { IndexMemory } from './memory.ts';
import type { LoadedClause } from './load.ts';
import type { Session } from '../disk/session.ts';

/** A word of the query that was read as something else. */
export interface Correction {
  /** As typed, folded. */
  readonly from: string;
  /** What was searched instead: one word, or the parts of a compound. */
  readonly to: readonly string[];
}

/** Most words nearest to a mistyped one of which the frequency is looked up. */
const MAX_CANDIDATES = 40;

/**
 * Replaces each word that occurs nowhere: by its parts when it can be split, else by the nearest word of the index.
 * Returns null when there is nothing to replace.
 *
 * `scannerbericht`, in no document, becomes `scanner` and `bericht`, which are. `mh17` becomes `mh` and `17`: there may be a
 * space between them. `toelsag` becomes `toeslag`, one error away; of several words as near, the one in the most documents.
 */
export async function correct<D extends IndexedDocument>(
  session: Session,
  memory: IndexMemory<D>,
  asked: readonly LoadedClause[],
  load: (clause: Clause) => Promise<LoadedClause>,
): Promise<{ loaded: LoadedClause[]; corrections: Correction[] } | null> {
  const corrections: Correction[] = [];
  const loaded: LoadedClause[] = [];
  for (const one of asked) {
    const { clause, groups } = one;
    const isMissing = groups.some((group) => group.every(({ postings }) => postings.docs.length === 0));
    const words =
      isMissing && clause.kind === 'word' && clause.scope !== 'number'
        ? await replacement(session, memory, clause.scope, clause.word)
        : [];
    if (clause.kind !== 'word' || words.length === 0) {
      loaded.push(one);
      continue;
    }
    corrections.push({ from: clause.word, to: words });
    for (const word of words) loaded.push(await load({ ...clause, word, prefix: false }));
  }
  return corrections.length > 0 ? { loaded, corrections } : null;
}

/** Letters, then digits, or the other way round. */
const GLUED = /^(\p{L}+)(\d+)$|^(\d+)(\p{L}+)$/u;

async function replacement<D extends IndexedDocument>(
  session: Session,
  memory: IndexMemory<D>,
  scope: Exclude<Scope, 'number'>,
  word: string,
): Promise<string[]> {
  if (/\P{L}/u.test(word)) return scope === 'any' ? (GLUED.exec(word)?.slice(1).filter(Boolean) ?? []) : [];
  const directory = memory.directory(session);
  const dictionary = await directory.dictionary();
  if (scope === 'any') {
    const parts = splitCompound(word, (part) => (canBePart(part) && dictionary.has(stem(part)) ? 2 : 0));
    if (parts.length > 1) return parts;
  }
  const distances = new Map<string, number>();
  for (const form of new Set([stem(word), word]))
    for (const { word: candidate, distance } of dictionary.close(form))
      distances.set(candidate, Math.min(distance, distances.get(candidate) ?? Infinity));
  const near = [...distances].toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MAX_CANDIDATES);
  const sign = scope === 'any' ? '' : SCOPED[scope];
  const counts = await memory.lists.counts(
    session,
    directory,
    near.map(([candidate]) => sign + candidate),
  );
  const [nearest] = near
    .map(([candidate, distance], at) => ({ candidate, distance, count: counts[at] ?? 0 }))
    .filter(({ count }) => count > 0)
    // A stable sort: of equals the first in the alphabet stays first.
    .toSorted((a, b) => a.distance - b.distance || b.count - a.count);
  return nearest ? [nearest.candidate] : [];
}
