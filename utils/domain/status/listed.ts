import { daysBetween } from '../clock/calendar.ts';
import type { CorpusRecord } from '../question-list/record.ts';
import type { CalendarDate } from '../publication/record.ts';
import { computeStatus } from './compute.ts';
import type { Status, StatusDocument, StatusInput } from './types.ts';

/** What the list of all questions knows that bears on where a question stands. */
export type ListedFacts = Pick<CorpusRecord, 'submitted' | 'answered' | 'state'>;

/** After so many days without a known answer the list alone shows nothing any more. */
const LIST_TELLS_DAYS = 365;

/**
 * Whether the list can tell that a question has no answer. The answer to an old question often carries another number,
 * and questions that wait for years do exist: "no answer found" is all that is known then (decision 230).
 *
 * @param submitted calendar date; null when unknown, and then nothing is told
 * @param day until which the list is whole
 */
export function listTellsAbsence(submitted: CalendarDate | null, day: CalendarDate): boolean {
  return submitted !== null && daysBetween(submitted, day) <= LIST_TELLS_DAYS;
}

/** The appendix behind a state of the list. It gives no day and no words of it, but for the day of an answer. */
function appendixOf({ state, answered }: ListedFacts): StatusDocument[] {
  const roles = {
    answered: 'answer',
    postponed: 'postponement',
    withdrawn: 'withdrawn',
    notice: 'otherNotice',
  } as const;
  if (!(state in roles)) return [];
  const evidence = {
    document: 'listed appendix',
    role: roles[state as keyof typeof roles],
    supplementary: false,
    date: state === 'answered' ? answered : null,
    url: '',
    source: 'sru' as const,
    readAt: '',
  };
  return [{ evidence, reason: null, letter: null, said: null }];
}

/**
 * Where a question stands by the list alone, by the same rules as the card (`computeStatus`): the list is one more source,
 * which was asked and knows the question.
 *
 * @param day the day the list is whole until; what the list knows may be of that day, not of today
 * @returns null where the list knows no facts to compute with: `closed` (dealt with, not known how) and `unknown`
 */
export function statusOfListed(facts: ListedFacts, day: CalendarDate): Status | null {
  const { submitted, state } = facts;
  if (state === 'closed' || state === 'unknown') return null;
  const waits = state === 'open' || state === 'postponed' || state === 'notice';
  const input: StatusInput = {
    question: 'listed question',
    chamber: 'tk',
    form: state === 'noTerm' ? 'oral' : 'written',
    questionEvidence: [
      {
        document: 'listed question',
        role: 'question',
        supplementary: false,
        date: submitted,
        url: '',
        source: 'sru',
        readAt: '',
      },
    ],
    documents: appendixOf(facts),
    unread: [],
    search: waits && !listTellsAbsence(submitted, day) ? 'notAsked' : 'found',
    notFound: false,
    sourceErrors: [],
    failures: [],
    lastKnown: null,
  };
  return computeStatus(input, day);
}
