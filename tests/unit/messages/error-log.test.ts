import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerMessage, type Sender } from '../../../utils/messages/server.ts';
import { logAndReturn, logError, setErrorListener } from '../../../utils/messages/log-error.ts';
import { ERROR_NAMES, ERROR_NOTES, ERROR_PLACES, errorInWords } from '../../../utils/protocol/error-log.ts';
import { createErrorLog, errorHandlers, type ErrorLog } from '../../../utils/services/error-log.ts';
import { createPageService } from '../../../utils/services/page.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import { environment, repository } from '../store/support.ts';

const PAGE: Sender = { kind: 'page', url: 'https://x.example/', publication: 'kv-tk-2024Z01911' };
let memory: ReturnType<typeof volatileMemory>;
let log: ErrorLog;
let now: Date;
const made = (): ErrorLog => createErrorLog(memory, () => now);

beforeEach(() => {
  memory = volatileMemory();
  now = new Date('2026-12-01T08:00:00Z');
  log = made();
  setErrorListener(log.note);
});
afterEach(() => {
  setErrorListener(() => undefined);
  vi.restoreAllMocks();
});

/** An error with a text wherever an error can have one. */
function errorWith(text: string): Error {
  return Object.assign(new Error(text, { cause: new Error(text) }), {
    name: text,
    code: text,
    reason: text,
    detail: text,
    inner: text,
  });
}

describe('the log of errors', () => {
  it('says where, what kind, when and how often, latest first', async () => {
    logError('list.facts', new RangeError('x'));
    now = new Date('2026-12-01T08:01:00Z');
    expect(
      await Promise.reject(new DOMException('full', 'QuotaExceededError')).catch(logAndReturn('list.copy', 7)),
    ).toBe(7);
    now = new Date('2026-12-01T08:02:00Z');
    logError('list.facts', new RangeError('y'));
    expect(await log.lines()).toEqual([
      {
        place: 'list.facts',
        name: 'RangeError',
        first: '2026-12-01T08:00:00.000Z',
        last: '2026-12-01T08:02:00.000Z',
        count: 2,
      },
      {
        place: 'list.copy',
        name: 'QuotaExceededError',
        first: '2026-12-01T08:01:00.000Z',
        last: '2026-12-01T08:01:00.000Z',
        count: 1,
      },
    ]);
  });

  it('never contains text, even if the error or message has some', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), fc.constantFrom(...ERROR_PLACES), async (text, place) => {
        fc.pre(!(ERROR_NAMES as readonly string[]).includes(text.slice(0, 60)));
        const own = createErrorLog(volatileMemory(), () => now);
        setErrorListener(own.note);
        logError(place, errorWith(text));
        logError(place, text);
        logError(place, { name: text, note: { body: text } });
        const lines = await own.lines();
        expect(lines.map(({ name }) => name).toSorted()).toEqual(['none', 'other']);
        expect(lines.map((line) => ({ ...line, name: '', count: 0 }))).toEqual(
          lines.map(() => ({ place, name: '', first: now.toISOString(), last: now.toISOString(), count: 0 })),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('accepts from a page only a known place and the name of an error', async () => {
    const find = async () => ({ requests: ERROR_NOTES, handlers: errorHandlers(log) });
    const send = (payload: unknown) => answerMessage(find, { kantlijn: 1, request: 'errors.note', payload }, PAGE);
    expect(await send({ place: 'list.facts', name: 'mijn notitie' })).toMatchObject({ ok: true });
    expect(await send({ place: 'mijn notitie', name: 'Error' })).toMatchObject({ ok: false, code: 'rejected' });
    expect(await send({ place: 'list.facts', name: 'x'.repeat(61) })).toMatchObject({ ok: false });
    await send({ place: 'list.facts', name: 'Error', text: 'mijn notitie' });
    expect(await log.lines()).toMatchObject([{ name: 'Error' }, { name: 'other' }]);
    expect(JSON.stringify(await log.lines())).not.toContain('notitie');
  });

  it('survives the worker, drops malformed rows, and can be cleared', async () => {
    log.note('list.facts', 'Error');
    await log.lines();
    expect(await made().lines()).toHaveLength(1);
    await memory.set('errors', [{ ...(await log.lines())[0], text: 'mijn notitie' }]);
    expect(await made().lines()).toEqual([]);
    await log.clear();
    expect(await memory.get('errors')).toBeUndefined();
    expect(await log.lines()).toEqual([]);
    expect(await made().lines()).toEqual([]);
  });

  it('keeps the latest hundred lines, even without storage', async () => {
    vi.spyOn(memory, 'set').mockRejectedValue(new Error('full'));
    const all = ERROR_PLACES.flatMap((place) => ERROR_NAMES.slice(0, 4).map((name) => [place, name] as const));
    for (const [place, name] of all) log.note(place, name);
    const lines = await log.lines();
    expect(lines.map(({ place, name }) => [place, name])).toEqual(all.slice(-100).toReversed());
  });

  it('logs failures of the store', async () => {
    const env = environment();
    vi.spyOn(env.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(await repository(env).notes.purge()).toBe(0);
    expect(await log.lines()).toMatchObject(['collections.purge', 'notes.purge'].map((place) => ({ place, count: 1 })));
  });

  it('is in the report of Diagnose', async () => {
    log.note('list.facts', 'RangeError');
    const pages = createPageService(
      {} as never,
      async () => Promise.reject(new Error('not asked here')),
      async () => (await log.lines()).map(errorInWords),
    );
    const seen = { metas: [], matches: [], columns: [] };
    const asked = { address: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html', seen, question: null };
    const { report } = await pages.diagnose({ ...asked, about: ['Kantlijn 0'] });
    expect(report).toContain('Kantlijn 0\nerror: list.facts RangeError, 1 time, last 2026-12-01T08:00:00.000Z\n');
  });
});
