import { describe, expect, it } from 'vitest';
import { appendixMetadata, status, sruAnswer, xml } from './fakes.ts';
import { appendixRecord, KV, NUMBER, questionRecord, search, settled, TEXT_QUERY, world } from './world.ts';

const ANSWER = 'ah-tk-20232024-1500';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const foundAnswer = { id: ANSWER, number: NUMBER, type: 'Antwoord', received: '2024-03-20' };
const request = (changes = {}): object => ({ record: questionRecord(), number: NUMBER, force: false, ...changes });

describe('a cached dossier', () => {
  it('is shown immediately and not refreshed while it is fresh', async () => {
    const w = world();
    search(w, []);
    await w.service.get(request());
    w.clock.move(HOUR - 1);
    expect(await w.service.get(request())).toMatchObject({
      refreshing: false,
      checkedAt: '2024-02-20T10:00:00.000Z',
      status: { state: 'open' },
    });
    expect(w.asked).toHaveLength(1);
  });

  it('is shown immediately when old, and the new dossier follows', async () => {
    const w = world('2024-03-19T10:00:00.000Z');
    search(w, []);
    expect((await w.service.get(request())).status.state).toBe('overdue');
    w.clock.move(DAY + HOUR);
    search(w, [foundAnswer]);
    expect(await w.service.get(request())).toMatchObject({
      refreshing: true,
      checkedAt: '2024-03-19T10:00:00.000Z',
      status: { state: 'overdue' },
    });
    await settled(w);
    expect(w.changes).toMatchObject([
      { refreshing: false, checkedAt: '2024-03-20T11:00:00.000Z', status: { state: 'answered', days: 42 } },
    ]);
  });

  it('is refreshed after days when answered, after minutes when unknown, with increasing delays', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    search(w, [foundAnswer]);
    await w.service.get(request());
    w.clock.move(2 * DAY);
    await w.service.get(request());
    expect(w.asked).toHaveLength(1);

    const down = world('2024-04-01T10:00:00.000Z');
    down.answers.set('/sru', () => status(404));
    await down.service.get(request());
    const waits: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      let waited = 0;
      while (!(await down.service.get(request())).refreshing) {
        down.clock.move(60_000);
        waited += 1;
      }
      await settled(down, round + 1);
      waits.push(waited);
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 360, 360]);
  });

  it('is bypassed by "check now", which returns the new dossier', async () => {
    const w = world();
    search(w, []);
    await w.service.get(request());
    expect(await w.service.get(request({ force: true }))).toMatchObject({ refreshing: false });
    expect(w.asked).toHaveLength(2);
    expect(w.changes).toEqual([]);
  });

  it('is refreshed once for concurrent requests', async () => {
    const w = world();
    search(w, []);
    const dossiers = await Promise.all([1, 2, 3].map(() => w.service.get(request())));
    expect(new Set(dossiers.map((dossier) => JSON.stringify(dossier))).size).toBe(1);
    expect(w.asked).toHaveLength(1);
  });

  it('is refreshed when a page names an unknown appendix, but not one that failed before', async () => {
    const w = world();
    search(w, []);
    await w.service.get(request());
    const named = request({ record: questionRecord({ appendices: [ANSWER] }) });
    expect(await w.service.get(named)).toMatchObject({ refreshing: true });
    await settled(w);
    expect(w.changes).toMatchObject([{ status: { state: 'unknown' } }]);
    const before = w.asked.length;
    expect(await w.service.get(named)).toMatchObject({ refreshing: false });
    expect(w.asked).toHaveLength(before);
  });

  it('is refreshed for the page of an unknown appendix', async () => {
    const w = world('2024-03-20T10:00:00.000Z');
    search(w, []);
    await w.service.get(request());
    await w.service.get({ record: null, appendix: appendixRecord(ANSWER), number: NUMBER, force: false });
    await settled(w);
    expect(w.changes).toMatchObject([{ status: { state: 'answered' } }]);
  });
});

describe('a service that fails later', () => {
  it('keeps an answer that was found, with the time it was read', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    search(w, [foundAnswer]);
    await w.service.get(request());
    w.clock.move(DAY);
    w.answers.set(TEXT_QUERY, () => status(500));
    expect(await w.service.get(request({ force: true }))).toMatchObject({
      status: {
        state: 'answered',
        answer: { source: 'cache', readAt: '2024-04-01T10:00:00.000Z' },
        failures: [{ source: 'sru', code: 'serverError' }],
      },
      checkedAt: '2024-04-02T10:00:00.000Z',
      mentions: [{ document: ANSWER }],
    });
  });

  it('drops an answer that is missing from a complete result', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    search(w, [foundAnswer]);
    await w.service.get(request());
    search(w, []);
    expect((await w.service.get(request({ force: true }))).status.state).toBe('overdue');
  });

  it('does not keep that there was no answer: the state becomes unknown, with the last state and its time', async () => {
    const w = world('2024-02-20T10:00:00.000Z');
    search(w, []);
    await w.service.get(request());
    w.answers.set(TEXT_QUERY, () => status(404));
    for (let round = 0; round < 3; round += 1) {
      w.clock.move(30 * DAY);
      expect((await w.service.get(request({ force: true }))).status).toMatchObject({
        state: 'unknown',
        why: 'sourcesFailed',
        lastKnown: { state: 'open', at: '2024-02-20T10:00:00.000Z' },
      });
    }
  });

  it('does not call a question overdue before a new check', async () => {
    const w = world('2024-02-28T10:00:00.000Z');
    search(w, []);
    expect((await w.service.get(request())).status).toMatchObject({ state: 'open', daysLeft: 0 });
    w.clock.move(DAY);
    expect(await w.service.get(request())).toMatchObject({
      refreshing: true,
      status: { state: 'unknown', lastKnown: { state: 'open', at: '2024-02-28T10:00:00.000Z' } },
    });
    await settled(w);
    expect(w.changes).toMatchObject([{ status: { state: 'overdue', daysLate: 1 } }]);
  });

  it('keeps a known notice when its text cannot be read again', async () => {
    const w = world();
    const id = 'ah-tk-20232024-1166';
    search(w, [{ id, number: NUMBER, type: 'Mededeling', received: '2024-02-19' }]);
    w.answers.set(`${id}/metadata.xml`, () => xml(appendixMetadata(id, NUMBER, 'Mededeling', '2024-02-19')));
    w.answers.set(`${id}.xml`, () => xml('<a/>'));
    w.texts.set(id, appendixRecord(id, { form: 'postponement', noticeReason: 'Omdat.' }));
    expect((await w.service.get(request())).status.state).toBe('postponed');
    w.answers.set(`${id}.xml`, () => status(500));
    expect((await w.service.get(request({ force: true }))).status).toMatchObject({
      state: 'postponed',
      reason: 'Omdat.',
      failures: [{ source: 'xml' }],
    });
  });
});

describe('the cache itself', () => {
  it.each([
    ['refuses', { get: () => Promise.reject(new Error('no')), put: () => Promise.reject(new Error('full')) }],
    [
      'throws at once',
      {
        get: () => {
          throw new Error('no');
        },
        put: () => Promise.resolve(),
      },
    ],
    [
      'holds something else',
      { get: () => Promise.resolve({ version: 0, number: NUMBER }), put: () => Promise.resolve() },
    ],
  ])('%s: the dossier is there all the same', async (_name, cache) => {
    const w = world(undefined, { some: () => Promise.resolve([]), ...cache });
    search(w, []);
    expect((await w.service.get(request())).status.state).toBe('open');
  });

  it('ignores a record of another number', async () => {
    const w = world();
    search(w, []);
    await w.service.get(request());
    const record = w.stored.get(NUMBER);
    if (record) w.stored.set('2024Z01912', record);
    w.answers.set(TEXT_QUERY, () => xml(sruAnswer({})));
    expect(await w.service.get({ record: null, number: '2024Z01912', force: false })).toMatchObject({
      number: '2024Z01912',
      question: 'kv-tk-2024Z01912',
    });
  });

  it('returns the states of questions this one refers to, without requesting any', async () => {
    const w = world('2024-04-01T10:00:00.000Z');
    search(w, [foundAnswer]);
    await w.service.get(request());
    const other = '2024Z05000';
    const reference = (questionNumber: string): object => ({
      target: `kv-tk-${questionNumber}`,
      questionNumber,
      reason: 'followUp',
      place: 'toelichting',
      quote: questionNumber,
    });
    const record = questionRecord({
      questionNumber: other,
      identifier: { ...questionRecord().identifier, id: `kv-tk-${other}`, number: other },
      references: [reference(NUMBER), reference(NUMBER), reference('2023Z00001'), reference(other)] as never,
    });
    w.answers.set(TEXT_QUERY, () => xml(sruAnswer({})));
    const before = w.asked.length;
    const dossier = await w.service.get({ record, number: other, force: false });
    expect(dossier.referenced).toEqual([{ questionNumber: NUMBER, state: 'answered', at: '2024-04-01T10:00:00.000Z' }]);
    expect(w.asked.slice(before).every((url) => url.includes(other) && !url.includes(KV))).toBe(true);
    expect((await w.service.peek(other))?.referenced).toHaveLength(1);
    expect(await w.service.peekAlone(other)).toMatchObject({ status: dossier.status, referenced: [] });
    const states = await w.service.states([other, '2024Z09999', NUMBER]);
    expect([...states.keys()]).toEqual([other, NUMBER]);
    expect(states.get(other)).toEqual({ status: dossier.status, checkedAt: dossier.checkedAt });
  });
});
