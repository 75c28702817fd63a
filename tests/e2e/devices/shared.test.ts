import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SharedState } from '../../../utils/protocol/shared.ts';
import { startFront, type Front } from '../../support/dav-front.ts';
import { DAV_KINDS, hasDav, startDav, type DavServer } from '../../support/dav-servers.ts';
import { runAxeOnOwnPage } from '../support/axe.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { launchFirefox, type RunningFirefox } from '../support/firefox.ts';
import { ask, emptyLibrary, giveNotes, noteId } from '../support/library.ts';
import { useHosts } from '../support/session.ts';
import { allowed, openOwn, tryPlace, WORDS } from './support.ts';

/** A dossier that several people keep, as readers share, join and leave it, in the shipped build on a real server. */

const hosts = useHosts();
const kind = DAV_KINDS.find(hasDav);
const DOSSIER = '00000000-0000-4000-8000-0000000000c1';
let [a, b]: RunningChromium[] = [];
let firefox: RunningFirefox;
let server: DavServer;
let front: Front;
let pageA: Page;
let pageB: Page;

const list = async (page: Page): Promise<SharedState> => (await ask(page, 'shared.list', {})) as SharedState;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Brings the shared dossiers together now, and waits until that is done. */
async function update(page: Page): Promise<SharedState> {
  await ask(page, 'shared.now', { id: null });
  const isBusy = async (): Promise<boolean> => (await list(page)).dossiers.some(({ isRunning }) => isRunning);
  await expect.poll(isBusy, { timeout: 60_000 }).toBe(false);
  return list(page);
}

const clean = async (page: Page): Promise<void> => {
  expect((await runAxeOnOwnPage(page)).violations, await page.title()).toEqual([]);
};

/** No part sticks out. */
const fits = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

/** Shares the dossier in its page, as a reader does. @returns the invitation */
async function shareIn(page: Page): Promise<string> {
  await button(page, 'Delen…').click();
  await page.getByRole('dialog', { name: 'Dit dossier delen' }).waitFor();
  await clean(page);
  await tryPlace(page, { ...server, address: front.address });
  await page.getByLabel('Uw naam', { exact: true }).fill('Anna');
  await page.getByLabel('Wachtzin van de uitnodiging').fill(WORDS);
  await clean(page);
  await button(page, 'Delen en uitnodiging maken').click();
  const box = page.getByLabel('Uitnodiging', { exact: true });
  await box.waitFor({ timeout: 60_000 });
  await clean(page);
  return box.inputValue();
}

/** Opens an invitation in the list of dossiers and joins. */
async function joinIn(page: Page, invitation: string, name: string): Promise<void> {
  await button(page, 'Uitnodiging openen…').click();
  await page.getByLabel('Uitnodiging', { exact: true }).fill(invitation);
  await page.getByLabel('Wachtzin van de uitnodiging').fill('iets anders dan dat');
  await button(page, 'Openen').click();
  await page.getByText(/gaat met deze wachtzin niet open/).waitFor({ timeout: 60_000 });
  await page.getByLabel('Wachtzin van de uitnodiging').fill(WORDS);
  await button(page, 'Openen').click();
  await page.getByText('Uitgenodigd door').waitFor({ timeout: 60_000 });
  await clean(page);
  await tryPlace(page, { ...server, address: front.address });
  await page.getByLabel('Uw naam', { exact: true }).fill(name);
  await clean(page);
  await button(page, 'Meedoen').click();
}

describe.runIf(kind !== undefined)('a dossier that several people keep', () => {
  beforeAll(async () => {
    const replica = hosts().hosts;
    const extensionDir = allowed('chrome');
    [a, b] = [await launchChromium({ extensionDir, replica }), await launchChromium({ extensionDir, replica })];
    firefox = await launchFirefox({ extensionDir: allowed('firefox'), replica, extensionPages: true });
  });
  afterAll(async () => void (await Promise.all([a?.close(), b?.close(), firefox?.close()])));
  beforeEach(async () => {
    server = await startDav(kind ?? 'apache');
    front = await startFront(server.address, server.keys);
    const open = (browser: RunningChromium | undefined): Promise<Page> =>
      openOwn(browser as RunningChromium, 'options.html');
    [pageA, pageB] = [await open(a), await open(b)];
    for (const page of [pageA, pageB]) await emptyLibrary(page);
    await giveNotes(pageA, [
      { publication: 'kv-tk-2024Z01911', title: 'Scanners', body: 'Voor ons allen.' },
      { publication: 'kv-tk-2024Z01911', title: 'Scanners', body: 'Alleen van mij.' },
    ]);
    expect(await ask(pageA, 'collections.change', { id: DOSSIER, change: { does: 'make', title: 'Veren' } }));
    const selection = { by: 'ids', ids: [noteId(1)] };
    await ask(pageA, 'notes.update', { selection, change: { does: 'setCollection', collection: DOSSIER } });
  });
  afterEach(async () => {
    for (const browser of [a, b]) {
      const [first, ...pages] = browser?.context.pages() ?? [];
      await first?.goto('about:blank');
      for (const one of pages) await one.close();
    }
    await front.close();
    await server.close();
  });

  it('is shared, joined by its invitation and left with a copy', async () => {
    const ofA = await openOwn(a as RunningChromium, `library.html#collections?id=${DOSSIER}`);
    const invitation = await shareIn(ofA);
    expect(invitation).not.toContain('Veren');
    await button(ofA, 'Klaar').click();
    await update(ofA);

    const ofB = await openOwn(b as RunningChromium, 'library.html#collections');
    await ofB.emulateMedia({ colorScheme: 'dark' });
    await ofB.setViewportSize({ width: 320, height: 800 });
    await joinIn(ofB, invitation, 'Bert');
    await expect.poll(async () => (await update(ofB)).dossiers[0]?.title, { timeout: 60_000 }).toBe('Veren');
    await ofB.getByRole('heading', { name: 'Veren' }).waitFor();
    // Only what is in the dossier.
    expect(await ask(ofB, 'store.facts', {})).toMatchObject({ notes: 1 });
    await ofB.getByText('Gedeeld dossier', { exact: true }).click();
    await button(ofB, 'Nu bijwerken').waitFor();
    await clean(ofB);
    await fits(ofB);

    // The server lets this member read only: what is changed here stays and is counted, and goes once it may be written.
    front.fault = ({ method }) => (method === 'PUT' ? { is: 'answer', status: 403, headers: {} } : null);
    await giveNotes(ofB, [{ publication: 'kv-tk-2024Z01911', title: 'Scanners', body: 'Van Bert.' }], 3);
    const selection = { by: 'ids', ids: [noteId(3)] };
    await ask(ofB, 'notes.update', { selection, change: { does: 'setCollection', collection: DOSSIER } });
    expect((await update(ofB)).dossiers[0]).toMatchObject({ isReadOnly: true, trouble: null, unsent: 1 });
    await ofB.getByText(/^Alleen lezen\. Wat de anderen wijzigen komt hier/).waitFor();
    await clean(ofB);
    front.fault = () => null;
    expect((await update(ofB)).dossiers[0]).toMatchObject({ isReadOnly: false, unsent: 0 });
    await update(ofA);
    expect(await ask(ofA, 'store.facts', {})).toMatchObject({ notes: 3 });

    front.fault = () => ({ is: 'answer', status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } });
    await update(ofB);
    await ofB.getByRole('alert').getByText('De server weigert deze naam met dit wachtwoord').waitFor();
    await clean(ofB);
    front.fault = () => null;
    await ofB.getByLabel('Nieuw app-wachtwoord').fill(server.password);
    await button(ofB, 'Bewaren en bijwerken').click();
    await ofB.getByRole('alert').waitFor({ state: 'detached' });

    await button(ofB, 'Niet meer meedoen…').click();
    await ofB.getByText(/Voor de anderen verandert er niets/).waitFor();
    await clean(ofB);
    await fits(ofB);
    await button(ofB, 'Niet meer meedoen').click();
    await ofB.getByText(/Uw eigen kopie staat bij uw dossiers, met 2 notities/).waitFor();
    expect((await list(ofB)).dossiers).toEqual([]);
    expect(await ask(ofB, 'store.facts', {})).toMatchObject({ notes: 2 });
    expect((await update(ofA)).dossiers[0]).toMatchObject({ title: 'Veren', trouble: null });
  });

  it('is offered in Firefox too', async () => {
    const own = await firefox.openOwn('library.html#collections');
    await own.waitForFunction(() => document.body.textContent?.includes('Uitnodiging openen…'));
    await own.evaluate(() => {
      const all = [...document.querySelectorAll('button')];
      all.find(({ textContent }) => textContent === 'Uitnodiging openen…')?.click();
    });
    await own.waitForFunction(() => document.querySelector('dialog[open] textarea, [role="dialog"] textarea') !== null);
    await own.close();
  });
});
