import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Accessibility } from '../support/accessibility.ts';
import { addNoteAt, ANY_STATE, STATE, useChromium, useHosts } from '../support/session.ts';
import { storedNotes } from '../support/stored.ts';

/** Marks as the reader sees them: taken back, hidden, on the map, made by selecting alone. */

const hosts = useHosts();
const browser = useChromium(hosts);
const HIDE = { role: 'button', name: 'Markeringen verbergen' } as const;
const SHOW = { role: 'button', name: 'Markeringen verborgen: tonen' } as const;
const IN_MENU = { ...HIDE, within: { role: 'group', name: 'Meer' } } as const;
const UNDO = { role: 'button', name: 'Ongedaan maken' } as const;
const BAR = { role: 'toolbar', name: 'Selectie' } as const;

async function open(id: string): Promise<{ page: Page; ax: Accessibility }> {
  const opened = await browser().open(hosts().url(id));
  await opened.ax.waitForText(STATE, ANY_STATE);
  await opened.ax.waitFor(addNoteAt('1'));
  return opened;
}

/** Drags over the first line of the n-th question, as a hand would. */
async function drag(page: Page, nth: number): Promise<void> {
  const box = await page.locator('div.vraag p').nth(nth).boundingBox();
  if (box === null) throw new Error('no text');
  await page.mouse.move(box.x + 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 10, { steps: 5 });
  await page.mouse.up();
}

const drawn = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...CSS.highlights].reduce((sum, [name, ranges]) => sum + (/flash/.test(name) ? 0 : ranges.size), 0),
  );

async function mark(page: Page, ax: Accessibility, nth: number): Promise<void> {
  const before = await drawn(page);
  await drag(page, nth);
  await ax.click({ role: 'button', name: 'Markeren als Belangrijk' });
  await expect.poll(() => drawn(page)).toBeGreaterThan(before);
}

describe('a mark that was just made', () => {
  it('is not under a selection, and is taken back by hand or by keys', async () => {
    const { page, ax } = await open('kv-tk-2025Z90101');
    await mark(page, ax, 0);
    expect(await page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
    await ax.click(UNDO);
    await expect.poll(() => drawn(page)).toBe(0);
    await drag(page, 0);
    await ax.waitFor(BAR);
    // The browser's commands cannot be pressed by automation: the focus is put where they put it.
    await ax.focus({ role: 'button', name: 'Markeren als Belangrijk' });
    await page.keyboard.press('Enter');
    await expect.poll(() => drawn(page)).toBeGreaterThan(0);
    await ax.focus(UNDO);
    await page.keyboard.press('Enter');
    await expect.poll(() => drawn(page)).toBe(0);
  });
});

describe('the eye', () => {
  it('hides all marks, says so, and in the next page too; shows them again', async () => {
    const { page, ax } = await open('kv-tk-2025Z90102');
    expect(await ax.find(HIDE)).toBeUndefined();
    await mark(page, ax, 0);
    await ax.click(HIDE);
    await expect.poll(() => drawn(page)).toBe(0);
    await ax.waitFor(SHOW);
    expect(await ax.find({ role: 'button', name: /^Belangrijk: / })).toBeUndefined();
    await page.reload();
    await ax.waitFor(SHOW);
    await page.waitForTimeout(500);
    expect(await drawn(page)).toBe(0);
    // Nothing was fetched or made for marks that nobody sees.
    expect(await page.evaluate(() => document.querySelectorAll('[data-kantlijn="signs"]').length)).toBe(0);
    await ax.click(SHOW);
    await expect.poll(() => drawn(page)).toBeGreaterThan(0);
    await ax.waitFor({ role: 'button', name: /^Belangrijk: / });
  });

  it('opens by itself when something is marked', async () => {
    const { page, ax } = await open('kv-tk-2025Z90106');
    await mark(page, ax, 0);
    await ax.click(HIDE);
    await expect.poll(() => drawn(page)).toBe(0);
    await drag(page, 1);
    await ax.click({ role: 'button', name: 'Markeren als Belangrijk' });
    await expect.poll(() => drawn(page)).toBeGreaterThan(1);
    await ax.waitFor(HIDE);
  });
});

describe('the dots at the end of the strip', () => {
  it.each([
    [320, 'kv-tk-2025Z90107'],
    [400, 'kv-tk-2026Z90108'],
    [640, 'kv-tk-2026Z90109'],
    [1280, 'kv-tk-2026Z90110'],
  ])('stay within it at %d px, with marks shown and hidden', async (width, id) => {
    const { page, ax } = await open(id);
    await mark(page, ax, 0);
    // Without what opened beside the mark: in a narrow window it lies over the strip.
    await page.reload();
    await page.setViewportSize({ width, height: 900 });
    await ax.waitForText(STATE, ANY_STATE);
    await expect.poll(() => drawn(page)).toBeGreaterThan(0);
    const within = async (): Promise<boolean> => {
      const dots = await ax.box({ role: 'button', name: 'Meer' });
      const strip = await page.locator('[data-kantlijn="strip"]').boundingBox();
      return strip !== null && dots.x >= strip.x && dots.x + dots.width <= strip.x + strip.width;
    };
    await expect.poll(within).toBe(true);
    // Under the dots at every width, in the strip where there is room.
    await ax.click({ role: 'button', name: 'Meer' });
    await ax.click(IN_MENU);
    await expect.poll(() => drawn(page)).toBe(0);
    expect(await within()).toBe(true);
    await ax.click({ role: 'button', name: 'Meer' });
    await ax.click(IN_MENU);
    await expect.poll(() => drawn(page)).toBeGreaterThan(0);
  });
});

describe('the map at the edge', () => {
  it('leads to a mark, moves nothing and is no stop', async () => {
    const { page, ax } = await open('kv-tk-2024Z01911');
    await page.setViewportSize({ width: 1280, height: 400 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.evaluate(() => document.querySelectorAll('div.vraag p')[8]?.scrollIntoView({ block: 'center' }));
    await mark(page, ax, 8);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.evaluate(() => scrollTo(0, 0));
    const share = await page.evaluate(() => {
      const text = document.querySelectorAll('div.vraag p')[8]?.getBoundingClientRect();
      return (text?.top ?? 0) / document.documentElement.scrollHeight;
    });
    const right = await page.evaluate(() => document.documentElement.clientWidth);
    await page.mouse.click(right - 4, share * 400);
    const seen = (): Promise<boolean> =>
      page.evaluate(() => {
        const text = document.querySelectorAll('div.vraag p')[8]?.getBoundingClientRect();
        return (text?.top ?? -1) > 0 && (text?.bottom ?? 9_999) < innerHeight;
      });
    await expect.poll(seen).toBe(true);
  });

  it('is not there where it would lie over text', async () => {
    const { page, ax } = await open('kv-tk-2025Z90103');
    await page.addStyleTag({
      content: '* { padding: 0 !important; margin: 0 !important; max-width: none !important }',
    });
    await mark(page, ax, 0);
    await page.evaluate(() => (document.body.dataset['clicks'] = '0'));
    await page.evaluate(() => addEventListener('click', () => (document.body.dataset['clicks'] = '1')));
    const right = await page.evaluate(() => document.documentElement.clientWidth);
    await page.mouse.click(right - 4, 300);
    expect(await page.evaluate(() => document.body.dataset['clicks'])).toBe('1');
    expect(await page.evaluate((x) => document.elementFromPoint(x, 300)?.matches('[data-kantlijn]'), right - 4)).toBe(
      false,
    );
  });
});

describe('marking by selecting alone', () => {
  it('is switched on in the menu, says so, and ends with Escape', async () => {
    const { page, ax } = await open('kv-tk-2024Z01911');
    // The marks of the tests before are drawn.
    await page.waitForTimeout(1_000);
    const before = await drawn(page);
    await ax.click({ role: 'button', name: 'Meer' });
    await ax.click({ role: 'button', name: 'Markeren door te selecteren' });
    await ax.waitFor({ role: 'button', name: 'Stoppen' });
    await drag(page, 0);
    await expect.poll(() => drawn(page)).toBeGreaterThan(before);
    expect(await ax.find(BAR)).toBeUndefined();
    expect((await storedNotes(browser())).filter(({ body }) => body === '').length).toBeGreaterThan(0);
    const marks = await drawn(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => ax.find({ role: 'button', name: 'Stoppen' })).toBeUndefined();
    await drag(page, 1);
    await ax.waitFor(BAR);
    expect(await drawn(page)).toBe(marks);
  });
});
