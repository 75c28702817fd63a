import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Accessibility } from '../support/accessibility.ts';
import { PAGES } from '../support/replica.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  NOTE_BOX,
  SAVED,
  SEED,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';
import { select } from '../passages/support.ts';
import { storedTexts } from '../support/stored.ts';
import { libraryOpens, saysWhy } from './without.ts';

/** Pages that do not allow our frame. */

const hosts = useHosts();
const browser = useChromium(hosts);

/** Opens a publication whose answer carries further headers, until `hosts().well()`. */
async function open(id: string, headers?: Record<string, string>): Promise<{ page: Page; ax: Accessibility }> {
  if (headers !== undefined) hosts().fault(PAGES, { kind: 'headers', headers, path: String.raw`\.html` });
  const opened = await browser().open(hosts().url(id));
  await opened.ax.waitForText(STATE, ANY_STATE);
  return opened;
}

describe('a page that allows no frame', () => {
  const KINDS = [
    ['COEP', { 'Cross-Origin-Embedder-Policy': 'require-corp' }, 'kv-tk-2025Z90101'],
    ['a sandbox', { 'Content-Security-Policy': 'sandbox allow-scripts' }, 'kv-tk-2025Z90102'],
  ] as const;
  for (const [name, headers, id] of KINDS) {
    it(`${name}: the strip says so, and ✎ opens the library`, async () => {
      const { ax } = await open(id, headers);
      await libraryOpens(browser(), () => ax.click(ADD_NOTE));
      await saysWhy(ax);
      // From then on at once.
      await libraryOpens(browser(), () => ax.click({ role: 'button', name: /^Verloop/ }));
    });

    it(`${name}: what was typed at once begins the note on that question in the library`, async () => {
      const { page, ax } = await open(id, headers);
      const opened = browser().context.waitForEvent('page', { timeout: 30_000 });
      await ax.click(addNoteAt('1'));
      await page.keyboard.type(`meteen getypt bij ${name}`);
      const library = await opened;
      const box = library.getByRole('textbox', { name: /Vraag 1/ });
      await expect.poll(() => box.inputValue(), { timeout: 15_000 }).toBe(`meteen getypt bij ${name}`);
      await expect.poll(() => storedTexts(browser())).toContain(`meteen getypt bij ${name}`);
      expect(library.url()).not.toContain('getypt');
      await library.close();
    });
  }
});

it('a page that forbids the clipboard: copying says that it did not work, in the frame and in the page', async () => {
  const { page, ax } = await open(SEED, { 'Permissions-Policy': 'clipboard-write=()' });
  await ax.click(ADD_NOTE);
  await ax.waitFor(NOTE_BOX);
  await page.keyboard.type('Nagaan.');
  await ax.waitForText({}, SAVED);
  await ax.click({ role: 'button', name: 'Kopiëren als Markdown' });
  await ax.waitForText({}, /Kopiëren is niet gelukt/);
  await select(page, 'scanners van het merk Nuctech');
  await ax.click({ role: 'button', name: 'Kopiëren met verwijzing' });
  // The page's own words end without a stop; those of the frame are still there.
  await ax.waitForText({}, /Kopiëren is niet gelukt(?!\.)/);
});
