/** The running product with a reader who has been busy, and the views of it that pictures are taken of. Everything in them is invented. */
import type { Page } from 'playwright-core';
import { Bulk } from '../../replica/bulk/index.ts';
import { launchChromium, type RunningChromium } from '../../tests/e2e/support/chromium.ts';
import { giveNotes, openLibrary } from '../../tests/e2e/support/library.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { todayInAmsterdam } from '../../utils/domain/clock/calendar.ts';
import { actAsReader, WAITING_STAGE } from '../demo/acts.ts';
import { demoList, withList } from '../demo/list.ts';
import { openOwn } from '../demo/pictures.ts';
import { demoQuestions } from '../demo/questions.ts';
import { addressOf, waitForState } from '../start-pages.ts';
import { notesIn, STORY } from './reader.ts';

/** What all three stores take for a screenshot. CSS pixels at a ratio of 1. */
export const SCREEN = { width: 1280, height: 800 } as const;
/** Notes given through the background are numbered from here, apart from those the reader types. */
const GIVEN_FROM = 900;

export type Locale = 'nl' | 'en';
const TABS = {
  notes: /^(Notities|Notes)(: |$)/,
  course: /^(Verloop|Progress)(: |$)/,
} as const;
/** Where the page stands, px: the first picture has the head of the page, the other as much of the frame as fits. */
const TOP = { notes: 0, course: 140 } as const;
const OWN_PAGES = ['library', 'my-questions', 'figures'] as const;

/** The views, in the order in which the stores show them. */
export const VIEWS = ['notes', 'course', ...OWN_PAGES] as const;
export type View = (typeof VIEWS)[number];

/** What stands where the site has its own name: a picture shows no page of the government that is none. */
const EXAMPLE = { nl: 'Voorbeeldpagina', en: 'Example page' };
const header = (words: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="40"><rect width="20" height="40" fill="#154273"/><text x="30" y="26" font-family="sans-serif" font-size="18" fill="#154273">${words}</text></svg>`;

/** The publication with one tab of the frame open, as a reader has it. */
async function inPage(browser: RunningChromium, tab: keyof typeof TABS): Promise<Page> {
  const { page, ax } = await browser.open(addressOf(STORY.id));
  await page.setViewportSize(SCREEN);
  await waitForState(ax);
  await ax.click({ role: 'button', name: TABS[tab] });
  await page.waitForTimeout(2000);
  await page.evaluate((top) => scrollTo(0, top), TOP[tab]);
  await page.mouse.move(SCREEN.width - 1, SCREEN.height - 1);
  await page.waitForTimeout(500);
  return page;
}

async function ownPage(browser: RunningChromium, name: (typeof OWN_PAGES)[number]): Promise<Page> {
  const page = await openOwn(browser, name);
  await page.setViewportSize(SCREEN);
  await page.waitForTimeout(1000);
  return page;
}

/** Opens a view, at the size of {@link SCREEN}, and waits until it stands still. */
export const openView = (browser: RunningChromium, view: View): Promise<Page> =>
  view === 'notes' || view === 'course' ? inPage(browser, view) : ownPage(browser, view);

/** Runs the product with a reader who has been busy, and ends it when the work is done. */
export async function withReader(
  build: string,
  locale: Locale,
  work: (browser: RunningChromium) => Promise<void>,
): Promise<void> {
  const today = todayInAmsterdam(new Date());
  const hosts = await startHosts({ bulk: new Bulk(demoQuestions(today)), stage: WAITING_STAGE });
  const extensionDir = withList(build, await demoList(hosts.replica.port, today));
  const browser = await launchChromium({ extensionDir, replica: hosts.hosts, locale, viewport: SCREEN });
  try {
    const logo = { contentType: 'image/svg+xml', body: header(EXAMPLE[locale]) };
    await browser.context.route('**/logo.svg', (route) => route.fulfill(logo));
    const library = await openLibrary(browser, 'all');
    await giveNotes(library, notesIn(locale), GIVEN_FROM);
    await library.close();
    await actAsReader(browser, hosts, locale, STORY);
    await work(browser);
  } finally {
    await browser.close();
    await hosts.close();
  }
}
