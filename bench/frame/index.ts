import type { Page } from 'playwright-core';
import { ensureBuild } from '../../scripts/start-build.ts';
import type { Accessibility } from '../../tests/e2e/support/accessibility.ts';
import { launchChromium } from '../../tests/e2e/support/chromium.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { addNoteAt, ANY_STATE, noteBoxAt, SEED, STATE } from '../../tests/e2e/support/session.ts';
import { median, ms, type Table } from '../support/table.ts';

const RUNS = 12;

/** Runs in each document from its start: when the mouse went down, and when a frame with the caret in a box was drawn. */
const WATCH = `(() => {
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('pointerdown', () => { globalThis.pressedAt = now(); }, { capture: true });
  addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLTextAreaElement) requestAnimationFrame(() => { globalThis.caretAt = now(); });
  }, { capture: true });
})()`;

/** Milliseconds from the press on the pencil of a question until the caret is in its box. */
async function timeToCaret(page: Page, ax: Accessibility, question: string): Promise<number> {
  await ax.click(addNoteAt(question));
  await ax.waitFor(noteBoxAt(question));
  const frame = page.frames().find((one) => one.url().startsWith('chrome-extension:'));
  const [pressed, caret] = await Promise.all([
    page.evaluate('globalThis.pressedAt') as Promise<number>,
    frame?.evaluate('globalThis.caretAt') as Promise<number>,
  ]);
  await page.keyboard.press('Escape');
  return caret - pressed;
}

/** How soon the reader can write: in a page whose frame was not made, and in one where it is there. */
export async function run(): Promise<Table[]> {
  const hosts = await startHosts();
  const extensionDir = await ensureBuild({ browser: 'chrome', strip: true });
  const browser = await launchChromium({ extensionDir, replica: hosts.hosts });
  const [cold, warm]: [number[], number[]] = [[], []];
  try {
    await browser.context.addInitScript(WATCH);
    for (let at = 0; at < RUNS; at += 1) {
      // One after the other: each has the machine to itself.
      // oxlint-disable no-await-in-loop
      const { page, ax } = await browser.open(hosts.url(SEED));
      await ax.waitForText(STATE, ANY_STATE);
      cold.push(await timeToCaret(page, ax, '2'));
      warm.push(await timeToCaret(page, ax, '3'));
      await page.close();
      // oxlint-enable no-await-in-loop
    }
  } finally {
    await browser.close();
    await hosts.close();
  }
  const row = (name: string, times: readonly number[]): string[] => [
    name,
    ms(median(times)),
    ms(Math.min(...times)),
    ms(Math.max(...times)),
  ];
  return [
    {
      title: 'Frame: from the press to the caret',
      about: `From the mouse going down on ✎ beside a question until a frame is drawn with the caret in the box, in Chromium, ${RUNS} visits.`,
      head: ['', 'median', 'least', 'most'],
      rows: [row('frame made by the press', cold), row('frame there already', warm)],
    },
  ];
}
