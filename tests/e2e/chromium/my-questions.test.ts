import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import { todayInAmsterdam } from '../../../utils/domain/clock/today.ts';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import { packCorpus } from '../../../utils/questions/file/pack.ts';
import { listed } from '../../unit/questions/listed.ts';
import { runAxeOnOwnPage } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { buildWithCorpus } from '../support/corpus.ts';
import { figureRecords, LATE } from '../support/figure-list.ts';
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
    // Of one question, the same entries with the same order: a calendar that takes both files has them once.
    const entries = (text: string) =>
      new ICAL.Component(ICAL.parse(text) as never)
        .getAllSubcomponents('vevent')
        .map((one) => [new ICAL.Event(one).uid, new ICAL.Event(one).sequence] as const);
    const rows = page.getByRole('button', { name: /^Agenda \(\.ics\) van: / });
    const [download] = await Promise.all([page.waitForEvent('download'), rows.first().click()]);
    const [first, ...others] = entries(readFileSync(await download.path(), 'utf8'));
    expect(others).toHaveLength(1);
    expect(download.suggestedFilename()).toContain(first?.[0].split('-')[0]);
    expect(events.map((one) => [new ICAL.Event(one).uid, new ICAL.Event(one).sequence])).toEqual(
      expect.arrayContaining([first, ...others]),
    );
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

/** One that waits for over a year, at the same ministry as the late one. */
const LONG_AGO = '2024Z00955';

/** A list that is whole up to so many days ago, with one late question and one of long ago. */
async function listUntil(daysAgo: number): Promise<{ until: string; build: string }> {
  const until = addDays(todayInAmsterdam(new Date()), -daysAgo);
  const records = [
    ...figureRecords(until),
    listed(LONG_AGO, {
      title: 'Verzonnen vraag van lang geleden',
      submitted: addDays(until, -400),
      submitters: [{ name: 'Anna Voorbeeld (A.)', party: 'ABC' }],
      addressees: ['Minister van Financiën'],
      state: 'open',
      papers: [],
    }),
  ];
  const bytes = await packCorpus(records, { until, source: 'generated' }, { learn: false });
  return { until, build: await buildWithCorpus(bytes) };
}

describe('what is late at a ministry', () => {
  it.each([
    ['that is whole up to yesterday', 1, /^41 dagen te laat$/],
    ['that is whole up to the day before yesterday', 2, /^41 dagen te laat$/],
    ['that misses three days', 3, null],
  ] as const)('by a list %s', async (_, daysAgo, days) => {
    const { until, build } = await listUntil(daysAgo);
    const own = await launchChromium({ extensionDir: build, replica: hosts().hosts });
    try {
      const page = await openLibrary(own, 'mine');
      const late = page.locator('.mine-late');
      await late.getByLabel('Ministerie').selectOption({ label: 'Financiën' });
      const row = late.getByRole('listitem').filter({ hasText: LATE });
      await row.waitFor();
      const said = (await late.textContent()) ?? '';
      expect(said).toContain('1 vraag van het laatste jaar zonder antwoord na de termijn.');
      expect(said).toContain(`De lijst loopt tot en met ${formatDate(until, 'nl')}.`);
      // After a year the list does not show that there is no answer.
      expect(said).not.toContain(LONG_AGO);
      if (days === null) {
        expect(said).toContain('daarom staan hier geen dagen');
        expect(said).not.toMatch(/dagen te laat/);
      } else expect(await row.locator('strong').textContent()).toMatch(days);
      // Its own row says so wherever it is: among the reader's own questions, and where it is found.
      await ask(page, 'follow.set', { number: LONG_AGO, on: true });
      const old = page.getByRole('article').filter({ hasText: LONG_AGO });
      const isSaid = async (): Promise<void> => {
        await old.getByText(/^Geen antwoord gevonden/).waitFor();
        expect(await old.textContent()).not.toMatch(/te laat|Wacht op/i);
        expect(await old.getAttribute('data-tone')).toBe('neutral');
      };
      await isSaid();
      await page.goto(page.url().replace(/#.*/, '#questions'));
      await page.getByRole('searchbox').fill('van lang geleden');
      await isSaid();
    } finally {
      await own.close();
    }
  });
});
