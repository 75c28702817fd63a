import type { Page } from 'playwright-core';
import type { AxQuery } from '../../tests/e2e/support/accessibility.ts';
import type { RunningChromium } from '../../tests/e2e/support/chromium.ts';
import { setFollows } from '../../tests/e2e/support/follows.ts';
import type { RunningHosts } from '../../tests/e2e/support/replica.ts';
import { addressOf, SEED, waitForState } from '../start-pages.ts';

/**
 * What a reader does before the demo is shown, by mouse and keyboard in the page, so that there is something to see: two passages
 * marked, one with a text, a note, and two questions followed, of which one is answered meanwhile.
 */

/** Waits for an answer longer than its term. */
const LATE = 'kv-tk-2026Z90110';
/** Is answered in the last stage of a run of the replica. */
const SOON = 'kv-tk-2026Z90150';
/** The stage in which {@link SOON} still waits, and the one in which it is answered. */
export const WAITING_STAGE = 'final';
const ANSWERED_STAGE = 'answered';

const button = (name: RegExp): AxQuery => ({ role: 'button', name });
const IMPORTANT = button(/^(Markeren als Belangrijk|Mark as Important)/);
const WRITE = button(/^(Markeren en schrijven|Mark and write)/);
const FOLLOW = button(/^(Deze vraag volgen|Follow this question)/);
const ADD = button(
  /^(Notitie toevoegen bij deze publicatie|Add a note to this publication|Add a note on this publication)/,
);

/** What a reader did with one publication. */
export interface Story {
  /** The publication. */
  readonly id: string;
  /** Words that are marked as important. */
  readonly mark: string;
  /** Words that are marked and written about. */
  readonly write: string;
  /** What is written there, and on the publication as a whole. */
  readonly texts: Readonly<Record<'nl' | 'en', { readonly passage: string; readonly note: string }>>;
}

/** The reader of the demo. */
const STORY: Story = {
  id: SEED,
  mark: 'onderzoek van TNO',
  write: 'Hoeveel scanners van het merk Nuctech',
  texts: {
    nl: {
      passage: 'Aantallen staan niet in het antwoord: nabellen.',
      note: 'Vergelijken met de vragen van 2021 en 2023 over dezelfde scanners.',
    },
    en: {
      passage: 'The answer gives no numbers: call them.',
      note: 'Compare with the questions of 2021 and 2023 on the same scanners.',
    },
  },
};

/** Selects words of the page with the mouse, wherever they stand. */
export async function selectWords(page: Page, words: string): Promise<void> {
  const ends = await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(words) ?? -1;
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const rects = [...range.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      if (first === undefined || last === undefined) continue;
      return { x: first.left + 1, y: first.top + 8, toX: last.right, toY: last.top + 8 };
    }
    return null;
  }, words);
  if (ends === null) throw new Error(`The page of the demo has no words "${words}".`);
  await page.mouse.move(ends.x, ends.y);
  await page.mouse.down();
  await page.mouse.move(ends.toX, ends.toY, { steps: 5 });
  await page.mouse.up();
}

async function follow(browser: RunningChromium, id: string): Promise<void> {
  const { page, ax } = await browser.open(addressOf(id));
  await waitForState(ax);
  await ax.click(FOLLOW);
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await ax.find(FOLLOW))?.properties['pressed'] === 'true') break;
    await page.waitForTimeout(100);
  }
  // It is drawn as followed at once, and stored a moment later.
  await page.waitForTimeout(500);
  await page.close();
}

/** Lets the next round of questions about what is followed come now instead of in some hours, and waits until it found something. */
async function nextRound(browser: RunningChromium): Promise<void> {
  await (await browser.worker()).evaluate(setFollows, { readAt: 0, nextAt: 0 });
  const seen = async (): Promise<string> =>
    (await browser.worker()).evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          alarms: { create(name: string, when: object): Promise<void> };
          action: { getBadgeText(of: object): Promise<string> };
        };
      };
      await chrome.alarms.create('following', { when: Date.now() + 100 });
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return chrome.action.getBadgeText({});
    });
  for (let tries = 0; tries < 10; tries += 1) if ((await seen()) !== '') return;
  console.log('No news came of the followed questions.');
}

/** Does all of it. The tabs are closed again. */
export async function actAsReader(
  browser: RunningChromium,
  hosts: RunningHosts,
  locale: 'nl' | 'en',
  story: Story = STORY,
): Promise<void> {
  const { page, ax } = await browser.open(addressOf(story.id));
  await waitForState(ax);
  await selectWords(page, story.mark);
  await ax.click(IMPORTANT);
  await page.waitForTimeout(500);
  await selectWords(page, story.write);
  await ax.click(WRITE);
  await page.waitForTimeout(700);
  await page.keyboard.type(story.texts[locale].passage);
  await page.keyboard.press('Escape');
  await page.evaluate(() => scrollTo(0, 0));
  await ax.click(ADD);
  await page.waitForTimeout(700);
  await page.keyboard.type(story.texts[locale].note);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(700);
  await page.close();
  await follow(browser, LATE);
  await follow(browser, SOON);
  hosts.replica.setStage(ANSWERED_STAGE);
  await nextRound(browser);
}
