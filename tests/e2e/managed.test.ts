import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import selfsigned from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedRecords } from '../../replica/bulk/records.ts';
import { ensureBuild } from '../../scripts/start-build.ts';
import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import { packCorpus } from '../../utils/questions/file/pack.ts';
import { launchChromium, type RunningChromium } from './support/chromium.ts';
import { launchFirefox, type RunningFirefox } from './support/firefox.ts';
import { ask } from './support/library.ts';
import { useHosts } from './support/session.ts';

/** Settings by a policy, as the browser itself reads it (docs/managed.md). */

const hosts = useHosts();
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'kantlijn-managed-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

const FORBIDDEN = { outcome: 'fault', fault: 'forbidden' };
const PLACE = { address: 'https://wolk.example/dav/Kantlijn', user: 'lezer', password: 'geheim' };

describe('a machine that somebody manages, in Chromium', () => {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) console.log('Skipped: policies in Chromium, whose folder only root may write.');
  const policy = `/etc/chromium/policies/managed/kantlijn-test-${randomUUID()}.json`;
  const seen: string[] = [];
  let server: Server;
  let browser: RunningChromium;

  /** An unpacked extension is named after where it lies, so that no other test is touched. */
  const idOf = (path: string): string =>
    createHash('sha256')
      .update(path)
      .digest('hex')
      .slice(0, 32)
      .replaceAll(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));

  beforeAll(async () => {
    if (!isRoot) return;
    const bytes = await packCorpus(generatedRecords(40).records, { until: '2026-11-20', source: 'file' });
    const pems = await selfsigned.generate([{ name: 'commonName', value: 'Kantlijn test' }]);
    server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.cookie ?? '-'} ${request.headers.referer ?? '-'}`);
      response.writeHead(200, { 'access-control-allow-origin': '*', etag: '"1"' }).end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const listAddress = `https://127.0.0.1:${(server.address() as AddressInfo).port}/corpus.bin`;
    const extensionDir = join(folder(), 'extension');
    cpSync(await ensureBuild({ browser: 'chrome' }), extensionDir, { recursive: true });
    const set = { sync: false, kamerData: false, listAddress };
    mkdirSync('/etc/chromium/policies/managed', { recursive: true });
    writeFileSync(policy, JSON.stringify({ '3rdparty': { extensions: { [idOf(extensionDir)]: set } } }));
    browser = await launchChromium({ extensionDir, replica: hosts().hosts });
  });
  afterAll(async () => {
    rmSync(policy, { force: true });
    await browser?.close();
    server?.close();
  });

  it.runIf(isRoot)('says what was set, and holds to it where the request would be made', async () => {
    const { page } = await browser.open(`chrome-extension://${await browser.extensionId()}/options.html`);
    const section = page.getByRole('region', { name: 'Door uw beheerder ingesteld' });
    await section.waitFor();
    expect(await section.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/^De lijst van alle vragen komt van https:\/\/127\.0\.0\.1:\d+\/corpus\.bin\.$/),
      'Notities gaan niet naar andere apparaten.',
      'Aan de Tweede Kamer wordt niets gevraagd.',
    ]);
    const kamer = page.getByRole('checkbox', { name: /wat de Tweede Kamer ervan weet/ });
    expect([await kamer.isDisabled(), await kamer.isChecked()]).toEqual([true, false]);
    const devices = page.getByRole('region', { name: 'Mijn apparaten' });
    expect(await devices.textContent()).toContain('Door uw beheerder uitgezet.');
    expect(await devices.getByRole('button').count()).toBe(0);
    // Whoever asks by another way than the settings gets no further.
    expect(await ask(page, 'sync.look', PLACE)).toEqual(FORBIDDEN);

    await page.getByRole('button', { name: 'Nu bijwerken' }).click();
    const facts = async (): Promise<CorpusFacts> => (await ask(page, 'corpus.facts', {})) as CorpusFacts;
    await expect.poll(async () => (await facts()).known).toBe(40);
    expect(await facts()).toMatchObject({ updatedTo: '2026-11-20', policy: { failure: null } });
    expect(seen).toEqual(['GET /corpus.bin - -']);
  });
});

describe('a machine that somebody manages, in Firefox', () => {
  let browser: RunningFirefox | undefined;
  afterAll(async () => browser?.close());

  it('says what was set by a managed storage manifest, and holds to it', async () => {
    const home = folder();
    const manifests = join(home, '.mozilla', 'managed-storage');
    mkdirSync(manifests, { recursive: true });
    const name = 'kantlijn@kantlijn.example';
    const manifest = { name, description: 'Kantlijn', type: 'storage', data: { sync: false, listUpdates: 'nooit' } };
    writeFileSync(join(manifests, `${name}.json`), JSON.stringify(manifest));
    browser = await launchFirefox({
      extensionDir: await ensureBuild({ browser: 'firefox' }),
      replica: hosts().hosts,
      extensionPages: true,
      env: { HOME: home },
    });
    const page = await browser.openOwn('options.html');
    const text = (): Promise<string> => page.evaluate(() => document.querySelector('main')?.textContent ?? '');
    await expect.poll(text).toContain('Door uw beheerder ingesteld');
    expect(await text()).toContain('Notities gaan niet naar andere apparaten.');
    expect(await text()).toContain('Dit kon Kantlijn niet lezen: listUpdates.');
    await expect.poll(text).toContain('Ophalen en bijwerken is door uw beheerder uitgezet.');
    const looked = await page.evaluate(
      (payload) =>
        (
          globalThis as unknown as { browser: { runtime: { sendMessage(what: object): Promise<unknown> } } }
        ).browser.runtime.sendMessage({ kantlijn: 1, request: 'sync.look', payload }),
      PLACE,
    );
    expect(looked).toMatchObject({ payload: FORBIDDEN });
  });
});
