import { describe, expect, it } from 'vitest';
import { allowed, createHttpClient, type HttpClient, type HttpOptions } from '../../../utils/sources/http.ts';
import { type FakeFetch, fakeClock, fakeFetch, from, html, type Scripted, status, xml } from './fakes.ts';

const PAGE = 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911/metadata.xml';
const OTHER = 'https://repository.overheid.nl/sru?query=x';

function setUp(
  answer: (url: string) => Scripted | Promise<Scripted>,
  more: Partial<HttpOptions> = {},
): { client: HttpClient; fake: FakeFetch; waits: number[]; clock: ReturnType<typeof fakeClock> } {
  const clock = fakeClock();
  const fake = fakeFetch(answer);
  const waits: number[] = [];
  const sleep = async (ms: number): Promise<void> => {
    waits.push(ms);
    clock.move(ms);
  };
  return {
    client: createHttpClient({ fetch: fake.fetch, clock, sleep, random: () => 0.5, ...more }),
    fake,
    waits,
    clock,
  };
}

describe('which addresses are requested', () => {
  it.each([
    'http://zoek.officielebekendmakingen.nl/x.xml',
    'https://zoek.officielebekendmakingen.nl.example.org/x.xml',
    'https://example.org/?https://zoek.officielebekendmakingen.nl/',
    'https://zoek.officielebekendmakingen.nl:8443/x.xml',
    'https://user:secret@zoek.officielebekendmakingen.nl/x.xml',
    'javascript:alert(1)',
    'file:///etc/hosts',
    '//zoek.officielebekendmakingen.nl/x.xml',
    '',
  ])('never %j', async (url) => {
    const { client, fake } = setUp(() => xml('<a/>'));
    expect(allowed(url)).toBeUndefined();
    expect(await client.text(url)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(fake.asked).toEqual([]);
  });

  it('without cookies and without a referrer', async () => {
    const { client, fake } = setUp(() => xml('<a/>'));
    expect(await client.text(PAGE)).toEqual({
      ok: true,
      text: '<?xml version="1.0" encoding="UTF-8"?>\n<a/>',
      url: PAGE,
    });
    expect(fake.inits[0]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });
});

describe('the result', () => {
  const rows: [string, () => Scripted, string][] = [
    ['a web page instead of XML', html, 'garbage'],
    [
      'a web page behind an XML declaration',
      () => new Response('<?xml version="1.0"?>\n<!-- x --><html></html>'),
      'garbage',
    ],
    ['nothing', () => new Response(''), 'garbage'],
    ['text', () => new Response('{"a":1}'), 'garbage'],
    ['404', () => status(404), 'notFound'],
    ['410', () => status(410), 'notFound'],
    ['403', () => status(403), 'forbidden'],
    ['400', () => status(400), 'rejected'],
    [
      'the page for unknown addresses with status 200',
      () => from('https://zoek.officielebekendmakingen.nl/Errors/404.htm', html()),
      'notFound',
    ],
    [
      'the other spelling of it',
      () => from('https://zoek.officielebekendmakingen.nl/fout404.html', xml('<a/>')),
      'notFound',
    ],
    ['a redirect to another host', () => from('https://example.org/a.xml', xml('<a/>')), 'forbidden'],
    [
      'an announced size beyond the limit',
      () => new Response('<a/>', { headers: { 'content-length': '9000000' } }),
      'tooLarge',
    ],
  ];
  it.each(rows)('%s, without a retry', async (_name, answer, code) => {
    const { client, fake } = setUp(answer);
    expect(await client.text(PAGE)).toMatchObject({ ok: false, code });
    expect(fake.asked).toHaveLength(1);
  });

  it('accepts a byte order mark before XML', async () => {
    const { client } = setUp(() => new Response('\uFEFF<a/>'));
    expect(await client.text(PAGE)).toMatchObject({ ok: true });
  });

  it('cuts off an endless body at the limit', async () => {
    let sent = 0;
    const endless = (): Response =>
      new Response(
        new ReadableStream({
          pull(controller) {
            sent += 1;
            controller.enqueue(new TextEncoder().encode(`<a>${'x'.repeat(1000)}`));
          },
        }),
      );
    const { client } = setUp(endless, { maxBytes: 10_000 });
    expect(await client.text(PAGE)).toMatchObject({ ok: false, code: 'tooLarge' });
    expect(sent).toBeLessThan(20);
  });

  it('decodes a character that is split over two chunks', async () => {
    const bytes = new TextEncoder().encode('<a>é</a>');
    const { client } = setUp(
      () =>
        new Response(
          new ReadableStream({
            start(controller) {
              for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
              controller.close();
            },
          }),
        ),
    );
    expect(await client.text(PAGE)).toMatchObject({ text: '<a>é</a>' });
  });

  it('retries when the connection drops during the body', async () => {
    let times = 0;
    const cut = (): Response =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('<a>'));
            controller.error(new TypeError('terminated'));
          },
        }),
      );
    const { client } = setUp(() => ((times += 1) === 1 ? cut() : xml('<a/>')));
    expect(await client.text(PAGE)).toMatchObject({ ok: true });
  });

  it('times out, even if fetch ignores its abort signal', async () => {
    const { client, fake } = setUp(() => new Promise<Scripted>(() => undefined), { timeoutMs: 15 });
    expect(await client.text(PAGE)).toMatchObject({ ok: false, code: 'timeout' });
    expect(fake.inits[0]?.signal?.aborted).toBe(true);
    expect(fake.asked).toHaveLength(1);
  });

  it('times out during the body too', async () => {
    const { client } = setUp(
      () =>
        new Response(
          new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('<a>')) }),
        ),
      { timeoutMs: 15 },
    );
    expect(await client.text(PAGE)).toMatchObject({ ok: false, code: 'timeout' });
  });
});

describe('politeness', () => {
  it('tries three times, with increasing delays', async () => {
    const { client, fake, waits } = setUp(() => status(503));
    expect(await client.text(PAGE)).toMatchObject({ ok: false, code: 'serverError' });
    expect(fake.asked).toHaveLength(3);
    expect(waits).toEqual([500, 1000]);
  });

  it('waits as long as the host asks, in seconds or until a time', async () => {
    let times = 0;
    const headers = ['3', 'Mon, 01 Apr 2024 10:00:08 GMT'];
    const { client, waits } = setUp(() => {
      const after = headers[times];
      times += 1;
      return after ? status(429, { 'retry-after': after }) : xml('<a/>');
    });
    expect(await client.text(PAGE)).toMatchObject({ ok: true });
    expect(waits).toEqual([3000, 5000]);
  });

  it('pauses the host instead of waiting for a distant time, even if the reader forces it', async () => {
    const { client, fake, waits, clock } = setUp((url) =>
      url === OTHER ? xml('<a/>') : status(429, { 'retry-after': '120' }),
    );
    expect(await client.text(PAGE)).toMatchObject({ ok: false, code: 'rateLimited' });
    expect(await client.text(PAGE, true)).toMatchObject({ ok: false, code: 'rateLimited' });
    expect(fake.asked).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(await client.text(OTHER)).toMatchObject({ ok: true });
    clock.move(121_000);
    await client.text(PAGE);
    expect(fake.asked.filter((url) => url === PAGE)).toHaveLength(2);
  });

  it('pauses a host after three failures; the reader may force it; a success ends the pause', async () => {
    let works = false;
    const { client, fake, clock } = setUp(() => (works ? xml('<a/>') : new TypeError('Failed to fetch')), {
      maxTries: 1,
    });
    for (let index = 0; index < 10; index += 1)
      expect(await client.text(PAGE)).toMatchObject({ ok: false, code: 'offline' });
    expect(fake.asked).toHaveLength(3);
    clock.move(60_001);
    await client.text(PAGE);
    await client.text(PAGE);
    expect(fake.asked).toHaveLength(4);
    works = true;
    expect(await client.text(PAGE, true)).toMatchObject({ ok: true });
    expect(await client.text(PAGE)).toMatchObject({ ok: true });
    expect(fake.asked).toHaveLength(6);
  });

  it('does not count a missing document as a failure of the host', async () => {
    const { client, fake } = setUp(() => status(404));
    for (let index = 0; index < 6; index += 1) await client.text(PAGE);
    expect(fake.asked).toHaveLength(6);
  });

  it('sends at most two concurrent requests to a host, independently of other hosts', async () => {
    const running = new Map<string, number>();
    const most = new Map<string, number>();
    const { client } = setUp(async (url) => {
      const { host } = new URL(url);
      const now = (running.get(host) ?? 0) + 1;
      running.set(host, now);
      most.set(host, Math.max(most.get(host) ?? 0, now));
      await new Promise((resolve) => setTimeout(resolve, 1));
      running.set(host, (running.get(host) ?? 0) - 1);
      return xml('<a/>');
    });
    await Promise.all([
      ...Array.from({ length: 7 }, () => client.text(PAGE)),
      ...Array.from({ length: 7 }, () => client.text(OTHER)),
    ]);
    expect([...most.values()]).toEqual([2, 2]);
  });
});
