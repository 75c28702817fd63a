import { addDays } from '../clock/calendar.ts';
import { dayOfInstant } from '../clock/today.ts';
import type { CalendarDate } from '../publication/record.ts';
import { computeStatus } from '../status/compute.ts';
import type { Status } from '../status/types.ts';
import type { FollowReading } from './known.ts';

/** Decides whether a term of a followed question has passed, by the rules that every view follows. Pure. */

/** A term that has passed. */
export interface PassedTerm {
  readonly term: 'threeWeeks' | 'sixWeeks';
  /** The first day after it. */
  readonly day: CalendarDate;
  readonly isCertain: boolean;
}

/** The day of a reading; one dated later than today was made before the clock was set back. */
function readingDay({ checkedAt }: Pick<FollowReading, 'checkedAt'>, today: CalendarDate): CalendarDate {
  const day = dayOfInstant(checkedAt);
  return day === null || day > today ? today : day;
}

/** The state that the rules would have given on the day after a term, from what is known now. */
function stateAfter({ input }: FollowReading, due: CalendarDate): Status {
  const documents = input.documents.filter(({ evidence: { date } }) => date === null || date <= due);
  return computeStatus({ ...input, documents }, addDays(due, 1));
}

/**
 * The terms that have passed without what they ask for: three weeks without any word, six weeks without an answer.
 * Claimed only when the sources were read after the term (decision 030). Whether it passed does not depend on when the
 * sources were read, so a browser that was closed for a month finds the same.
 *
 * @param today calendar date in Amsterdam
 */
export function termsPassed(reading: FollowReading, today: CalendarDate): PassedTerm[] {
  const { dueThreeWeeks, dueSixWeeks } = computeStatus(reading.input, today);
  const day = readingDay(reading, today);
  const passed: PassedTerm[] = [];
  if (dueThreeWeeks !== null && day > dueThreeWeeks) {
    const then = stateAfter(reading, dueThreeWeeks);
    if (then.state === 'overdue' && then.term === 'threeWeeks')
      passed.push({ term: 'threeWeeks', day: addDays(dueThreeWeeks, 1), isCertain: true });
  }
  if (dueSixWeeks !== null && day > dueSixWeeks) {
    const then = stateAfter(reading, dueSixWeeks);
    if (then.state === 'overdue' || then.state === 'probablyOverdue')
      passed.push({ term: 'sixWeeks', day: addDays(dueSixWeeks, 1), isCertain: then.state === 'overdue' });
  }
  return passed;
}
