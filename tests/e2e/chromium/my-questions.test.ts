import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { runAxeOnOwnPage } from '../support/axe.ts';
import { ask, giveNotes, openLibrary, SMALL_LIBRARY } from '../support/library.ts';
import { ANY_STATE, STATE, useChromium, useHosts } from '../support/session.ts';

/** The view "Mijn vragen" as a reader with a keyboard, a screen reader, a narrow window or large letters has it. */

const hosts = useHosts();
const browser = useChromium(hosts);
const FOLLOWED = ['2025Z90101', '2026Z90108', '2026Z90109', '2026Z90110'];

beforeAll(async () => {
  const page = await openLibrary(browser(), 'all');
  await giveNotes(page, SMALL_LIBRARY);
  for (const number of FOLLOWED) await ask(page, 'follow.set', { number, on: true });
  // Read once, as the page of the question does.
  for (const number of FOLLOWED.slice(0, 2)) {
    const { page: question, ax } = await browser().open(hosts().url(`kv-tk-${number}`));
    await ax.waitForText(STATE, ANY_STATE);
    await question.close();
  }
  await page.close();
});

async function open(width: number, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await openLibrary(browser(), 'mine');
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.getByRole('heading', { name: 'Wat er gebeurde' }).waitFor();
  return page;
}

/** Words that run over the edge of the window, or into what stands beside them. */
const runsOver = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('the view of the reader’s own questions', () => {
  it.each([
    ['light', 1200],
    ['dark', 640],
    ['light', 320],
  ] as const)('has nothing axe finds, in %s at %i pixels, and nothing runs over the edge', async (scheme, width) => {
    // A window of 1280 at 200 % is one of 640 with everything twice as large.
    const page = await open(width, scheme);
    const { passes, violations } = await runAxeOnOwnPage(page);
    expect(passes).toBeGreaterThan(10);
    expect(violations).toEqual([]);
    expect(await runsOver(page)).toBe(false);
  });

  it('gives its terms as a calendar and a table, which a stranger reads', async () => {
    const page = await open(1000);
    const file = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return readFileSync(await download.path(), 'utf8');
    };
    const events = new ICAL.Component(ICAL.parse(await file('Agenda (.ics)')) as never).getAllSubcomponents('vevent');
    const days = events.map((one) => [new ICAL.Event(one).uid, new ICAL.Event(one).startDate.toString()]);
    // Three weeks after 13 January 2025, in a browser whose clock is that of Amsterdam.
    expect(Object.fromEntries(days)).toMatchObject({ '2025Z90101-threeWeeks@kantlijn': '2025-02-03' });
    expect((await file('Tabel (.csv)')).split('\r\n').map((line) => line.split(';')[0])).toEqual(
      expect.arrayContaining(FOLLOWED),
    );
  });

  it('is worked by keyboard alone, and the focus stays in the list when a row goes', async () => {
    const page = await open(1000);
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const at = document.activeElement;
        const isSeen = at === null || at === document.body || getComputedStyle(at).outlineStyle !== 'none';
        return `${isSeen ? '' : 'not seen: '}${at?.getAttribute('aria-label') ?? at?.textContent ?? ''}`;
      });
    const bell = page.getByRole('button', { name: 'Volgen: 2026Z90110' });
    for (let turn = 0; turn < 80 && (await focused()) !== 'Volgen: 2026Z90110'; turn += 1) {
      await page.keyboard.press('Tab');
      expect(await focused()).not.toMatch(/^not seen/);
    }
    await page.keyboard.press('Space');
    // Nothing else makes it the reader's own: the row goes, and with it the bell.
    await bell.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await ask(page, 'follow.set', { number: '2026Z90110', on: true });
    await bell.waitFor();
  });
});
