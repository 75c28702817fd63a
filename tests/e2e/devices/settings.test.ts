import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import type { SyncState } from '../../../utils/protocol/sync.ts';
import { startFront, type DavFault, type Front } from '../../support/dav-front.ts';
import { DAV_KINDS, hasDav, startDav, type DavServer } from '../../support/dav-servers.ts';
import { runAxeOnOwnPage } from '../support/axe.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { ask, emptyLibrary, giveNotes, SMALL_LIBRARY } from '../support/library.ts';
import { useHosts } from '../support/session.ts';
import { allowed, beginIn, meet, openOwn, tryPlace, update, WORDS } from './support.ts';

/** What a reader does with their devices in settings and library, in the shipped build on a real server. */

const hosts = useHosts();
const kind = DAV_KINDS.find(hasDav);
let [a, b]: RunningChromium[] = [];
let server: DavServer;
let front: Front;
let pageA: Page;
let pageB: Page;

const open = (browser: RunningChromium | undefined, path: string): Promise<Page> =>
  openOwn(browser as RunningChromium, path);
const stateOf = async (page: Page): Promise<SyncState> => (await ask(page, 'sync.state', {})) as SyncState;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Many small notes, on one publication. */
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    publication: 'kv-tk-2024Z01911',
    title: 'Scanners',
    body: `Notitie ${n + 1} over scanners.`,
  }));

const answer = (status: number, rest: { headers?: Record<string, string>; body?: string } = {}): DavFault => ({
  is: 'answer',
  status,
  ...rest,
});
const LOGIN = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><form>Log in</form>' };

/** What a server may do, and what the reader is told then. */
const TROUBLES: readonly (readonly [verb: string, fault: DavFault, words: string])[] = [
  ['PROPFIND', { is: 'refused' }, 'Er kwam geen antwoord'],
  ['PROPFIND', answer(302, { headers: { location: '/elders/' } }), 'Er kwam geen antwoord'],
  ['PROPFIND', answer(429, { headers: { 'retry-after': '1' } }), 'De server vraagt te wachten'],
  ['PROPFIND', answer(423), 'De server vraagt te wachten'],
  ['PROPFIND', answer(404), 'De map is er niet'],
  ['PROPFIND', answer(409), 'De map is er niet'],
  ['PROPFIND', answer(200, LOGIN), 'Hier antwoordt geen WebDAV'],
  ['PROPFIND', answer(401), 'De server weigert deze naam met dit wachtwoord'],
  ['PUT', answer(507), 'De opslag is vol'],
  ['PUT', answer(413), 'De server neemt een bestand van deze grootte niet aan'],
  ['PUT', answer(403), 'De map kan worden gelezen, maar u mag er niet in schrijven'],
];

describe.runIf(kind !== undefined)('my devices', () => {
  beforeAll(async () => {
    const extensionDir = allowed('chrome');
    const replica = hosts().hosts;
    [a, b] = [await launchChromium({ extensionDir, replica }), await launchChromium({ extensionDir, replica })];
  });
  afterAll(async () => void (await Promise.all([a?.close(), b?.close()])));
  beforeEach(async () => {
    server = await startDav(kind ?? 'apache');
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

  /** Both in one folder, with the same notes. */
  async function together(notes: Parameters<typeof giveNotes>[1] = SMALL_LIBRARY): Promise<void> {
    await giveNotes(pageA, notes);
    await meet([pageA, pageB], { ...server, address: front.address });
    await pageA.reload();
    await pageB.reload();
  }

  it('are all emptied by deleting everywhere, each after its own thirty days', async () => {
    await together();
    const library = await open(a, 'library.html#all');
    await library.getByText('Dezelfde vraag is in 2020 gesteld.').first().waitFor();
    await library.goto(library.url().replace('#all', '#manage'));
    await button(library, 'Alles verwijderen…').click();
    await button(library, 'Verder zonder te exporteren').click();
    await library.getByLabel('Op al mijn apparaten').check();
    await library.getByText(/bij meer dan 50 notities vraagt elk apparaat/).waitFor();
    await library.getByRole('textbox', { name: /^Weet u het zeker/ }).fill('verwijder');
    await button(library, 'Definitief verwijderen').click();
    await library.getByText('Alles is verwijderd.').waitFor({ timeout: 60_000 });
    expect((await stateOf(pageA)).connection).toBeNull();
    await update(pageB);
    expect(await ask(pageB, 'store.facts', {})).toMatchObject({ notes: 0, deleted: SMALL_LIBRARY.length });
  });

  it('ask before more than fifty deletions are done, and can undo them everywhere', async () => {
    await together(many(60));
    const selection = { by: 'filter', filter: EVERYTHING };
    const done = await ask(pageA, 'notes.update', { selection, change: { does: 'delete' } });
    expect(done).toMatchObject({ outcome: 'updated' });
    await update(pageA);
    expect(await ask(pageA, 'store.facts', {})).toMatchObject({ notes: 0 });
    await update(pageB);
    expect(await ask(pageB, 'store.facts', {})).toMatchObject({ notes: 60 });
    const library = await open(b, 'library.html#all');
    await library.getByText(/Op een ander apparaat zijn 60 notities verwijderd/).waitFor();
    await pageB.getByRole('region', { name: 'Verwijderd op een ander apparaat' }).waitFor();
    expect((await runAxeOnOwnPage(pageB)).violations).toEqual([]);
    await button(pageB, 'Op alle apparaten terugzetten').click();
    await pageB.getByRole('region', { name: 'Verwijderd op een ander apparaat' }).waitFor({ state: 'detached' });
    await update(pageB);
    await update(pageA);
    expect(await ask(pageA, 'store.facts', {})).toMatchObject({ notes: 60 });
  });

  it('are left in the settings: nothing is asked any more, and nothing of the folder is known', async () => {
    await together();
    await button(pageB, 'Niet meer meedoen').click();
    await pageB.getByText(/Het wachtwoord en de sleutel worden hier gewist/).waitFor();
    await button(pageB, 'Annuleren').click();
    expect((await stateOf(pageB)).connection).not.toBeNull();
    await button(pageB, 'Niet meer meedoen').click();
    await button(pageB, 'Ja, niet meer meedoen').click();
    await pageB.getByLabel('Adres van de map (WebDAV)').waitFor();
    const { length } = front.seen;
    const kept = await pageB.evaluate(
      async () =>
        new Promise<number[]>((resolve) => {
          const asked = indexedDB.open('kantlijn');
          asked.addEventListener('success', () => {
            const names = ['sync', 'synced', 'unsent', 'syncFiles', 'meetings'];
            const counts = names.map((name) => asked.result.transaction(name).objectStore(name).count());
            const last = counts.at(-1);
            const end = (): void => resolve(counts.map(({ result }) => result));
            if (last !== undefined) last.transaction?.addEventListener('complete', () => setTimeout(end, 200));
          });
        }),
    );
    expect(kept).toEqual([0, 0, 0, 0, 0]);
    await ask(pageB, 'sync.now', {});
    await ask(pageB, 'sync.opened', {});
    await pageB.waitForTimeout(500);
    expect(front.seen.length).toBe(length);
    expect(await ask(pageB, 'store.facts', {})).toMatchObject({ notes: SMALL_LIBRARY.length });
  });

  it('tell how far a long first round is, while the reader goes on', async () => {
    await giveNotes(pageA, many(300));
    await tryPlace(pageA, { ...server, address: front.address });
    await pageA.getByLabel('Wachtzin', { exact: true }).waitFor();
    front.fault = ({ method, path }) => (method === 'PUT' && path.endsWith('.k') ? { is: 'hangs' } : null);
    await beginIn(pageA, 'Laptop');
    await pageA.getByText(/nog 0 bestanden te lezen, 300 wijzigingen te sturen/).waitFor();
    const note = { id: '00000000-0000-4000-8000-00000000ffff', publicationTitle: 'Scanners', body: 'Ondertussen.' };
    const target = { publication: 'kv-tk-2024Z01911', questionNumber: null, subQuestion: null };
    expect(await ask(pageA, 'notes.save', { ...note, target, expectedRevision: 0 })).toMatchObject({
      outcome: 'saved',
    });
    front.fault = () => null;
    await button(pageA, 'Pauzeren').click();
    await pageA.getByText('Gepauzeerd. Er wordt niets gelezen of gestuurd.').waitFor();
    await button(pageA, 'Verdergaan').click();
    await expect.poll(async () => (await stateOf(pageA)).doneAt, { timeout: 60_000 }).not.toBeNull();
  });

  it('tell what is wrong in words, and go on once it is not', async () => {
    await together();
    await ask(pageA, 'follow.set', { number: '2024Z01911', on: true });
    for (const [verb, fault, words] of TROUBLES) {
      front.fault = ({ method }) => (method === verb ? fault : null);
      await update(pageA);
      await pageA.getByRole('alert').getByText(words).waitFor();
    }
    front.fault = () => null;
    await update(pageA);
    await pageA.getByRole('alert').waitFor({ state: 'detached' });
    await update(pageB);
    expect(await ask(pageB, 'follow.among', { numbers: ['2024Z01911'] })).toEqual({ followed: ['2024Z01911'] });

    // Half a file: named once it was tried three times.
    await ask(pageA, 'follow.set', { number: '2024Z01912', on: true });
    front.fault = ({ method }) => (method === 'PUT' ? { is: 'half' } : null);
    await update(pageA);
    front.fault = () => null;
    for (let turn = 0; turn < 3; turn += 1) await update(pageB);
    await pageB.getByRole('alert').getByText('Een bestand van een ander apparaat is onleesbaar').waitFor();
    // Its writer sees that, and writes it again.
    await update(pageA);
    await update(pageB);
    await pageB.getByRole('alert').waitFor({ state: 'detached' });

    // All files went: nothing is deleted here, it is said, and the folder is filled again.
    const folder = join(server.directory, 'Kantlijn');
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    for (let turn = 0; turn < 3; turn += 1) await update(pageB);
    await pageB.getByText('Uit de map zijn bestanden verdwenen').waitFor();
    expect(await ask(pageB, 'store.facts', {})).toMatchObject({ notes: SMALL_LIBRARY.length });
    expect(readdirSync(folder)).toContain('kantlijn.json');
  });

  it('get another passphrase', async () => {
    await together();
    await button(pageA, 'Wachtzin wijzigen').click();
    const form = pageA.getByRole('form', { name: 'Wachtzin wijzigen' });
    const fill = async (old: string, next: string, again: string): Promise<void> => {
      await form.getByLabel('Wachtzin tot nu toe, of herstelcode').fill(old);
      await form.getByLabel('Nieuwe wachtzin', { exact: true }).fill(next);
      await form.getByLabel('Nieuwe wachtzin, nog een keer').fill(again);
      await form.getByRole('button', { name: 'Wijzigen' }).click();
    };
    await fill(WORDS, 'sluis vergadering tulp', 'sluis vergadering');
    await form.getByText('De twee wachtzinnen zijn niet gelijk.').waitFor();
    await fill('niet deze woorden', 'sluis vergadering tulp', 'sluis vergadering tulp');
    await form.getByText('Dit is niet de wachtzin van deze map, en niet de herstelcode.').waitFor({ timeout: 60_000 });
    await fill(WORDS, 'sluis vergadering tulp', 'sluis vergadering tulp');
    await pageA
      .getByText(
        'De wachtzin is gewijzigd. Nieuwe apparaten vragen nu de nieuwe. Kende iemand anders de oude, begin dan een nieuwe map.',
      )
      .waitFor({ timeout: 60_000 });
    await ask(pageB, 'sync.leave', {});
    const place = { address: `${front.address}Kantlijn`, user: server.name, password: server.password };
    const join = { ...place, name: 'Bureau', code: null };
    expect(await ask(pageB, 'sync.begin', { ...join, words: WORDS })).toEqual({ outcome: 'wrongWords' });
    expect(await ask(pageB, 'sync.begin', { ...join, words: 'sluis vergadering tulp' })).toEqual({ outcome: 'begun' });
  });

  it('can be set up by keyboard alone, and axe finds nothing at any step', async () => {
    const page = pageA;
    const clean = async (): Promise<void> => {
      const found = await runAxeOnOwnPage(page);
      expect(found.violations).toEqual([]);
      expect(found.passes).toBeGreaterThan(15);
    };
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const { activeElement: at } = document;
        return at instanceof HTMLInputElement ? (at.labels?.[0]?.textContent ?? '') : (at?.textContent ?? '');
      });
    /** Goes on by Tab until a name has the focus, and says what it passed. */
    const to = async (name: string): Promise<void> => {
      for (let times = 0; times < 40; times += 1) {
        if ((await focused()) === name) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${name} was not reached`);
    };
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 320, height: 800 });
    await clean();
    for (const [label, text] of [
      ['Adres van de map (WebDAV)', `${front.address}Kantlijn`],
      ['Uw naam op die server', server.name],
      ['App-wachtwoord', server.password],
    ] as const) {
      await to(label);
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await page.getByLabel('Wachtzin', { exact: true }).waitFor();
    await clean();
    for (const label of ['Wachtzin', 'Wachtzin, nog een keer']) {
      await to(label);
      await page.keyboard.type(WORDS);
    }
    await to('Ik heb de herstelcode bewaard');
    await page.keyboard.press('Space');
    await to('Naam van dit apparaat');
    await page.keyboard.press('Enter');
    await button(page, 'Nu bijwerken').waitFor({ timeout: 60_000 });
    await to('Wachtzin wijzigen');
    await page.keyboard.press('Enter');
    await clean();
    expect(await focused()).toBe('Wachtzin tot nu toe, of herstelcode');
    await to('Annuleren');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Wachtzin wijzigen');
    await to('Niet meer meedoen');
    await page.keyboard.press('Enter');
    // A key that is held down does not leave.
    expect(await focused()).toBe('Annuleren');
    await clean();
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('Niet meer meedoen');
    // No part sticks out.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
