import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { generatedRecords } from '../../replica/bulk/records.ts';
import type { CorpusRecord } from '../../utils/domain/question-list/record.ts';
import { packCorpus } from '../../utils/questions/file/pack.ts';
import { runAxeOnOwnPage } from './support/axe.ts';
import { buildWithCorpus } from './support/corpus.ts';
import { useChromium, useHosts } from './support/session.ts';
import { listed } from '../unit/questions/listed.ts';

/** Searching all questions in the side panel, as a reader does. */

const hosts = useHosts();
const about = (number: string, title: string, part: Partial<CorpusRecord>): CorpusRecord =>
  listed(number, {
    title,
    submitted: '2024-06-03',
    submitters: [{ name: 'Anna Voorbeeld (A.)', party: 'ABC' }],
    addressees: ['Dirk de Vries'],
    state: 'answered',
    answered: '2024-06-20',
    ...part,
  });
const LIST = [
  about('2024Z91001', 'Veerponten op de kade botsen bij laag water', {}),
  about('2024Z91002', 'Het bericht ‘Veerpont botst bij laag water op kade’', {
    submitted: '2024-09-01',
    state: 'open',
  }),
  about('2025Z90115', 'De pontveren van Rijkswaterstaat', {
    submitted: '2024-08-01',
    submitters: [{ name: 'Özlem Çelik (Ö.)', party: 'DEF' }],
  }),
];

/** More of one day than anybody reads, and one that asks a ministry by itself. */
const MANY = [
  ...Array.from({ length: 101 }, (_, nth) =>
    about(`2024Z92${String(nth).padStart(3, '0')}`, `Proefballon nummer ${nth}`, {
      submitted: '2024-10-01',
      submitters: [{ name: 'Bram Proef (B.)', party: 'GHI' }],
      addressees: ['Minister van Financiën'],
      subjects: ['Luchtvaart'],
      state: 'open',
      answered: null,
    }),
  ),
  about('2024Z93001', 'Een veerpont', {
    submitters: [{ name: 'Özlem Çelik (Ö.)', party: 'DEF' }],
    addressees: ['Minister van Defensie'],
    subjects: ['Scheepvaart'],
  }),
];
const packed = (records: readonly CorpusRecord[]) => async (): Promise<string> =>
  buildWithCorpus(await packCorpus(records, { until: '2024-10-02', source: 'generated' }, { learn: false }));

const browser = useChromium(hosts, { build: packed([...generatedRecords(300).records, ...LIST]) });

async function open(of = browser()): Promise<Page> {
  const page = await of.context.newPage();
  await page.goto(`chrome-extension://${await of.extensionId()}/sidepanel.html#questions`);
  await page.getByText(/vragen gevonden/).waitFor();
  return page;
}
const titles = (page: Page) => page.getByRole('article').getByRole('heading', { level: 2 });
const search = (page: Page, words: string) => page.getByRole('searchbox').fill(words);

describe('all questions in the side panel', () => {
  it('are found by word, part and mistyped word, with what met the query marked', async () => {
    const page = await open();
    await search(page, 'veerpont');
    await page.getByText('2 vragen gevonden').waitFor();
    expect(await page.locator('article mark').allTextContents()).toEqual(['Veerpont', 'Veerponten']);
    await expect(page.getByRole('article').first().textContent()).resolves.toMatch(/10 dagen te laat/);
    await search(page, 'rijkswatrestaat ');
    await page.getByText(/gezocht is op “rijkswaterstaat”/).waitFor();
    expect(await titles(page).allTextContents()).toEqual(['De pontveren van Rijkswaterstaat']);
  });

  it('are filtered by submitter, party, minister, period and state, and unfiltered again', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByLabel('Ingediend door').fill('celik');
    await page.getByText('1 vraag gevonden').waitFor();
    await page.getByLabel('Ingediend door').fill('voorbeeld');
    await page.getByLabel('Partij').selectOption('ABC');
    await page.getByLabel('Gericht aan (naam)').fill('vries');
    await page.getByText('2 vragen gevonden').waitFor();
    await page.getByLabel('Status van de vraag').selectOption('overdue');
    await page.getByText('1 vraag gevonden').waitFor();
    expect(await titles(page).allTextContents()).toEqual(['Het bericht ‘Veerpont botst bij laag water op kade’']);
    await page.getByLabel('Tot en met').fill('2024-08-31');
    await page.getByText('Geen Kamervraag gevonden').waitFor();
    await page.getByRole('button', { name: 'Alle filters wissen' }).click();
    await page.getByText('303 vragen gevonden').waitFor();
  });

  it('can be noted from the list; the note is on the question', async () => {
    const page = await open();
    await search(page, 'pontveren');
    await page.getByRole('button', { name: 'Notitie bij: De pontveren van Rijkswaterstaat' }).click();
    await page.getByRole('textbox', { name: /Notitie/ }).fill('Uit de lijst begonnen');
    await page.getByText(/Opgeslagen/).waitFor();
    await page.getByText('1 eigen notitie').waitFor();
    const [tab] = await Promise.all([browser().context.waitForEvent('page'), titles(page).getByRole('link').click()]);
    await expect.poll(() => tab.url()).toContain('kv-tk-2025Z90115');
    await page.goto(page.url().replace('#questions', '#all'));
    await page.reload();
    await page.getByText('Uit de lijst begonnen').waitFor();
  });

  it('show related questions', async () => {
    const page = await open();
    await search(page, 'veerponten laag water -bericht');
    await page.getByRole('button', { name: /^Verwante vragen bij: Veerponten/ }).click();
    await page
      .getByRole('list', { name: 'Verwante vragen' })
      .getByText(/Veerpont botst/)
      .waitFor();
  });

  it.each(['light', 'dark'] as const)('have nothing axe finds, in %s', async (colorScheme) => {
    const page = await open();
    await page.emulateMedia({ colorScheme });
    await page.getByRole('button', { name: 'Filters' }).click();
    await search(page, 'veerpont');
    await page.getByText('2 vragen gevonden').waitFor();
    await page.waitForTimeout(300);
    const { passes, violations } = await runAxeOnOwnPage(page);
    expect(passes).toBeGreaterThan(10);
    expect(violations).toEqual([]);
  });
});

describe('searches', () => {
  const many = useChromium(hosts, { build: packed(MANY) });

  it('are followed by what was searched for, with a limit, each by one press and undone by one', async () => {
    const page = await open(many());
    const bell = (name: string) => page.getByRole('button', { name: `Volgen: alle vragen met ${name}`, exact: true });
    expect(await page.getByRole('button', { name: /^Volgen: alle vragen/ }).count()).toBe(0);
    await search(page, 'proefballon');
    await bell('“proefballon”').click();
    await page
      .getByText('Te ruim om te volgen: 101 vragen in vier weken, 100 is het meeste. Zoek nauwer.')
      .first()
      .waitFor();
    expect(await bell('“proefballon”').getAttribute('aria-pressed')).toBe('false');
    await search(page, '');
    await page.getByRole('button', { name: 'Filters' }).click();
    const clear = page.getByRole('button', { name: 'Alle filters wissen' });
    const choose = async (label: string, value: string): Promise<void> => {
      const field = page.getByLabel(label, { exact: true });
      const isList = await field.evaluate((element) => element.tagName === 'SELECT');
      await (isList ? field.selectOption(value) : field.fill(value));
    };
    for (const [label, value, name] of [
      ['Ingediend door', 'celik', 'Kamerlid celik'],
      ['Partij', 'DEF', 'partij DEF'],
      ['Gericht aan (naam of ministerie)', 'defensie', 'gevraagd aan defensie'],
      ['Ministerie', 'def', 'ministerie Defensie'],
      ['Onderwerp', 'Scheepvaart', 'onderwerp Scheepvaart'],
    ] as const) {
      await choose(label, value);
      await bell(name).click();
      await page.getByText(`U volgt ${name}:`).first().waitFor();
      await clear.click();
    }
    await choose('Ministerie', 'fin');
    await bell('ministerie Financiën').click();
    await page
      .getByText(/^Te ruim om te volgen: 101 vragen/)
      .first()
      .waitFor();
    await page.goto(page.url().replace('#questions', '#mine'));
    const listed = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Volgen: alle/ }) });
    await expect.poll(() => listed.count()).toBe(5);
    for (const left of [4, 3, 2, 1]) {
      await listed
        .first()
        .getByRole('button', { name: /^Volgen: alle/ })
        .press('Enter');
      await expect.poll(() => listed.count()).toBe(left);
      // The focus is at the one that took its place.
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
        .toMatch(/^Volgen:/);
    }
    await listed
      .first()
      .getByRole('button', { name: /^Volgen: alle/ })
      .press('Enter');
    await page.getByText('Geen vragen').waitFor();
  });
});
