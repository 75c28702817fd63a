import { describe, expect, it } from 'vitest';
import { createNetwork, type HttpOptions, type Network } from '../../../utils/sources/http.ts';
import { type SessionMemory, volatileMemory } from '../../../utils/sources/session-memory.ts';
import { fakeClock, fakeFetch, type Scripted, status, xml } from './fakes.ts';

const HOST = 'zoek.officielebekendmakingen.nl';
const page = (n: number | string): string => `https://${HOST}/kv-tk-2024Z${n}/metadata.xml`;
const OTHER = 'https://repository.overheid.nl/sru?query=x';
const fine = (): Scripted => xml('<a/>');

/** A machine with a clock and a session; `worker` starts a worker on it, with nothing in memory. */
function machine(
  answer: (url: string) => Scripted | Promise<Scripted> = fine,
  memory: SessionMemory = volatileMemory(),
) {
  const clock = fakeClock();
  const started: { url: string; at: number }[] = [];
  const waits: { host: string; ms: number }[] = [];
  const fake = fakeFetch((url) => {
    started.push({ url, at: clock.now().getTime() });
    return answer(url);
  });
  const worker = (more: Partial<HttpOptions> = {}): Network =>
    createNetwork({
      fetch: fake.fetch,
      clock,
      memory,
      sleep: async (ms) => clock.move(ms),
      random: () => 0.5,
      onWait: (wait) => waits.push(wait),
      ...more,
    });
  return { clock, started, waits, worker, inits: fake.inits };
}

/** Most requests that began in any stretch of thirty seconds. */
function most(started: readonly { at: number }[]): number {
  const times = started.map(({ at }) => at);
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 30_000).length));
}

describe('one budget for every request', () => {
  it('allows eight requests in thirty seconds, for dossiers, the list and Diagnose together', async () => {
    const { worker, started } = machine();
    const network = worker();
    const results = await Promise.all([
      ...Array.from({ length: 12 }, (_, n) => network.client('reader').text(page(n))),
      ...Array.from({ length: 12 }, (_, n) => network.client('background').text(page(100 + n))),
      ...Array.from({ length: 12 }, (_, n) => network.raw(page(200 + n))),
    ]);
    expect(started).toHaveLength(36);
    expect(most(started)).toBe(8);
    expect(results.every((result) => ('ok' in result ? result.ok : result.status === 200))).toBe(true);
  });

  it('counts retries too', async () => {
    const { worker, started } = machine(() => status(503));
    const network = worker();
    for (let n = 0; n < 9; n += 1) await network.client('reader').text(page(n), true);
    expect(most(started)).toBeLessThanOrEqual(8);
  });

  it('survives workers that are stopped at any moment', async () => {
    const { worker, started } = machine();
    for (let n = 0; n < 30; n += 1) await worker().client('reader').text(page(n));
    expect(started).toHaveLength(30);
    expect(most(started)).toBe(8);
  });

  it('does not limit the search service, which states no limit', async () => {
    const { worker, clock } = machine();
    const before = clock.now().getTime();
    const { text } = worker().client('reader');
    await Promise.all(Array.from({ length: 40 }, () => text(OTHER)));
    expect(clock.now().getTime()).toBe(before);
  });

  it('sends two concurrent requests to a host, for all clients together', async () => {
    let running = 0;
    let top = 0;
    const { worker } = machine(async () => {
      running += 1;
      top = Math.max(top, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return xml('<a/>');
    });
    const network = worker();
    await Promise.all(
      Array.from({ length: 9 }, (_, n) => [
        network.client('reader').text(OTHER),
        network.client('background').text(OTHER),
        network.raw(page(n)),
        network.client('reader').text(page(n + 50)),
      ]).flat(),
    );
    expect(top).toBe(4);
  });

  it('sends requests for a reader before earlier background requests', async () => {
    const { worker, started } = machine();
    const network = worker();
    const behind = Array.from({ length: 20 }, (_, n) => network.client('background').text(page(100 + n)));
    await Promise.all(Array.from({ length: 4 }, (_, n) => network.client('reader').text(page(n))));
    const readers = started.flatMap(({ url }, place) => (/Z\d\//.test(url) ? [place] : []));
    expect(Math.max(...readers)).toBeLessThan(8);
    await Promise.all(behind);
  });

  it('reports waiting, but only while a reader waits', async () => {
    const { worker, waits } = machine();
    const network = worker();
    await Promise.all(Array.from({ length: 10 }, (_, n) => network.client('background').text(page(n))));
    expect(waits).toEqual([]);
    await Promise.all(Array.from({ length: 10 }, (_, n) => network.client('reader').text(page(20 + n))));
    expect(waits[0]).toMatchObject({ host: HOST });
    expect(waits.every(({ ms }) => ms > 0 && ms <= 30_000)).toBe(true);
  });

  it('writes while it waits, so that the browser does not stop the worker', async () => {
    const gaps: number[] = [];
    let last = 0;
    const memory = volatileMemory();
    const { worker, clock } = machine(fine, {
      ...memory,
      set: (key, value) => {
        gaps.push(clock.now().getTime() - last);
        last = clock.now().getTime();
        return memory.set(key, value);
      },
    });
    last = clock.now().getTime();
    const { text } = worker().client('reader');
    await Promise.all(Array.from({ length: 24 }, (_, n) => text(page(n))));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10_000);
  });
});

describe('pauses', () => {
  it('keep a Retry-After of an hour across workers, and report its end', async () => {
    const { worker, started, clock } = machine(() => status(429, { 'retry-after': '3600' }));
    for (let n = 0; n < 10; n += 1) {
      const result = await worker().client('reader').text(page(n), true);
      expect(result).toMatchObject({ ok: false, code: 'rateLimited', until: '2024-04-01T11:00:00.000Z' });
      expect(await worker().raw(page(n))).toMatchObject({ status: null });
      clock.move(60_000);
    }
    expect(started).toHaveLength(1);
    clock.move(3_600_000);
    await worker().client('reader').text(page(99));
    expect(started).toHaveLength(2);
  });

  it('found by Diagnose apply to everything', async () => {
    const { worker, started } = machine(() => status(429, { 'retry-after': '600' }));
    expect(await worker().raw(page(1))).toMatchObject({ status: 429, error: null });
    expect(await worker().client('background').text(page(2))).toMatchObject({ code: 'rateLimited' });
    expect(started).toHaveLength(1);
  });

  it('count failures in a row across workers', async () => {
    const { worker, started } = machine(() => new TypeError('Failed to fetch'));
    for (let n = 0; n < 8; n += 1) await worker({ maxTries: 1 }).client('reader').text(page(n));
    expect(started).toHaveLength(3);
  });

  it.each([
    ['an hour', 3_600_000],
    ['a year', 365 * 86_400_000],
  ])('a clock that is set back by %s makes no pause longer than it was', async (_name, back) => {
    for (const failing of [() => new TypeError('no'), () => status(429, { 'retry-after': '50' })]) {
      let works = false;
      const { worker, clock } = machine(() => (works ? xml('<a/>') : failing()));
      for (let n = 0; n < 3; n += 1) await worker({ maxTries: 1 }).client('reader').text(page(n));
      clock.move(-back);
      works = true;
      expect(await worker().client('reader').text(page(4))).toMatchObject({ ok: false });
      clock.move(60_001);
      expect(await worker().client('reader').text(page(5))).toMatchObject({ ok: true });
    }
  });

  it('do not make a wait longer than thirty seconds when the clock is set back', async () => {
    const { worker, clock } = machine();
    for (let n = 0; n < 8; n += 1) await worker().client('reader').text(page(n));
    clock.move(-86_400_000);
    const before = clock.now().getTime();
    expect(await worker().client('reader').text(page(9))).toMatchObject({ ok: true });
    expect(clock.now().getTime() - before).toBeLessThanOrEqual(30_000);
  });

  it('cancel queued requests when the host starts to fail', async () => {
    const { worker, started } = machine(() => status(429, { 'retry-after': '3600' }));
    const { text } = worker().client('reader');
    const results = await Promise.all(Array.from({ length: 12 }, (_, n) => text(page(n))));
    expect(results.every((result) => !result.ok && result.code === 'rateLimited')).toBe(true);
    expect(started.length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['garbage', 'x'],
    ['other shapes', { [HOST]: { failures: -1, since: 'x' } }],
    ['a pause of years', { [HOST]: { failures: 3, since: 0, pauseMs: 1e15, retryAfterMs: 0, code: 'offline' } }],
    ['too much', { [HOST]: Array.from({ length: 5000 }, () => 0) }],
  ])('a session that holds %s counts as empty', async (_name, value) => {
    const { worker } = machine(fine, { ...volatileMemory(), get: async () => value });
    expect(await worker().client('reader').text(page(1))).toMatchObject({ ok: true });
  });

  it('work without session storage', async () => {
    const broken = async (): Promise<never> => Promise.reject(new Error('no'));
    const { worker } = machine(fine, { get: broken, set: broken, remove: broken });
    const { text } = worker().client('reader');
    for (let n = 0; n < 20; n += 1) expect(await text(page(n))).toMatchObject({ ok: true });
  });
});

describe('answers the host allows to cache', () => {
  const kept = (): Scripted =>
    new Response('<a/>', { headers: { 'cache-control': 'max-age=30, public, immutable', 'content-type': 'text/xml' } });

  it('are not requested again within that time', async () => {
    const { worker, started, clock } = machine(kept);
    const { text } = worker().client('reader');
    for (let n = 0; n < 20; n += 1) expect(await text(page(1))).toMatchObject({ ok: true, text: '<a/>', url: page(1) });
    expect(started).toHaveLength(1);
    clock.move(30_000);
    await text(page(1));
    expect(started).toHaveLength(2);
    clock.move(-60_000);
    await text(page(1));
    expect(started).toHaveLength(3);
  });

  it('are requested again when forced, or when the host allows no caching', async () => {
    const { worker, started } = machine((url) => (url === OTHER ? xml('<a/>') : kept()));
    const { text } = worker().client('reader');
    await text(page(1));
    await text(page(1), true);
    await text(OTHER);
    await text(OTHER);
    expect(started).toHaveLength(4);
  });

  it.each(['no-store, max-age=30', 'private, no-cache, max-age=30', 'max-age=x', 's-maxage=30', ''])(
    'not by %j',
    async (header) => {
      const { worker, started } = machine(() => new Response('<a/>', { headers: { 'cache-control': header } }));
      const { text } = worker().client('reader');
      await text(page(1));
      await text(page(1));
      expect(started).toHaveLength(2);
    },
  );
});

describe('a raw request', () => {
  it('returns status, address and body, without retries or cookies', async () => {
    const { worker, inits, started } = machine((url) => (url.includes('404') ? status(404) : new Response('<html>')));
    const { raw } = worker();
    expect(await raw(page(1))).toEqual({ status: 200, finalAddress: page(1), body: '<html>', error: null });
    expect(await raw(page('404'))).toEqual({ status: 404, finalAddress: page('404'), body: '', error: null });
    expect(await raw('https://example.org/')).toMatchObject({ status: null, error: 'not an official address' });
    expect(started).toHaveLength(2);
    expect(inits[0]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
  });
});
