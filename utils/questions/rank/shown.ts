import { contentScore, type RankCandidate } from './score.ts';
import { BACKGROUND, ENTRY_ABOVE, LIST_ABOVE, LIST_CONTENT, type Weights } from './weights.ts';

const meanScore = (candidates: readonly RankCandidate[]): number =>
  candidates.reduce((sum, { score }) => sum + score, 0) / Math.max(1, candidates.length);

/**
 * The lowest score worth showing in a ranking (best first); Infinity when none is. A high score by itself says little: a question about
 * asylum resembles hundreds of others. What counts is how far the first stands out from the background, the mean of the places
 * 10 to 100 of the same ranking.
 */
export function shownFrom(ranked: readonly RankCandidate[], weights: Weights): number {
  const background = meanScore(ranked.slice(BACKGROUND.from, BACKGROUND.to));
  const standsOut = (ranked[0]?.score ?? 0) - background >= LIST_ABOVE;
  const says = ranked.slice(0, BACKGROUND.from).some(({ signals }) => contentScore(signals, weights) >= LIST_CONTENT);
  return standsOut && says ? background + ENTRY_ABOVE : Infinity;
}
