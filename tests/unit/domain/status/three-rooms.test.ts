import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import { SEARCHABLE_STATES } from '../../../../utils/domain/status/states.ts';
import { type CorpusState } from '../../../../utils/domain/question-list/record.ts';
import type { SearchCandidate } from '../../../../utils/questions/search/find.ts';
import { questionFilter } from '../../../../utils/questions/search/filter.ts';
import type { Terms } from '../../../../utils/questions/search/terms.ts';
import { dayNumber } from '../../../../utils/questions/rank/number.ts';
import { listState, standingOfDossier } from '../../../../utils/questions/view/rows.ts';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import { daysOf } from '../../../../utils/domain/status/days.ts';
import type { StatusDocument } from '../../../../utils/domain/status/types.ts';
import { appendix, facts, question } from './build.ts';

/** The same question in its own page, in a row made from a dossier, in a row of the list and in the filter of the list. */
const NO_TERMS: Terms = {
  count: 0,
  peopleCount: 0,
  idOf: () => -1,
  each: () => undefined,
  eachPerson: () => undefined,
  parties: [],
  frequency: () => 0,
};

/** Under which states the filter finds a question. */
function foundUnder(state: CorpusState, submitted: string | null, day: string): string[] {
  const candidate = {
    day: dayNumber(submitted),
    people: new Uint16Array(0),
    submitters: new Uint16Array(0),
    parties: () => [],
    state: () => state,
  } as unknown as SearchCandidate;
  return SEARCHABLE_STATES.filter((wanted) =>
    questionFilter(
      { words: '', state: wanted, offset: 0, limit: 1 },
      { terms: NO_TERMS, columns: () => Promise.reject() as never, updatedTo: day, today: day },
    )(candidate),
  );
}

const POSTPONED = [appendix('postponement', null)];
const NOTICE = [appendix('otherNotice', null)];
const S = '2026-09-10';

interface Row {
  name: string;
  listed: CorpusState;
  submitted?: string | null;
  documents?: StatusDocument[];
  /** Days after 10 September 2026. */
  after: number;
  state: string;
  days: number | null;
}

const ROWS: Row[] = [
  { name: 'the day itself', listed: 'open', after: 0, state: 'open', days: 0 },
  { name: 'within three weeks', listed: 'open', after: 13, state: 'open', days: 13 },
  { name: 'the last day of three weeks', listed: 'open', after: 21, state: 'open', days: 21 },
  { name: 'one day late', listed: 'open', after: 22, state: 'overdue', days: 1 },
  { name: 'long late', listed: 'open', after: 80, state: 'overdue', days: 59 },
  { name: 'postponed', listed: 'postponed', documents: POSTPONED, after: 30, state: 'postponed', days: 30 },
  {
    name: 'the last day of six weeks',
    listed: 'postponed',
    documents: POSTPONED,
    after: 42,
    state: 'postponed',
    days: 42,
  },
  {
    name: 'late after a postponement',
    listed: 'postponed',
    documents: POSTPONED,
    after: 80,
    state: 'overdue',
    days: 38,
  },
  { name: 'a notice', listed: 'notice', documents: NOTICE, after: 5, state: 'probablyPostponed', days: 5 },
  { name: 'late after a notice', listed: 'notice', documents: NOTICE, after: 80, state: 'probablyOverdue', days: 38 },
  {
    name: 'withdrawn',
    listed: 'withdrawn',
    documents: [appendix('withdrawn', null)],
    after: 80,
    state: 'withdrawn',
    days: null,
  },
  {
    name: 'answered',
    listed: 'answered',
    documents: [appendix('answer', null)],
    after: 80,
    state: 'answered',
    days: null,
  },
  {
    name: 'before answers were linked',
    listed: 'open',
    submitted: '2009-03-02',
    after: 80,
    state: 'unknown',
    days: null,
  },
  { name: 'of an unknown day', listed: 'open', submitted: null, after: 80, state: 'unknown', days: null },
];

describe('one question, the same in every room', () => {
  it.each(ROWS)('$name', ({ listed, submitted = S, documents = [], after, state, days }) => {
    const day = addDays(S, after);
    const status = computeStatus(facts({ documents, questionEvidence: [question(submitted)] }), day);
    const expected = { state, days };
    expect({ state: status.state, days: daysOf(status, day) }).toEqual(expected);
    if (status.state === 'overdue') expect(status.daysLate).toBe(days);
    expect(standingOfDossier({ status, checkedAt: `${day}T10:00:00.000Z` }, day)).toMatchObject(expected);
    expect(listState({ submitted, answered: null, state: listed }, day, day)).toMatchObject(expected);
    // Looked for are the late and the postponed, with doubt or without.
    expect(foundUnder(listed, submitted, day)).toEqual([state.replace('probablyP', 'p').replace('probablyO', 'o')]);
  });

  it('after a year, the list alone shows no absence: no more is said than that no answer was found', () => {
    for (const listed of ['open', 'postponed'] as const) {
      const day = addDays(S, 366);
      expect(listState({ submitted: S, answered: null, state: listed }, day, day)).toEqual({
        state: 'noAnswer',
        days: 366,
        asOf: null,
      });
      expect(foundUnder(listed, S, day)).toEqual(['unknown']);
    }
    const day = addDays(S, 366);
    expect(listState({ submitted: S, answered: null, state: 'notice' }, day, day)).toMatchObject({ state: 'notice' });
    expect(foundUnder('notice', S, day)).toEqual(['notice']);
  });

  it('of a question newer than the list, the day it was submitted is the day that is known', () => {
    const record = { submitted: '2026-09-12', answered: null, state: 'open' } as const;
    expect(listState(record, S, '2026-09-20')).toEqual({ state: 'open', days: 0, asOf: '2026-09-12' });
  });
});

describe('the day of a check', () => {
  const told = (checkedAt: string, today: string) =>
    standingOfDossier({ status: computeStatus(facts(), today), checkedAt }, today);

  it("is Amsterdam's, also between midnight there and midnight in UTC", () => {
    // facts() was submitted on 7 February 2024: the term ran out on the 28th.
    expect(told('2024-02-29T23:30:00.000Z', '2024-03-01')).toEqual({ state: 'overdue', days: 2, asOf: null });
    expect(told('2024-02-29T22:30:00.000Z', '2024-03-01')).toEqual({ state: 'overdue', days: 1, asOf: '2024-02-29' });
  });

  it('is today when it cannot be read or lies in the future', () => {
    for (const checkedAt of ['', 'yesterday', '2031-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z'])
      expect(told(checkedAt, '2024-03-01')).toEqual({ state: 'overdue', days: 2, asOf: null });
  });
});
