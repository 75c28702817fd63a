/**
 * The share of questions that is answered within so many days, with those still waiting counted for as long as they wait: the estimator of
 * Kaplan and Meier (1958). A question without an answer is *censored*: known to have taken at least so many days, and then no longer at risk.
 */

/** How long one question took, or was watched. */
export interface Duration {
  /** Whole days from submission; 0 or more. */
  readonly days: number;
  /** False when it was still without an answer after these days. */
  readonly answered: boolean;
}

/** A day on which answers came. */
export interface CurveStep {
  readonly days: number;
  /** Questions without an answer just before, of which it is known. */
  readonly atRisk: number;
  readonly answers: number;
  /** Estimated share with an answer within these days, 0 to 1. */
  readonly share: number;
}

/** A curve of steps, and up to which day anything is known. */
export interface Curve {
  readonly steps: readonly CurveStep[];
  /** The last day of which the curve tells; -1 without questions. */
  readonly until: number;
}

/** How many questions took so long, by days: what the curve is made of, without a list of the questions. */
export class DurationCounts {
  /** By days: how many were answered or last watched then, and how many of them were answered. */
  readonly ends: number[] = [];
  readonly answers: number[] = [];
  size = 0;

  add({ days, answered }: Duration): void {
    while (this.ends.length <= days) {
      this.ends.push(0);
      this.answers.push(0);
    }
    this.ends[days] = (this.ends[days] ?? 0) + 1;
    if (answered) this.answers[days] = (this.answers[days] ?? 0) + 1;
    this.size += 1;
  }
}

/**
 * Estimates the curve. On one day answers count before questions that are no longer watched, as is usual.
 *
 * @param fewest the curve ends where of fewer questions than this it is known what became of them: a single answer would decide it
 */
export function curveOf({ ends, answers, size }: DurationCounts, fewest = 0): Curve {
  const until = ends.length - 1;
  const steps: CurveStep[] = [];
  let atRisk = size;
  let waiting = 1;
  // Watched for fewer days than these.
  let lost = 0;
  for (let days = 0; days <= until; days++) {
    if (size - lost < fewest) return { steps, until: days - 1 };
    const came = answers[days] ?? 0;
    if (came > 0) {
      waiting *= 1 - came / atRisk;
      steps.push({ days, atRisk, answers: came, share: 1 - waiting });
    }
    atRisk -= ends[days] ?? 0;
    lost += (ends[days] ?? 0) - came;
  }
  return { steps, until };
}

/**
 * The share answered within so many days.
 *
 * @returns 0 to 1; null when no question was watched for that long, and some were still waiting
 */
export function shareWithin({ steps, until }: Curve, days: number): number | null {
  let share = 0;
  for (const step of steps) if (step.days <= days) share = step.share;
  return until >= days || share === 1 ? share : null;
}

/**
 * The number of days within which a share of the questions is answered: the first at which the curve reaches it.
 *
 * @param share more than 0, at most 1
 * @returns null when the curve does not come that far
 */
export function daysFor({ steps }: Curve, share: number): number | null {
  // Halves and tenths of small numbers are not exact in binary: one part in a billion is no question.
  return steps.find((step) => step.share >= share - 1e-9)?.days ?? null;
}
