import { genericWeight, idfOf, type RelatedIndex } from './open.ts';
import type { Prepared } from './query.ts';
import type { RankCandidate } from './score.ts';
import { BACKGROUND } from './weights.ts';

/** What is known of a question as an entry of a list; each about 0 … 1 or a few. */
export type EntryFacts = readonly [
  above: number,
  aboveNext: number,
  words: number,
  sense: number,
  covered: number,
  rarest: number,
  unknown: number,
  text: number,
];

/** The ranking around an entry. */
export interface Surroundings {
  /** mean score of the places 10 to 100 */
  readonly background: number;
  /** score of place 10 */
  readonly tenth: number;
}

/** A ranking (best first) as the surroundings of its entries. */
export function surroundingsOf(ranked: readonly RankCandidate[]): Surroundings {
  const around = ranked.slice(BACKGROUND.from, BACKGROUND.to);
  const background = around.reduce((sum, { score }) => sum + score, 0) / Math.max(1, around.length);
  return { background, tenth: around[0]?.score ?? background };
}

/** The highest idf of a word of the query's title that the question has, over ten; 0 when it has none. */
function rarestShared(index: RelatedIndex, prepared: Prepared, { segment, at }: RankCandidate): number {
  const ids = new Set(segment.terms.subarray(segment.termStart[at] ?? 0, segment.termStart[at + 1] ?? 0));
  let most = 0;
  for (const { id } of prepared.words)
    if (ids.has(id)) most = Math.max(most, idfOf(index, id) * genericWeight(index, id));
  return most / 10;
}

/** What is known of an entry. */
export function entryFacts(
  index: RelatedIndex,
  prepared: Prepared,
  candidate: RankCandidate,
  { background, tenth }: Surroundings,
): EntryFacts {
  const { signals, score } = candidate;
  return [
    score - background,
    score - tenth,
    signals.words,
    signals.sense,
    signals.covered,
    rarestShared(index, prepared, candidate),
    prepared.unknown,
    prepared.withText ? 1 : 0,
  ];
}
