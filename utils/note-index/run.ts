import { splitCompound } from '../dutch/compounds.ts';
import { stem } from '../dutch/stem.ts';
import type { Meta } from './database.ts';
import type { SearchDocument } from './document.ts';
import { MEMBER, TAG } from './keys.ts';
import { Marker, FieldReading, type Matched } from './match.ts';
import type { IndexMemory } from './memory.ts';
import type { Clause, ParsedQuery } from '../dutch/query/parse.ts';
import { canBePart } from '../dutch/query/parts.ts';
import { clauseSources } from './plan.ts';
import { first, score, type Scored, type Weighted } from './rank.ts';
import type { Session } from './session.ts';

/** One found note. */
export interface Hit extends Matched {
  readonly id: string;
  /** Higher is better; only comparable within one answer. */
  readonly score: number;
  readonly document: SearchDocument;
}

/** A word of the query that was read as something else. */
export interface Correction {
  /** As typed, folded. */
  readonly from: string;
  /** What was searched instead: one word, or the parts of a compound. */
  readonly to: readonly string[];
}

export interface SearchAnswer {
  /** Best first; of equal score the last changed first. */
  readonly hits: readonly Hit[];
  /**
   * How many documents answer. With a phrase or a filter only the looked-at are known: then at least this many (`hits.length`)
   * when `totalIsExact` is false.
   */
  readonly total: number;
  readonly totalIsExact: boolean;
  /** False when no note has all that was asked and these have part of it. */
  readonly all: boolean;
  /** Typing errors mended, because nothing was found otherwise. */
  readonly corrections: readonly Correction[];
  /** False while the index is being rebuilt or must be: notes may be missing. */
  readonly complete: boolean;
  /** The query as it was searched, corrections included; what `matchDocument` takes. */
  readonly query: ParsedQuery;
}

export interface QueryOptions {
  /** Most hits; default 50. */
  limit?: number;
  /** Only notes it holds for. It is asked best first, until there are enough. */
  filter?: (document: SearchDocument) => boolean;
  /** See ParseOptions. */
  typing?: boolean;
}

interface Asked {
  readonly clause: Clause;
  readonly groups: readonly (readonly Weighted[])[];
}

/** Searches. Rejects only when IndexedDB does, or a row is damaged (RangeError). */
export async function run(
  session: Session,
  memory: IndexMemory,
  metaRead: Promise<Meta>,
  query: ParsedQuery,
  options: QueryOptions,
): Promise<Omit<SearchAnswer, 'complete'>> {
  const load = (clause: Clause): Promise<Asked> => loadClause(session, memory, clause);
  const positive = query.clauses.filter((clause) => !clause.negated && !(clause.kind === 'word' && clause.optional));
  const negated = query.clauses.filter((clause) => clause.negated);
  // Everything that can be asked of IndexedDB at once is asked at once.
  const [meta, loaded] = await Promise.all([metaRead, Promise.all(positive.map(load))]);
  const none = { hits: [], total: 0, totalIsExact: true, all: true, corrections: [], query };
  if (positive.length === 0 || meta.documents === 0) return none;
  let asked: readonly Asked[] = loaded;
  const excluded = await Promise.all(negated.filter(({ kind }) => kind !== 'phrase').map(load));
  const without = excluded.flatMap(({ groups }) => groups.flat().map(({ postings }) => postings));
  const scored = (of: readonly Asked[]): Scored =>
    score(
      of.flatMap(({ groups }) => groups),
      meta.documents,
      meta.next,
      without,
    );
  let searched = query;
  let corrections: Correction[] = [];
  let result = scored(asked);
  let complete = withAll(result, asked);
  const find = (docs: Uint32Array, within: Scored): Promise<Found> =>
    collect(session, memory, docs, within, searched, options);
  let found = await find(complete, result);
  if (complete.length === 0) {
    const mended = await mend(session, memory, asked, load);
    if (mended) {
      asked = mended.asked;
      corrections = mended.corrections;
      searched = { clauses: [...mended.asked.map(({ clause }) => clause), ...negated] };
      result = scored(asked);
      complete = withAll(result, asked);
      found = await find(complete, result);
    }
  }
  if (complete.length > 0) return { ...found, all: true, corrections, query: searched };
  return { ...(await find(result.docs, result)), all: result.docs.length === 0, corrections, query: searched };
}

/** As `filter` of the array, which takes some ten times as long on a hundred thousand documents. */
function chosen(docs: Uint32Array, isChosen: (doc: number) => boolean): Uint32Array {
  const own = new Uint32Array(docs.length);
  let length = 0;
  for (let at = 0; at < docs.length; at += 1) {
    const doc = docs[at] ?? 0;
    if (isChosen(doc)) own[length++] = doc;
  }
  return own.subarray(0, length);
}

function withAll({ docs, counts }: Scored, asked: readonly Asked[]): Uint32Array {
  const needed = asked.reduce((sum, { groups }) => sum + groups.length, 0);
  return chosen(docs, (doc) => counts[doc] === needed);
}

async function loadClause(session: Session, memory: IndexMemory, clause: Clause): Promise<Asked> {
  const ways = memory.ways(session);
  const groups = clauseSources(clause).map((sources) =>
    Promise.all(
      sources.map(async (source) => ({
        postings: await memory.lists.read(session, ways, source),
        weight: source.weight,
      })),
    ),
  );
  return { clause, groups: await Promise.all(groups) };
}

interface Found {
  hits: Hit[];
  total: number;
  totalIsExact: boolean;
}

/** Documents that are looked through for equals; of more, some are sure to be. */
const FEW = 500;

/** Documents with an equal among them. Dates only tell equals apart: those of others are never read. */
function tied(docs: Uint32Array, better: (a: number, b: number) => number): Uint32Array {
  const sorted = docs.toSorted((a, b) => better(b, a));
  return sorted.filter((doc, at) =>
    [sorted[at - 1], sorted[at + 1]].some((other) => other !== undefined && better(other, doc) === 0),
  );
}

/** The best documents, best first; of equal score the last changed. */
async function best(
  session: Session,
  memory: IndexMemory,
  docs: Uint32Array,
  limit: number,
  { scores, counts }: Scored,
): Promise<number[]> {
  const better = (a: number, b: number): number =>
    (counts[a] ?? 0) - (counts[b] ?? 0) || (scores[a] ?? 0) - (scores[b] ?? 0);
  const last = first(docs, limit, (a, b) => better(a, b) > 0).at(-1);
  if (last === undefined) return [];
  const candidates = chosen(docs, (doc) => better(doc, last) >= 0);
  const { dates } = memory;
  await dates.need(session, candidates.length > FEW ? candidates : tied(candidates, better));
  const before = (a: number, b: number): boolean => {
    const by = better(a, b) || dates.of(a) - dates.of(b);
    return by === 0 ? a > b : by > 0;
  };
  return first(candidates, limit, before);
}

/** Reads the best documents, best first, until enough of them hold the phrases and pass the filter. */
async function collect(
  session: Session,
  memory: IndexMemory,
  docs: Uint32Array,
  scored: Scored,
  query: ParsedQuery,
  { limit = 50, filter }: QueryOptions,
): Promise<Found> {
  const phrases = query.clauses.filter((clause) => clause.kind === 'phrase');
  const marker = new Marker(query);
  const mustCheck = phrases.length > 0 || filter !== undefined;
  const { scores, counts } = scored;
  const hits: { hit: Hit; count: number }[] = [];
  let seen = 0;
  let size = limit;
  while (seen < docs.length && hits.length < limit) {
    const ordered = (await best(session, memory, docs, Math.min(docs.length, seen + size), scored)).slice(seen);
    const rows = await memory.documents.read(session, ordered);
    for (const [at, document] of rows.entries()) {
      const doc = ordered[at] ?? 0;
      seen += 1;
      if (!document || hits.length >= limit) continue;
      if (filter && !filter(document)) continue;
      const reading = new FieldReading(document);
      if (phrases.some((phrase) => reading.holdsPhrase(phrase.words, phrase.scope) === phrase.negated)) continue;
      const hit = { id: document.id, score: scores[doc] ?? 0, ...reading.marks(marker), document };
      hits.push({ hit, count: counts[doc] ?? 0 });
    }
    size = mustCheck ? Math.min(4096, size * 4) : limit;
  }
  const ordered = hits.toSorted(
    (a, b) =>
      b.count - a.count ||
      b.hit.score - a.hit.score ||
      descending(a.hit.document.modified, b.hit.document.modified) ||
      descending(b.hit.id, a.hit.id),
  );
  const plain = ordered.map(({ hit }) => hit);
  const exact = !mustCheck || seen >= docs.length;
  return {
    hits: plain,
    total: mustCheck ? hits.length : docs.length,
    totalIsExact: exact && (!mustCheck || hits.length < limit),
  };
}

function descending(a: string, b: string): number {
  return a === b ? 0 : a < b ? 1 : -1;
}

/** Replaces each word that stands nowhere by the parts of a compound, or by the nearest word; null when none could be. */
async function mend(
  session: Session,
  memory: IndexMemory,
  asked: readonly Asked[],
  load: (clause: Clause) => Promise<Asked>,
): Promise<{ asked: Asked[]; corrections: Correction[] } | null> {
  const corrections: Correction[] = [];
  const mended: Asked[] = [];
  for (const one of asked) {
    const { clause, groups } = one;
    const isMissing = groups.some((group) => group.every(({ postings }) => postings.docs.length === 0));
    if (!isMissing || clause.kind !== 'word' || clause.scope === 'number') {
      mended.push(one);
      continue;
    }
    const words = await instead(session, memory, clause.scope, clause.word);
    if (words.length === 0) mended.push(one);
    else {
      corrections.push({ from: clause.word, to: words });
      for (const word of words) mended.push(await load({ ...clause, word, prefix: false }));
    }
  }
  return corrections.length > 0 ? { asked: mended, corrections } : null;
}

async function instead(session: Session, memory: IndexMemory, scope: Clause['scope'], word: string): Promise<string[]> {
  const ways = memory.ways(session);
  // `mh17` of who wrote `MH 17`: the border between letters and digits is where a space was.
  if (/\P{L}/u.test(word))
    return scope === 'any' ? (/^(\p{L}+)(\d+)$|^(\d+)(\p{L}+)$/u.exec(word)?.slice(1).filter(Boolean) ?? []) : [];
  const dictionary = await ways.dictionary();
  if (scope === 'any') {
    const parts = splitCompound(word, (part) => (canBePart(part) && dictionary.has(stem(part)) ? 2 : 0));
    if (parts.length > 1) return parts;
  }
  const sign = scope === 'tag' ? TAG : scope === 'member' ? MEMBER : '';
  const base = stem(word);
  const near = new Map<string, number>();
  for (const form of new Set([base, word])) {
    for (const { word: candidate, distance } of dictionary.close(form))
      near.set(candidate, Math.min(distance, near.get(candidate) ?? Infinity));
  }
  const sorted = [...near].toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 40);
  const counts = await memory.lists.counts(
    session,
    ways,
    sorted.map(([candidate]) => sign + candidate),
  );
  let chosen: { word: string; distance: number; count: number } | null = null;
  for (const [at, [candidate, distance]] of sorted.entries()) {
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    if (!chosen || distance < chosen.distance || (distance === chosen.distance && count > chosen.count))
      chosen = { word: candidate, distance, count };
  }
  return chosen ? [chosen.word] : [];
}
