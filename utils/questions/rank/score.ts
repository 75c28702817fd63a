import { genericWeight, idfOf, type RelatedIndex } from './open.ts';
import { saturate, type Prepared } from './query.ts';
import type { IndexSegment } from './segment.ts';
import type { Signals } from './signals.ts';
import { MAX_TERMS, PART_WEIGHT, SOFT_FROM, UNKNOWN_LIKENESS, type Weights } from './weights.ts';

/** A question being scored. */
export interface RankCandidate {
  segment: IndexSegment;
  /** place in its segment */
  at: number;
  number: number;
  signals: Signals;
  score: number;
}

/** The weighted sum of the signals. Written out, since it runs for each question of a scan. */
export function weigh(signals: Signals, weights: Weights): number {
  return (
    weights.words * signals.words +
    weights.sense * signals.sense +
    weights.covered * signals.covered +
    weights.covering * signals.covering +
    weights.portfolio * signals.portfolio +
    weights.submitter * signals.submitter +
    weights.days * signals.days +
    weights.years * signals.years
  );
}

/**
 * Upper bound on terms read per question. Ranking starts before the checksum is verified, so a damaged index must not make it loop
 * forever.
 */
export const MAX_SCORED_TERMS = 2 * MAX_TERMS;
const MAX_PEOPLE = 255;

function personLikeness(
  segment: IndexSegment,
  at: number,
  submitters: boolean,
  likeness: Float32Array,
  known: boolean,
): number {
  const start = segment.peopleStart[at] ?? 0;
  const middle = start + (segment.submitterCount[at] ?? 0);
  const from = submitters ? start : middle;
  const to = submitters ? middle : Math.min(segment.peopleStart[at + 1] ?? 0, middle + MAX_PEOPLE);
  if (!known || from === to) return UNKNOWN_LIKENESS;
  let best = 0;
  for (let p = from; p < to; p++) best = Math.max(best, likeness[segment.people[p] ?? 0] ?? 0);
  return best;
}

/** Signals to be filled in. */
export function emptySignals(): Signals {
  return { words: 0, sense: 0, covered: 0, covering: 0, portfolio: 0, submitter: 0, days: 0, years: 0 };
}

/** exp(-n / 10) and exp(-n / 700) for n days, the two functions a scan calls most, as tables filled on demand. */
const DAYS = new Float32Array(1_050);
const YEARS = new Float32Array(65_536);

function decay(table: Float32Array, apart: number, scale: number): number {
  // Beyond the shorter table it is 0 in four bytes.
  if (apart >= table.length) return 0;
  // Read it back: the table has four bytes of what was computed.
  if (table[apart] === 0) table[apart] = Math.exp(apart / -scale);
  return table[apart] ?? 0;
}

/** Days between two days; many when one is unknown. */
function daysApart(day: number, other: number): number {
  return day === 0 || other === 0 ? 1000 : Math.abs(day - other);
}

/** The part of the score from the dates of two questions. */
export function dateScore(day: number, other: number, weights: Weights): number {
  const apart = daysApart(day, other);
  return weights.days * decay(DAYS, apart, 10) + weights.years * decay(YEARS, apart, 700);
}

/**
 * Computes everything but the soft match for one question, into `into`. Allocates nothing, since a scan may call it for all.
 */
export function quickSignals(
  index: RelatedIndex,
  prepared: Prepared,
  segment: IndexSegment,
  at: number,
  into: Signals,
): Signals {
  const start = segment.termStart[at] ?? 0;
  const end = Math.min(segment.termStart[at + 1] ?? 0, start + MAX_SCORED_TERMS);
  const middle = start + (segment.wholeCount[at] ?? 0);
  const length = middle - start + PART_WEIGHT * (end - middle);
  const wholeFactor = saturate(1, length, index.meanLength);
  const partFactor = saturate(PART_WEIGHT, length, index.meanLength);
  let words = 0;
  let sense = 0;
  for (let p = start; p < end; p++) {
    const id = segment.terms[p] ?? 0;
    const whole = p < middle;
    words += (prepared.lexical[id] ?? 0) * (whole ? wholeFactor : partFactor);
    sense += (prepared.semantic[id] ?? 0) * (whole ? 1 : PART_WEIGHT);
  }
  const apart = daysApart(segment.days[at] ?? 0, prepared.day);
  const norm = segment.norms[at] ?? 0;
  into.words = Math.sqrt(words / prepared.selfScore);
  into.sense = norm > 0 ? sense / norm : 0;
  into.covered = 0;
  into.covering = 0;
  into.portfolio = personLikeness(segment, at, false, prepared.portfolio, prepared.hasAddressees);
  into.submitter = personLikeness(segment, at, true, prepared.submitter, prepared.hasSubmitters);
  into.days = decay(DAYS, apart, 10);
  into.years = decay(YEARS, apart, 700);
  return into;
}

/**
 * The soft match: compares words by their vectors, so that `veehouder` and `boer` match in part. Has a row for each word, with its
 * similarity to each word of the query. Rows are made on demand; a ranking needs some two thousand.
 *
 * A cosine of 0.4 (`SOFT_FROM`) or less counts 0, and 1 counts 1: 0.7 is (0.7 - 0.4) / 0.6 = 0.5.
 */
export class SoftMatcher {
  readonly #index: RelatedIndex;
  readonly #words: Prepared['words'];
  readonly #total: number;
  /** What each byte of a vector adds to its product with each word of the query. */
  readonly #tables: readonly Float64Array[];
  /** Place of a word's row plus one; 0 while there is none. */
  readonly #places: Uint32Array;
  readonly #rows: Float32Array[] = [];
  /** Weight of each row's word as a whole word of a title. */
  readonly #weights: number[] = [];

  constructor(index: RelatedIndex, prepared: Prepared) {
    this.#index = index;
    this.#words = prepared.words;
    this.#tables = prepared.words.map(({ id }) => index.vectors.tableOf(index.vectors.of(id)));
    this.#total = prepared.words.reduce((sum, word) => sum + word.weight, 1e-9);
    this.#places = new Uint32Array(prepared.lexical.length);
  }

  /** Place of a word's row. */
  #row(id: number): number {
    const known = this.#places[id] ?? 0;
    if (known !== 0) return known - 1;
    const row = new Float32Array(this.#words.length);
    for (let nth = 0; nth < row.length; nth++) {
      const near = this.#index.vectors.dotBy(id, this.#tables[nth] as Float64Array);
      row[nth] = this.#words[nth]?.id === id ? 1 : Math.max(0, (near - SOFT_FROM) / (1 - SOFT_FROM));
    }
    this.#weights.push(idfOf(this.#index, id) ** 1.5 * genericWeight(this.#index, id));
    this.#places[id] = this.#rows.push(row);
    return this.#rows.length - 1;
  }

  /** Fills in `covered`: how much of the query the question matches; and `covering`: how much of the question the query matches. */
  complete(signals: Signals, segment: IndexSegment, at: number): void {
    const width = this.#words.length;
    const start = segment.termStart[at] ?? 0;
    const end = Math.min(segment.termStart[at + 1] ?? 0, start + MAX_SCORED_TERMS);
    const middle = start + (segment.wholeCount[at] ?? 0);
    const best = new Float32Array(width);
    let met = 0;
    let total = 1e-9;
    for (let p = start; p < end; p++) {
      const place = this.#row(segment.terms[p] ?? 0);
      const row = this.#rows[place] as Float32Array;
      let most = 0;
      for (let w = 0; w < width; w++) {
        const near = row[w] as number;
        if (near > most) most = near;
        if (near > (best[w] as number)) best[w] = near;
      }
      const weight = (this.#weights[place] as number) * (p < middle ? 1 : PART_WEIGHT);
      met += weight * most;
      total += weight;
    }
    signals.covering = met / total;
    signals.covered = this.#words.reduce((sum, word, w) => sum + word.weight * (best[w] ?? 0), 0) / this.#total;
  }
}
