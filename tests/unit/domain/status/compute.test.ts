import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import { statusTranslator } from '../../../../utils/domain/i18n/status.ts';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import { Status, type StatusInput } from '../../../../utils/domain/status/types.ts';
import { explain } from '../../../../utils/domain/status/sentences.ts';
import { appendix, D3, D6, facts, question, READ_AT, S } from './build.ts';

const after = (date: string, days: number): string => addDays(date, days);
const answer = appendix('answer', '2024-03-20');
const postponement = appendix('postponement', '2024-02-19', { reason: 'De afstemming vergt meer tijd.' });
const failed = { source: 'sru', what: 'repository.overheid.nl', code: 'timeout', at: READ_AT } as const;

describe('every state, at its edges', () => {
  const rows: [string, Partial<StatusInput>, string, object][] = [
    ['day of submission', {}, S, { state: 'open', due: D3, daysLeft: 21 }],
    ['last day of the three weeks', {}, D3, { state: 'open', due: D3, daysLeft: 0 }],
    [
      'day after',
      {},
      after(D3, 1),
      { state: 'overdue', term: 'threeWeeks', due: D3, daysLate: 1, notice: null, reason: null },
    ],
    ['no notice, long after', {}, after(D6, 1), { state: 'overdue', term: 'threeWeeks', due: D3, daysLate: 22 }],
    [
      'postponed within three weeks',
      { documents: [postponement] },
      '2024-02-19',
      { state: 'postponed', due: D6, daysLeft: 30, reason: 'De afstemming vergt meer tijd.' },
    ],
    [
      'postponed, last day of the six weeks',
      { documents: [postponement] },
      D6,
      { state: 'postponed', due: D6, daysLeft: 0 },
    ],
    [
      'postponed, day after the six weeks',
      { documents: [postponement] },
      after(D6, 1),
      { state: 'overdue', term: 'sixWeeks', due: D6, daysLate: 1, reason: 'De afstemming vergt meer tijd.' },
    ],
    [
      'answered on D3',
      { documents: [appendix('answer', D3)] },
      D6,
      { state: 'answered', days: 21, punctuality: { is: 'withinThreeWeeks' } },
    ],
    [
      'answered on D3 + 1',
      { documents: [appendix('answer', after(D3, 1))] },
      D6,
      { state: 'answered', days: 22, punctuality: { is: 'afterThreeWeeks', days: 1 } },
    ],
    [
      'answered on D6',
      { documents: [appendix('answer', D6)] },
      D6,
      { state: 'answered', days: 42, punctuality: { is: 'afterThreeWeeks', days: 21 } },
    ],
    [
      'answered on D6 + 1',
      { documents: [appendix('answer', after(D6, 1))] },
      after(D6, 1),
      { state: 'answered', days: 43, punctuality: { is: 'afterSixWeeks', days: 1 } },
    ],
    [
      'answered the same day',
      { documents: [appendix('answer', S)] },
      S,
      { state: 'answered', days: 0, punctuality: { is: 'withinThreeWeeks' } },
    ],
    [
      'settled by letter',
      { documents: [appendix('settledByLetter', '2024-03-01', { letter: { text: 'Kamerbrief', url: null } })] },
      after(D6, 9),
      { state: 'settledByLetter', letter: { text: 'Kamerbrief', url: null } },
    ],
    ['withdrawn', { documents: [appendix('withdrawn', '2024-03-01')] }, after(D6, 9), { state: 'withdrawn' }],
    ['oral', { form: 'oral' }, after(D6, 9), { state: 'noTerm', why: 'oral', dueThreeWeeks: null, dueSixWeeks: null }],
    ['Eerste Kamer', { chamber: 'ek' }, after(D6, 9), { state: 'noTerm', why: 'senate', dueThreeWeeks: null }],
    ['another kind', { form: 'other' }, after(D6, 9), { state: 'noTerm', why: 'notWritten' }],
    [
      'Eerste Kamer, answered',
      { chamber: 'ek', documents: [answer] },
      D6,
      { state: 'answered', days: 42, punctuality: null },
    ],
    [
      'before 2021: the same weeks',
      { questionEvidence: [question('2012-03-01')] },
      '2012-03-22',
      { state: 'open', due: '2012-03-22', daysLeft: 0 },
    ],
    [
      'before 2021: overdue',
      { questionEvidence: [question('2012-03-01')] },
      '2012-03-23',
      { state: 'overdue', daysLate: 1 },
    ],
    ['over summer time', { questionEvidence: [question('2024-03-20')] }, '2024-04-10', { state: 'open', daysLeft: 0 }],
  ];
  it.each(rows)('%s', (_name, input, today, expected) => {
    const status = computeStatus(facts(input), today);
    expect(status).toMatchObject(expected);
    expect(Status.safeParse(status).success).toBe(true);
  });
});

describe('the unknown is never claimed', () => {
  const late = after(D6, 30);
  const rows: [string, Partial<StatusInput>, string, object][] = [
    [
      'search failed, nothing found, overdue by the calendar',
      { search: 'failed', failures: [failed] },
      late,
      { state: 'unknown', why: 'sourcesFailed', dueThreeWeeks: D3 },
    ],
    ['search failed within the three weeks', { search: 'failed' }, S, { state: 'unknown', why: 'sourcesFailed' }],
    [
      'search failed after a postponement',
      { search: 'failed', documents: [postponement] },
      D3,
      { state: 'unknown', why: 'sourcesFailed' },
    ],
    ['search not asked', { search: 'notAsked' }, late, { state: 'unknown', why: 'sourcesFailed' }],
    ['search knows nothing of a new question', { search: 'empty' }, D3, { state: 'open' }],
    [
      'search knows nothing of an old question',
      { search: 'empty' },
      after(D3, 1),
      { state: 'unknown', why: 'sourcesFailed' },
    ],
    [
      'search knows nothing of a postponed question',
      { search: 'empty', documents: [postponement] },
      D3,
      { state: 'unknown', why: 'sourcesFailed' },
    ],
    ['an appendix could not be read', { unread: ['ah-tk-20232024-1'] }, late, { state: 'unknown', why: 'unmatched' }],
    [
      'an appendix could not be read, and the search failed',
      { unread: ['ah-tk-20232024-1'], search: 'failed' },
      late,
      { state: 'unknown', why: 'unmatched' },
    ],
    [
      'an appendix of unknown type',
      { documents: [appendix('unknown', D3)] },
      late,
      { state: 'unknown', why: 'typeUnknown' },
    ],
    [
      'an appendix of unknown type beside a postponement',
      { documents: [appendix('unknown', D3), postponement] },
      late,
      { state: 'unknown', why: 'typeUnknown' },
    ],
    [
      'an old question, whose answer would not be linked',
      { questionEvidence: [question('2009-12-31')] },
      '2024-01-01',
      { state: 'unknown', why: 'unlinked', dueThreeWeeks: '2010-01-21' },
    ],
    [
      'the first questions whose answers are linked',
      { questionEvidence: [question('2010-01-01')] },
      '2010-01-23',
      { state: 'overdue', daysLate: 1 },
    ],
    [
      'an old question while its three weeks ran',
      { questionEvidence: [question('2009-12-01')] },
      '2009-12-22',
      { state: 'open' },
    ],
    [
      'no submitted date',
      { questionEvidence: [question(null)] },
      late,
      { state: 'unknown', why: 'noSubmittedDate', submitted: null, dueSixWeeks: null },
    ],
    ['nobody gives the question', { questionEvidence: [] }, late, { state: 'unknown', why: 'noSubmittedDate' }],
    ['not known to be written', { form: 'unknown' }, late, { state: 'unknown', why: 'formUnknown' }],
    [
      'not known to be written, but postponed',
      { form: 'unknown', documents: [postponement] },
      late,
      { state: 'overdue', term: 'sixWeeks' },
    ],
    [
      'no such question',
      { notFound: true, search: 'empty', questionEvidence: [] },
      late,
      { state: 'unknown', why: 'notFound' },
    ],
    [
      'sources differ on the submitted date',
      { questionEvidence: [question(), question('2024-02-08', 'sru')] },
      late,
      { state: 'unknown', why: 'contradiction', submitted: null },
    ],
    [
      'submitted in the future',
      { questionEvidence: [question('2025-01-01')] },
      '2024-12-31',
      { state: 'unknown', why: 'contradiction' },
    ],
    [
      'the page contradicts itself on its number',
      {
        documents: [answer],
        sourceErrors: [{ code: 'contradictoryNumbers', document: 'kv-tk-2024Z01911', detail: '' }],
      },
      late,
      { state: 'unknown', why: 'contradiction' },
    ],
  ];
  it.each(rows)('%s', (_name, input, today, expected) => {
    const status = computeStatus(facts(input), today);
    expect(status).toMatchObject(expected);
    expect(Status.safeParse(status).success).toBe(true);
  });

  it('reports the last known state, and its date', () => {
    const lastKnown = { state: 'open', at: READ_AT };
    expect(computeStatus(facts({ search: 'failed', lastKnown, failures: [failed] }), D6)).toMatchObject({
      state: 'unknown',
      lastKnown,
      failures: [failed],
    });
  });

  it('keeps showing a postponement when it cannot say that there is no answer', () => {
    const status = computeStatus(facts({ search: 'failed', documents: [postponement] }), D3);
    expect(status.evidence.map(({ role }) => role)).toEqual(['question', 'postponement']);
    expect(status.timeline.map(({ what }) => what)).toContain('postponement');
  });
});

describe('found documents count', () => {
  it.each(['failed', 'empty', 'notAsked'] as const)('answered although the search is %s', (search) => {
    expect(
      computeStatus(facts({ search, unread: ['ah-tk-20232024-1'], failures: [failed], documents: [answer] }), D6),
    ).toMatchObject({ state: 'answered', days: 42, failures: [failed] });
  });

  it('answered although no source gives the submitted date', () => {
    expect(computeStatus(facts({ questionEvidence: [], documents: [answer] }), D6)).toMatchObject({
      state: 'answered',
      days: null,
      punctuality: null,
    });
  });

  it('answered although sources differ on the submitted date', () => {
    const status = computeStatus(
      facts({ questionEvidence: [question(), question('2024-02-09', 'sru')], documents: [answer] }),
      D6,
    );
    expect(status).toMatchObject({ state: 'answered', days: null });
    expect(status.sourceErrors).toEqual([
      { code: 'contradictoryDates', document: 'kv-tk-2024Z01911', detail: '2024-02-07 / 2024-02-09' },
    ]);
  });

  it('answered before the postponement was published', () => {
    const status = computeStatus(facts({ documents: [appendix('postponement', '2024-03-25'), answer] }), '2024-03-26');
    expect(status).toMatchObject({ state: 'answered', days: 42 });
    expect(status.timeline.at(-2)).toMatchObject({ what: 'postponement' });
  });

  it('answered, after a letter or a withdrawal too', () => {
    expect(
      computeStatus(facts({ documents: [appendix('settledByLetter', D3), appendix('withdrawn', D3), answer] }), D6)
        .state,
    ).toBe('answered');
  });

  it('the later of a letter and a withdrawal counts', () => {
    const withdrawn = appendix('withdrawn', '2024-03-02');
    expect(computeStatus(facts({ documents: [appendix('settledByLetter', '2024-03-01'), withdrawn] }), D6).state).toBe(
      'withdrawn',
    );
    expect(computeStatus(facts({ documents: [appendix('settledByLetter', '2024-03-03'), withdrawn] }), D6).state).toBe(
      'settledByLetter',
    );
  });

  describe.each([
    ['settledByLetter', 'afterSettled', 'zegt dat de vragen zijn afgedaan'],
    ['withdrawn', 'afterWithdrawn', 'zegt dat de vragen zijn ingetrokken'],
  ] as const)('%s, and another notice after that (decision 390)', (role, why, words) => {
    const end = appendix(role, '2024-02-12');
    const then = (next: 'postponement' | 'otherNotice', date: string | null, today: string) =>
      computeStatus(facts({ documents: [end, appendix(next, date, { said: 'Woorden.' })] }), today);

    it.each(['postponement', 'otherNotice'] as const)('%s: neither is claimed, on any day', (next) => {
      for (const today of ['2024-02-26', D3, after(D3, 1), D6, after(D6, 5)])
        expect(then(next, '2024-02-26', today), today).toMatchObject({
          state: 'unknown',
          why,
          doubt: { ended: { role, date: '2024-02-12' }, notice: { role: next, date: '2024-02-26' }, said: 'Woorden.' },
        });
    });

    it.each([
      ['postponement', 'Daarna kwam er een uitstelbericht, op 26 februari 2024.'],
      ['otherNotice', 'Er is een mededeling die Kantlijn niet begrijpt, van 26 februari 2024'],
    ] as const)('%s: both are told with their days, and its own words', (next, told) => {
      const status = then(next, '2024-02-26', D6);
      expect(Status.parse(status)).toEqual(status);
      const said = explain(status, { t: statusTranslator('nl'), language: 'nl', today: D6 }).join(' ');
      for (const part of [`Een mededeling van 12 februari 2024 ${words}`, told, 'Woorden.', 'niet vast te stellen'])
        expect(said).toContain(part);
      expect(said).not.toContain('spreken elkaar tegen');
    });

    it.each(['2024-02-10', '2024-02-12', null])('but not one of %s, which is no later', (date) => {
      for (const next of ['postponement', 'otherNotice'] as const) expect(then(next, date, D6).state).toBe(role);
    });
  });

  it('a postponed question that is settled is settled', () => {
    expect(
      computeStatus(facts({ documents: [postponement, appendix('settledByLetter', '2024-03-03')] }), after(D6, 5))
        .state,
    ).toBe('settledByLetter');
  });
});
