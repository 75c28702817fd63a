import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Accessibility } from '../support/accessibility.ts';
import { ADD_NOTE, ANY_STATE, NOTE_BOX, STATE, useChromium, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';
import { libraryOpens, saysWhy } from './without.ts';

/** A page that takes our frame out again and again. */

const hosts = useHosts();
const browser = useChromium(hosts);

async function open(id: string): Promise<{ page: Page; ax: Accessibility }> {
  const opened = await browser().open(hosts().url(id));
  await opened.ax.waitForText(STATE, ANY_STATE);
  return opened;
}

describe('a page that takes the frame out again and again', () => {
  it('loses no text, may remove the frame in the end, and the strip says so', async () => {
    const { page, ax } = await open('kv-tk-2025Z90103');
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    await page.keyboard.type('wat er stond voor de aanval');
    await page.evaluate(() => {
      const out = (): void => document.querySelector('[data-kantlijn="frame"]')?.remove();
      out();
      Object.assign(globalThis, { attack: setInterval(out, 400) });
    });
    await expect.poll(() => storedTexts(browser())).toContain('wat er stond voor de aanval');
    // Long enough for each frame to be made, and taken out, as often as we put one back.
    await page.waitForTimeout(6_000);
    expect(await page.evaluate(() => document.querySelectorAll('[data-kantlijn="frame"]').length)).toBe(0);
    await saysWhy(ax);
    await libraryOpens(browser(), () => ax.click(ADD_NOTE));
    expect((await storedTexts(browser())).filter((text) => text.startsWith('wat er stond'))).toEqual([
      'wat er stond voor de aanval',
    ]);
  });

  it('a restored frame shows the unsaved text, so that the reader can continue', async () => {
    const { page, ax } = await open('kv-tk-2025Z90106');
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    await page.keyboard.type('een half wo');
    await page.evaluate(() => document.querySelector('[data-kantlijn="frame"]')?.remove());
    await expect.poll(() => storedTexts(browser())).toContain('een half wo');
    await ax.click({ role: 'button', name: /Notitie openen$/ });
    expect((await ax.waitFor(NOTE_BOX)).value).toBe('een half wo');
  });
});
