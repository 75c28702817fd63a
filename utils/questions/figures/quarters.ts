import type { CalendarDate } from '../../domain/publication/record.ts';

const firstDay = (year: number, quarter: number): CalendarDate =>
  `${String(year).padStart(4, '0')}-${String(quarter * 3 + 1).padStart(2, '0')}-01`;

/** The first day of the quarter of a calendar date: `2024-05-17` gives `2024-04-01`. */
export function quarterOf(day: CalendarDate): CalendarDate {
  return firstDay(Number(day.slice(0, 4)), Math.floor((Number(day.slice(5, 7)) - 1) / 3));
}

/** All quarters from the first to the last of some, each by its first day. */
export function quartersBetween(quarters: readonly CalendarDate[]): CalendarDate[] {
  const sorted = quarters.toSorted();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  const all: CalendarDate[] = [];
  for (let quarter = first; quarter !== '' && quarter <= last;) {
    all.push(quarter);
    const next = Number(quarter.slice(0, 4)) * 4 + (Number(quarter.slice(5, 7)) - 1) / 3 + 1;
    quarter = firstDay(Math.floor(next / 4), next % 4);
  }
  return all;
}

/**
 * Whether a quarter, given by its first day, includes July and August: the summer recess. Its dates differ by year,
 * and no source states them.
 */
export const hasSummerRecess = (from: CalendarDate): boolean => from.slice(5, 7) === '07';

/** The year and the number of a quarter, given by its first day: `2024`, 2. */
export function quarterParts(from: CalendarDate): { year: string; quarter: number } {
  return { year: from.slice(0, 4), quarter: (Number(from.slice(5, 7)) - 1) / 3 + 1 };
}
