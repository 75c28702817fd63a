import { daysBetween } from '../clock/calendar.ts';
import type { CalendarDate } from '../publication/record.ts';

/** The facts of a `Status` that its days are told from; `due` is there while a term runs or after it ran out. */
export interface Told {
  readonly submitted: CalendarDate | null;
  readonly due?: CalendarDate;
  /** Of an answer: days from submission to it. */
  readonly days?: number | null;
}

/** Whether a question still waits, so that its state is true of one day only. */
export const isWaiting = ({ due }: Told): boolean => due !== undefined;

/**
 * The days that are told with a state, the same wherever it is drawn: of an answer those from submission to it, of a
 * question that is late those **after its term**, of one that waits within its term those since it was submitted.
 *
 * @param day the day the state is known for, in Amsterdam
 * @returns whole days, never negative; null where there are none to tell or the dates cannot be true
 */
export function daysOf({ submitted, due, days }: Told, day: CalendarDate): number | null {
  if (due === undefined) return days ?? null;
  const from = due < day ? due : submitted;
  return from === null || from > day ? null : daysBetween(from, day);
}
