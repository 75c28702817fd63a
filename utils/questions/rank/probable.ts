import { genericWeight, idfOf, type RelatedIndex } from './open.ts';
import type { Prepared } from './query.ts';
import type { RankCandidate } from './score.ts';
import { BACKGROUND, ENTRY } from './weights.ts';

/**
 * The mean score of the places 10 to 100 of a ranking (best first): what any question with some of these words, of this portfolio and
 * time would score. A high score by itself says little: a question about asylum resembles hundreds of others.
 */
export function backgroundOf(ranked: readonly RankCandidate[]): number {
  const around = ranked.slice(BACKGROUND.from, BACKGROUND.to);
  return around.reduce((sum, { score }) => sum + score, 0) / Math.max(1, around.length);
}

/** The highest idf of a word of the query that a question has, over ten; 0 when it has none. */
function rarestShared(index: RelatedIndex, { words }: Prepared, { segment, at }: RankCandidate): number {
  const ids = new Set(segment.terms.subarray(segment.termStart[at] ?? 0, segment.termStart[at + 1] ?? 0));
  return (
    words.reduce(
      (most, { id }) => (ids.has(id) ? Math.max(most, idfOf(index, id) * genericWeight(index, id)) : most),
      0,
    ) / 10
  );
}

/** What the probability of an entry is computed from; the order is that of `ENTRY`. */
function entryFacts(
  index: RelatedIndex,
  prepared: Prepared,
  candidate: RankCandidate,
  background: number,
): [above: number, sense: number, rarest: number, unknown: number] {
  return [
    candidate.score - background,
    // A list that was not learned yet has no contexts: then the very words tell.
    index.vectors.count === 0 ? candidate.signals.words : candidate.signals.sense,
    rarestShared(index, prepared, candidate),
    prepared.unknown,
  ];
}

/** How probable it is that a reader finds an entry related: a logistic model, see decision 333. */
export function probabilityOf(
  index: RelatedIndex,
  prepared: Prepared,
  candidate: RankCandidate,
  background: number,
): number {
  const [above, sense, rarest, unknown] = entryFacts(index, prepared, candidate, background);
  const sum = ENTRY.one + ENTRY.above * above + ENTRY.sense * sense + ENTRY.rarest * rarest + ENTRY.unknown * unknown;
  return 1 / (1 + Math.exp(-sum));
}
