import type { CalendarDate } from '../publication/record.ts';
import { clockOfAmsterdam } from './amsterdam.ts';

/**
 * The calendar date in Amsterdam at an instant.
 *
 * @param now any instant from 1996 to 9999; summers before that end and begin on other days, see `clockOfAmsterdam`
 * @returns YYYY-MM-DD
 * @throws RangeError for an invalid Date
 */
export function todayInAmsterdam(now: Date): CalendarDate {
  return clockOfAmsterdam(now.getTime()).toISOString().slice(0, 10);
}
