import { describe, expect, it } from 'vitest';
import { mergeSeen } from '../../../../utils/questions/file/merge.ts';
import { observe } from '../../../../utils/sources/list/observe.ts';
import {
  afterPage,
  nextAddress,
  planAll,
  planChanges,
  type CollectState,
} from '../../../../utils/sources/list/windows.ts';
import { readSruAnswer } from '../../../../utils/sources/sru.ts';
import { answerOf, seenRecord, type Seen } from './world.ts';

function seen(...records: Seen[]) {
  const answer = readSruAnswer(answerOf(...records.map(seenRecord)));
  if (!answer.ok) throw new Error(answer.detail);
  return observe(answer.records);
}
const merged = (...records: Seen[]) => {
  const { questions, appendices } = seen(...records);
  return mergeSeen(questions, appendices, '2024-06-01');
};
const QUESTION: Seen = {
  id: 'kv-tk-2024Z01911',
  number: '2024Z01911',
  submitted: '2024-02-07',
  title: 'De haven',
  submitters: ['W. (Wendy) van Eijk'],
};

describe('records of questions from the search service', () => {
  it('are read from the fields, or from the heading that older titles are', () => {
    expect(merged(QUESTION)[0]).toMatchObject({
      title: 'De haven',
      submitted: '2024-02-07',
      submitters: [{ name: 'W. (Wendy) van Eijk', party: null }],
      subjects: ['Economie | Handel'],
      state: 'open',
    });
    const title =
      'Vragen van de leden Dekker en Bos (beiden PVX) aan de Minister van Defensie over de kazerne in Ede (ingezonden 3 juni 2012).';
    expect(merged({ ...QUESTION, title, submitters: ['J.J. Bos', 'A. Dekker'] })[0]).toMatchObject({
      title: 'de kazerne in Ede',
      addressees: ['Minister van Defensie'],
      submitters: [
        { name: 'J.J. Bos', party: 'PVX' },
        { name: 'A. Dekker', party: 'PVX' },
      ],
    });
  });

  it('have the number of the id when the field is missing, and no date when there is none', () => {
    expect(merged({ id: 'kv-tk-2022Z15500-n1' })[0]).toMatchObject({
      number: '2022Z15500',
      id: 'kv-tk-2022Z15500-n1',
      submitted: null,
      state: 'unknown',
    });
    expect(merged({ ...QUESTION, submitted: '2024-02-30' })[0]?.submitted).toBeNull();
  });

  it('of other kinds, of the Eerste Kamer and of other numbers are left out', () => {
    const page = seen(
      { id: 'kst-36410-VII-12', name: 'Kamerstuk', number: '2024Z01911' },
      { id: 'kv-ek-215160000', number: '2024Z00002' },
      { id: 'kv-2989900822', number: '2989900822' },
      { id: 'ah-tk-20082009-2635', number: '2009D25439' },
      QUESTION,
    );
    expect([page.questions.length, page.appendices.length, page.omitted]).toEqual([1, 0, 4]);
  });

  it('an oral question has no term', () => {
    expect(merged({ ...QUESTION, type: 'Mondelinge vragen' })[0]?.state).toBe('noTerm');
  });
});

describe('questions and appendices together', () => {
  const notice: Seen = { id: 'ah-tk-20232024-9', number: '2024Z01911', type: 'Mededeling', received: '2024-02-28' };
  const answer: Seen = { id: 'ah-tk-20232024-10', number: '2024Z01911', type: 'Antwoord', received: '2024-03-20' };
  const more: Seen = { ...answer, id: 'ah-tk-20232024-11', type: 'Nader antwoord', received: '2024-05-01' };

  it.each([
    ['a notice is only a notice', [notice], 'notice', null],
    [
      'one whose type says so is a postponement',
      [{ ...notice, type: 'Mededeling (uitstel antwoord)' }],
      'postponed',
      null,
    ],
    ['a withdrawal', [{ ...notice, type: 'Mededeling (vragen ingetrokken)' }], 'withdrawn', null],
    ['the first answer counts', [more, notice, answer], 'answered', '2024-03-20'],
    ['an answer from before the question has no day', [{ ...answer, received: '2013-03-20' }], 'answered', null],
    ['an appendix of an unknown type says nothing', [{ ...notice, type: 'Iets' }], 'open', null],
  ] as const)('%s', (_name, appendices, state, answered) => {
    expect(merged(QUESTION, ...appendices)[0]).toMatchObject({ state, answered });
  });

  it('give the same in any order and any number of times', () => {
    const records = [QUESTION, notice, answer, more, { ...QUESTION, id: 'kv-tk-2024Z01911-n1', title: 'Hersteld' }];
    const expected = merged(...records);
    expect(expected).toHaveLength(1);
    expect(expected[0]?.id).toBe('kv-tk-2024Z01911-n1');
    expect(merged(...records.toReversed(), ...records)).toEqual(expected);
  });

  it('of two publications with one number, the one changed later counts', () => {
    const older = { ...QUESTION, id: 'kv-tk-2024Z01911-n1', title: 'Oud', modified: '2024-01-01' };
    expect(merged({ ...QUESTION, modified: '2024-04-01' }, older)[0]?.title).toBe('De haven');
  });
});

/** Runs a plan against a service with so many records a day in each series. */
function walk(start: CollectState, perDay: number, pageSize: number, limit = 10_000) {
  let state = start;
  let asked = 0;
  const counted = new Map<string, number>();
  for (let address = nextAddress(state, pageSize); address !== null; address = nextAddress(state, pageSize)) {
    asked += 1;
    const parameters = new URL(address).searchParams;
    const query = parameters.get('query') ?? '';
    const [from = '', to = ''] = [...query.matchAll(/"(\d{4}-\d{2}-\d{2})"/g)].map(([, day]) => day);
    const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
    const position = Number(parameters.get('startRecord'));
    if (position >= limit) throw new Error(`asked for record ${position}`);
    const total = days * perDay;
    const returned = Math.max(0, Math.min(pageSize, total - position + 1));
    const next = position + returned <= total ? position + returned : null;
    const after = afterPage(state, { returned, next, total }, pageSize);
    state = after.state;
    const series = query.includes('Aanhangsel') ? 'appendices' : 'questions';
    if (!after.tooMany) counted.set(series, (counted.get(series) ?? 0) + returned);
  }
  return { asked, counted, done: state.done };
}

describe('the windows', () => {
  it('cover every day once, whatever the service has, and stay below its limit', () => {
    const days = (Date.parse('2026-11-23') - Date.parse('2007-01-01')) / 86_400_000 + 1;
    for (const perDay of [0, 7, 60]) {
      const { counted } = walk(planAll('2026-11-23'), perDay, 1000);
      expect([...counted.values()]).toEqual([days * perDay, days * perDay]);
    }
    const crowded = walk(planAll('2026-11-23', '2026-10-01'), 900, 1000).counted;
    expect([...crowded.values()]).toEqual([54 * 900, 54 * 900]);
  });

  it('continue after an interruption as if there had been none', () => {
    const plan = planAll('2024-06-01', '2022-01-01');
    const whole = walk(plan, 20, 100);
    const once = afterPage(plan, { returned: 100, next: 101, total: 3060 }, 100).state;
    const stored = JSON.parse(JSON.stringify(once)) as CollectState;
    expect(walk(stored, 20, 100).done).toBe(whole.done);
  });

  it('end also when the service repeats itself, goes back, or gives nothing', () => {
    const plan = planChanges('2024-01-01', '2024-01-31');
    expect(afterPage(plan, { returned: 10, next: 1, total: 500 }, 100).state.todo).toHaveLength(1);
    expect(afterPage(plan, { returned: 0, next: 5, total: 500 }, 100).state.todo).toHaveLength(1);
  });

  it('ask for changes from the last complete day on, never for the future', () => {
    expect(nextAddress(planChanges('2024-05-30', '2024-06-01'), 250)).toContain(
      encodeURIComponent('dt.modified>="2024-05-30"').replaceAll('%20', '+'),
    );
    expect(planChanges('2030-01-01', '2024-06-01').todo[0]).toMatchObject({ from: '2024-06-01', to: '2024-06-01' });
  });
});
