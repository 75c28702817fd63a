import { daysBetween } from '../clock/calendar.ts';
import type { CalendarDate } from '../publication/record.ts';

/** The facts of a `Status` from which days are counted. `due` is present when there is a term, running or ended. */
export interface StateFacts {
  readonly submitted: CalendarDate | null;
  readonly due?: CalendarDate;
  /** Of an answer: days from submission to it. */
  readonly days?: number | null;
}

/** Whether a question is still waiting, so that its state holds for one day only. */
export const isWaiting = ({ due }: StateFacts): boolean => due !== undefined;

/**
 * The number of days shown with a state, the same in every view. Answered: from submission to the answer. Late: days
 * **after the term**. Waiting within the term: since submission.
 *
 * @param day the day for which the state is known, in Amsterdam
 * @returns whole days, never negative; null when there is nothing to count or the dates are impossible
 */
export function daysOf({ submitted, due, days }: StateFacts, day: CalendarDate): number | null {
  if (due === undefined) return days ?? null;
  const from = due < day ? due : submitted;
  return from === null || from > day ? null : daysBetween(from, day);
}
