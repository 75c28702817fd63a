/**
 * `npm run store`: takes the pictures for the pages of the stores from the running product, in Dutch and English, and a small promotional one.
 * Everything in them is invented. Writes `.output/store/`; sizes are those Chrome, Edge and Firefox ask for (docs/store/README.md).
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Bulk } from '../../replica/bulk/index.ts';
import { launchChromium, type RunningChromium } from '../../tests/e2e/support/chromium.ts';
import { giveNotes, openLibrary } from '../../tests/e2e/support/library.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { todayInAmsterdam } from '../../utils/domain/clock/calendar.ts';
import { actAsReader, WAITING_STAGE } from '../demo/acts.ts';
import { demoList, withList } from '../demo/list.ts';
import { openOwn } from '../demo/pictures.ts';
import { demoQuestions } from '../demo/questions.ts';
import { ROOT } from '../setup.mjs';
import { ensureBuild } from '../start-build.ts';
import { addressOf, waitForState } from '../start-pages.ts';
import { promo } from './promo.ts';
import { notesIn, STORY } from './reader.ts';

/** What all three stores take for a screenshot. CSS pixels at a ratio of 1. */
const SCREEN = { width: 1280, height: 800 } as const;
const OUT = join(ROOT, '.output', 'store');
/** Notes given through the background are numbered from here, apart from those the reader types. */
const GIVEN_FROM = 900;

type Locale = 'nl' | 'en';
const TABS = {
  notes: /^(Notities|Notes)(: |$)/,
  course: /^(Verloop|Progress)(: |$)/,
} as const;
/** Where the page stands, px: the first picture has the head of the page, the other as much of the frame as fits. */
const TOP = { notes: 0, course: 140 } as const;
const OWN_PAGES = ['library', 'my-questions', 'figures'] as const;

/** What stands where the site has its own name: a picture shows no page of the government that is none. */
const EXAMPLE = { nl: 'Voorbeeldpagina', en: 'Example page' };
const header = (words: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="40"><rect width="20" height="40" fill="#154273"/><text x="30" y="26" font-family="sans-serif" font-size="18" fill="#154273">${words}</text></svg>`;

/** The publication with one tab of the frame open, as a reader has it. */
async function inPage(browser: RunningChromium, tab: keyof typeof TABS, path: string): Promise<void> {
  const { page, ax } = await browser.open(addressOf(STORY.id));
  await page.setViewportSize(SCREEN);
  await waitForState(ax);
  await ax.click({ role: 'button', name: TABS[tab] });
  await page.waitForTimeout(2000);
  await page.evaluate((top) => scrollTo(0, top), TOP[tab]);
  await page.mouse.move(SCREEN.width - 1, SCREEN.height - 1);
  await page.waitForTimeout(500);
  await page.screenshot({ path });
  await page.close();
}

async function ownPage(browser: RunningChromium, name: (typeof OWN_PAGES)[number], path: string): Promise<void> {
  const page = await openOwn(browser, name);
  await page.setViewportSize(SCREEN);
  await page.waitForTimeout(1000);
  await page.screenshot({ path });
  await page.close();
}

async function pictures(build: string, locale: Locale): Promise<void> {
  const today = todayInAmsterdam(new Date());
  const hosts = await startHosts({ bulk: new Bulk(demoQuestions(today)), stage: WAITING_STAGE });
  const folder = join(OUT, locale);
  mkdirSync(folder, { recursive: true });
  const extensionDir = withList(build, await demoList(hosts.replica.port, today));
  const browser = await launchChromium({ extensionDir, replica: hosts.hosts, locale, viewport: SCREEN });
  try {
    const logo = { contentType: 'image/svg+xml', body: header(EXAMPLE[locale]) };
    await browser.context.route('**/logo.svg', (route) => route.fulfill(logo));
    const library = await openLibrary(browser, 'all');
    await giveNotes(library, notesIn(locale), GIVEN_FROM);
    await library.close();
    await actAsReader(browser, hosts, locale, STORY);
    let number = 0;
    const take = async (name: string, how: (path: string) => Promise<void>): Promise<void> => {
      const path = join(folder, `${(number += 1)}-${name}.png`);
      await how(path);
      console.log(path);
    };
    for (const tab of Object.keys(TABS) as (keyof typeof TABS)[]) await take(tab, (path) => inPage(browser, tab, path));
    for (const name of OWN_PAGES) await take(name, (path) => ownPage(browser, name, path));
    await take('promo-440x280', (path) => promo(browser, locale, STORY.id, path));
  } finally {
    await browser.close();
    await hosts.close();
  }
}

rmSync(OUT, { recursive: true, force: true });
const build = await ensureBuild({ browser: 'chrome' });
for (const locale of ['nl', 'en'] as const) await pictures(build, locale);
