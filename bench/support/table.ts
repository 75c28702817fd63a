import { seededRandom } from '../../utils/questions/rank/linear.ts';

/** A table of figures with what it says and how it was made. */
export interface Table {
  title: string;
  /** Part of a measurement that can be made alone: it has a section of its own, which the other parts leave as it is. */
  part?: string;
  /** One or two sentences: what was measured and how often. */
  about: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

/** A table as Markdown. */
export function markdown({ title, about, head, rows }: Table): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    about,
    '',
    line(head),
    line(head.map((_, at) => (at === 0 ? '---' : '--:'))),
    ...rows.map(line),
  ].join('\n');
}

/** The middle value; the mean of the two middle ones of an even number. Throws for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  if (high === undefined || low === undefined) throw new Error('The median of nothing was asked.');
  return (low + high) / 2;
}

/** Milliseconds with one decimal. */
export const ms = (value: number): string => `${value.toFixed(1)} ms`;
/** A ratio with two decimals. */
export const times = (value: number, floor: number): string => `${(value / floor).toFixed(2)}×`;

/** A value, and the bounds between which it fell in 95 of 100 drawings from the same rounds. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How certain a figure of a run is: the rounds are resampled a thousand times, each with everything that was measured in it, so that
 * a slow minute hits what is compared alike.
 *
 * @param rounds how many there were
 * @param figure the figure made from some of them
 */
export function estimate(rounds: number, figure: (chosen: readonly number[]) => number): Estimate {
  const draw = seededRandom(rounds);
  const all = Array.from({ length: rounds }, (_, at) => at);
  const drawn = Array.from({ length: 1000 }, () => figure(all.map(() => Math.floor(draw() * rounds)))).toSorted(
    (a, b) => a - b,
  );
  return { value: figure(all), low: drawn[25] ?? Number.NaN, high: drawn[974] ?? Number.NaN };
}
