import type { Page } from 'playwright-core';
import { ensureBuild } from '../../scripts/start-build.ts';
import type { Accessibility } from '../../tests/e2e/support/accessibility.ts';
import { launchChromium } from '../../tests/e2e/support/chromium.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { addNoteAt, ANY_STATE, noteBoxAt, SEED, STATE } from '../../tests/e2e/support/session.ts';
import { median, ms, type Table } from '../support/table.ts';

const RUNS = 12;
/** Minimum time a pointer rests on a button before the press, in milliseconds; people take longer. */
const HOVER_MS = 300;

/** Runs in each document from its start: records when the mouse went down, and when the caret in a text box was drawn. */
const WATCH = `(() => {
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('pointerdown', () => { globalThis.pressedAt = now(); }, { capture: true });
  addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLTextAreaElement) requestAnimationFrame(() => { globalThis.caretAt = now(); });
  }, { capture: true });
})()`;

/**
 * Milliseconds from the press on the pencil of a question until the caret is in its box.
 *
 * @param isHovered whether the pointer rests on it first
 */
async function timeToCaret(page: Page, ax: Accessibility, question: string, isHovered = false): Promise<number> {
  if (isHovered) {
    const { x, y, width, height } = await ax.box(addNoteAt(question));
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.waitForTimeout(HOVER_MS);
  }
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

/** Measures how soon the reader can write, before the frame exists and when it does. */
export async function run(): Promise<Table[]> {
  const hosts = await startHosts();
  const extensionDir = await ensureBuild({ browser: 'chrome' });
  const browser = await launchChromium({ extensionDir, replica: hosts.hosts });
  const [cold, hovered, warm]: [number[], number[], number[]] = [[], [], []];
  try {
    await browser.context.addInitScript(WATCH);
    for (let at = 0; at < RUNS; at += 1)
      for (const into of [cold, hovered]) {
        // Sequential, so that runs do not slow each other down.
        // oxlint-disable no-await-in-loop
        const { page, ax } = await browser.open(hosts.url(SEED));
        await ax.waitForText(STATE, ANY_STATE);
        into.push(await timeToCaret(page, ax, '2', into === hovered));
        if (into === cold) warm.push(await timeToCaret(page, ax, '3'));
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
      rows: [
        row('no frame: pressed at once', cold),
        row(`no frame: pointed at for ${HOVER_MS} ms, then pressed`, hovered),
        row('frame there already', warm),
      ],
    },
  ];
}
