import { contentScore, type RankCandidate } from './score.ts';
import { BACKGROUND, ENTRY_ABOVE, LIST_ABOVE, LIST_CONTENT } from './weights.ts';

const meanScore = (candidates: readonly RankCandidate[]): number =>
  candidates.reduce((sum, { score }) => sum + score, 0) / Math.max(1, candidates.length);

/**
 * The score from which a ranking (best first) is worth showing; Infinity when nothing in it is. How high a score
 * is says little: a question on asylum is like hundreds of others. What counts is how far the first one stands above
 * the background of the same ranking.
 */
export function shownFrom(ranked: readonly RankCandidate[]): number {
  const background = meanScore(ranked.slice(BACKGROUND.from, BACKGROUND.to));
  const standsOut = (ranked[0]?.score ?? 0) - background >= LIST_ABOVE;
  const says = ranked.slice(0, BACKGROUND.from).some(({ signals }) => contentScore(signals) >= LIST_CONTENT);
  return standsOut && says ? background + ENTRY_ABOVE : Infinity;
}
