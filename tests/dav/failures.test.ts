import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Carrier, CarrierTrouble } from '../../utils/sync/carrier.ts';
import { tryFolder } from '../../utils/sync/carriers/try.ts';
import { nameOf, randomHex } from '../../utils/sync/file/names.ts';
import { MAX_FILE } from '../../utils/sync/file/seal.ts';
import type { Shared } from '../../utils/sync/replica.ts';
import { DAV_KINDS, hasDav, makeKeys, startDav, type DavServer } from '../support/dav-servers.ts';
import { startFront, type DavFault, type Front } from '../support/dav-front.ts';
import { deviceOn, noteOf, type Device } from '../unit/sync/support.ts';
import { carrierOn, trust } from '../support/dav-reach.ts';

const ACCOUNT = { name: 'lezer', password: 'geheim' };
const BYTES = new Uint8Array(4_096);
const fileName = (seq: number): string => nameOf({ device: 'a1b2c3d4', seq, kind: 'i', chance: randomHex(16) });
const PAGE = { 'content-type': 'text/html; charset=utf-8' };
const LOGIN = '<!doctype html><html><body><form>Log in</form></body></html>';

const VERBS: Record<string, (carrier: Carrier) => Promise<unknown>> = {
  PROPFIND: (carrier) => carrier.list(),
  GET: (carrier) => carrier.get(fileName(1)),
  PUT: (carrier) => carrier.put(fileName(1), BYTES),
  DELETE: (carrier) => carrier.remove(fileName(1)),
  MKCOL: (carrier) => carrier.make(),
};

/** Status → trouble, by verb; null is no trouble. */
const STATUSES: Record<string, Record<number, CarrierTrouble | null>> = {
  PROPFIND: {
    200: 'notStorage',
    207: 'notStorage',
    400: 'notStorage',
    401: 'refused',
    403: 'refused',
    404: 'missing',
    405: 'notStorage',
    409: 'missing',
    412: 'busy',
    423: 'busy',
    429: 'busy',
    500: 'unreachable',
    501: 'notStorage',
    502: 'unreachable',
    503: 'busy',
    504: 'unreachable',
    507: 'full',
  },
  GET: {
    200: 'notStorage',
    401: 'refused',
    403: 'refused',
    404: null,
    410: null,
    423: 'busy',
    429: 'busy',
    500: 'unreachable',
  },
  PUT: {
    200: 'notStorage',
    401: 'refused',
    403: 'readOnly',
    404: 'missing',
    405: 'readOnly',
    409: 'missing',
    412: 'busy',
    413: 'tooLarge',
    423: 'busy',
    429: 'busy',
    500: 'unreachable',
    502: 'unreachable',
    503: 'busy',
    507: 'full',
  },
  DELETE: { 401: 'refused', 403: 'readOnly', 404: null, 423: 'busy', 503: 'busy' },
  MKCOL: { 401: 'refused', 403: 'readOnly', 404: 'missing', 405: null, 409: 'missing', 507: 'full' },
};

describe('an unexpected response', () => {
  let front: Front;
  let carrier: Carrier;
  beforeAll(async () => {
    // Nothing is behind it: every answer is its own.
    front = await startFront('http://127.0.0.1:1/dav/', null);
    carrier = carrierOn(ACCOUNT, `${front.address}map/`, { timeoutMs: 15_000 });
  });
  afterAll(() => front.close());
  afterEach(() => {
    front.fault = () => null;
    front.seen.length = 0;
  });
  const always = (fault: DavFault): void => void (front.fault = () => fault);

  const rows = Object.entries(STATUSES).flatMap(([verb, statuses]) =>
    Object.entries(statuses).map(([status, trouble]) => ({ verb, status: Number(status), trouble })),
  );
  it.each(rows)('$verb $status: $trouble', async ({ verb, status, trouble }) => {
    always({ is: 'answer', status, headers: PAGE, body: LOGIN });
    const asking = VERBS[verb]?.(carrier);
    if (trouble === null) await asking;
    else await expect(asking).rejects.toMatchObject({ name: 'CarrierError', trouble });
    // Nothing is tried again by itself; only folders that are not there are made, a few levels up.
    expect(front.seen.length).toBe(verb === 'MKCOL' && status === 409 ? 6 : 1);
  });

  it.each([
    ['30', 30_000],
    ['Tue, 01 Dec 2026 12:02:00 GMT', 120_000],
    ['Tue, 01 Dec 2026 11:00:00 GMT', 0],
    ['999999999', 86_400_000],
    ['morgen', null],
    ['', null],
  ])('Retry-After: %s is held against the clock of the server: %s', async (text, waitMs) => {
    // A server whose clock is a year off says no other.
    const headers = { 'Retry-After': text, Date: 'Tue, 01 Dec 2026 12:00:00 GMT' };
    always({ is: 'answer', status: 429, headers });
    await expect(carrier.list()).rejects.toMatchObject({ trouble: 'busy', waitMs });
  });

  it.each([
    ['refused', { is: 'refused' }],
    ['silent', { is: 'hangs' }],
    ['nothing behind it', { is: 'lost' }],
  ] as const)('no answer: %s', async (_, fault) => {
    always(fault);
    for (const verb of Object.values(VERBS))
      await expect(verb(carrierOn(ACCOUNT, `${front.address}map/`, { timeoutMs: 300 }))).rejects.toMatchObject({
        trouble: 'unreachable',
      });
  });

  it('a redirect is not followed, nor is the password sent on', async () => {
    const other = await startFront('http://127.0.0.1:1/dav/', null);
    for (const status of [301, 302, 303, 307, 308]) {
      always({ is: 'answer', status, headers: { Location: `${other.address}map/` } });
      for (const verb of Object.values(VERBS))
        await expect(verb(carrier)).rejects.toMatchObject({ trouble: 'unreachable' });
    }
    expect(other.seen).toEqual([]);
    await other.close();
  });

  it('a certificate that is not trusted: nothing is sent', async () => {
    const secure = await startFront('http://127.0.0.1:1/dav/', await makeKeys());
    await expect(carrierOn(ACCOUNT, `${secure.address}map/`).list()).rejects.toMatchObject({ trouble: 'unreachable' });
    expect(secure.seen).toEqual([]);
    await secure.close();
  });

  it('a list or a file that does not end is not read to its end', async () => {
    always({ is: 'answer', status: 207, headers: { 'content-type': 'application/xml' }, body: ' '.repeat(8_000_001) });
    await expect(carrier.list()).rejects.toMatchObject({ trouble: 'notStorage' });
    always({ is: 'answer', status: 200, body: 'x'.repeat(MAX_FILE + 1) });
    expect(await carrier.get(fileName(1))).toEqual(new Uint8Array());
  });

  it('names that lead elsewhere are never asked for', async () => {
    for (const name of ['', '.', '..', '../x', 'a/b', 'a\\b', '%2e%2e', 'x?y', 'x#y', 'https://ander.nl'])
      for (const ask of [carrier.get, carrier.remove, (one: string) => carrier.put(one, BYTES)])
        await expect(ask(name)).rejects.toBeInstanceOf(RangeError);
    expect(front.seen).toEqual([]);
  });
});

const KIND = DAV_KINDS.toReversed().find((kind) => kind !== 'sabre' && hasDav(kind)) ?? DAV_KINDS.find(hasDav);

describe.runIf(KIND !== undefined)('two devices on a server that fails', () => {
  let server: DavServer;
  let front: Front;
  let shared: Shared;
  let at = 0;
  beforeAll(async () => {
    if (KIND === undefined) return;
    server = await startDav(KIND);
    trust(server.certificate);
    front = await startFront(server.address, server.keys);
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    shared = { folder: 'f'.repeat(32), key };
  });
  afterAll(async () => {
    await front?.close();
    await server?.close();
  });
  afterEach(() => void (front.fault = () => null));

  /** Two devices with a folder of their own that is new. */
  async function two(): Promise<{ a: Device; b: Device; carrier: Carrier; directory: string }> {
    at += 1;
    const carrier = carrierOn(server, `${front.address}map-${at}/`, { timeoutMs: 15_000 });
    await carrier.make();
    const [a, b] = [deviceOn(carrier, shared), deviceOn(carrier, shared)];
    return { a, b, carrier, directory: join(server.directory, `map-${at}`) };
  }
  /** The next request of this verb goes wrong. */
  const once = (verb: string, fault: DavFault): void => {
    let isDone = false;
    front.fault = ({ method }) => {
      if (isDone || method !== verb) return null;
      isDone = true;
      return fault;
    };
  };

  it('half a file is named after three tries, seen by its writer, and written again', async () => {
    const { a, b } = await two();
    await a.save(noteOf(1));
    once('PUT', { is: 'half' });
    await a.round();
    const rounds = [await b.round(), await b.round(), await b.round()];
    expect(rounds.map(({ unreadable }) => unreadable.length)).toEqual([0, 0, 1]);
    expect(b.read(1)).toBeNull();
    await a.round();
    await b.round();
    expect(b.read(1)?.note).toEqual(noteOf(1));
  });

  it('an answer lost after a file was written: written again, and it is once', async () => {
    const { a, b, carrier } = await two();
    await a.save(noteOf(1, { body: 'eens' }));
    once('PUT', { is: 'lost' });
    await expect(a.round()).rejects.toMatchObject({ trouble: 'unreachable' });
    await a.round();
    expect(await carrier.list()).toHaveLength(2);
    await b.round();
    expect(b.read(1)).toEqual({ note: noteOf(1, { body: 'eens' }), others: [] });
  });

  it.each(['cut', 'short'] as const)('a file that is %s on its way down is read again', async (is) => {
    const { a, b } = await two();
    await a.save(noteOf(1));
    await a.round();
    once('GET', { is });
    await b.round().catch(() => undefined);
    expect(b.read(1)).toBeNull();
    await b.round();
    expect(b.read(1)?.note).toEqual(noteOf(1));
  });

  it('a file that comes slowly comes, as long as something comes', async () => {
    const { carrier } = await two();
    const bytes = crypto.getRandomValues(new Uint8Array(8_192));
    const slow = carrierOn(server, `${front.address}map-${at}/`, { timeoutMs: 4_000 });
    await carrier.put(fileName(1), bytes);
    const [{ name } = { name: '' }] = await carrier.list();
    once('GET', { is: 'drips', pieces: 4, ms: 1_500 });
    expect(await slow.get(name)).toEqual(bytes);
    once('GET', { is: 'drips', pieces: 2, ms: 12_000 });
    await expect(slow.get(name)).rejects.toMatchObject({ trouble: 'unreachable' });
  });

  it('a file that is not listed yet: what builds on it waits, and all else goes on', async () => {
    const { a, b, directory } = await two();
    await a.save(noteOf(1, { body: 'begin' }));
    await a.round();
    const [first = ''] = readdirSync(directory);
    await a.save(noteOf(1, { body: 'begin, verder' }));
    await a.round();
    await a.save(noteOf(1, { body: 'begin, verder, einde' }));
    await a.save(noteOf(2));
    await a.round();
    const hidden = readdirSync(directory).filter((name) => name !== first);
    front.fault = ({ method }) =>
      method === 'PROPFIND'
        ? { is: 'changed', to: (list) => list.replaceAll(hidden.toSorted()[0] ?? '?', 'weg') }
        : null;
    await b.round();
    expect([b.read(1)?.note.body, b.read(2)?.note]).toEqual(['begin', noteOf(2)]);
    front.fault = () => null;
    await b.round();
    expect(b.read(1)).toEqual(a.read(1));
    expect(b.read(1)?.note.body).toBe('begin, verder, einde');
  });

  it('every file vanished: nothing is deleted here, and the folder is refilled', async () => {
    const { a, b, carrier, directory } = await two();
    await a.save(noteOf(1));
    for (const one of [a, b, a]) await one.round();
    for (const name of readdirSync(directory)) rmSync(join(directory, name));
    for (let turn = 0; turn < 3; turn += 1) for (const one of [a, b]) await one.round();
    for (const one of [a, b]) expect(one.read(1)?.note).toEqual(noteOf(1));
    expect(await carrier.list()).toHaveLength(1);
  });

  it('the folder itself vanished: it is reported, and nothing is created or deleted', async () => {
    const { a, directory } = await two();
    await a.save(noteOf(1));
    await a.round();
    rmSync(directory, { recursive: true });
    await expect(a.round()).rejects.toMatchObject({ trouble: 'missing' });
    expect(a.read(1)?.note).toEqual(noteOf(1));
  });

  it('read-only: files of others are read, and own changes stay pending', async () => {
    const { a, b, carrier } = await two();
    await a.save(noteOf(1));
    await a.round();
    await b.save(noteOf(2));
    front.fault = ({ method }) => (method === 'PUT' ? { is: 'answer', status: 403 } : null);
    await expect(b.round()).rejects.toMatchObject({ trouble: 'readOnly' });
    expect(b.read(1)?.note).toEqual(noteOf(1));
    expect(await tryFolder(carrier, { make: false })).toMatchObject({
      is: 'ready',
      hasKantlijn: true,
      canWrite: false,
    });
    front.fault = () => null;
    await b.round();
    await a.round();
    expect(a.read(2)?.note).toEqual(noteOf(2));
  });

  it.each(
    ['PROPFIND', 'GET', 'PUT', 'DELETE'].flatMap((verb) =>
      ([{ is: 'lost' }, { is: 'refused' }, { is: 'cut' }, { is: 'answer', status: 507 }] as const).map((fault) => ({
        verb,
        fault,
      })),
    ),
  )('$verb $fault.is: the next round goes on from there', async ({ verb, fault }) => {
    const { a, b } = await two();
    await b.save(noteOf(50));
    await b.round();
    // So many that files are put together, and the old ones removed.
    const most = verb === 'DELETE' ? 34 : 2;
    for (let n = 0; n < most; n += 1) {
      await a.save(noteOf(n));
      await a.round();
    }
    once(verb, fault);
    await a.save(noteOf(most));
    await a.round().catch(() => undefined);
    for (let turn = 0; turn < 3; turn += 1) for (const one of [a, b]) await one.round().catch(() => undefined);
    for (const n of [0, 1, most, 50]) expect([a.read(n)?.note, b.read(n)?.note]).toEqual([noteOf(n), noteOf(n)]);
  });

  it('a server that reports success and stores nothing is detected before it is used', async () => {
    const { carrier } = await two();
    front.fault = ({ method }) => (method === 'PUT' ? { is: 'answer', status: 201 } : null);
    expect(await tryFolder(carrier, { make: false })).toMatchObject({ is: 'trouble', trouble: 'notStorage' });
    front.fault = ({ method }) => (method === 'PUT' ? { is: 'answer', status: 507 } : null);
    expect(await tryFolder(carrier, { make: false })).toMatchObject({ is: 'trouble', trouble: 'full' });
  });
});
