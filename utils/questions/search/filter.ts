import type { CorpusSearchRequest } from '../file/contract.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import { dateOfDay, dayNumber } from '../rank/number.ts';
import type { ViewState } from '../view/contract.ts';
import { standingOf } from '../view/rows.ts';
import { wordsWithPlaces } from '../../dutch/query/tokenize.ts';
import { fold } from '../../dutch/fold.ts';
import type { SearchCandidate } from './find.ts';
import type { Terms } from './terms.ts';

/** Whether a question may be found at all. */
export type QuestionFilter = (candidate: SearchCandidate) => boolean;

/** Ids of people whose name holds a text, spelling aside; those who are asked are kept apart from members. */
function peopleNamed(terms: Terms, text: string, addressees: boolean): ReadonlySet<number> {
  const wanted = fold(text);
  const found = new Set<number>();
  terms.eachPerson((key, id) => {
    if (key.startsWith('>') === addressees && key.slice(addressees ? 1 : 0).includes(wanted)) found.add(id);
  });
  return found;
}

/** Names of parties that have all words of a text: `pvda` also finds `GroenLinks-PvdA`. */
function partiesNamed(terms: Terms, text: string): ReadonlySet<string> {
  const wanted = wordsWithPlaces(text).map(({ word }) => word);
  return new Set(
    terms.parties.filter((party) => {
      const own = wordsWithPlaces(party).map(({ word }) => word);
      return fold(party) === fold(text) || (wanted.length > 0 && wanted.every((word) => own.includes(word)));
    }),
  );
}

/**
 * Under which state of the form a question is found. What is late or postponed by all we know but not for certain is looked for
 * with what is; its row tells the doubt.
 */
const FOUND_AS = {
  answered: 'answered',
  settledByLetter: 'closed',
  withdrawn: 'withdrawn',
  open: 'open',
  postponed: 'postponed',
  probablyPostponed: 'postponed',
  overdue: 'overdue',
  probablyOverdue: 'overdue',
  noTerm: 'noTerm',
  unknown: 'unknown',
  closed: 'closed',
  notice: 'notice',
} as const satisfies Record<ViewState, CorpusSearchRequest['state']>;

/** A state as the form names it. */
export type SoughtState = NonNullable<CorpusSearchRequest['state']>;

/**
 * Under which state a question is found, by its day and what the list says of it. Some tens of thousands of questions share some
 * thousands of days, so each pair is worked out once.
 */
export function soughtStates(
  updatedTo: string | null,
  today: string,
): (day: number, state: CorpusRecord['state']) => SoughtState {
  const known = new Map<string, SoughtState>();
  return (day, state) => {
    const key = `${state} ${day}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const standing = FOUND_AS[standingOf({ submitted: dateOfDay(day), answered: null, state }, updatedTo, today).state];
    known.set(key, standing);
    return standing;
  };
}

/** Whether one of the ids from a place on is among the wanted. */
function has(ids: ArrayLike<number>, start: number, wanted: ReadonlySet<number>): boolean {
  for (let at = start; at < ids.length; at += 1) if (wanted.has(ids[at] ?? -1)) return true;
  return false;
}

const given = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text);

/**
 * The conditions of a search that are no words: member, party, minister, period, state.
 *
 * @param context the words of the list, the day it is whole until, and today in Amsterdam; the last two tell what is late
 */
export function questionFilter(
  request: CorpusSearchRequest,
  context: { terms: Terms; updatedTo: string | null; today: string },
): QuestionFilter {
  const { terms, updatedTo, today } = context;
  const member = given(request.member);
  const minister = given(request.minister);
  const party = given(request.party);
  const members = member === null ? null : peopleNamed(terms, member, false);
  const ministers = minister === null ? null : peopleNamed(terms, minister, true);
  const parties = party === null ? null : partiesNamed(terms, party);
  const from = dayNumber(request.from ?? null);
  const to = dayNumber(request.to ?? null) || 65_535;
  const { state: wanted } = request;
  const standingAt = soughtStates(updatedTo, today);
  return ({ day, people, submitters, parties: own, state }) => {
    if (day < from || day > to) return false;
    if (members !== null && !has(submitters, 0, members)) return false;
    if (ministers !== null && !has(people, submitters.length, ministers)) return false;
    if (parties !== null && !own().some((one) => one !== null && parties.has(one))) return false;
    return wanted === undefined || standingAt(day, state()) === wanted;
  };
}
