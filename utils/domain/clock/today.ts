import type { CalendarDate } from '../publication/record.ts';
import { clockOfAmsterdam } from './amsterdam.ts';

/**
 * The calendar date in Amsterdam at an instant.
 *
 * @param now any instant from 1996 to 9999; for earlier summers see `clockOfAmsterdam`
 * @returns YYYY-MM-DD
 * @throws RangeError for an invalid Date
 */
export function todayInAmsterdam(now: Date): CalendarDate {
  return clockOfAmsterdam(now.getTime()).toISOString().slice(0, 10);
}

/**
 * The calendar date in Amsterdam of a stored instant. Its first ten characters are the day in UTC, which is the day before
 * during the first hours of the night.
 *
 * @param instant ISO 8601, e.g. `2026-11-30T23:30:00.000Z`
 * @returns YYYY-MM-DD (here 2026-12-01); null for a text that is no instant of a year with four digits
 */
export function dayOfInstant(instant: string): CalendarDate | null {
  // A time without an offset is read as Amsterdam's own, not as that of the reader's machine.
  const local = /^(\d{4}-\d{2}-\d{2})T[\d:.,]+$/.exec(instant)?.[1];
  const there = local === undefined ? clockOfAmsterdam(Date.parse(instant)) : new Date(local);
  if (Number.isNaN(there.getTime())) return null;
  const day = there.toISOString().slice(0, 10);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}
