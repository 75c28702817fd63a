import type { CorpusRecord } from '../question-list/record.ts';
import type { CalendarDate } from '../publication/record.ts';
import { computeStatus } from './compute.ts';
import { isLongAgo } from './long-ago.ts';
import type { Status, StatusDocument, StatusInput } from './types.ts';

/** What the list of all questions knows about the state of a question. */
export type ListedFacts = Pick<CorpusRecord, 'submitted' | 'answered' | 'state'>;

/**
 * Whether the list can show that a question has no answer. The answer to an old question often has another number, and
 * some questions wait for years: then "no answer found" is all that is known (decision 230).
 *
 * @param submitted calendar date; null when unknown, then the answer is no
 * @param day the list is complete up to this day
 */
export function listShowsAbsence(submitted: CalendarDate | null, day: CalendarDate): boolean {
  return submitted !== null && !isLongAgo(submitted, day);
}

/** The appendix behind a state of the list. The list has the day of an answer, and no other days or words. */
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
 * The state of a question by the list alone, by the same rules as in the page (`computeStatus`): the list is one more source,
 * which was asked and knows the question.
 *
 * @param day the list is complete up to this day; the state holds for that day, not for today
 * @returns null for `closed` (dealt with, not known how) and `unknown`, where there are no facts to compute with
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
    search: waits && !listShowsAbsence(submitted, day) ? 'notAsked' : 'found',
    notFound: false,
    sourceErrors: [],
    failures: [],
    lastKnown: null,
  };
  return computeStatus(input, day);
}
