import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addNoteAt, ANY_STATE, noteBoxAt, SEED, STATE, useChromium, useHosts } from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';

/** The sheet from the bottom of a narrow window. */

const hosts = useHosts();
const browser = useChromium(hosts);
const BAR = { role: 'toolbar', name: 'Kantlijn, onder in het venster' } as const;
const inBar = (name: string | RegExp) => ({ role: 'button', name, within: BAR }) as const;

const frameHeight = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { width, height } = { width: innerWidth, height: innerHeight };
    // From the bottom up, as far as our element reaches.
    let y = height - 1;
    while (y > 0 && document.elementFromPoint(width / 2, y)?.matches('[data-kantlijn="frame"]') === true) y -= 1;
    return height - 1 - y;
  });

it('has its own row of tabs, large enough for fingers, leaves the page to be read, and goes', async () => {
  const { page, ax } = await browser().open(hosts().url(SEED));
  await page.setViewportSize({ width: 400, height: 740 });
  await ax.waitForText(STATE, ANY_STATE);
  await ax.click(addNoteAt('4'));
  await ax.waitFor(noteBoxAt('4'));
  await page.keyboard.type('Onder in het venster.');
  await expect.poll(() => storedTexts(browser())).toContain('Onder in het venster.');
  // Two fifths of the window stay the page's, with the question that the note is on.
  expect(await frameHeight(page)).toBeGreaterThan(200);
  expect(await frameHeight(page)).toBeLessThanOrEqual(Math.round(740 * 0.6) + 2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
  for (const name of [/^Verloop/, /^Verwant/, /^Notities/, /^Notitie toevoegen/, 'Sluiten']) {
    const { width, height } = await ax.box(inBar(name));
    expect(width).toBeGreaterThanOrEqual(44);
    expect(height).toBeGreaterThanOrEqual(44);
  }
  // The last line can be brought above it, and the room for that is there only with it.
  const pageHeight = (): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight);
  const high = await pageHeight();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const ends = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('body > :not([data-kantlijn])')].map(
        (each) => each.getBoundingClientRect().bottom,
      ),
    ),
  );
  expect(ends).toBeLessThanOrEqual(740 - (await frameHeight(page)) + 1);
  await page.evaluate(() => scrollTo(0, 0));
  await ax.click(inBar(/^Verloop/));
  await ax.waitFor({ role: 'list', name: 'Documenten' });
  // The words are where the reader left them.
  await ax.click(inBar(/^Notities/));
  await ax.waitForText({ role: 'region', name: 'Notities' }, /Onder in het venster/);
  await ax.click(inBar(/^Notities/));
  await expect.poll(() => frameHeight(page)).toBe(0);
  expect(await pageHeight()).toBeLessThan(high - 200);
  // The whole page can be read again, to its end.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  expect(await page.evaluate(() => document.elementFromPoint(200, 700)?.matches('[data-kantlijn]'))).toBe(false);
});
