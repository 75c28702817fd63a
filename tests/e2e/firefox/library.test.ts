import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { packCorpus } from '../../../utils/questions/file/pack.ts';
import { buildWithCorpus } from '../support/corpus.ts';
import { figureRecords, UNTIL } from '../support/figure-list.ts';
import { readPng } from '../support/png.ts';
import { SEED, useFirefox, useHosts } from '../support/session.ts';

const hosts = useHosts();
const downloads = mkdtempSync(join(tmpdir(), 'kantlijn-downloads-'));
afterAll(() => rmSync(downloads, { recursive: true, force: true }));
const browser = useFirefox(hosts, {
  extensionPages: true,
  build: async () => {
    const list = await packCorpus(figureRecords(), { until: UNTIL, source: 'generated' }, { learn: false });
    return buildWithCorpus(list, { browser: 'firefox', openRoot: true });
  },
  prefs: { 'browser.download.folderList': 2, 'browser.download.dir': downloads },
});

/** Asks the background, as Kantlijn's own pages do. */
const ask = (page: Page, request: string, payload: object): Promise<unknown> =>
  page.evaluate(
    async (message) => {
      const { runtime } = (
        globalThis as unknown as { browser: { runtime: { sendMessage(sent: unknown): Promise<unknown> } } }
      ).browser;
      return ((await runtime.sendMessage(message)) as { payload: unknown }).payload;
    },
    { kantlijn: 1, request, payload },
  );

const text = (page: Page): Promise<string> => page.evaluate(() => document.body.textContent ?? '');
const says = (page: Page, words: RegExp | string): Promise<void> =>
  expect.poll(() => text(page), { timeout: 15_000 }).toMatch(words);
const press = async (page: Page, name: string): Promise<void> => {
  const button = await page.waitForSelector(`::-p-aria(${name}[role="button"])`);
  await button?.click();
};

/** An empty library, and a file of two notes read into it through the page. */
async function filled(): Promise<Page> {
  const first = await browser().openOwn('library.html#manage');
  await ask(first, 'library.wipe', {});
  await first.close();
  const page = await browser().openOwn('library.html#manage');
  const note = (n: number, body: string): object => ({
    id: `00000000-0000-4000-8000-00000000000${n}`,
    target: { publication: SEED, questionNumber: SEED.slice(6), subQuestion: null },
    passage: null,
    meaning: 'fact',
    tags: ['douane'],
    body,
    publicationTitle: 'Scanners bij de douane',
    created: '2026-01-01T00:00:00.000Z',
    modified: `2026-01-0${n}T00:00:00.000Z`,
    revision: 1,
  });
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-file-'));
  const path = join(folder, 'notities.json');
  writeFileSync(
    path,
    JSON.stringify({ format: 'kantlijn', version: 1, notes: [note(1, 'Over scanners'), note(2, '<b>In de vos</b>')] }),
  );
  await press(page, 'Bestand importeren');
  const input = await page.waitForSelector('input[type=file]');
  await (input as unknown as { uploadFile(...paths: string[]): Promise<void> }).uploadFile(path);
  await press(page, '2 notities importeren');
  await says(page, '2 notities geïmporteerd.');
  rmSync(folder, { recursive: true });
  return page;
}

describe('the library in Firefox', () => {
  it('reads a file, lists and searches its notes, hostile text as text', async () => {
    await filled();
    const page = await browser().openOwn('library.html#all');
    await says(page, '2 notities bij 1 publicatie');
    expect(await text(page)).toContain('<b>In de vos</b>');
    await page.type('input[type=search]', 'vos');
    await says(page, '1 notitie gevonden');
    expect(await page.$$eval('mark', (marks) => marks.map((mark) => mark.textContent))).toContain('vos');
  });

  it('keeps notes, and says what Firefox cannot do for backups', async () => {
    await filled();
    const page = await browser().openOwn('library.html#all');
    await says(page, 'Over scanners');
    await page.click('article [aria-label^="Notitie bewerken"]');
    await page.waitForSelector('textarea');
    await page.type('textarea', ' en honden');
    await says(page, /Opgeslagen \d\d:\d\d/);
    const { notes } = (await ask(page, 'notes.list', { publication: SEED, questionNumbers: [] })) as {
      notes: { body: string }[];
    };
    expect(notes.some(({ body }) => body.includes(' en honden'))).toBe(true);
    const manage = await browser().openOwn('library.html#manage');
    await says(manage, 'Deze browser kan niet zelf in een map schrijven');
    await says(manage, 'Laatste back-up: nog nooit');
  });

  it('follows the active tab in the sidebar’s page', async () => {
    await filled();
    const { page: document } = await browser().open(hosts().url(SEED));
    const panel = await browser().openOwn('sidepanel.html#this');
    await document.bringToFront();
    await says(panel, /Beantwoord/);
    await says(panel, 'Over scanners');
    const other = await browser().open(hosts().url('ah-tk-20232024-9999'));
    await other.page.bringToFront();
    await says(panel, /ah-tk-20232024-9999|Antwoord/);
  });

  it('saves drawings as pictures, as tables and as drawings', async () => {
    const page = await browser().openOwn('library.html#figures');
    for (const kind of ['Tabel (CSV)', 'Tekening (SVG)', 'Afbeelding (PNG)'])
      await press(page, `${kind} van: Per kwartaal van indiening`);
    const name = `kantlijn-kwartalen-${UNTIL}`;
    const finished = (): string[] =>
      readdirSync(downloads)
        .filter((file) => readFileSync(join(downloads, file)).length > 0)
        .toSorted();
    await expect.poll(finished, { timeout: 15_000 }).toEqual([`${name}.csv`, `${name}.png`, `${name}.svg`]);
    const picture = readPng(readFileSync(join(downloads, `${name}.png`)));
    expect(picture.width).toBe(2160);
    expect(picture.colours).toBeGreaterThan(20);
  });

  it('opens as the sidebar of the browser itself', async () => {
    const opened = await browser().inBrowser(`(async () => {
      const [name] = [...SidebarController.sidebars.keys()].filter((each) => each.startsWith('kantlijn'));
      await SidebarController.show(name);
      const inner = () => document.querySelector('#sidebar').contentDocument?.querySelector('browser');
      for (let turn = 0; turn < 50 && !/Kantlijn/.test(inner()?.contentTitle ?? ''); turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 200));
      return [SidebarController.isOpen, inner()?.currentURI.filePath, inner()?.contentTitle].join(' | ');
    })()`);
    expect(opened).toBe('true | /sidepanel.html | Kantlijn: notities');
  });
});
