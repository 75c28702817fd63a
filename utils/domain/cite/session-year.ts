import type { CalendarDate } from '../publication/record.ts';

/**
 * The session year (vergaderjaar) a date falls in: it starts on the third Tuesday of September
 * (Grondwet art. 65).
 *
 * @param date calendar date in Amsterdam
 * @returns `2023-2024`
 */
export function sessionYearOf(date: CalendarDate): string {
  const year = Number(date.slice(0, 4));
  const firstOfSeptember = new Date(Date.UTC(year, 8, 1)).getUTCDay();
  const TUESDAY = 2;
  const thirdTuesday = 1 + ((TUESDAY - firstOfSeptember + 7) % 7) + 14;
  const opening = `${date.slice(0, 4)}-09-${String(thirdTuesday).padStart(2, '0')}`;
  return date >= opening ? `${year}-${year + 1}` : `${year - 1}-${year}`;
}

/**
 * A session year as legal writers print it: `2023/24`, and `1999/2000` at the turn of a century.
 *
 * @param sessionYear `2023-2024`
 * @returns the short form, or the input when it is not a session year
 */
export function shortSessionYear(sessionYear: string): string {
  const match = /^(\d{4})\D(\d{4})$/.exec(sessionYear);
  if (match?.[1] === undefined || match[2] === undefined) return sessionYear;
  return match[1].slice(0, 2) === match[2].slice(0, 2) ? `${match[1]}/${match[2].slice(2)}` : `${match[1]}/${match[2]}`;
}
