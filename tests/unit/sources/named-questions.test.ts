import { describe, expect, it } from 'vitest';
import { todayInAmsterdam } from '../../../utils/domain/clock/calendar.ts';
import { standingOfDossier } from '../../../utils/questions/view/rows.ts';
import { createHttpClient } from '../../../utils/sources/http.ts';
import { createNamedQuestions, MAX_NAMED } from '../../../utils/services/named-questions.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import { fakeClock, fakeFetch, type FakeRecord, type Scripted, sruAnswer, sruRecord, status, xml } from './fakes.ts';

const NUMBER = '2026Z90102';
const OTHER = '2026Z90103';
const question = (number: string, more: Partial<FakeRecord> = {}): FakeRecord => ({
  id: `kv-tk-${number}`,
  number,
  type: 'Schriftelijke vragen',
  submitted: '2026-02-03',
  title: `Vraag over ${number}`,
  ...more,
});
const ANSWER: FakeRecord = { id: 'ah-tk-20252026-90', number: NUMBER, type: 'Antwoord', received: '2026-03-17' };
const NOTICE: FakeRecord = { id: 'ah-tk-20252026-89', number: NUMBER, type: 'Mededeling', received: '2026-02-24' };

const of = (records: readonly FakeRecord[], more: object = {}): string =>
  sruAnswer({ records: records.map(sruRecord), ...more });

/** The service before a search service that answers each query by script. */
function service(says: (query: string) => Scripted) {
  const clock = fakeClock('2026-11-30T10:00:00.000Z');
  const memory = volatileMemory();
  const { fetch, asked } = fakeFetch((url) => says(new URL(url).searchParams.get('query') ?? ''));
  const http = createHttpClient({ fetch, clock, sleep: async (ms) => clock.move(ms) });
  const make = () => createNamedQuestions({ http, clock, memory });
  const named = make();
  const row = async (number = NUMBER) => {
    const dossier = (await named.known([number])).get(number);
    if (dossier === undefined) return null;
    const { state, days } = standingOfDossier(dossier, todayInAmsterdam(clock.now()));
    return { id: dossier.question, title: dossier.title, date: dossier.status.submitted, state, days };
  };
  return { named, make, asked, clock, memory, row };
}

describe('a question that another page names', () => {
  it('is found by one search, with title, date and answer', async () => {
    const { named, asked, row } = service(() => xml(of([question(NUMBER), ANSWER])));
    expect(await row()).toBeNull();
    expect(await named.ask([NUMBER])).toBe(true);
    expect(await row()).toEqual({
      id: `kv-tk-${NUMBER}`,
      title: `Vraag over ${NUMBER}`,
      date: '2026-02-03',
      state: 'answered',
      days: 42,
    });
    expect(asked).toHaveLength(1);
  });

  const linking = (...ids: string[]): string =>
    sruRecord(question(NUMBER)).replace(
      '</w:tpmeta>',
      `${ids.map((id) => `<w:aanhangsel>${id}</w:aanhangsel>`).join('')}</w:tpmeta>`,
    );
  it.each<[string, string]>([
    ['an appendix of unknown type is found', of([question(NUMBER), { ...NOTICE, type: 'Bijlage' }])],
    ['only the question came of an answer in parts', of([question(NUMBER)], { next: 2 })],
    ['only a part of the answer came', of([question(NUMBER), ANSWER], { next: 3 })],
    ['a part of the query was ignored', of([question(NUMBER), ANSWER], { diagnostics: ['SEARCH-IGNOREDQTEXT'] })],
    [
      'it links an appendix that was not found',
      sruAnswer({ records: [linking('ah-tk-20252026-80', 'ah-tk-20252026-90'), sruRecord(ANSWER)] }),
    ],
  ])('has title and date, and is neither late nor answered, when %s', async (_name, body) => {
    const { named, row } = service(() => xml(body));
    expect(await named.ask([NUMBER])).toBe(true);
    expect(await row()).toMatchObject({
      title: `Vraag over ${NUMBER}`,
      date: '2026-02-03',
      state: 'unknown',
      days: null,
    });
  });

  it.each<[string, FakeRecord[], string, string, number | null]>([
    ['open', [question(NUMBER)], '2026-02-10', 'open', 7],
    ['late after three weeks', [question(NUMBER)], '2026-03-03', 'overdue', 7],
    [
      'late, whatever another question got',
      [question(NUMBER), { ...ANSWER, number: OTHER }],
      '2026-03-03',
      'overdue',
      7,
    ],
    ['probably postponed by its only notice', [question(NUMBER), NOTICE], '2026-03-03', 'probablyPostponed', 28],
    ['probably late after six weeks', [question(NUMBER), NOTICE], '2026-03-24', 'probablyOverdue', 7],
    ['of no known state when it is older than a year', [question(NUMBER)], '2027-02-04', 'unknown', null],
  ])('is %s, by the rules of the list', async (_name, records, day, state, days) => {
    const { named, row, clock } = service(() => xml(of(records)));
    clock.move(Date.parse(`${day}T10:00:00.000Z`) - clock.now().getTime());
    await named.ask([NUMBER]);
    expect(await row()).toMatchObject({ state, days });
  });

  it('is not called late when an appendix without a number mentions it', async () => {
    const { number: _, ...unnumbered } = ANSWER;
    const { named, memory, row } = service(() => xml(of([question(NUMBER), unnumbered])));
    await memory.set('sources.numberIndex', 'refused');
    await named.ask([NUMBER]);
    expect(await row()).toMatchObject({ title: `Vraag over ${NUMBER}`, state: 'unknown' });
  });

  it('is answered when it links to the appendix that was found', async () => {
    const body = sruAnswer({ records: [linking('ah-tk-20252026-90'), sruRecord(ANSWER)] });
    const { named, row } = service(() => xml(body));
    await named.ask([NUMBER]);
    expect(await row()).toMatchObject({ state: 'answered', days: 42 });
  });
});

describe('the number of requests', () => {
  it('is one for up to five questions, each once an hour, even if the worker restarts', async () => {
    const { named, make, asked, clock } = service((query) =>
      xml(of([...query.matchAll(/"(\d{4}Z\d{5})"/g)].map(([, number = '']) => question(number)))),
    );
    const many = Array.from({ length: 8 }, (_, index) => `2026Z9010${index}`);
    await Promise.all([named.ask(many.slice(0, 5)), named.ask(many.slice(0, 5))]);
    expect(asked).toHaveLength(1);
    expect([...(await make().known(many)).keys()]).toEqual(many.slice(0, MAX_NAMED));
    expect(await make().ask(many.slice(0, 5))).toBe(false);
    expect(asked).toHaveLength(1);
    await named.ask(many);
    expect(asked).toHaveLength(2);
    clock.move(3_600_000);
    await named.ask([NUMBER]);
    expect(asked).toHaveLength(3);
  });

  it('is none for anything that is not a question number', async () => {
    const { named, asked } = service(() => xml(of([])));
    expect(await named.ask(['", OR', '36410'.repeat(9), ''])).toBe(false);
    expect(asked).toEqual([]);
  });

  it.each<[string, (query: string) => Scripted]>([
    [
      'refuses the index',
      (query) =>
        xml(query.includes('vraagnummer') ? sruAnswer({ count: null, diagnostics: ['no'] }) : of([question(NUMBER)])),
    ],
    ['finds nothing by the index', (query) => xml(of(query.includes('vraagnummer') ? [] : [question(NUMBER)]))],
  ])('a second search, by text, where the service %s', async (_name, says) => {
    const { named, asked, row } = service(says);
    expect(await named.ask([NUMBER])).toBe(true);
    expect(await row()).toMatchObject({ title: `Vraag over ${NUMBER}` });
    expect(asked).toHaveLength(2);
  });

  it('is one by text when this session found the index unknown', async () => {
    const { named, asked, memory } = service(() => xml(of([question(NUMBER)])));
    await memory.set('sources.numberIndex', 'refused');
    expect(await named.ask([NUMBER])).toBe(true);
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toContain('vraagnummer');
  });

  it('is none for five minutes after a search that failed or found nothing; earlier results stay', async () => {
    let down = false;
    const { named, asked, clock, row } = service(() => (down ? status(503) : xml(of([question(NUMBER), ANSWER]))));
    await named.ask([NUMBER, OTHER]);
    down = true;
    clock.move(3_600_001);
    expect(await named.ask([NUMBER, OTHER])).toBe(false);
    const before = asked.length;
    expect(await named.ask([NUMBER, OTHER])).toBe(false);
    expect(asked).toHaveLength(before);
    expect(await row()).toMatchObject({ state: 'answered' });
    expect(await row(OTHER)).toBeNull();
  });

  it('ignores stored results it cannot read', async () => {
    const { named, memory } = service(() => xml(of([question(NUMBER)])));
    await memory.set('sources.named', [{ number: 7 }]);
    expect((await named.known([NUMBER])).size).toBe(0);
    expect(await named.ask([NUMBER])).toBe(true);
  });
});
