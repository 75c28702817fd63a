import { median, type Estimate } from '../table.ts';
import type { Rounds, Visited } from './visits.ts';

/** Median of a figure of a kind, over all rounds or the chosen ones. */
export const of = (rounds: Rounds, kind: string, figure: keyof Visited, chosen?: readonly number[]): number => {
  const all = (rounds.seen.get(kind) ?? []).map((one) => Number(one[figure]));
  return median(chosen?.map((at) => all[at] ?? Number.NaN) ?? all);
};

/** A ratio with its 95 % interval, as a cell of a table. */
export const bounds = ({ value, low, high }: Estimate): string =>
  `**${value.toFixed(2)}×** (${low.toFixed(2)}–${high.toFixed(2)})`;
