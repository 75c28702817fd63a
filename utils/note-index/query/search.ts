import type { Meta } from '../disk/database.ts';
import type { Clause, ParsedQuery } from '../language.ts';
import type { IndexedDocument } from '../schema.ts';
import { collect, withAll, withOneOf, type CollectOptions, type Hit, type Page } from './collect.ts';
import { correct, type Correction } from './correct.ts';
import { loadClause, type LoadedClause, type SearchContext } from './load.ts';
import { score, type Scored } from './rank.ts';

/** The answer to a query. */
export interface SearchAnswer<D extends IndexedDocument, F extends string> {
  /** Best first; of equal scores the last changed first. */
  readonly hits: readonly Hit<D, F>[];
  /**
   * How many documents match. With a phrase or a filter, only documents that were looked at are counted: then there are at
   * least this many, and `totalIsExact` is false unless all were looked at.
   */
  readonly total: number;
  readonly totalIsExact: boolean;
  /** False when no document matches the whole query; these match part of it. */
  readonly all: boolean;
  /** Typing errors corrected, which happens only when nothing was found otherwise. */
  readonly corrections: readonly Correction[];
  /** False while the index is being rebuilt or needs to be: documents may be missing. */
  readonly complete: boolean;
  /** The query as it was searched, corrections included: what to highlight. */
  readonly query: ParsedQuery;
}

const isRequired = (clause: Clause): boolean => !clause.negated && !(clause.kind === 'word' && clause.optional);

/** Answers a query. Rejects only when IndexedDB does, or with RangeError when a row is damaged. */
export async function search<D extends IndexedDocument, F extends string>(
  context: SearchContext<D, F>,
  metaRead: Promise<Meta>,
  query: ParsedQuery,
  options: CollectOptions<D>,
): Promise<Omit<SearchAnswer<D, F>, 'complete'>> {
  const { session, memory } = context;
  const load = (clause: Clause): Promise<LoadedClause> => loadClause(session, memory, clause);
  const negated = query.clauses.filter((clause) => clause.negated);
  // Send all requests to IndexedDB at once: waiting for one after the other would dominate the time.
  const [meta, loaded] = await Promise.all([metaRead, Promise.all(query.clauses.filter(isRequired).map(load))]);
  if (loaded.length === 0 || meta.documents === 0)
    return { hits: [], total: 0, totalIsExact: true, all: true, corrections: [], query };
  const excluded = await Promise.all(negated.filter(({ kind }) => kind !== 'phrase').map(load));
  const collection = {
    documents: meta.documents,
    next: meta.next,
    without: excluded.flatMap(({ groups }) => groups.flat().map(({ postings }) => postings)),
  };
  const page = async (docs: Uint32Array, scored: Scored, searched: ParsedQuery): Promise<Page<D, F>> => {
    const wanted = options.among === undefined ? docs : await withOneOf(session, docs, options.among);
    return collect(context, wanted, scored, searched, options);
  };
  const attempt = async (asked: readonly LoadedClause[], searched: ParsedQuery): Promise<Attempt<D, F>> => {
    const groups = asked.flatMap((one) => one.groups);
    const scored = score(groups, collection);
    const docs = withAll(scored, groups.length);
    return { scored, page: docs.length === 0 ? null : await page(docs, scored, searched), query: searched };
  };
  let result = await attempt(loaded, query);
  let corrections: readonly Correction[] = [];
  if (result.page === null) {
    const corrected = await correct(session, memory, loaded, load);
    if (corrected) {
      ({ corrections } = corrected);
      const clauses = [...corrected.loaded.map(({ clause }) => clause), ...negated];
      result = await attempt(corrected.loaded, { clauses });
    }
  }
  if (result.page !== null) return { ...result.page, all: true, corrections, query: result.query };
  const { scored } = result;
  const part = await page(scored.docs, scored, result.query);
  return { ...part, all: scored.docs.length === 0, corrections, query: result.query };
}

interface Attempt<D extends IndexedDocument, F extends string> {
  readonly scored: Scored;
  /** What was found; null when no document is in every group. */
  readonly page: Page<D, F> | null;
  readonly query: ParsedQuery;
}
