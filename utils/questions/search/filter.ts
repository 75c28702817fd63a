import type { CorpusSearchRequest } from '../file/contract.ts';
import { CORPUS_STATES, type CorpusRecord } from '../../domain/question-list/record.ts';
import { type Columns, ministryBit } from '../facts/columns.ts';
import { isPunctual } from '../facts/punctual.ts';
import { dateOfDay, dayCount, dayNumber } from '../rank/number.ts';
import { LIST_STATES, STATES, type SearchableState } from '../../domain/status/states.ts';
import { listState } from '../view/rows.ts';
import { wordsWithPlaces } from '../../dutch/query/tokenize.ts';
import { fold } from '../../dutch/fold.ts';
import type { SearchCandidate } from './find.ts';
import type { Terms } from './terms.ts';

/** Whether a question fits the conditions that are no words. */
export type QuestionFilter = (candidate: SearchCandidate) => boolean;

/** Ids of the addressees, or of the others, whose folded name has a folded text in it. */
function peopleNamed(terms: Terms, text: string, addressees: boolean): ReadonlySet<number> {
  const wanted = fold(text);
  const found = new Set<number>();
  terms.eachPerson((key, id) => {
    if (key.startsWith('>') === addressees && key.slice(addressees ? 1 : 0).includes(wanted)) found.add(id);
  });
  return found;
}

/** The party of a name; without one, those with all words of it: `pvda` finds `GroenLinks-PvdA`. */
function partiesNamed(terms: Terms, text: string): ReadonlySet<string> {
  const wanted = wordsWithPlaces(text).map(({ word }) => word);
  const exact = terms.parties.filter((party) => fold(party) === fold(text));
  return new Set(
    exact.length > 0
      ? exact
      : terms.parties.filter((party) => {
          const own = wordsWithPlaces(party).map(({ word }) => word);
          return wanted.length > 0 && wanted.every((word) => own.includes(word));
        }),
  );
}

/** Under which state of the form a question is found; its row tells any doubt. */
const FOUND_AS = { ...STATES, ...LIST_STATES };

/** States that no day changes any more, whenever the question was submitted up to today. */
const SETTLED: ReadonlySet<CorpusRecord['state']> = new Set(['answered', 'closed', 'withdrawn', 'noTerm']);

/**
 * The state of the form for a question, by the day of its submission and its state in the list. Has a cache: tens of thousands of
 * questions share thousands of days, and most are settled, where no day matters.
 */
export function searchableStates(
  updatedTo: string | null,
  today: string,
): (day: number, state: CorpusRecord['state']) => SearchableState {
  const known = new Map<number, SearchableState>();
  const last = dayNumber(today);
  return (day, state) => {
    // A future day is a typing error in the source. Without a day there is nothing to compare.
    const matters = !SETTLED.has(state) || day === 0 || day > last;
    const key = (matters ? day : 1) * CORPUS_STATES.length + CORPUS_STATES.indexOf(state);
    const found = known.get(key);
    if (found !== undefined) return found;
    const searched =
      FOUND_AS[listState({ submitted: dateOfDay(day), answered: null, state }, updatedTo, today).state].searchedAs;
    known.set(key, searched);
    return searched;
  };
}

/** Whether one of the ids from `start` on is wanted. */
function has(ids: ArrayLike<number>, start: number, wanted: ReadonlySet<number>): boolean {
  for (let at = start; at < ids.length; at += 1) if (wanted.has(ids[at] ?? -1)) return true;
  return false;
}

const given = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text);

/** The conditions that the columns of the list answer: ministry, kind, punctuality. They are read only when one is asked. */
function factsFilter(
  { ministry, kind, punctual }: CorpusSearchRequest,
  { columns: read, updatedTo, today }: { columns: () => Columns; updatedTo: string | null; today: string },
): (at: number) => boolean {
  if (ministry === undefined && kind === undefined && punctual === undefined) return () => true;
  const columns = read();
  const until = dayNumber(updatedTo ?? today);
  const bit = ministry === undefined ? 0 : ministryBit(ministry);
  const asked = kind === undefined ? 0 : kind === 'written' ? 1 : 2;
  return (at) =>
    (bit === 0 || ((columns.ministries[at] ?? 0) & bit) !== 0) &&
    (asked === 0 || columns.kind[at] === asked) &&
    (punctual === undefined || isPunctual(punctual, columns, at, until));
}

/**
 * The conditions of a search that are no words: member, party, minister, ministry, period, state, kind, punctuality, subject.
 *
 * @param context the words of the list; the day up to which nothing is missing from it, and today in Amsterdam, to know what is late
 */
export function questionFilter(
  request: CorpusSearchRequest,
  context: { terms: Terms; columns: () => Columns; updatedTo: string | null; today: string },
): QuestionFilter {
  const { terms, updatedTo, today } = context;
  const member = given(request.member);
  const minister = given(request.minister);
  const party = given(request.party);
  const members = member === null ? null : peopleNamed(terms, member, false);
  const ministers = minister === null ? null : peopleNamed(terms, minister, true);
  const parties = party === null ? null : partiesNamed(terms, party);
  const isPeriod = (request.from ?? request.to) !== undefined;
  const from = dayCount(request.from ?? '1990-01-01');
  const to = dayCount(request.to ?? '9999-12-31');
  const { state: wanted } = request;
  const stateAt = searchableStates(updatedTo, today);
  const facts = factsFilter(request, context);
  return (candidate) => {
    const { day } = candidate;
    // Of an unknown day nobody can say that it lies within a period.
    if ((isPeriod && (day === 0 || day < from || day > to)) || !facts(candidate.at)) return false;
    if (members !== null && !has(candidate.submitters, 0, members)) return false;
    if (ministers !== null && !has(candidate.people, candidate.submitters.length, ministers)) return false;
    if (parties !== null && !candidate.parties().some((one) => one !== null && parties.has(one))) return false;
    if (request.subject !== undefined && !candidate.subjects().includes(request.subject)) return false;
    return wanted === undefined || stateAt(day, candidate.state()) === wanted;
  };
}
