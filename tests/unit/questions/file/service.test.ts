import { beforeAll, describe, expect, it } from 'vitest';
import { CONTINUE_ALARM, DAILY_ALARM } from '../../../../utils/services/list/updater.ts';
import { packCorpus } from '../../../../utils/questions/file/pack.ts';
import {
  about,
  answerOf,
  packagedList,
  record,
  seenRecord,
  settled,
  TITLE,
  words,
  world,
  type Scripted,
} from './world.ts';

let packaged: Uint8Array;
beforeAll(async () => {
  packaged = await packagedList();
});

/** Answers each series with its own records, whatever the request. */
const service =
  (questions: string[], appendices: string[] = []) =>
  (query: string): Scripted =>
    answerOf(...(query.includes('Aanhangsel') ? appendices : questions));

const NEW = seenRecord({
  id: 'kv-tk-2026Z20001',
  number: '2026Z20001',
  title: 'Opnieuw scanners bij de douane',
  submitted: '2026-11-22',
});

describe('the list in the background', () => {
  it('answers from the packaged file alone, without a request', async () => {
    const { make, asked } = world({ packaged });
    const answer = await make().related(about(TITLE, { number: '2024Z01911', date: '2024-02-07' }));
    expect(answer).toMatchObject({ outcome: 'listed', updatedTo: '2026-11-20', problem: null });
    const numbers = answer.outcome === 'listed' ? answer.questions.map(({ number }) => number) : [];
    expect(numbers).toEqual(expect.arrayContaining(['2023Z11492', '2022Z01227']));
    expect(numbers).not.toContain('2024Z01911');
    const [first] = answer.outcome === 'listed' ? answer.questions : [];
    expect(first).toMatchObject({ record: { state: 'closed', submitters: [{ party: 'VVD' }] } });
    expect(first?.reasons.length).toBeGreaterThan(0);
    expect(asked).toEqual([]);
  });

  it('shows what the page refers to, in the list or not, and what quotes the same article', async () => {
    const { make } = world({ packaged });
    const answer = await make().related(
      about('Iets heel anders', {
        links: ['https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id=2022Z01227&did=2022D02345'],
        headlines: ['Spionage met scanners bij de douane'],
        references: [{ number: '2010Z99999', followUp: true }],
      }),
    );
    if (answer.outcome !== 'listed') throw new Error(answer.reason);
    const kinds = new Map(answer.questions.map(({ number, reasons, record }) => [number, { reasons, record }]));
    expect(kinds.get('2010Z99999')).toMatchObject({ record: null, reasons: [{ kind: 'followUp' }] });
    expect(kinds.get('2022Z01227')?.reasons).toContainEqual({ kind: 'refers' });
    expect(kinds.get('2024Z01911')?.reasons).toContainEqual({ kind: 'sameSource' });
  });

  it('names the categories of the source that a question has in common with the one at hand', async () => {
    const { make } = world({ packaged });
    const reasonsWith = async (subjects: string[]) => {
      const answer = await make().related(about(TITLE, { subjects }));
      if (answer.outcome !== 'listed') throw new Error(answer.reason);
      return answer.questions.find(({ number }) => number === '2023Z11492')?.reasons ?? [];
    };
    const shared = await reasonsWith(['Economie | Handel', 'Verkeer | Water']);
    expect(shared).toContainEqual({ kind: 'sameCategory', names: ['Economie | Handel'] });
    // The words that both have tell more, and stay before it.
    expect(shared[0]?.kind).toBe('sameSubject');
    expect((await reasonsWith(['Verkeer | Water'])).map(({ kind }) => kind)).not.toContain('sameCategory');
  });

  it('is dropped from memory when idle, and loaded again', async () => {
    const { make, state } = world({ packaged });
    const list = make({ idleMs: 20 });
    await list.search(words('scanners'));
    expect([list.loaded, state.reads]).toEqual([true, 1]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(list.loaded).toBe(false);
    expect(await list.search(words('scanners'))).toMatchObject({ outcome: 'found', total: 3 });
    expect(state.reads).toBe(2);
  });

  it.each([
    ['words as stems', words('scanner douane'), ['2024Z01911', '2023Z11492', '2022Z01227']],
    ['all words', words('chinese scanners'), ['2023Z11492']],
    ['a compound by its parts', words('douanescanner'), ['2024Z01911', '2023Z11492', '2022Z01227']],
    ['a number', words(' 2024z01911 '), ['2024Z01911']],
    [
      'a member, spelling aside',
      words('douane', { member: 'eijk', party: 'vvd' }),
      ['2024Z01911', '2023Z11492', '2022Z01227'],
    ],
    ['a minister', words('douane', { minister: 'de vries' }), ['2024Z01911', '2023Z11492', '2022Z01227']],
    ['a member is no minister', words('douane', { minister: 'eijk' }), []],
    ['a period', words('douane', { from: '2023-01-01', to: '2023-06-20' }), ['2023Z11492']],
    ['a state, counted to the day the list is whole until', words('douane', { state: 'unknown' }), ['2024Z01911']],
    ['no lateness of years, which a list alone cannot show', words('douane', { state: 'overdue' }), []],
    ['a state it has no more', words('douane', { state: 'open' }), []],
    ['an unknown word alone', words('onvindbaarwoord'), []],
  ])('finds by %s', async (_name, request, numbers) => {
    const { make } = world({ packaged });
    const found = await make().search(request);
    const own = found.outcome === 'found' ? found.questions.filter(({ title }) => /scanner/i.test(title)) : [];
    expect(own.map(({ number }) => number)).toEqual(numbers);
  });

  it('gives one question by its number', async () => {
    const { make } = world({ packaged });
    const list = make();
    expect(await list.question('2024Z01911')).toMatchObject({ outcome: 'found', record: { number: '2024Z01911' } });
    expect(await list.question('2031Z00001')).toMatchObject({ outcome: 'found', record: null });
    expect(await list.question('douane')).toMatchObject({ outcome: 'found', record: null });
    expect(await world({ packaged: null }).make().question('2024Z01911')).toEqual({ outcome: 'none', reason: 'empty' });
  });

  it('says so when no question has all words', async () => {
    const { make } = world({ packaged });
    const found = await make().search(words('onvindbaarwoord douane'));
    expect(found).toMatchObject({ outcome: 'found', all: false, total: 3 });
  });

  it('gives all questions, newest first, page by page', async () => {
    const { make } = world({ packaged });
    const list = make();
    const first = await list.search(words('', { limit: 100 }));
    const second = await list.search(words('', { limit: 100, offset: 100 }));
    if (first.outcome !== 'found' || second.outcome !== 'found') throw new Error('nothing found');
    expect(first.total).toBe(403);
    const days = [...first.questions, ...second.questions].map(({ submitted }) => submitted ?? '');
    expect(days).toEqual(days.toSorted().toReversed());
    expect(new Set([...first.questions, ...second.questions].map(({ number }) => number)).size).toBe(200);
  });
});

describe('the daily update', () => {
  it('adds new questions and updates answered ones, in results and search', async () => {
    const w = world({ packaged });
    const received = seenRecord({ id: 'ah-tk-20262027-1', number: '2024Z01911', received: '2026-11-21' });
    w.state.answer = service([NEW, NEW], [received]);
    const list = w.make();
    await list.start();
    expect([...w.alarms.keys()]).toEqual([DAILY_ALARM]);
    await list.onAlarm(DAILY_ALARM);
    expect(await settled(list)).toBe('idle');
    expect(w.asked).toHaveLength(2);
    expect(w.asked.every((query) => query.includes('dt.modified>="2026-11-20"'))).toBe(true);
    expect(await list.facts()).toMatchObject({ known: 404, updatedTo: '2026-11-23', fetched: { questions: 1 } });
    const found = await list.search(words('scanners douane'));
    expect(found).toMatchObject({ updatedTo: '2026-11-23' });
    const states = found.outcome === 'found' ? found.questions.map(({ number, state }) => `${number} ${state}`) : [];
    expect(states.slice(0, 2)).toEqual(['2026Z20001 open', '2024Z01911 answered']);
    const open = await list.search(words('scanners', { state: 'open' }));
    expect(open.outcome === 'found' && open.questions.map(({ number }) => number)).toEqual(['2026Z20001']);
    const near = await list.related(about('Scanners bij de douane'));
    expect(near.outcome === 'listed' && near.questions.map(({ number }) => number)).toContain('2026Z20001');
    expect([...w.alarms.keys()]).toEqual([DAILY_ALARM]);
  });

  it('makes no request when it is off, nor when the list is off', async () => {
    const w = world({ packaged });
    const list = w.make();
    await list.start();
    await list.configure({ daily: false });
    expect([...w.alarms.keys()]).toEqual([]);
    await list.onAlarm(DAILY_ALARM);
    await list.configure({ enabled: false });
    await list.update();
    expect(w.asked).toEqual([]);
    expect(await list.related(about(TITLE))).toEqual({ outcome: 'none', reason: 'off' });
    await list.configure({ enabled: true });
    expect(await list.search(words('chinese'))).toMatchObject({ outcome: 'found' });
  });

  it('names nothing that the reader reads', async () => {
    const w = world({ packaged });
    const list = w.make();
    await list.related(about(TITLE, { number: '2024Z01911' }));
    await list.update();
    await settled(list);
    expect(w.asked.length).toBeGreaterThan(0);
    expect(w.asked.join(' ')).not.toMatch(/2024Z01911|scanner|douane/i);
  });

  it('keeps the list as it was when the service fails, and says up to which day it goes', async () => {
    const w = world({ packaged });
    w.state.answer = () => 503;
    const list = w.make();
    await list.onAlarm(DAILY_ALARM);
    for (let round = 0; round < 9; round++) await list.onAlarm(CONTINUE_ALARM);
    expect(await list.facts()).toMatchObject({ updatedTo: '2026-11-20', update: { phase: 'failed' } });
    expect(w.alarms.has(CONTINUE_ALARM)).toBe(false);
    const before = w.asked.length;
    await list.onAlarm(CONTINUE_ALARM);
    expect(w.asked.length).toBe(before);
    expect(await list.search(words('chinese'))).toMatchObject({ outcome: 'found', updatedTo: '2026-11-20' });
  });

  it.each([
    [
      'a refusal',
      '<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"><diagnostics><diagnostic><message>Unsupported index</message></diagnostic></diagnostics></searchRetrieveResponse>',
      'rejected',
    ],
    ['a page of HTML', '<!doctype html><title>Onderhoud</title>', null],
  ])('does not take %s for "nothing changed"', async (_name, text, code) => {
    const w = world({ packaged });
    w.state.answer = () => text;
    const list = w.make();
    await list.onAlarm(DAILY_ALARM);
    for (let round = 0; round < 9; round++) await list.onAlarm(CONTINUE_ALARM);
    const facts = await list.facts();
    expect(facts).toMatchObject({ updatedTo: '2026-11-20', update: { phase: 'failed' } });
    expect(facts.update.failure).toBe(code ?? 'garbage');
  });
});

describe('fetching everything', () => {
  /** Two pages of each series in each window; one question a year. */
  const paged = (query: string, start: number): string => {
    const year = /"(\d{4})-01-01"/.exec(query)?.[1] ?? '2026';
    const appendix = query.includes('Aanhangsel');
    const numbers = [`${year}Z00001`, `${year}Z00002`];
    const number = numbers[start - 1] ?? '';
    const one = appendix
      ? seenRecord({ id: `ah-tk-${year}-${start}`, number, received: `${year}-05-01` })
      : seenRecord({ id: `kv-tk-${number}`, number, title: `Haven ${year} ${start}`, submitted: `${year}-02-01` });
    const next = start === 1 ? '<sru:nextRecordPosition>2</sru:nextRecordPosition>' : '';
    return answerOf(one)
      .replace(/<sru:numberOfRecords>\d+/, '<sru:numberOfRecords>2')
      .replace('</sru:records>', `</sru:records>${next}`);
  };

  it('starts only when the reader asks, and ends in a list of its own', async () => {
    const w = world();
    w.state.answer = paged;
    const list = w.make();
    await list.onAlarm(DAILY_ALARM);
    expect(w.asked).toEqual([]);
    expect(await list.facts()).toMatchObject({ known: 0, updatedTo: null, offer: { megabytes: 600, minutes: 25 } });
    await list.update();
    expect(await settled(list)).toBe('idle');
    expect(w.asked).toHaveLength(20 * 2 * 2);
    expect(await list.facts()).toMatchObject({ known: 40, updatedTo: '2026-11-23', offer: null, problem: null });
    expect(await list.search(words('haven 2019'))).toMatchObject({
      total: 2,
      questions: [{ state: 'answered', answered: '2019-05-01' }, {}],
    });
  });

  it('is used as soon as it is ready, even by earlier requests', async () => {
    const w = world();
    w.state.answer = paged;
    const list = w.make();
    await list.update();
    let facts = await list.facts();
    while (facts.update.phase !== 'idle') facts = await list.facts();
    expect(facts.known).toBe(40);
  });

  it('is paused by the reader, and continues in a new worker', async () => {
    const w = world();
    let pause = async (): Promise<void> => undefined;
    w.state.answer = (query, start) => {
      if (w.asked.length === 11) void pause();
      return paged(query, start);
    };
    const first = w.make();
    pause = async () => void (await first.pause());
    await first.update();
    expect(await settled(first)).toBe('paused');
    const asked = w.asked.length;
    expect(asked).toBeLessThan(20);
    const second = w.make();
    await second.onAlarm(DAILY_ALARM);
    await second.onAlarm(CONTINUE_ALARM);
    expect(w.asked.length).toBe(asked);
    await second.update();
    expect(await settled(second)).toBe('idle');
    // At most the page being read when it was paused is requested twice.
    expect(w.asked.length).toBeLessThanOrEqual(20 * 2 * 2 + 1);
    expect((await second.facts()).known).toBe(40);
  });

  it('continues by its alarm when the worker was stopped', async () => {
    const w = world();
    w.state.answer = paged;
    const first = await new Promise<ReturnType<typeof w.make>>((stopped) => {
      const dying = w.make({
        sleep: () => {
          if (w.asked.length <= 10) return Promise.resolve();
          stopped(dying);
          return new Promise(() => undefined);
        },
      });
      void dying.update();
    });
    expect((await first.facts()).update.phase).toBe('running');
    expect(w.alarms.has(CONTINUE_ALARM)).toBe(true);
    const second = w.make();
    await second.onAlarm(CONTINUE_ALARM);
    expect(await settled(second)).toBe('idle');
    expect(w.asked).toHaveLength(20 * 2 * 2);
    expect(w.alarms.has(CONTINUE_ALARM)).toBe(false);
  });

  it('is deleted when the reader removes it; the packaged list stays', async () => {
    const w = world({ packaged });
    w.state.answer = service([NEW]);
    const list = w.make();
    await list.update();
    await settled(list);
    expect((await list.facts()).known).toBe(404);
    expect(await list.remove()).toMatchObject({
      known: 403,
      updatedTo: '2026-11-20',
      fetched: { questions: 0, bytes: 0 },
    });
  });
});

describe('a new release', () => {
  it('with the fetched questions makes the fetched part redundant', async () => {
    const w = world({ packaged });
    w.state.answer = service([NEW]);
    const before = w.make();
    await before.update();
    await settled(before);
    w.state.packaged = await packCorpus([record()], { until: '2026-12-01', source: 'file' });
    const after = w.make();
    expect(await after.facts()).toMatchObject({ known: 1, updatedTo: '2026-12-01' });
    expect((await after.facts()).fetched.questions).toBe(0);
  });
});
