import { daysBetween } from '../clock/calendar.ts';
import type { CalendarDate } from '../publication/record.ts';
import type { ViewState } from './states.ts';

/**
 * After so many days without a known answer no view says more than that none was found: the answer to an old question often has another
 * number, and some questions wait for years (decision 535).
 */
const LONG_AGO_DAYS = 365;

/**
 * Whether a question was submitted so long ago that silence proves nothing.
 *
 * @param submitted calendar date; null when unknown, then it was not
 * @param day calendar date in Amsterdam
 */
export const isLongAgo = (submitted: CalendarDate | null, day: CalendarDate): boolean =>
  submitted !== null && daysBetween(submitted, day) > LONG_AGO_DAYS;

/** States that say that there is no answer yet. */
const WAITING: ReadonlySet<ViewState> = new Set([
  'open',
  'postponed',
  'probablyPostponed',
  'overdue',
  'probablyOverdue',
]);

/**
 * A state as every view shows it: a question of long ago is called neither open nor late.
 *
 * @param day calendar date in Amsterdam on which the question has the state
 */
export const shownAs = (state: ViewState, submitted: CalendarDate | null, day: CalendarDate): ViewState =>
  WAITING.has(state) && isLongAgo(submitted, day) ? 'noAnswer' : state;
