import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildDir, ensureBuild } from '../../../scripts/start-build.ts';
import { launchChromium, type RunningChromium } from '../support/chromium.ts';
import { giveNotes, openLibrary, SMALL_LIBRARY } from '../support/library.ts';
import { useHosts } from '../support/session.ts';

const hosts = useHosts();

/** Chromium restarts an unpacked extension only in developer mode; otherwise it disables it. */
async function allowReload({ context }: RunningChromium): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { developerPrivate: { updateProfileConfiguration(change: object): Promise<void> } };
    };
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  });
  await page.close();
}

/** Types into the first note of the list, then restarts the extension so many milliseconds after the last letter. */
async function typeAndUpdate(library: Page, text: string, pause: number): Promise<void> {
  await library
    .getByRole('button', { name: /^Notitie bewerken/ })
    .first()
    .click();
  const box = library.getByRole('textbox', { name: /^Notitie: / }).first();
  await box.focus();
  await library.keyboard.press('Control+End');
  await library.keyboard.type(text);
  await library.waitForTimeout(pause);
  const closed = library.waitForEvent('close');
  // What an update does: the browser closes the pages of the extension without a word, this call included.
  await library
    .evaluate(() => {
      (globalThis as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload();
    })
    .catch(() => undefined);
  await closed;
}

describe('an update while a note is written in the library', () => {
  it.each([0, 60, 300])('keeps what was typed %i ms before it', async (pause) => {
    await ensureBuild({ browser: 'chrome' });
    const browser = await launchChromium({
      extensionDir: buildDir({ browser: 'chrome' }),
      replica: hosts().hosts,
    });
    try {
      await allowReload(browser);
      const library = await openLibrary(browser, 'all');
      await giveNotes(library, SMALL_LIBRARY.slice(0, 1));
      await library.getByRole('article').first().waitFor();
      await typeAndUpdate(library, ' laatste woorden', pause);
      const address = `chrome-extension://${await browser.extensionId()}/library.html#all`;
      const again = await browser.context.newPage();
      // The extension is away for a moment.
      await expect.poll(async () => again.goto(address).then(() => 'there', String), { timeout: 20_000 }).toBe('there');
      await again.getByText('laatste woorden').first().waitFor();
      await again.reload();
      await again.getByRole('article').first().waitFor();
      // Stored once, whole, and not a second time as the same words behind each other.
      const text = await again.getByRole('article').first().innerText();
      expect(text.match(/laatste woorden/g)).toHaveLength(1);
    } finally {
      await browser.close();
    }
  });
});
