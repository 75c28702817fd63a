import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from '../../../replica/index.ts';
import { createNetwork } from '../../../utils/sources/http.ts';
import { createKamerSource, KAMER_HOST, type KamerSource } from '../../../utils/sources/kamer.ts';
import { type SessionMemory, volatileMemory } from '../../../utils/sources/session-memory.ts';
import { KAMER_DATA_HOST } from '../../../utils/domain/site/hosts.ts';
import { modelXml } from '../domain/kamer/support.ts';
import { DATA } from '../replica/get.ts';
import { fakeClock, fakeFetch, from, html, type Scripted, status, xml } from './fakes.ts';
import { replicaFetch } from './replicaFetch.ts';

/** The adapter on the replica, which serves both versions and one that nobody knows, and on answers made for it. */

const OPEN = '2026Z90108';
let replica: Replica;
beforeAll(async () => {
  replica = await startReplica({ dataDir: DATA, today: '2026-11-23' });
});
afterAll(() => replica.close());
beforeEach(() => {
  replica.setKamer('both');
  replica.setFault(KAMER_DATA_HOST, null);
  replica.clearRequests();
});

function made(fetch = replicaFetch(replica), memory: SessionMemory = volatileMemory()) {
  const clock = fakeClock('2026-11-23T10:00:00.000Z');
  const sleep = async (ms: number): Promise<void> => clock.move(ms);
  const network = createNetwork({ fetch, clock, memory, sleep, timeoutMs: 2_000 });
  return { source: createKamerSource(network.other(KAMER_HOST), clock, memory), clock, memory };
}
/** Paths asked, without what stands behind `?`. */
const asked = (): string[] => replica.requests().map(({ path }) => path.replace(/\?.*/, ''));

describe('on the replica', () => {
  const rows = [
    ['both', 'v5', ['/OData/v5/$metadata', '/OData/v5/Zaak']],
    ['v5', 'v5', ['/OData/v5/$metadata', '/OData/v5/Zaak']],
    ['v4', 'v4', ['/OData/v5/$metadata', '/OData/v4/2.0/$metadata', '/OData/v4/2.0/Zaak']],
  ] as const;
  it.each(rows)('with %s it reads %s, and what they call it first', async (service, version, paths) => {
    replica.setKamer(service);
    const { source } = made();
    expect(await source.read(OPEN, false)).toMatchObject({
      is: 'found',
      facts: {
        version,
        unread: 0,
        submitters: [
          { name: 'J.M. Paternel', party: 'D66' },
          { name: 'L.E. Wijmstra', party: 'PRO' },
        ],
        addressees: [{ name: 'H. Oldenkamp' }],
        documents: [
          { kind: 'Schriftelijke vragen', publication: `kv-tk-${OPEN}` },
          { kind: 'Antwoord schriftelijke vragen', publication: null, date: '2026-11-22' },
        ],
      },
    });
    expect(asked()).toEqual(paths);
    expect(await source.standing()).toMatchObject({ version, unknown: [] });
  });

  it('asks the version that answered, without looking again, also in another worker', async () => {
    replica.setKamer('v4');
    const memory = volatileMemory();
    await made(undefined, memory).source.read(OPEN, false);
    replica.clearRequests();
    expect(await made(undefined, memory).source.read('2026Z90109', false)).toMatchObject({
      facts: { term: '2026-12-05', documents: [{}, { publication: 'ah-tk-20262027-9109' }] },
    });
    expect(asked()).toEqual(['/OData/v4/2.0/Zaak']);
  });

  it('goes on with the other version when one ends, and looks again after a day', async () => {
    const { source, clock } = made();
    await source.read(OPEN, false);
    replica.setKamer('v4');
    replica.clearRequests();
    expect(await source.read(OPEN, false)).toMatchObject({ facts: { version: 'v4' } });
    expect(asked()).toEqual(['/OData/v5/Zaak', '/OData/v4/2.0/$metadata', '/OData/v4/2.0/Zaak']);
    expect(await source.standing()).toMatchObject({ version: 'v4', refused: ['v5 notFound'] });
    replica.setKamer('both');
    clock.move(25 * 3_600_000);
    expect(await source.read(OPEN, false)).toMatchObject({ facts: { version: 'v5' } });
  });

  it('refuses a service with other names, says which, and does not ask on', async () => {
    replica.setKamer('other');
    const { source, clock } = made();
    expect(await source.read(OPEN, false)).toEqual({ is: 'failed', code: 'otherNames' });
    expect(asked()).toEqual(['/OData/v5/$metadata', '/OData/v4/2.0/$metadata']);
    const standing = await source.standing();
    expect(standing).toMatchObject({ version: null, refused: ['v5 otherNames', 'v4 otherNames'] });
    expect(standing?.unknown).toEqual(expect.arrayContaining(['v5 Zaak.Nummer', 'v4 ZaakActor']));
    replica.clearRequests();
    expect(await source.read(OPEN, false)).toMatchObject({ code: 'otherNames' });
    expect(asked()).toEqual([]);
    clock.move(3_600_000);
    replica.setKamer('both');
    expect(await source.read(OPEN, false)).toMatchObject({ is: 'found' });
  });

  it('a number that is not there is no failure, and one with no service is', async () => {
    const { source } = made();
    expect(await source.read('2026Z99999', false)).toEqual({ is: 'none' });
    replica.setKamer('none');
    await source.forget();
    expect(await source.read(OPEN, true)).toEqual({ is: 'failed', code: 'otherNames' });
  });

  it.each([
    [{ kind: 'status', status: 500 }, 'serverError'],
    [{ kind: 'status', status: 403 }, 'forbidden'],
    [{ kind: 'tooManyRequests' }, 'rateLimited'],
    [{ kind: 'cut' }, 'offline'],
    [{ kind: 'hang' }, 'timeout'],
    [{ kind: 'garbage' }, 'garbage'],
    [{ kind: 'malformed' }, 'unreadable'],
    [{ kind: 'huge', bytes: 3_000_000 }, 'tooLarge'],
  ] as const)('a failure of the service is told as it is: %j', { timeout: 30_000 }, async (fault, code) => {
    const { source } = made();
    await source.read('2026Z90109', false);
    replica.setFault(KAMER_DATA_HOST, { ...fault, path: 'Zaak' });
    expect(await source.read(OPEN, false)).toMatchObject({ is: 'failed', code });
  });

  it('a service that fails is not taken for another version', async () => {
    replica.setFault(KAMER_DATA_HOST, { kind: 'status', status: 503 });
    expect(await made().source.read(OPEN, false)).toMatchObject({ is: 'failed', code: 'serverError' });
    expect(new Set(asked())).toEqual(new Set(['/OData/v5/$metadata']));
  });
});

describe('requests and trusted fields', () => {
  const on = (answer: (url: string) => Scripted): { source: KamerSource; fake: ReturnType<typeof fakeFetch> } => {
    const fake = fakeFetch(answer);
    return { ...made(fake.fetch), fake };
  };
  const json = (value: unknown): Response => new Response(JSON.stringify(value));
  const model = (): Response => new Response(modelXml('v5'));

  it('sends no cookie and no referrer', async () => {
    const { source, fake } = on((url) => (url.endsWith('$metadata') ? model() : json({ value: [] })));
    expect(await source.read(OPEN, false)).toEqual({ is: 'none' });
    expect(fake.inits).toHaveLength(2);
    for (const init of fake.inits) expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  it('a 400 to the question means the other version', async () => {
    const { source, fake } = on((url) =>
      url.includes('/v5/Zaak')
        ? status(400)
        : url.endsWith('$metadata')
          ? new Response(modelXml(url.includes('/v5/') ? 'v5' : 'v4'))
          : json({ value: [] }),
    );
    expect(await source.read(OPEN, false)).toEqual({ is: 'none' });
    expect(fake.asked.at(-1)).toContain('/v4/2.0/Zaak?');
  });

  it('names that take more room than any service needs are those of another version', async () => {
    const { source } = on((url) =>
      url.includes('/v5/')
        ? new Response(`<edmx:Edmx>${' '.repeat(2_100_000)}`)
        : url.endsWith('$metadata')
          ? new Response(modelXml('v4'))
          : json({ value: [] }),
    );
    expect(await source.read(OPEN, false)).toEqual({ is: 'none' });
    expect(await source.standing()).toMatchObject({ version: 'v4', refused: ['v5 tooLarge'] });
  });

  it('both versions refusing the question is an end, not a circle', async () => {
    const { source, fake } = on((url) =>
      url.endsWith('$metadata') ? new Response(modelXml(url.includes('/v5/') ? 'v5' : 'v4')) : status(400),
    );
    expect(await source.read(OPEN, false)).toEqual({ is: 'failed', code: 'otherNames' });
    expect(fake.asked).toHaveLength(4);
  });

  it.each([
    ['https://example.org/x', 'forbidden'],
    ['https://zoek.officielebekendmakingen.nl/x', 'forbidden'],
  ])('an answer that came from %s is not read', async (url, code) => {
    const { source } = on(() => from(url, model()));
    expect(await source.read(OPEN, false)).toMatchObject({ is: 'failed', code });
  });

  it.each([
    ['a page', html],
    ['other XML', () => xml('<a/>')],
  ])('%s in place of its names is no version', async (_, answer) => {
    const { source, fake } = on(answer);
    expect(await source.read(OPEN, false)).toEqual({ is: 'failed', code: 'otherNames' });
    expect(fake.asked).toHaveLength(2);
  });

  it('the client of the official hosts never asks it, nor the other way round', async () => {
    const fake = fakeFetch(() => xml('<a/>'));
    const network = createNetwork({ fetch: fake.fetch, clock: fakeClock() });
    expect(await network.client('reader').text(`https://${KAMER_DATA_HOST}/OData/v5/$metadata`)).toMatchObject({
      code: 'forbidden',
    });
    expect(await network.raw(`https://${KAMER_DATA_HOST}/`)).toMatchObject({ error: 'not an official address' });
    expect(await network.other(KAMER_HOST).text('https://zoek.officielebekendmakingen.nl/x.xml', 'xml')).toMatchObject({
      code: 'forbidden',
    });
    expect(fake.asked).toEqual([]);
  });
});
