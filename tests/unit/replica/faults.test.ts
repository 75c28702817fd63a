import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FAULT_KINDS, parseFault } from '../../../replica/faults.ts';
import { startReplica, type Replica } from '../../../replica/index.ts';
import { parseXml, XmlError } from '../../../utils/domain/xml/tree.ts';
import { DATA, get, REPOSITORY, SITE, sru } from './get.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica({ dataDir: DATA });
});
afterAll(() => replica.close());
afterEach(() => {
  replica.setFault(SITE, null);
  replica.setFault(REPOSITORY, null);
});

const METADATA = '/ah-tk-20232024-9999/metadata.xml';
const ask = () => get(replica.port, SITE, METADATA);

describe('a host that misbehaves', () => {
  it('is slow', async () => {
    replica.setFault(SITE, { kind: 'slow', ms: 300 });
    const start = performance.now();
    expect((await ask()).body).toContain('ah-tk-20232024-9999');
    expect(performance.now() - start).toBeGreaterThan(290);
  });

  it('fails with a status', async () => {
    replica.setFault(SITE, { kind: 'status' });
    expect((await ask()).status).toBe(500);
    replica.setFault(SITE, { kind: 'status', status: 503 });
    expect((await ask()).status).toBe(503);
  });

  it('serves a page with a script before all else, and leaves what is no page alone', async () => {
    replica.setFault(SITE, { kind: 'script', script: 'globalThis.mine = "$&";' });
    const page = await get(replica.port, SITE, '/ah-tk-20232024-9999.html');
    expect(page.body).toMatch(/<head[^>]*><script>globalThis\.mine = "\$&";<\/script>/);
    expect((await ask()).body).not.toContain('globalThis');
  });

  it('answers 429, with and without Retry-After', async () => {
    replica.setFault(SITE, { kind: 'tooManyRequests', retryAfter: 7 });
    expect(await ask()).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
    replica.setFault(SITE, { kind: 'tooManyRequests' });
    expect((await ask()).headers['retry-after']).toBeUndefined();
  });

  it('sends HTML instead of XML', async () => {
    replica.setFault(SITE, { kind: 'garbage' });
    const { status, headers, body } = await ask();
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).not.toContain('metadata_gegevens');
  });

  it('sends XML that is not well-formed', async () => {
    replica.setFault(SITE, { kind: 'malformed' });
    const { body } = await ask();
    expect(body).toContain('<metadata_gegevens>');
    expect(() => parseXml(body)).toThrow(XmlError);
  });

  it('says nothing', async () => {
    replica.setFault(SITE, { kind: 'hang' });
    const silence = new Promise((resolve) => setTimeout(resolve, 400, 'silence'));
    const asked = ask().then(
      () => 'answer',
      () => 'cut',
    );
    expect(await Promise.race([asked, silence])).toBe('silence');
  });

  it('cuts the connection midway', async () => {
    replica.setFault(SITE, { kind: 'cut' });
    await expect(ask()).rejects.toThrow(/aborted|reset|hang up/i);
  });

  it('sends 30 MB', async () => {
    replica.setFault(SITE, { kind: 'huge' });
    expect((await ask()).body.length).toBeGreaterThanOrEqual(30_000_000);
  });

  it('sends an entity bomb', async () => {
    replica.setFault(SITE, { kind: 'entities' });
    const { body } = await ask();
    expect(body).toContain('<!ENTITY');
    expect(() => parseXml(body)).toThrow(/entities/);
  });

  it('answers searches with a diagnostic', async () => {
    replica.setFault(REPOSITORY, { kind: 'diagnostics' });
    const { status, body } = await get(replica.port, REPOSITORY, sru('dt.identifier=="kv-tk-2024Z01911"'));
    expect(status).toBe(200);
    expect(body).toContain('<ns3:diagnostic>');
    expect(body).not.toContain('numberOfRecords');
  });

  it('sends the metadata of another document', async () => {
    replica.setFault(SITE, { kind: 'wrongDocument' });
    const { body } = await ask();
    expect(parseXml(body).name).toBe('metadata_gegevens');
    expect(body).not.toContain('ah-tk-20232024-9999');
  });

  it('misbehaves only for some paths, or some times, and leaves other hosts well', async () => {
    replica.setFault(SITE, [{ kind: 'status', path: 'metadata\\.xml$', times: 2 }]);
    expect((await get(replica.port, SITE, '/ah-tk-20232024-9999.xml')).status).toBe(200);
    expect((await get(replica.port, REPOSITORY, sru('x'))).status).toBe(200);
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([500, 500, 200]);
  });

  it('is well again when the fault is removed', async () => {
    replica.setFault(SITE, { kind: 'status' });
    replica.setFault(SITE, null);
    expect((await ask()).status).toBe(200);
  });

  it('does not keep close() waiting', async () => {
    const other = await startReplica({ dataDir: DATA, faults: { [SITE]: { kind: 'hang' } } });
    const asked = get(other.port, SITE, METADATA).catch(() => 'cut');
    while (other.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await other.close();
    expect(await asked).toBe('cut');
  });
});

describe('faults of the command line', () => {
  it.each([
    ['a.nl=slow:2000', { kind: 'slow', ms: 2000 }],
    ['a.nl=fail', { kind: 'status', status: 500 }],
    ['a.nl=status:502', { kind: 'status', status: 502 }],
    ['a.nl=429', { kind: 'tooManyRequests' }],
    ['a.nl=429:5', { kind: 'tooManyRequests', retryAfter: 5 }],
    ['a.nl=huge:1000', { kind: 'huge', bytes: 1000 }],
    ['a.nl=hang@metadata\\.xml$', { kind: 'hang', path: 'metadata\\.xml$' }],
    ['a.nl=429:5@^/sru', { kind: 'tooManyRequests', retryAfter: 5, path: '^/sru' }],
  ])('%s', (text, fault) => {
    expect(parseFault(text)).toEqual({ host: 'a.nl', fault });
  });

  it.each(FAULT_KINDS)('knows %s', (kind) => {
    expect(parseFault(`a.nl=${kind}`).fault.kind).toBe(kind);
  });

  it.each(['', 'a.nl', 'a.nl=', '=slow', 'a.nl=explode', 'a.nl=slow:soon'])('refuses "%s"', (text) => {
    expect(() => parseFault(text)).toThrow(/is no fault/);
  });
});
