import { addDays } from '../clock/calendar.ts';
import type { CalendarDate } from '../publication/record.ts';

/** A list that misses more than this many days may miss the answers that came in them. */
const MISSING_DAYS = 2;

/**
 * Whether the list of all questions can say how many days a question is late: only where it is whole up to the last two days, and knows
 * answers at all.
 *
 * @param list up to which day it is whole, and whether it knows the days of answers
 * @param today calendar date in Amsterdam
 */
export const canTellDays = (
  { updatedTo, knowsDays }: { readonly updatedTo: CalendarDate | null; readonly knowsDays: boolean },
  today: CalendarDate,
): boolean => knowsDays && updatedTo !== null && updatedTo >= addDays(today, -MISSING_DAYS);

/**
 * What the list says is late, without what is known not to be.
 *
 * @param found the batch that was searched, and how many there are in all
 * @returns `total` without those of the batch that were left out
 */
export function lateRows<T extends { readonly late: unknown }>(found: {
  readonly rows: readonly T[];
  readonly total: number;
}): { readonly rows: (T & { readonly late: NonNullable<T['late']> })[]; readonly total: number } {
  const rows = found.rows.filter((row): row is T & { late: NonNullable<T['late']> } => row.late !== null);
  return { rows, total: found.total - (found.rows.length - rows.length) };
}
