/** What `look-parts.ts` takes pictures of, and what a reader does first. */
import type { Page } from 'playwright-core';
import { Accessibility } from '../tests/e2e/support/accessibility.ts';
import type { RunningChromium } from '../tests/e2e/support/chromium.ts';
import { openLibrary } from '../tests/e2e/support/library.ts';
import { selectWords } from './demo/acts.ts';
import { addressOf, SEED, waitForState } from './start-pages.ts';

/** Where pictures are taken. */
export interface Scene {
  readonly browser: RunningChromium;
  readonly lang: 'nl' | 'en';
}

/** What is looked at. */
export interface Part {
  /** Opens it in a wide window. */
  readonly open: (at: Scene) => Promise<Opened>;
  /** Done again in the window of each look; then what is in sight is taken, not the whole page. */
  readonly act?: (opened: Opened) => Promise<void>;
}

interface Opened {
  readonly page: Page;
  readonly ax: Accessibility;
}

const button = (name: RegExp) => ({ role: 'button', name }) as const;
const wait = (page: Page): Promise<void> => page.waitForTimeout(900);

async function question({ browser }: Scene, id: string = SEED): Promise<Opened> {
  const opened = await browser.open(addressOf(id));
  await waitForState(opened.ax, 60_000);
  await opened.ax.waitFor(button(/^(Notitie toevoegen bij vraag|Add a note to question) 1$/));
  return opened;
}

/** All answers of a question's page, opened. */
async function answers(scene: Scene, id: string): Promise<Opened> {
  const opened = await question(scene, id);
  await opened.ax.click({ role: 'link', name: /^(Naar het antwoord op vraag|To the answer to question) 1$/ });
  await opened.ax.click(button(/^(Alle antwoorden tonen|Show all answers)$/)).catch(() => undefined);
  await wait(opened.page);
  return opened;
}

/** The frame with a tab open; in a narrow window by the row over its sheet, where there is one. */
async function turn({ page, ax }: Opened, tab: RegExp): Promise<void> {
  const bar = {
    role: 'toolbar',
    name: /^(Kantlijn, onder in het venster|Kantlijn, at the bottom of the window)$/,
  } as const;
  await page.evaluate(() => document.querySelector('[data-kantlijn="strip"]')?.scrollIntoView({ block: 'start' }));
  const isSheet = (await ax.find(bar)) !== undefined;
  const opener = { ...button(tab), ...(isSheet ? { within: bar } : {}) };
  if ((await ax.find(opener))?.properties['expanded'] !== true) await ax.click(opener);
  await wait(page);
}

/** Rests the mouse on words of the page. */
async function hover(page: Page, words: string): Promise<void> {
  const at = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const from = (node as Text).data.indexOf(wanted);
      if (from < 0) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + wanted.length);
      node.parentElement?.scrollIntoView({ block: 'center' });
      const { left, top, height } = range.getBoundingClientRect();
      if (height > 0) return { x: left + 8, y: top + height / 2 };
    }
    throw new Error(`The page has no words "${wanted}".`);
  }, words);
  await page.mouse.move(3, 3);
  await page.mouse.move(at.x - 2, at.y);
  await page.mouse.move(at.x, at.y);
  await wait(page);
}

/** A page of the host that is no publication of a question. */
const other = async ({ browser }: Scene, path: string): Promise<Opened> => {
  const opened = await browser.open(addressOf(SEED).replace(`${SEED}.html`, path));
  await opened.page.waitForTimeout(2_000);
  return opened;
};

const own = async ({ browser }: Scene, view: string, file = 'library'): Promise<Opened> => {
  const page = await openLibrary(browser, view, file);
  await page.waitForTimeout(1_500);
  return { page, ax: new Accessibility(page, await browser.context.newCDPSession(page)) };
};

const VERDICT = { role: 'combobox', name: /^(Uw oordeel over het antwoord|Your verdict on the answer)$/ } as const;

/** A note of each kind beside the seed question: on all of it, on questions, one with a verdict, on passages with and without words. */
async function notes(scene: Scene): Promise<Opened> {
  const opened = await question(scene);
  const { page, ax } = opened;
  const on = async (name: RegExp, text: string): Promise<void> => {
    await ax.click(button(name));
    await wait(page);
    await page.keyboard.type(text);
    await page.waitForTimeout(1_200);
  };
  await on(/^(Notitie toevoegen bij deze publicatie|Add a note to this publication)$/, 'Vergelijken met 2021 en 2023.');
  await on(/^(Notitie toevoegen bij vraag|Add a note to question) 3$/, 'Noemt geen enkele termijn. '.repeat(6));
  await ax.focus(VERDICT).then(
    () => page.keyboard.type(scene.lang === 'nl' ? 'ontw' : 'eva'),
    () => console.log('no verdict to give'),
  );
  await page.waitForTimeout(800);
  await page.keyboard.press('Escape');
  await selectWords(page, 'onderzoek van TNO');
  await ax.click(button(/^(Markeren als Belangrijk|Mark as Important)/));
  await wait(page);
  await selectWords(page, 'Hoeveel scanners van het merk Nuctech');
  await ax.click(button(/^(Markeren en schrijven|Mark and write)/));
  await wait(page);
  await page.keyboard.type('Aantallen staan niet in het antwoord.');
  await page.keyboard.press('Escape');
  await page.mouse.move(3, 3);
  // What is said of the mark goes by itself.
  await page.waitForTimeout(11_000);
  return opened;
}

const tabPart = (tab: RegExp): Part => ({ open: (scene) => question(scene), act: (opened) => turn(opened, tab) });

/** By name, in the order in which they are taken. */
export const PARTS: Readonly<Record<string, Part>> = {
  // First: it stores what others show.
  notes: { open: notes },
  'note-open': {
    open: (scene) => question(scene),
    act: async ({ page, ax }) => {
      await ax.click(button(/^\d+ (notities? bij vraag|notes? on question) 3/));
      await page.waitForTimeout(1_500);
    },
  },
  course: tabPart(/^(Verloop|Progress)/),
  related: tabPart(/^(Verwant|Related)/),
  tab: tabPart(/^(Notities|Notes)/),
  answers: { open: (scene) => answers(scene, SEED) },
  rounds: { open: (scene) => answers(scene, 'kv-tk-2025Z90103') },
  corrected: {
    open: async (scene) => {
      const opened = await question(scene);
      await turn(opened, /^(Verloop|Progress)/);
      await opened.page.waitForTimeout(3_000);
      await opened.ax.click(button(/^(Wat is er gewijzigd|What has changed|What changed)/));
      await opened.page.waitForTimeout(2_500);
      return opened;
    },
  },
  'signs-paper': { open: (scene) => other(scene, 'kst-36999-13.html'), act: ({ page }) => hover(page, '2026Z90110') },
  'signs-dossier': { open: (scene) => other(scene, 'dossier/36999') },
  'signs-results': {
    open: (scene) => other(scene, 'resultaten?zv=vragen&pg=10'),
    act: async ({ page }) => {
      await page.evaluate(() => document.querySelector<HTMLElement>('.result--title a')?.focus());
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      await wait(page);
    },
  },
  mine: { open: (scene) => own(scene, 'mine') },
  selected: {
    open: async (scene) => {
      const opened = await own(scene, 'all');
      await opened.page.getByRole('article').first().getByRole('checkbox').check();
      return opened;
    },
    act: async () => undefined,
  },
  options: { open: (scene) => own(scene, '', 'options') },
};
