import { describe, expect, it } from 'vitest';
import type { Accessibility } from '../support/accessibility.ts';
import type { FirefoxAccessibility } from '../support/firefox-accessibility.ts';
import { ADD_NOTE, ANY_STATE, NOTE_BOX, SAVED, STATE, useChromium, useFirefox, useHosts } from '../support/session.ts';
import { storedInFirefox, storedTexts } from '../support/stored.ts';

/** A page that is left right after a letter, when the browser has stopped the background in a pause. */

const hosts = useHosts();
const browser = useChromium(hosts);
const firefox = useFirefox(hosts, { extensionPages: true });

interface Leavable {
  evaluate(script: string): Promise<unknown>;
  close(): Promise<unknown>;
}

const WAYS: Record<string, (page: Leavable) => Promise<unknown>> = {
  'by a link': (page) => page.evaluate(`location.href = '/kv-tk-2025Z90107.html'`),
  'by loading it anew': (page) => page.evaluate('location.reload()'),
  'by closing its tab': (page) => page.close(),
};

/** A page of either browser. */
interface Opened {
  page: Leavable & { keyboard: { type(text: string): Promise<unknown> } };
  ax: Accessibility | FirefoxAccessibility;
}

/** Writes a note, ends the background once it is stored, adds a letter and leaves at once. */
async function leaveAfter(
  { page, ax }: Opened,
  way: string,
  saved: () => Promise<unknown>,
  stop: () => Promise<unknown>,
) {
  await ax.waitForText(STATE, ANY_STATE);
  await ax.click(ADD_NOTE);
  await ax.waitFor(NOTE_BOX);
  await page.keyboard.type(`${way}: ee`);
  await saved();
  await stop();
  await page.keyboard.type('n');
  await WAYS[way]?.(page);
}

describe('what was typed right before the page is left, after a pause', () => {
  it.each(Object.keys(WAYS))('is stored when it is left %s', async (way) => {
    const opened = await browser().open(hosts().url('kv-tk-2025Z90103'));
    const saved = (): Promise<unknown> => opened.ax.waitForText({}, SAVED);
    await leaveAfter(opened, way, saved, () => browser().stopWorker());
    await expect.poll(() => storedTexts(browser()), { timeout: 15_000 }).toContain(`${way}: een`);
    // Once, however many ways it came by.
    expect((await storedTexts(browser())).filter((text) => text.startsWith(way))).toEqual([`${way}: een`]);
    await opened.page.close().catch(() => undefined);
  });

  // In Firefox a tab that is closed takes its last message along also while the background runs.
  it.each(Object.keys(WAYS))('is stored in Firefox when it is left %s', async (way) => {
    const opened = await firefox().open(hosts().url('kv-tk-2025Z90103'));
    const saved = (): Promise<unknown> => opened.ax.waitFor({ role: 'status', name: SAVED });
    await leaveAfter(opened, way, saved, () => firefox().stopBackground());
    const library = await firefox().openOwn('library.html#all');
    await expect.poll(() => storedInFirefox(library), { timeout: 15_000 }).toContain(`${way}: een`);
    expect((await storedInFirefox(library)).filter((text) => text.startsWith(way))).toEqual([`${way}: een`]);
    await expect.poll(() => library.evaluate(() => localStorage.length)).toBe(0);
    await library.close();
  });
});
