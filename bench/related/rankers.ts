import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import { buildIndex } from '../../utils/questions/rank/build.ts';
import { packNumber } from '../../utils/questions/rank/number.ts';
import { openIndex } from '../../utils/questions/rank/open.ts';
import { prepare } from '../../utils/questions/rank/query.ts';
import { rank, findRelated } from '../../utils/questions/rank/related.ts';
import { backgroundOf, probabilityOf } from '../../utils/questions/rank/probable.ts';
import { LIKELY } from '../../utils/questions/rank/weights.ts';
import type { RelatedRecord } from '../../utils/questions/rank/types.ts';
import { fold } from '../../utils/dutch/fold.ts';

/** Ranks the question list for one of its questions: at most ten numbers, best first, without the question itself. */
export interface Ranker {
  name: string;
  rank(query: RelatedRecord): Promise<string[]>;
  /** Whether it would still show a list without these questions; absent when it always shows one. */
  listsWithout?(query: RelatedRecord, numbers: ReadonlySet<string>): boolean;
}

/** The words of a title, folded: no stems, no stop words. */
export const words = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Character 4-grams of a folded title, padded with a space on both ends. */
export function fourGrams(text: string): string[] {
  const run = ` ${words(text).join(' ')} `;
  return Array.from({ length: Math.max(0, run.length - 3) }, (_, at) => run.slice(at, at + 4));
}

/** Builds an inverted index; returns a ranker (BM25, or cosine of tf-idf) of at most `limit` numbers. */
export function inverted(
  records: readonly RelatedRecord[],
  tokens: (text: string) => string[],
  bm25: boolean,
  limit = 10,
): (query: RelatedRecord) => string[] {
  const postings = new Map<string, [number, number][]>();
  const lengths: number[] = [];
  records.forEach((record, at) => {
    const counts = new Map<string, number>();
    const all = tokens(record.title);
    for (const token of all) counts.set(token, (counts.get(token) ?? 0) + 1);
    lengths[at] = all.length;
    for (const [token, count] of counts) {
      const list = postings.get(token) ?? [];
      list.push([at, count]);
      postings.set(token, list);
    }
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const idf = (list: readonly unknown[]): number =>
    Math.log(1 + (records.length - list.length + 0.5) / (list.length + 0.5));
  const norms = new Float64Array(records.length);
  for (const list of postings.values()) for (const [at] of list) norms[at] = (norms[at] ?? 0) + idf(list) ** 2;
  return (query) => {
    const scores = new Float64Array(records.length);
    // BM25 sums over all words of the query: a repeated word counts twice.
    const asked = tokens(query.title);
    for (const token of bm25 ? asked : new Set(asked)) {
      const list = postings.get(token) ?? [];
      const weight = idf(list);
      for (const [at, count] of list) {
        const length = lengths[at] ?? 0;
        const gain = bm25
          ? (weight * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average))
          : weight ** 2 / Math.sqrt(norms[at] ?? 1);
        scores[at] = (scores[at] ?? 0) + gain;
      }
    }
    return [...scores.keys()]
      .filter((at) => (scores[at] ?? 0) > 0 && records[at]?.number !== query.number)
      .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
      .slice(0, limit)
      .map((at) => records[at]?.number ?? '');
  };
}

/** All rankers to compare on a question list; Kantlijn with and without its cut-off. */
export async function makeRankers(
  records: readonly RelatedRecord[],
): Promise<{ rankers: Ranker[]; bytes: number; buildSeconds: number }> {
  const start = performance.now();
  const file = buildIndex(records);
  const buildSeconds = (performance.now() - start) / 1000;
  const index = openIndex(file);
  const bm25 = inverted(records, words, true);
  const grams = inverted(records, fourGrams, false);
  const mini = new MiniSearch<{ id: string; title: string }>({ fields: ['title'] });
  mini.addAll(records.map(({ number, title }) => ({ id: number, title })));
  const orama = create({ schema: { number: 'string', title: 'string' } as const });
  await insertMultiple(
    orama,
    records.map(({ number, title }) => ({ number, title })),
    2000,
  );
  const own = (all: boolean) => async (query: RelatedRecord) =>
    findRelated(index, query, { limit: 10, all })
      .filter(({ likely }) => all || likely)
      .map((result) => result.number);
  const listsWithout = (query: RelatedRecord, numbers: ReadonlySet<string>): boolean => {
    const gone = new Set([...numbers].map(packNumber));
    const prepared = prepare(index, query);
    const left = rank(index, prepared).filter(({ number }) => !gone.has(number));
    const background = backgroundOf(left);
    return left.slice(0, 10).some((candidate) => probabilityOf(index, prepared, candidate, background) >= LIKELY);
  };
  const rankers: Ranker[] = [
    { name: 'Kantlijn, first tier', rank: own(false), listsWithout },
    { name: 'Kantlijn', rank: own(true) },
    { name: 'BM25 over words', rank: async (query) => bm25(query) },
    {
      name: 'MiniSearch, defaults',
      rank: async (query) =>
        mini
          .search(query.title)
          .map((hit) => String(hit.id))
          .filter((id) => id !== query.number)
          .slice(0, 10),
    },
    { name: 'character 4-grams', rank: async (query) => grams(query) },
    {
      name: 'Orama, defaults',
      rank: async (query) => {
        const found = await search(orama, { term: query.title, properties: ['title'], limit: 11 });
        return found.hits
          .map((hit) => hit.document.number)
          .filter((number) => number !== query.number)
          .slice(0, 10);
      },
    },
  ];
  return { rankers, bytes: file.byteLength, buildSeconds };
}
