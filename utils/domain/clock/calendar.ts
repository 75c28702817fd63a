import { CalendarDate } from '../publication/record.ts';

export { todayInAmsterdam } from './today.ts';

/**
 * Calendar dates (YYYY-MM-DD) in Europe/Amsterdam and the arithmetic of the terms.
 * A term counts calendar days, so nothing here knows hours: summer time cannot shift a deadline.
 */

/** Source of the time. Always passed in, so that a test or a demo can set it. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

const DAY_MS = 86_400_000;

/**
 * Whether a text is a calendar date that exists.
 *
 * @param text anything
 * @returns true for YYYY-MM-DD that is on the calendar (30 February is not)
 */
export function isCalendarDate(text: string): boolean {
  return CalendarDate.safeParse(text).success;
}

/** Days since 1 January 1970. @throws RangeError when the date is not on the calendar */
function dayNumber(date: CalendarDate): number {
  if (!isCalendarDate(date)) throw new RangeError(`not a calendar date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/**
 * A date some days later (or earlier, when negative).
 *
 * @param date YYYY-MM-DD
 * @param days whole days
 * @returns YYYY-MM-DD
 * @throws RangeError when `date` does not exist or the result leaves the years 0100–9999
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const result = new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
  if (!isCalendarDate(result)) throw new RangeError(`outside the calendar: ${date} + ${days} days`);
  return result;
}

/**
 * Calendar days from one date to another; negative when `to` is earlier.
 *
 * @throws RangeError when either date does not exist
 */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}
