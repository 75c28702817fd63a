import type { ParsedQuery } from '../language.ts';
import type { IndexedDocument } from '../schema.ts';
import { Highlighter, FieldReading, type Matched } from './match.ts';
import type { IndexMemory } from './memory.ts';
import { first, type Scored } from './rank.ts';
import type { SearchContext } from './load.ts';
import { requestDone } from '../disk/database.ts';
import type { Session } from '../disk/session.ts';

/** A document that was found, with what to highlight in it. */
export interface Hit<D extends IndexedDocument, F extends string> extends Matched<F> {
  readonly id: string;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  readonly document: D;
}

/** Which of the documents found are wanted. */
export interface CollectOptions<D> {
  /** Most hits; 50 when not given. */
  limit?: number;
  /** Which documents may be hits. Called best first, until there are enough. */
  filter?: (document: D) => boolean;
  /** Identifiers of the only documents that may be hits: then no other one is looked at. For a few thousand at most. */
  among?: readonly string[];
}

/** The hits, and how many there are in all. */
export interface Page<D extends IndexedDocument, F extends string> {
  readonly hits: Hit<D, F>[];
  readonly total: number;
  readonly totalIsExact: boolean;
}

/** `filter` of a typed array takes some ten times as long on a hundred thousand documents. */
function select(docs: Uint32Array, isWanted: (doc: number) => boolean): Uint32Array {
  const own = new Uint32Array(docs.length);
  let length = 0;
  for (let at = 0; at < docs.length; at += 1) {
    const doc = docs[at] ?? 0;
    if (isWanted(doc)) own[length++] = doc;
  }
  return own.subarray(0, length);
}

/** The documents that are in every group. */
export function withAll({ docs, counts }: Scored, groups: number): Uint32Array {
  return select(docs, (doc) => counts[doc] === groups);
}

/** Numbers of the documents that have one of these identifiers. */
export async function withOneOf(session: Session, docs: Uint32Array, ids: readonly string[]): Promise<Uint32Array> {
  const index = session.store('docs').index('id');
  const keys = await Promise.all(ids.map((id) => requestDone<IDBValidKey | undefined>(index.getKey(id))));
  const wanted = new Set(keys);
  return select(docs, (doc) => wanted.has(doc));
}

/** Up to this many documents, look for ties; among more there surely are some. */
const FEW = 500;

type Compare = (a: number, b: number) => number;

/** Documents that tie with another. Only ties need dates: those of other documents are not read. */
function tied(docs: Uint32Array, better: Compare): Uint32Array {
  const sorted = docs.toSorted((a, b) => better(b, a));
  return sorted.filter((doc, at) =>
    [sorted[at - 1], sorted[at + 1]].some((other) => other !== undefined && better(other, doc) === 0),
  );
}

/** The `limit` best documents, best first: in the most groups, then of the highest score, then changed last. */
async function best<D extends IndexedDocument>(
  session: Session,
  { dates }: IndexMemory<D>,
  docs: Uint32Array,
  limit: number,
  { scores, counts }: Scored,
): Promise<number[]> {
  const better: Compare = (a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || (scores[a] ?? 0) - (scores[b] ?? 0);
  const last = first(docs, limit, (a, b) => better(a, b) > 0).at(-1);
  if (last === undefined) return [];
  const candidates = select(docs, (doc) => better(doc, last) >= 0);
  await dates.need(session, candidates.length > FEW ? candidates : tied(candidates, better));
  return first(candidates, limit, (a, b) => {
    const by = better(a, b) || dates.of(a) - dates.of(b);
    return by === 0 ? a > b : by > 0;
  });
}

/** Reads the best documents, best first, until `limit` of them have the phrases and pass the filter. */
export async function collect<D extends IndexedDocument, F extends string>(
  { session, memory, fields }: SearchContext<D, F>,
  docs: Uint32Array,
  scored: Scored,
  query: ParsedQuery,
  { limit = 50, filter }: CollectOptions<D>,
): Promise<Page<D, F>> {
  const phrases = query.clauses.filter((clause) => clause.kind === 'phrase');
  const highlighter = new Highlighter(fields, query);
  const found: { hit: Hit<D, F>; count: number }[] = [];
  const look = (doc: number, document: D): void => {
    if (filter && !filter(document)) return;
    const reading = new FieldReading(fields, document);
    if (phrases.some((phrase) => reading.holdsPhrase(phrase.words, phrase.scope) === phrase.negated)) return;
    const hit = { id: document.id, score: scored.scores[doc] ?? 0, ...highlighter.marks(reading), document };
    found.push({ hit, count: scored.counts[doc] ?? 0 });
  };
  const mustLook = phrases.length > 0 || filter !== undefined;
  let seen = 0;
  for (
    let size = limit;
    seen < docs.length && found.length < limit;
    size = mustLook ? Math.min(4096, size * 4) : limit
  ) {
    const ordered = (await best(session, memory, docs, Math.min(docs.length, seen + size), scored)).slice(seen);
    for (const [at, document] of (await memory.documents.read(session, ordered)).entries())
      if (document && found.length < limit) look(ordered[at] ?? 0, document);
    seen += ordered.length;
  }
  const hits = found.toSorted(byRank).map(({ hit }) => hit);
  if (!mustLook) return { hits, total: docs.length, totalIsExact: true };
  return { hits, total: hits.length, totalIsExact: seen >= docs.length && hits.length < limit };
}

interface Found {
  readonly hit: { readonly id: string; readonly score: number; readonly document: IndexedDocument };
  readonly count: number;
}

function byRank(a: Found, b: Found): number {
  return (
    b.count - a.count ||
    b.hit.score - a.hit.score ||
    descending(a.hit.document.modified, b.hit.document.modified) ||
    descending(b.hit.id, a.hit.id)
  );
}

function descending(a: string, b: string): number {
  return a === b ? 0 : a < b ? 1 : -1;
}
