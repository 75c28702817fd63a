import { daysBetween } from '../clock/calendar.ts';
import type { CalendarDate } from '../publication/record.ts';
import { daysOf } from '../status/days.ts';
import { STATES } from '../status/states.ts';
import type { Status } from '../status/types.ts';

/** When to ask about a followed question again: within the rate limits, and more often when news is likely. Pure. */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Longest wait of all; what is to be asked later than this was written before the clock was set back. */
export const LONGEST_WAIT_MS = 30 * DAY_MS;
const AFTER_FAILURE_MS = HOUR_MS;
const LONGEST_AFTER_FAILURE_MS = DAY_MS;
/** Days around the end of a term, before and after, in which answers and postponements come. */
const NEAR = { before: 1, after: 2 } as const;
/** Corrections and supplements come in the first weeks. */
const SETTLED_DAYS = 60;
const LONG_LATE_DAYS = 60;
const VERY_LATE_DAYS = 365;

const isNear = (due: CalendarDate | null, today: CalendarDate): boolean => {
  if (due === null) return false;
  const days = daysBetween(due, today);
  return days >= -NEAR.before && days <= NEAR.after;
};

/** Days since the last document; null when none has a day. */
function daysSinceLast({ evidence }: Status, today: CalendarDate): number | null {
  const last = evidence
    .flatMap(({ date }) => (date === null || date > today ? [] : [date]))
    .toSorted()
    .at(-1);
  return last === undefined ? null : daysBetween(last, today);
}

/**
 * How long to wait before the sources are asked about a question again, in milliseconds.
 *
 * @param status as of today
 * @param failures readings in a row that gave no state
 * @param today calendar date in Amsterdam
 */
export function waitBefore(status: Status, failures: number, today: CalendarDate): number {
  if (failures > 0) return Math.min(LONGEST_AFTER_FAILURE_MS, AFTER_FAILURE_MS * 2 ** Math.min(10, failures - 1));
  if ('due' in status) {
    if (isNear(status.dueThreeWeeks, today) || isNear(status.dueSixWeeks, today)) return 4 * HOUR_MS;
    const late = status.due < today ? (daysOf(status, today) ?? 0) : 0;
    if (late > VERY_LATE_DAYS) return 7 * DAY_MS;
    return late > LONG_LATE_DAYS ? DAY_MS : 8 * HOUR_MS;
  }
  if (!STATES[status.state].isOver) return DAY_MS;
  return (daysSinceLast(status, today) ?? SETTLED_DAYS) < SETTLED_DAYS ? 3 * DAY_MS : LONGEST_WAIT_MS;
}

/**
 * Whether it is time to ask.
 *
 * @param readAt when it was last asked about, milliseconds since 1970; 0 for never
 * @param nextAt when it is to be asked about
 * @param now present instant; a clock that was set back asks at once instead of waiting a year
 */
export const isDue = (readAt: number, nextAt: number, now: number): boolean =>
  now >= nextAt || now < readAt || nextAt - now > LONGEST_WAIT_MS;
