import { describe, expect, it } from 'vitest';
import type { KamerFacts } from '../../../utils/domain/kamer/facts.ts';
import { createKamer } from '../../../utils/services/kamer.ts';
import { kamerLines, kamerVerdicts } from '../../../utils/services/kamer-diagnosis.ts';
import type { KamerAnswer } from '../../../utils/sources/kamer.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import { fakeClock } from '../sources/fakes.ts';
import { NUMBER, search, settled, world } from '../sources/world.ts';

const facts = (changes: Partial<KamerFacts> = {}): KamerFacts => ({
  number: NUMBER,
  kind: 'Schriftelijke vragen',
  subject: '',
  submitted: '2024-02-07',
  term: null,
  submitters: [],
  addressees: [],
  documents: [
    { number: '2024D00001', kind: 'Antwoord schriftelijke vragen', subject: '', date: '2024-02-19', publication: null },
  ],
  unread: 0,
  version: 'v5',
  readAt: '2024-02-20T10:00:00.000Z',
  ...changes,
});

function made(answer: () => KamerAnswer = () => ({ is: 'found', facts: facts() })) {
  const memory = volatileMemory();
  const clock = fakeClock('2024-02-20T10:00:00.000Z');
  const asked: string[] = [];
  const told: string[] = [];
  const set = { state: 'on' as 'on' | 'off' | 'noAccess' };
  const outside = world();
  const kamer = createKamer({
    state: async () => set.state,
    source: async () => ({
      read: async (number) => {
        asked.push(number);
        return answer();
      },
      standing: async () => ({ version: 'v5', unknown: ['v5 Zaak.Termijn'], refused: [], at: 'x' }),
      forget: async () => undefined,
    }),
    memory,
    clock,
    stored: (number) => outside.service.stored(number),
    onNews: (number) => told.push(number),
  });
  return { kamer, asked, told, set, clock, memory, outside };
}

describe('data of the Kamer about a question', () => {
  it.each(['off', 'noAccess'] as const)('%s: nothing is asked', async (state) => {
    const { kamer, asked, set } = made();
    set.state = state;
    expect(await kamer.get(NUMBER, false)).toEqual({ is: state });
    expect(await kamer.get(NUMBER, true)).toEqual({ is: state });
    expect(asked).toEqual([]);
  });

  it.each(['2070824590', '', "2024Z01911' or true"])('nothing is asked about %j', async (number) => {
    const { kamer, asked } = made();
    expect(await kamer.get(number, true)).toEqual({ is: 'off' });
    expect(asked).toEqual([]);
  });

  it('one request for many callers, and none while the answer is fresh', async () => {
    const { kamer, asked, clock } = made();
    await Promise.all([kamer.get(NUMBER, false), kamer.get(NUMBER, false), kamer.get(NUMBER, true)]);
    await kamer.get(NUMBER, false);
    expect(asked).toHaveLength(1);
    await kamer.get(NUMBER, true);
    expect(asked).toHaveLength(2);
    clock.move(3_600_001);
    await kamer.get(NUMBER, false);
    expect(asked).toHaveLength(3);
  });

  it('a failed request is not repeated at once, and other answers are cached', async () => {
    const { kamer, asked, clock } = made(() => ({ is: 'failed', code: 'timeout' }));
    expect(await kamer.get(NUMBER, false)).toEqual({ is: 'failed', code: 'timeout' });
    await kamer.get(NUMBER, false);
    expect(asked).toHaveLength(1);
    clock.move(60_001);
    await kamer.get(NUMBER, false);
    expect(asked).toHaveLength(2);
  });

  it('an unexpected failure does not spread', async () => {
    const { kamer } = made(() => {
      throw new Error('anything');
    });
    expect(await kamer.get(NUMBER, false)).toEqual({ is: 'failed', code: 'unreadable' });
  });

  it('caches only the newest answers', async () => {
    const { kamer, memory } = made(() => ({ is: 'found', facts: facts({ number: 'x' }) }));
    for (let n = 10_000; n < 10_060; n += 1) await kamer.get(`2024Z${n}`, false);
    expect(await memory.get('kamer.facts')).toHaveLength(40);
    expect(await kamer.known('2024Z10059')).not.toBeNull();
    expect(await kamer.known('2024Z10000')).toBeNull();
  });

  it('a cached value of another shape is ignored', async () => {
    const { kamer, memory, asked } = made();
    await memory.set('kamer.facts', [{ number: NUMBER, facts: { number: 7 }, at: 0 }]);
    expect(await kamer.known(NUMBER)).toBeNull();
    await kamer.get(NUMBER, false);
    expect(asked).toHaveLength(1);
  });

  it('clears its cache when it is switched off, including late answers', async () => {
    let answer: (value: KamerAnswer) => void = () => undefined;
    const { kamer, memory, told } = made();
    await kamer.get(NUMBER, false);
    await kamer.forget();
    expect(await memory.get('kamer.facts')).toBeUndefined();
    expect(await kamer.known(NUMBER)).toBeNull();
    expect(told.at(-1)).toBe(NUMBER);
    const late = made(() => new Promise<KamerAnswer>((resolve) => (answer = resolve)) as unknown as KamerAnswer);
    const asking = late.kamer.get(NUMBER, false);
    await new Promise((resolve) => setTimeout(resolve));
    await late.kamer.forget();
    answer({ is: 'found', facts: facts() });
    await asking;
    expect(await late.kamer.known(NUMBER)).toBeNull();
  });

  it('takes nothing away from a state while it is off, also where no worker heard that it went off', async () => {
    const { kamer, set } = made();
    await kamer.get(NUMBER, false);
    expect(await kamer.known(NUMBER)).toMatchObject({ number: NUMBER });
    set.state = 'off';
    expect(await kamer.known(NUMBER)).toBeNull();
  });

  it('of two answers that come together it remembers both', async () => {
    const { kamer } = made();
    const other = '2024Z01912';
    await Promise.all([kamer.get(NUMBER, false), kamer.get(other, false)]);
    expect(await kamer.known(NUMBER)).not.toBeNull();
    expect(await kamer.known(other)).not.toBeNull();
  });

  it('finds the question of a known document', async () => {
    const { kamer } = made();
    expect(await kamer.questionOf('2024D00001')).toBeNull();
    await kamer.get(NUMBER, false);
    expect(await kamer.questionOf('2024D00001')).toBe(NUMBER);
    expect(await kamer.questionOf('2024D00002')).toBeNull();
  });
});

describe('what Diagnose says of it', () => {
  it('which version answers, and which names were not found', async () => {
    const { kamer, set } = made();
    const known = await kamer.service();
    expect(kamerLines(known)).toEqual(['kamer: on, v5, looked x', 'kamer names not found: v5 Zaak.Termijn']);
    expect(kamerVerdicts(known)).toMatchObject([
      { key: 'kamer.version', outcome: 'holds' },
      { key: 'kamer.names', outcome: 'doesNotHold', evidence: 'v5 Zaak.Termijn' },
    ]);
    set.state = 'off';
    expect(kamerLines(await kamer.service())).toEqual([]);
    expect(kamerVerdicts(await kamer.service())).toEqual([]);
  });
});

describe('beside the state of a question', () => {
  it('an answer that only the Kamer has takes away that the question is open, and comes back when it is published', async () => {
    const told: KamerFacts[] = [];
    const outside = world('2024-02-20T10:00:00.000Z', undefined, async () => told[0] ?? null);
    search(outside, []);
    const request = { number: NUMBER, record: null, force: true };
    expect((await outside.service.get(request)).status.state).toBe('open');
    told.push(facts());
    expect((await outside.service.states([NUMBER])).get(NUMBER)?.status).toMatchObject({
      state: 'unknown',
      why: 'elsewhere',
    });
    await outside.service.retell(NUMBER);
    await settled(outside);
    expect(outside.changes.at(-1)?.status).toMatchObject({ state: 'unknown', why: 'elsewhere' });
    // Nothing of it is stored.
    expect(JSON.stringify([...outside.stored.values()])).not.toContain('elsewhere');
    search(outside, [{ id: 'ah-tk-20232024-1', number: NUMBER, type: 'Antwoord', received: '2024-02-19' }]);
    expect((await outside.service.get(request)).status.state).toBe('answered');
  });

  it('a memory that fails changes nothing', async () => {
    const outside = world('2024-02-20T10:00:00.000Z', undefined, () => Promise.reject(new Error('shut')));
    search(outside, []);
    expect((await outside.service.get({ number: NUMBER, record: null, force: true })).status.state).toBe('open');
  });
});
