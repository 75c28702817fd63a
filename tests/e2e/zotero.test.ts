import type { Page as FirefoxPage } from 'puppeteer-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startZotero } from '../../replica/zotero/index.ts';
import { allowedBuild } from './support/allowed.ts';
import { ask, emptyLibrary, giveNotes, noteId, openLibrary, saveRequest, SMALL_LIBRARY } from './support/library.ts';
import { useChromium, useFirefox, useHosts } from './support/session.ts';
import { ensureBuild } from '../../scripts/start-build.ts';

/**
 * Zotero on this machine, by a stand-in at its fixed address. Where something listens there already it may be the reader's own Zotero, and
 * nothing is tried.
 */
const standIn = await startZotero();
if (standIn === null) console.log('Skipped: something listens at 127.0.0.1:23119, where Zotero does.');
const zotero = () => {
  if (standIn === null) throw new Error('no stand-in');
  return standIn;
};
afterEach(() => standIn?.clear());
afterAll(async () => standIn?.close());

const hosts = useHosts();
const title = 'Het bericht ‘Kabinet moet alerter zijn op spionage met Chinese scanners bij douane’';

describe.skipIf(standIn === null)('Zotero, in Chromium', () => {
  // The browser's own question cannot be answered by a program.
  const browser = useChromium(hosts, {
    build: async () => {
      await ensureBuild({ browser: 'chrome' });
      return allowedBuild({ browser: 'chrome' }, ['http://127.0.0.1/*']);
    },
  });

  async function library(view = 'all'): Promise<Page> {
    const page = await openLibrary(browser(), view);
    await emptyLibrary(page);
    await giveNotes(page, SMALL_LIBRARY);
    await page.reload();
    await page.getByRole('main').waitFor();
    return page;
  }
  const dialog = (page: Page) => page.getByRole('dialog', { name: 'Naar Zotero' });
  const send = (page: Page) => dialog(page).getByRole('button', { name: 'Naar Zotero sturen' }).click();

  it('gets a publication with its notes from the menu of its references', async () => {
    const page = await library();
    await page.getByRole('button', { name: `Citeren: ${title}` }).click();
    await page.getByRole('menuitem', { name: 'Naar Zotero…' }).click();
    await send(page);
    await dialog(page).getByText('In Zotero gezet: 1 publicatie, 2 notities.').waitFor();
    // No request for leave: the browser lets an allowed extension ask at once.
    expect(zotero().requests()).toEqual(['POST /connector/ping', 'POST /connector/saveItems']);
    const [item] = zotero().items();
    expect(item).toMatchObject({ itemType: 'report', title, reportNumber: '2024Z01911', date: '2024-02-07' });
    expect(item?.creators.map(({ lastName }) => lastName)).toEqual(['Van Eijk-Nagel', 'Michon-Derkzen', 'Brekelmans']);
    expect(item?.notes.map(({ note }) => note).join('')).toContain('<blockquote><p>zijn er in de afgelopen vijf jaar');
    expect(item?.notes.flatMap(({ tags }) => tags.map(({ tag }) => tag)).toSorted()).toEqual([
      'aanbesteding',
      'douane',
      'douane',
    ]);
    // Back where the hand was.
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`Citeren: ${title}`);
  });

  it('gets selected notes, or their publications alone; hostile text arrives as text', async () => {
    const page = await library();
    await page.getByRole('checkbox', { name: /^Selecteer alle notities bij .*toezicht op/ }).check();
    await page.getByRole('button', { name: 'Naar Zotero…' }).click();
    await send(page);
    await dialog(page).getByText('In Zotero gezet: 1 publicatie, 1 notitie.').waitFor();
    expect(zotero().items()[0]?.notes[0]?.note).toContain('&lt;img src=x onerror=alert(1)&gt;');
    zotero().clear();
    await dialog(page)
      .getByRole('checkbox', { name: /^Met mijn notities/ })
      .uncheck();
    await send(page);
    await dialog(page).getByText('In Zotero gezet: 1 publicatie, 0 notities.').waitFor();
    expect(zotero().items()[0]?.notes).toEqual([]);
  });

  it('gets a dossier in the reader’s order', async () => {
    const page = await library();
    const id = noteId(900);
    const change = (what: object): Promise<unknown> => ask(page, 'collections.change', { id, change: what });
    await change({ does: 'make', title: 'Douane' });
    const item = (publication: string, questionNumber: string | null) => ({
      publication,
      questionNumber,
      title: `Over ${publication}`,
      date: '2024-01-01',
    });
    await change({
      does: 'add',
      items: [item('kv-tk-2023Z11492', '2023Z11492'), item('kst-36999-12', null)],
      before: null,
    });
    await page.goto(`${page.url().replace(/#.*/, '')}#collections`);
    await page.reload();
    await page.getByRole('button', { name: 'Douane' }).first().click();
    await page.getByRole('button', { name: 'Naar Zotero…' }).click();
    await send(page);
    await dialog(page).getByText('In Zotero gezet: 2 publicaties, 0 notities.').waitFor();
    expect(
      zotero()
        .items()
        .map((each) => each.title),
    ).toEqual(['Over kv-tk-2023Z11492', 'Over kst-36999-12']);
  });

  it.each([
    ['readOnly', 'In de bibliotheek die in Zotero openstaat mag niets worden toegevoegd.', 0],
    ['error', 'Zotero nam het niet aan.', 0],
    ['breaks', 'De verbinding met Zotero brak af.', 0],
    // Another program is told nothing.
    ['notZotero', 'Zotero is niet te bereiken.', 1],
  ] as const)('is told apart: %s', async (mood, words, requests) => {
    const page = await library();
    await page.getByRole('button', { name: `Citeren: ${title}` }).click();
    await page.getByRole('menuitem', { name: 'Naar Zotero…' }).click();
    zotero().set(mood);
    await send(page);
    await dialog(page).getByText(words).waitFor();
    expect(zotero().items()).toEqual([]);
    if (requests > 0) expect(zotero().requests()).toEqual(['POST /connector/ping']);
  });
});

describe.skipIf(standIn === null)('Zotero, in Firefox', () => {
  const browser = useFirefox(hosts, {
    closed: true,
    extensionPages: true,
    // The browser grants what is asked in a click, without its own question.
    prefs: { 'extensions.webextOptionalPermissionPrompts': false },
  });
  const says = (page: FirefoxPage, words: string): Promise<void> =>
    expect.poll(() => page.evaluate(() => document.body.textContent ?? '')).toContain(words);
  const press = async (page: FirefoxPage, name: string): Promise<void> => {
    await (await page.waitForSelector(`::-p-aria(${name})`))?.click();
  };
  const allows = (page: FirefoxPage): Promise<boolean> =>
    page.evaluate(() => {
      const api = (globalThis as unknown as { browser: { permissions: { contains(what: object): Promise<boolean> } } })
        .browser;
      return api.permissions.contains({ origins: ['http://127.0.0.1/*'] });
    });

  it('is asked only once the reader allowed its address in the dialog', async () => {
    const page = await browser().openOwn('library.html#all');
    await page.evaluate(
      async (message) => {
        const api = (globalThis as unknown as { browser: { runtime: { sendMessage(m: unknown): Promise<unknown> } } })
          .browser;
        await api.runtime.sendMessage(message);
      },
      {
        kantlijn: 1,
        request: 'notes.save',
        payload: saveRequest({ publication: 'kv-tk-2024Z01911', title: 'Scanners', body: 'Navragen' }, 1),
      },
    );
    await says(page, 'Navragen');
    expect(await allows(page)).toBe(false);
    await (await page.waitForSelector('.group-actions .menu button'))?.click();
    await press(page, 'Naar Zotero…');
    await says(page, 'Zotero moet aanstaan');
    expect(zotero().requests()).toEqual([]);
    await press(page, 'Naar Zotero sturen');
    await says(page, 'In Zotero gezet: 1 publicatie, 1 notitie.');
    expect(await allows(page)).toBe(true);
    expect(zotero().requests()).toEqual(['POST /connector/ping', 'POST /connector/saveItems']);
    expect(zotero().items()[0]?.notes[0]?.note).toContain('<p>Navragen</p>');
  });
});
