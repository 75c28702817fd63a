import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { packCorpus } from '../../utils/questions/file/pack.ts';
import { runAxeOnOwnPage } from './support/axe.ts';
import { buildWithCorpus } from './support/corpus.ts';
import { figureRecords, LATE, UNTIL } from './support/figure-list.ts';
import { readPng } from './support/png.ts';
import { ANY_STATE, SEED, STATE, useChromium, useHosts } from './support/session.ts';

/** Figures in the library, on a list of invented questions whose truth is known. */

const hosts = useHosts();
const browser = useChromium(hosts, {
  build: async () =>
    buildWithCorpus(await packCorpus(figureRecords(), { until: UNTIL, source: 'generated' }, { learn: false })),
});

async function open(at = '#figures', width = 1000): Promise<Page> {
  const page = await browser().context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`chrome-extension://${await browser().extensionId()}/library.html${at}`);
  await page.getByRole('img').first().waitFor();
  return page;
}
const fact = (page: Page, name: string): Promise<string | null> =>
  page.locator('dl div', { hasText: name }).locator('strong').textContent();
const saved = async (page: Page, name: RegExp): Promise<{ name: string; bytes: Buffer }> => {
  const [file] = (await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])) as [
    Download,
    unknown,
  ];
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};

describe('the view of figures', () => {
  it('says how long answers took, of what, and from which list until which day', async () => {
    const page = await open();
    // Of each ministry a hundred, answered after 15, 15, 40 and 70 days; one waits since 5 days, one since 62. Day 15: 100 of the 201 that
    // are watched for so long. Day 40: 50 of 101.
    expect(await fact(page, 'Binnen drie weken beantwoord')).toBe('50 %');
    expect(await fact(page, 'Binnen zes weken beantwoord')).toBe('75 %');
    expect(await fact(page, 'De helft is beantwoord binnen')).toBe('40 dagen');
    expect(await fact(page, 'Negen van de tien binnen')).toBe('70 dagen');
    expect(await fact(page, 'antwoord noch uitstelbericht')).toBe('25 %');
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain('van 202 schriftelijke vragen');
    expect(text).toContain('verzonnen vragen, om te proberen, bijgewerkt tot en met 2 oktober 2024');
    expect(text).toContain('Niet geteld: 1 mondeling.');
    expect(await page.getByRole('row', { name: /^alle/ }).textContent()).toContain('202');
  });

  it('shows which quarters have the summer recess, in the drawing and in words', async () => {
    const page = await open();
    const recess = page.getByRole('rowheader', { name: /met het zomerreces$/ });
    expect(await recess.allTextContents()).toEqual(['2024 K3 ▾, met het zomerreces', '2023 K3 ▾, met het zomerreces']);
    expect(
      await page
        .getByRole('img', { name: /staaf per kwartaal/ })
        .locator('path')
        .count(),
    ).toBe(2);
    await page.getByText('Dagen van het reces zijn niet afgetrokken.').waitFor();
  });

  it('counts the selection, and shows no figures for fewer than twenty', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByLabel('Ministerie', { exact: true }).selectOption('fin');
    await page.getByText('van 101 schriftelijke vragen').waitFor();
    await page.getByText('Ministerie: Financiën').waitFor();
    await page.getByRole('searchbox').fill('wachtende');
    await page.getByText(/Onder de 20 geeft Kantlijn geen cijfers/).waitFor();
    expect(await page.getByRole('img').count()).toBe(0);
  });

  it('is printed in the colours of paper, whatever the system has', async () => {
    const page = await open(`#figures?number=${LATE}`);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    const here = page.getByText('deze vraag: 62 dagen');
    await expect.poll(() => here.evaluate((text) => getComputedStyle(text).fill)).toBe('rgb(169, 78, 8)');
    // What it is drawn on, and what is around it.
    expect(await here.evaluate((text) => getComputedStyle(text).stroke)).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
  });

  it('shows the position of the question the reader came from, at its own ministry', async () => {
    const page = await open(`#figures?number=${LATE}`);
    await page.getByText('van 101 schriftelijke vragen').waitFor();
    await page
      .getByText(`Vraag ${LATE} wachtte op 2 oktober 2024 62 dagen: langer dan 75 % van de 100 antwoorden`)
      .waitFor();
    await page.getByText('deze vraag: 62 dagen').waitFor();
  });

  it('saves tables and drawings that say where they come from', async () => {
    const page = await open();
    const table = await saved(page, /^Tabel \(CSV\) van: Per kwartaal/);
    expect(table.name).toBe(`kantlijn-kwartalen-${UNTIL}.csv`);
    const rows = table.bytes.toString('utf8').trim().split('\r\n');
    expect(rows.at(-1)).toBe(
      `alle;202;"49,8";"74,6";40;70;2;51;201;Alle schriftelijke vragen;"verzonnen vragen, om te proberen";${UNTIL}`,
    );
    const drawing = (await saved(page, /^Tekening \(SVG\) van: Beantwoord/)).bytes.toString('utf8');
    expect(drawing).toContain('bijgewerkt tot en met');
    expect(drawing).toContain('Alle schriftelijke vragen');
    const bars = (await saved(page, /^Tekening \(SVG\) van: Per kwartaal/)).bytes.toString('utf8');
    expect(bars).toContain('▾ kwartaal met het zomerreces');
    const alone = await browser().context.newPage();
    const parsed = await alone.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      return [root.localName, root.getAttribute('width'), root.querySelectorAll('parsererror').length];
    }, drawing);
    expect(parsed).toEqual(['svg', '720', 0]);
    const { bytes } = await saved(page, /^Afbeelding \(PNG\) van: Per kwartaal/);
    const picture = readPng(bytes);
    expect(picture.width).toBe(2160);
    // Ground, ink, three tones of bars, and the edges of letters between them.
    expect(picture.colours).toBeGreaterThan(20);
  });

  it.each([
    ['light', 1000],
    ['dark', 400],
  ] as const)(
    'has nothing axe finds, in %s at %i pixels, and nothing runs over the edge',
    async (colorScheme, width) => {
      const page = await open(`#figures?number=${LATE}`, width);
      await page.emulateMedia({ colorScheme });
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.waitForTimeout(300);
      const { passes, violations } = await runAxeOnOwnPage(page);
      expect(passes).toBeGreaterThan(10);
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      // Nor below the last button: what is folded away in a table does not make the page longer.
      expect(
        await page.evaluate(
          () =>
            document.documentElement.scrollHeight -
            scrollY -
            (document.querySelector('main')?.getBoundingClientRect().bottom ?? 0),
        ),
      ).toBeLessThan(200);
    },
  );
});

describe('the course of a question', () => {
  it('opens the figures, with the position of this question', async () => {
    const { ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click({ role: 'button', name: /^Verloop/ });
    const [tab] = await Promise.all([
      browser().context.waitForEvent('page'),
      ax.click({ role: 'button', name: 'Hoelang duurt een antwoord hier meestal?' }),
    ]);
    await expect.poll(() => tab.url()).toMatch(/library\.html#figures\?number=2024Z01911$/);
    await tab.getByText('Van vraag 2024Z01911 weet de lijst niet hoelang zij op antwoord wachtte.').waitFor();
  });
});
