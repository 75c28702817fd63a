import { addDays } from '../clock/calendar.ts';
import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from '../status/terms.ts';
import type { MyQuestion } from './mine.ts';

/** What a calendar is made of: the ends of terms of the reader's questions, as all-day events. Pure. */

/** An entry of a calendar. */
export interface TermEntry {
  /** The same for the same term of the same question, so that importing twice does not double. */
  readonly uid: string;
  /** Rises with each change of the question's state, so that a later file replaces an earlier one. */
  readonly sequence: number;
  readonly number: string;
  readonly title: string;
  readonly id: string;
  readonly term: 'threeWeeks' | 'sixWeeks';
  /** The last day of the term. */
  readonly day: string;
  /** Whether it no longer matters: the question was answered or ended. */
  readonly isOver: boolean;
}

/**
 * States in the order in which a question goes through them: an entry's sequence never falls. A postponement may come after the three weeks, so
 * being late before it and after it are two places.
 */
const SEQUENCE: Readonly<Partial<Record<MyQuestion['state'], number>>> = {
  unknown: 0,
  open: 1,
  notice: 2,
  probablyPostponed: 2,
  postponed: 3,
  overdue: 2,
  probablyOverdue: 4,
  noAnswer: 4,
};
const ENDED = 5;
const AFTER_SIX_WEEKS = 4;

function sequenceOf({ state, submitted, due }: MyQuestion): number {
  if (state === 'overdue' && submitted !== null && due === addDays(submitted, SECOND_TERM_DAYS)) return AFTER_SIX_WEEKS;
  return SEQUENCE[state] ?? ENDED;
}

/** Whether a question has terms of which the days are known. */
export const hasTerms = ({ submitted, state }: MyQuestion): boolean => submitted !== null && state !== 'noTerm';

/** Both terms of each question whose day of submission is known and that has terms. */
export function termEntries(questions: readonly MyQuestion[]): TermEntry[] {
  return questions.flatMap((question) => {
    const { number, title, id, submitted } = question;
    if (submitted === null || !hasTerms(question)) return [];
    const sequence = sequenceOf(question);
    const entry = (term: TermEntry['term'], days: number): TermEntry => ({
      uid: `${number}-${term}@kantlijn`,
      sequence,
      number,
      title,
      id,
      term,
      day: addDays(submitted, days),
      isOver: sequence === ENDED,
    });
    return [entry('threeWeeks', FIRST_TERM_DAYS), entry('sixWeeks', SECOND_TERM_DAYS)];
  });
}
