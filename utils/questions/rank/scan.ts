import type { Best } from './best.ts';
import type { RelatedIndex } from './open.ts';
import type { Prepared } from './query.ts';
import { dateScore, emptySignals, MAX_SCORED_TERMS, quickSignals, weigh } from './score.ts';
import type { IndexSegment } from './segment.ts';
import { PART_WEIGHT, UNKNOWN_LIKENESS } from './weights.ts';

/** The highest similarity of anyone. */
function mostOf(likeness: Float32Array, known: boolean): number {
  let most = UNKNOWN_LIKENESS;
  if (known) for (let id = 0; id < likeness.length; id++) most = Math.max(most, likeness[id] ?? 0);
  return most;
}

/** What each word adds to the cosine; NaN for words of the query, so that the sum of a question with one of them is NaN. */
function markedSemantic({ semantic, words }: Prepared): Float32Array {
  const marked = semantic.slice();
  for (const { id } of words) marked[id] = Number.NaN;
  return marked;
}

/**
 * An upper bound of each question's score before the soft match: by its words, its date and the most similar people. NaN when it has
 * a word of the query.
 *
 * The first ranking of a background script runs this loop in the interpreter, over tens of thousands of questions. So it does the
 * least it can, calls almost nothing, and checks nothing that a damaged file may lack: that becomes NaN too.
 */
function mostScores(prepared: Prepared, segment: IndexSegment): Float32Array {
  const { days, norms, size, termStart, terms, wholeCount } = segment;
  const { weights } = prepared;
  const ofSense = weights.sense;
  const semantic = markedSemantic(prepared);
  // A little too much, since rounding may differ in the last digits.
  const people =
    weights.portfolio * mostOf(prepared.portfolio, prepared.hasAddressees) +
    weights.submitter * mostOf(prepared.submitter, prepared.hasSubmitters) +
    1e-4;
  // What the date and those people add, by day; 0 until it is computed.
  const dates = new Float64Array(65_536);
  const most = new Float32Array(size);
  for (let at = 0, start = termStart[0] as number; at < size; at++) {
    const next = termStart[at + 1] as number;
    const end = next < start + MAX_SCORED_TERMS ? next : start + MAX_SCORED_TERMS;
    const middle = start + (wholeCount[at] as number);
    let whole = 0;
    let parts = 0;
    let p = start;
    for (; p < middle; p++) whole += semantic[terms[p] as number] as number;
    for (; p < end; p++) parts += semantic[terms[p] as number] as number;
    start = next;
    const day = days[at] as number;
    const date = dates[day] || (dates[day] = people + dateScore(day, prepared.day, weights));
    const sense = whole + PART_WEIGHT * parts;
    const norm = norms[at] as number;
    most[at] = date + ofSense * (norm > 0 ? sense / norm : sense);
  }
  return most;
}

/** Where a scan puts what it finds. */
export interface ScanInto {
  readonly best: Best;
  /** Packed numbers to leave out. */
  readonly skipped: ReadonlySet<number> | null;
  /** Added to each place. */
  readonly offset: number;
}

/**
 * Offers the questions of a segment to the best so far. Computes `quickSignals` only where the upper bound says that a question can be
 * among them.
 */
export function scanSegment(
  index: RelatedIndex,
  prepared: Prepared,
  segment: IndexSegment,
  { best, skipped, offset }: ScanInto,
): void {
  const { numbers, size } = segment;
  const most = mostScores(prepared, segment);
  const scratch = emptySignals();
  let least = -Infinity;
  for (let at = 0; at < size; at++) {
    // NaN is not below anything.
    if ((most[at] as number) < least) continue;
    const number = numbers[at] as number;
    if (number === prepared.self || skipped?.has(number) === true) continue;
    best.offer(weigh(quickSignals(index, prepared, segment, at, scratch), prepared.weights), offset + at);
    if (best.full) least = best.least;
  }
}
