import { buildIndex } from '../../utils/questions/rank/build.ts';
import { unpackNumber } from '../../utils/questions/rank/number.ts';
import { openIndex, type RelatedIndex } from '../../utils/questions/rank/open.ts';
import { prepare } from '../../utils/questions/rank/query.ts';
import { findRelated } from '../../utils/questions/rank/related.ts';
import { emptySignals, quickSignals } from '../../utils/questions/rank/score.ts';
import type { Signals } from '../../utils/questions/rank/signals.ts';
import type { RelatedRecord } from '../../utils/questions/rank/types.ts';
import { fold } from '../../utils/dutch/fold.ts';
import { fourGrams, inverted, words } from './rankers.ts';

const DEPTH = 12;
const SEARCHED = 24;

/** Rankings by single signals, so that the pool does not favour the current weights. */
const SINGLE: readonly ((signals: Signals) => number)[] = [
  ({ words }) => words,
  ({ sense }) => sense,
  ({ sense, portfolio, years }) => sense + 0.3 * portfolio + 0.2 * years,
  ({ words, submitter, days }) => words + 0.25 * submitter + 0.4 * days,
];

function bySignals(index: RelatedIndex, query: RelatedRecord): string[] {
  const prepared = prepare(index, query);
  const scratch = emptySignals();
  const tops = SINGLE.map(() => [] as { number: number; score: number }[]);
  for (let at = 0; at < index.base.size; at++) {
    const number = index.base.numbers[at] ?? 0;
    if (number === prepared.self) continue;
    const signals = quickSignals(index, prepared, index.base, at, scratch);
    SINGLE.forEach((scoreOf, which) => tops[which]?.push({ number, score: scoreOf(signals) }));
  }
  return tops.flatMap((list) =>
    list
      .toSorted((a, b) => b.score - a.score)
      .slice(0, DEPTH)
      .map(({ number }) => unpackNumber(number)),
  );
}

/** Relevance feedback: adds the words of the best five to the query at a quarter of the weight, by repeating the query. */
function withFeedback(
  ranker: (query: RelatedRecord) => string[],
  byNumber: ReadonlyMap<string, RelatedRecord>,
  query: RelatedRecord,
): string[] {
  const near = ranker(query).slice(0, 3);
  const title = [query.title, ...near.map((number) => byNumber.get(number)?.title ?? '')].join(' ');
  return ranker({ ...query, title });
}

/**
 * The candidates to grade for each query, by date and without their rank: the first twelve of
 * Kantlijn, four rankings from single signals, BM25 over words, the same with feedback, and character 4-grams;
 * and up to 24 that match a search written by hand (a pattern over folded titles), nearest in time first.
 */
export function makePools(
  records: readonly RelatedRecord[],
  queries: readonly RelatedRecord[],
  searches: Readonly<Record<string, string>>,
): Map<string, RelatedRecord[]> {
  const byNumber = new Map(records.map((record) => [record.number, record]));
  const index = openIndex(buildIndex(records));
  const bm25 = inverted(records, words, true, DEPTH);
  const grams = inverted(records, fourGrams, false, DEPTH);
  const folded = records.map(({ title }) => fold(title));
  const time = ({ date }: RelatedRecord): number => Date.parse(date ?? '2000-01-01');
  return new Map(
    queries.map((query) => {
      const pattern = new RegExp(searches[query.number] ?? '$.^', 'u');
      const searched = records
        .filter(({ number }, at) => number !== query.number && pattern.test(folded[at] ?? ''))
        .toSorted((a, b) => Math.abs(time(a) - time(query)) - Math.abs(time(b) - time(query)))
        .slice(0, SEARCHED);
      const numbers = new Set([
        ...findRelated(index, query, { limit: DEPTH, all: true }).map(({ number }) => number),
        ...bySignals(index, query),
        ...bm25(query),
        ...withFeedback(bm25, byNumber, query),
        ...grams(query),
        ...searched.map(({ number }) => number),
      ]);
      numbers.delete(query.number);
      const pool = [...numbers].flatMap((number) => byNumber.get(number) ?? []);
      return [query.number, pool.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))];
    }),
  );
}

const line = ({ date, submitters, title }: RelatedRecord): string =>
  `${(date ?? '').slice(0, 7)} ${submitters.slice(0, 2).join(', ')}: ${title.replace(/\s+/g, ' ').trim()}`;

/** Pools as text for graders: each query with its numbered candidates (title, month and first submitters only). */
export function poolText(queries: readonly RelatedRecord[], pools: ReadonlyMap<string, RelatedRecord[]>): string {
  const parts = queries.map((query) => {
    const candidates = (pools.get(query.number) ?? []).map((record) => `${record.number} ${line(record)}`);
    return [`## ${query.number} ${line(query)}`, ...candidates].join('\n');
  });
  return `${parts.join('\n\n')}\n`;
}
