import type { Page as FirefoxPage } from 'puppeteer-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SyncState } from '../../../utils/protocol/sync.ts';
import { startFront, type Front } from '../../support/dav-front.ts';
import { DAV_KINDS, hasDav, startDav, type DavServer } from '../../support/dav-servers.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { launchFirefox, type RunningFirefox } from '../support/firefox.ts';
import { ask, emptyLibrary, giveNotes, noteId, SMALL_LIBRARY } from '../support/library.ts';
import { useHosts } from '../support/session.ts';
import { allowed, beginIn, meet, openOwn, tryPlace, update, WORDS } from './support.ts';

/** The reader's devices on real WebDAV servers: two Chromium profiles and a Firefox, with the shipped build. */

const hosts = useHosts();
const servers = DAV_KINDS.filter(hasDav);
let [a, b]: RunningChromium[] = [];
let firefox: RunningFirefox;
let [pageA, pageB]: Page[] = [];
let server: DavServer;
let front: Front;

beforeAll(async () => {
  const replica = hosts().hosts;
  [a, b] = [
    await launchChromium({ extensionDir: allowed('chrome'), replica }),
    await launchChromium({ extensionDir: allowed('chrome'), replica }),
  ];
  firefox = await launchFirefox({
    extensionDir: allowed('firefox'),
    replica,
    extensionPages: true,
    prefs: { 'extensions.webextOptionalPermissionPrompts': false },
  });
});
afterAll(async () => {
  await Promise.all([a?.close(), b?.close(), firefox?.close()]);
});

const open = (browser: RunningChromium | undefined, path: string): Promise<Page> => {
  if (browser === undefined) throw new Error('not started');
  return openOwn(browser, path);
};

/** Asks the background of Firefox, as `ask` does. */
const askFirefox = (page: FirefoxPage, request: string, payload: object): Promise<unknown> =>
  page.evaluate(
    async (message) => {
      const api = (globalThis as unknown as { browser: { runtime: { sendMessage(m: unknown): Promise<unknown> } } })
        .browser;
      const answer = (await api.runtime.sendMessage(message)) as { payload?: unknown };
      return answer.payload;
    },
    { kantlijn: 1, request, payload },
  );

/** Gives the folder and joins it in the settings of Firefox, by its recovery code. */
async function joinInFirefox(own: FirefoxPage, code: string): Promise<void> {
  const section = 'section[aria-labelledby="devices"]';
  const fill = async (texts: readonly string[]): Promise<void> => {
    await own.waitForSelector(`${section} form`);
    const boxes = await own.$$(`${section} input`);
    for (const [at, text] of texts.entries()) await boxes[at]?.type(text);
    await (await own.$(`${section} button[type="submit"]`))?.click();
  };
  const says = (words: string): Promise<unknown> =>
    own.waitForFunction((wanted) => document.body.textContent?.includes(wanted), { timeout: 60_000 }, words);
  await fill([`${front.address}Kantlijn`, server.name, server.password]);
  await says('2. Meedoen');
  await fill([code]);
  await says('Nu bijwerken');
}

const bodyOf = async (page: Page, n: number): Promise<string | undefined> =>
  ((await ask(page, 'notes.get', { id: noteId(n) })) as { note: { body: string } | null }).note?.body;

async function change(page: Page, n: number, body: string): Promise<void> {
  const { note } = (await ask(page, 'notes.get', { id: noteId(n) })) as { note: Record<string, unknown> };
  const { id, target, publicationTitle, revision } = note;
  const saved = await ask(page, 'notes.save', { id, target, publicationTitle, body, expectedRevision: revision });
  expect(saved).toMatchObject({ outcome: 'saved' });
}

const DOSSIER = '00000000-0000-4000-8000-0000000000c1';

const addItem = (publication: string): object => ({
  does: 'add',
  items: [{ publication, questionNumber: null, title: 'De pont', date: null }],
  before: null,
});

async function changeDossier(page: Page, what: object): Promise<void> {
  expect(await ask(page, 'collections.change', { id: DOSSIER, change: what })).toMatchObject({ outcome: 'done' });
}

/** Two devices in one folder, without the settings. */
const together = (): Promise<void> => meet([pageA, pageB] as Page[], { ...server, address: front.address });

const onServer = (kind: (typeof DAV_KINDS)[number]): void => {
  beforeEach(async () => {
    server = await startDav(kind);
    front = await startFront(server.address, server.keys);
    [pageA, pageB] = [await open(a, 'options.html'), await open(b, 'options.html')];
    for (const page of [pageA, pageB]) await emptyLibrary(page);
  });
  afterEach(async () => {
    for (const browser of [a, b]) {
      const page = await open(browser, 'options.html');
      await ask(page, 'sync.leave', {});
      const [first, ...pages] = browser?.context.pages() ?? [];
      await first?.goto('about:blank');
      for (const one of pages) await one.close();
    }
    await front.close();
    await server.close();
  });
};

describe.runIf(servers.length > 0)('before the reader has other devices', () => {
  onServer(servers[0] ?? 'apache');

  it('makes no request, evaluates none of its code, and sets no alarm', async () => {
    await giveNotes(pageA as Page, SMALL_LIBRARY);
    const library = await open(a, 'library.html#all');
    await library.getByText('Dezelfde vraag is in 2020 gesteld.').first().waitFor();
    const worker = await (a as RunningChromium).worker();
    const [evaluated, alarms] = await worker.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: { alarms: { getAll(): Promise<{ name: string }[]> } } };
      const all = await chrome.alarms.getAll();
      return ['__ $YJS$ __' in globalThis, all.map(({ name }) => name)] as const;
    });
    expect(evaluated).toBe(false);
    expect(alarms.filter((name) => name.startsWith('sync'))).toEqual([]);
    expect(front.seen).toEqual([]);
  });
});

describe.each(servers)('the reader’s devices on %s', (kind) => {
  onServer(kind);

  it('meet: two Chromium profiles and a Firefox, by passphrase and by recovery code', async () => {
    if (pageA === undefined || pageB === undefined) throw new Error('not started');
    await giveNotes(pageA, SMALL_LIBRARY);
    await changeDossier(pageA, { does: 'make', title: 'Veren' });
    await changeDossier(pageA, addItem('kst-1'));
    await tryPlace(pageA, { ...server, address: front.address });
    const code = await beginIn(pageA, 'Laptop');
    await update(pageA);

    await tryPlace(pageB, { ...server, address: front.address });
    await pageB.getByLabel('Wachtzin of herstelcode').fill('iets anders dan dat');
    await pageB.getByRole('button', { name: 'Meedoen' }).click();
    await pageB.getByText('Dit is niet de wachtzin van deze map, en niet de herstelcode.').waitFor({ timeout: 60_000 });
    expect(await ask(pageB, 'store.facts', {})).toMatchObject({ notes: 0 });
    await pageB.getByLabel('Wachtzin of herstelcode').fill(WORDS);
    await pageB.getByLabel('Naam van dit apparaat').fill('Bureau');
    await pageB.getByRole('button', { name: 'Meedoen' }).click();
    await pageB.getByRole('button', { name: 'Nu bijwerken' }).waitFor({ timeout: 60_000 });
    await update(pageB);
    await pageB.getByText('Laptop').waitFor();

    const own = await firefox.openOwn('options.html');
    await askFirefox(own, 'library.wipe', {});
    await joinInFirefox(own, code);
    const facts = async (): Promise<unknown> => askFirefox(own, 'store.facts', {});
    await expect.poll(facts, { timeout: 60_000 }).toMatchObject({ notes: SMALL_LIBRARY.length });

    // Each note whole, with its passage and its tags.
    for (const n of [1, 2, 3, 4, 5]) {
      const note = (await ask(pageA, 'notes.get', { id: noteId(n) })) as { note: object };
      expect(await ask(pageB, 'notes.get', { id: noteId(n) })).toEqual(note);
      expect(await askFirefox(own, 'notes.get', { id: noteId(n) })).toEqual(note);
    }
    const dossier = async (asked: Promise<unknown>): Promise<unknown> =>
      ((await asked) as { collection: unknown }).collection;
    const there = { title: 'Veren', items: [{ publication: 'kst-1' }] };
    expect(await dossier(ask(pageB, 'collections.get', { id: DOSSIER }))).toMatchObject(there);
    expect(await dossier(askFirefox(own, 'collections.get', { id: DOSSIER }))).toMatchObject(there);
    await askFirefox(own, 'collections.change', { id: DOSSIER, change: addItem('kst-2') });
    await changeDossier(pageA, { does: 'rename', title: 'Ponten' });
    // A deletion there is one here, and can be undone.
    await askFirefox(own, 'notes.delete', { id: noteId(3), expectedRevision: 1 });
    await askFirefox(own, 'sync.now', {});
    await expect
      .poll(async () => ((await askFirefox(own, 'sync.state', {})) as SyncState).isRunning, { timeout: 60_000 })
      .toBe(false);
    await update(pageA);
    expect(await ask(pageA, 'store.facts', {})).toMatchObject({ notes: 4, deleted: 1 });
    expect(await dossier(ask(pageA, 'collections.get', { id: DOSSIER }))).toMatchObject({
      title: 'Ponten',
      items: [{ publication: 'kst-1' }, { publication: 'kst-2' }],
    });
    await ask(pageA, 'notes.restore', { id: noteId(3) });
    await update(pageA);
    await update(pageB);
    expect(await bodyOf(pageB, 3)).toBe('Het antwoord noemt geen bedrag.');

    const before = front.seen.length;
    await update(pageB);
    // Nothing new: one request.
    expect(front.seen.slice(before).map(({ method }) => method)).toEqual(['PROPFIND']);
    await askFirefox(own, 'sync.leave', {});
    await own.close();
  });
});

describe.runIf(servers.length > 0)('two devices', () => {
  onServer(servers[0] ?? 'apache');

  it('that rewrite one sentence: both versions can be read until looked at', async () => {
    if (pageA === undefined || pageB === undefined) throw new Error('not started');
    await giveNotes(pageA, [
      { publication: 'kv-tk-2024Z01911', title: 'Scanners', body: 'De minister antwoordt in mei.' },
    ]);
    await together();
    await change(pageA, 1, 'De minister antwoordt in juni, na het debat.');
    await change(pageB, 1, 'De staatssecretaris antwoordt in mei.');
    await update(pageA);
    await update(pageB);
    await update(pageA);
    const merged = await bodyOf(pageA, 1);
    expect(await bodyOf(pageB, 1)).toBe(merged);
    const library = await open(b, 'library.html#all');
    await library.getByText('Samengevoegd', { exact: true }).waitFor();
    await library.getByText('1 notitie is samengevoegd').waitFor();
    await library.getByRole('button', { name: 'Bekijken' }).click();
    const dialog = library.getByRole('dialog', { name: 'Wat is samengevoegd' });
    await expect
      .poll(() => dialog.getByRole('region', { name: 'Op dit apparaat' }).textContent())
      .toContain('De staatssecretaris antwoordt in mei.');
    expect(await dialog.getByRole('region', { name: 'Op het andere apparaat' }).textContent()).toContain(
      'De minister antwoordt in juni, na het debat.',
    );
    expect(await dialog.locator('mark').allTextContents()).toEqual([
      'staatssecretaris',
      'mei.',
      'minister',
      'juni, na het debat.',
    ]);
    await dialog.getByRole('button', { name: /^Gezien/ }).click();
    await library.getByText('1 notitie is samengevoegd').waitFor({ state: 'detached' });
    expect(await library.getByText('Samengevoegd', { exact: true }).count()).toBe(0);
  });

  it('share what is followed and the reader’s settings', async () => {
    if (pageA === undefined || pageB === undefined) throw new Error('not started');
    await giveNotes(pageA, [{ publication: 'kv-tk-2024Z01911', title: 'Scanners', body: 'Navragen.' }]);
    await together();
    const bell = (page: Page, name: 'Volgen' | 'Follow') =>
      page.getByRole('button', { name: new RegExp(`^${name}: `) });
    const mineA = await open(a, 'library.html#mine');
    await bell(mineA, 'Volgen').click();
    await expect.poll(() => bell(mineA, 'Volgen').getAttribute('aria-pressed')).toBe('true');
    await pageA.getByRole('radio', { name: 'English' }).click();
    await update(pageA);
    await update(pageB);
    // An open page hears of it.
    await pageB.getByRole('heading', { name: 'My devices' }).waitFor();
    expect(await ask(pageB, 'follow.among', { numbers: ['2024Z01911'] })).toEqual({ followed: ['2024Z01911'] });
    const mineB = await open(b, 'library.html#mine');
    await expect.poll(() => bell(mineB, 'Follow').getAttribute('aria-pressed')).toBe('true');
    // And back: what goes there goes here, in a page that is open.
    await bell(mineB, 'Follow').click();
    await expect.poll(() => bell(mineB, 'Follow').getAttribute('aria-pressed')).toBe('false');
    await pageB.getByRole('radio', { name: 'Nederlands' }).click();
    await update(pageB);
    await update(pageA);
    await expect.poll(() => bell(mineA, 'Volgen').getAttribute('aria-pressed')).toBe('false');
    await update(pageB);
    const before = front.seen.length;
    await update(pageB);
    expect(front.seen.slice(before).map(({ method }) => method)).toEqual(['PROPFIND']);
  });

  it('one is gone for good: it is listed no more, until something of it comes', async () => {
    if (pageA === undefined || pageB === undefined) throw new Error('not started');
    await giveNotes(pageB, SMALL_LIBRARY);
    await together();
    await update(pageA);
    await pageA.getByRole('button', { name: 'Dit apparaat is weg: Bureau' }).click();
    await pageA
      .getByRole('group', { name: 'Dit apparaat is weg: Bureau' })
      .getByText(/u raakt geen notitie kwijt/)
      .waitFor();
    await pageA.getByRole('button', { name: 'Ja, dit apparaat is weg' }).click();
    await pageA.getByText('Nog geen. Open op een ander apparaat').waitFor();
    for (let turn = 0; turn < 3; turn += 1) await update(pageA);
    // One file holds all, and it is of this device.
    expect(front.seen.filter(({ method, path }) => method === 'DELETE' && path.endsWith('.k'))).toHaveLength(1);
    await change(pageB, 1, 'Toch nog hier.');
    await update(pageB);
    await update(pageA);
    await pageA.getByRole('button', { name: 'Dit apparaat is weg: Bureau' }).waitFor();
    expect(await bodyOf(pageA, 1)).toBe('Toch nog hier.');
    expect(await ask(pageA, 'store.facts', {})).toMatchObject({ notes: SMALL_LIBRARY.length });
  });

  it('see what arrives in an open dossier, and lose nothing that is typed in it', async () => {
    if (pageA === undefined || pageB === undefined) throw new Error('not started');
    await changeDossier(pageA, { does: 'make', title: 'Veren' });
    await changeDossier(pageA, { does: 'write', text: 'Eerste zin.', expectedRevision: 1 });
    await together();
    const library = await open(b, `library.html#collections?id=${DOSSIER}`);
    const box = library.getByRole('textbox', { name: 'Tekst bij dit dossier' });
    await expect.poll(() => box.inputValue()).toBe('Eerste zin.');
    await changeDossier(pageA, { does: 'rename', title: 'Ponten' });
    await changeDossier(pageA, addItem('kst-1'));
    await changeDossier(pageA, { does: 'write', text: 'Van de laptop. Eerste zin.', expectedRevision: 2 });
    await update(pageA);
    await box.press('Control+End');
    await box.pressSequentially(' Hier');
    await update(pageB);
    await box.pressSequentially(' getypt.');
    await library.getByRole('heading', { name: 'Ponten' }).waitFor();
    await library.getByText('De pont').first().waitFor();
    const all = async (): Promise<string> =>
      `${await library.locator('main').textContent()} ${await box.inputValue().catch(() => '')}`;
    await expect.poll(all).toMatch(/Van de laptop/);
    expect(await all()).toMatch(/Hier[^]*getypt\./);
  });

  it('lose nothing that is typed in an open editor', async () => {
    if (pageA === undefined || pageB === undefined) throw new Error('not started');
    await giveNotes(pageA, [{ publication: 'kv-tk-2024Z01911', title: 'Scanners', body: 'Eerste zin.' }]);
    await together();
    const library = await open(b, 'library.html#all');
    await library.getByRole('button', { name: /^Notitie bewerken: / }).click();
    const box = library.getByRole('textbox', { name: /^Notitie: / }).first();
    await box.waitFor();
    await change(pageA, 1, 'Eerste zin. Van de laptop.');
    await update(pageA);
    await box.press('Control+End');
    await box.pressSequentially(' Hier');
    await update(pageB);
    await box.pressSequentially(' getypt.');
    await expect
      .poll(
        async () =>
          `${await bodyOf(pageB as Page, 1)} ${await library.locator('main').textContent()} ${await box.inputValue().catch(() => '')}`,
      )
      .toMatch(/Van de laptop/);
    const all = `${await bodyOf(pageB, 1)} ${await library.locator('main').textContent()} ${await box.inputValue().catch(() => '')}`;
    expect(all).toContain('Van de laptop.');
    expect(all).toContain('Hier');
    expect(all).toContain('getypt.');
  });

  it('go on where they were when the worker is ended in the middle of a round', async () => {
    if (pageA === undefined || pageB === undefined) throw new Error('not started');
    await together();
    await giveNotes(pageA, SMALL_LIBRARY);
    front.fault = ({ method }) => (method === 'PUT' ? { is: 'hangs' } : null);
    await ask(pageA, 'sync.now', {});
    await expect.poll(() => front.seen.filter(({ method, status }) => method === 'PUT' && status === 0).length).toBe(1);
    await (a as RunningChromium).stopWorker();
    front.fault = () => null;
    await update(pageA);
    await update(pageB);
    expect(await ask(pageB, 'store.facts', {})).toMatchObject({ notes: SMALL_LIBRARY.length });
  });

  it('ask no more once the server refuses, until the reader acts', async () => {
    if (pageA === undefined) throw new Error('not started');
    await together();
    front.fault = () => ({ is: 'answer', status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } });
    expect(await update(pageA)).toMatchObject({ trouble: 'refused', isStopped: true });
    await pageA.reload();
    await pageA.getByText(/De server weigert deze naam met dit wachtwoord/).waitFor();
    const { length } = front.seen;
    const worker = await (a as RunningChromium).worker();
    await worker.evaluate(() => {
      const { chrome } = globalThis as unknown as { chrome: { alarms: { create(name: string, when: object): void } } };
      chrome.alarms.create('sync', { when: Date.now() + 100, periodInMinutes: 15 });
    });
    await pageA.waitForTimeout(2_000);
    expect(front.seen.length).toBe(length);
    front.fault = () => null;
    await pageA.getByLabel('Nieuw app-wachtwoord').fill(server.password);
    await pageA.getByRole('button', { name: 'Bewaren en bijwerken' }).click();
    await expect.poll(async () => ((await ask(pageA as Page, 'sync.state', {})) as SyncState).trouble).toBeNull();
  });
});
