import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { Accessibility } from '../support/accessibility.ts';
import { ask, type GivenNote, giveNotes, noteId, openLibrary } from '../support/library.ts';
import { SEED, useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

/** Four publications that differ in all that can be ordered by and asked for; made in this order. */
const DOSSIER: readonly GivenNote[] = [
  {
    publication: 'kv-tk-2021Z02175',
    title: 'Bruggen',
    date: '2021-02-03',
    submitters: [{ name: 'Omtzand', party: 'CDA' }],
    state: 'overdue',
    body: 'eerste',
    tags: ['geld', 'dossier'],
    meaning: 'fact',
  },
  {
    publication: 'ah-tk-20232024-9999',
    questionNumber: '2024Z01911',
    title: 'Antwoord over scanners',
    date: '2024-04-16',
    submitters: [{ name: 'Van der Staak', party: 'SGP' }],
    body: 'tweede',
    tags: ['geld'],
    meaning: 'important',
  },
  {
    publication: 'kst-36999-12',
    title: 'Dijken',
    date: '2025-01-20',
    submitters: [{ name: 'Ábel', party: null }],
    body: 'derde',
    tags: ['dossier'],
  },
  {
    publication: SEED,
    title: 'Chinese scanners',
    date: '2024-02-07',
    submitters: [{ name: 'Brekelmans', party: 'VVD' }],
    state: 'answered',
    body: 'vierde',
    quote: 'Welke opties liggen er op tafel',
    subQuestion: 6,
    meaning: 'question',
  },
];

async function fresh(notes = DOSSIER): Promise<Page> {
  const page = await openLibrary(browser(), 'all');
  await ask(page, 'library.wipe', {});
  await giveNotes(page, notes);
  await page.reload();
  await page.getByRole('article').first().waitFor();
  return page;
}

const titles = (page: Page): Promise<string[]> => page.locator('.list h2, .list h3').allInnerTexts();
const bodies = async (page: Page): Promise<string[]> =>
  (await page.locator('.row-text').allInnerTexts()).map((text) => text.trim());
const box = (page: Page, name: string | RegExp, exact = false) => page.getByRole('checkbox', { name, exact });

describe('the order of publications', () => {
  it.each([
    ['Laatst gewijzigd', ['Chinese scanners', 'Dijken', 'Antwoord over scanners', 'Bruggen']],
    ['Datum van de publicatie', ['Dijken', 'Antwoord over scanners', 'Chinese scanners', 'Bruggen']],
    ['Titel', ['Antwoord over scanners', 'Bruggen', 'Chinese scanners', 'Dijken']],
    ['Indiener', ['Dijken', 'Chinese scanners', 'Bruggen', 'Antwoord over scanners']],
  ])('%s', async (order, expected) => {
    const page = await fresh();
    await page.getByRole('combobox', { name: 'Volgorde' }).selectOption({ label: order });
    await expect.poll(async () => (await titles(page)).map((title) => title.trim())).toEqual(expected);
  });

  it('each says its number, state and date', async () => {
    const page = await fresh();
    const head = page
      .locator('.list')
      .getByText('Chinese scanners')
      .locator('xpath=ancestor::*[contains(@class,"line-group")]');
    const text = await head.innerText();
    for (const part of ['2024Z01911', 'Beantwoord', '7 februari 2024', 'Brekelmans']) expect(text).toContain(part);
  });
});

describe('filters', () => {
  it.each<[string, (page: Page) => Promise<void>, string[]]>([
    ['a meaning', (page) => box(page, /^Feit/).check(), ['eerste']],
    [
      'two meanings: either',
      async (page) => {
        await box(page, /^Feit/).check();
        await box(page, /^Belangrijk/).check();
      },
      ['eerste', 'tweede'],
    ],
    [
      'two tags: both',
      async (page) => {
        await box(page, /^geld/).check();
        await box(page, /^dossier/).check();
      },
      ['eerste'],
    ],
    ['the state of the question', (page) => box(page, 'Te laat', true).check(), ['eerste']],
    ['the kind of publication', (page) => box(page, 'Kamerstuk').check(), ['derde']],
    [
      'part of a name, without accents',
      (page) => page.getByRole('textbox', { name: 'Indiener' }).fill('abel'),
      ['derde'],
    ],
    [
      'a period',
      async (page) => {
        await page.getByLabel('Van', { exact: true }).fill('2024-02-07');
        await page.getByLabel('Tot en met').fill('2024-12-31');
      },
      ['tweede', 'vierde'],
    ],
    [
      'meaning, tag, kind and period together',
      async (page) => {
        await box(page, /^Feit/).check();
        await box(page, /^Belangrijk/).check();
        await box(page, /^geld/).check();
        await box(page, 'Antwoord of mededeling').check();
        await page.getByLabel('Van', { exact: true }).fill('2024-01-01');
      },
      ['tweede'],
    ],
  ])('%s', async (_, choose, expected) => {
    const page = await fresh();
    await choose(page);
    await expect.poll(async () => (await bodies(page)).toSorted()).toEqual(expected);
  });

  it('only passages that were not found for certain, and their signs', async () => {
    const page = await fresh();
    const lost = { note: noteId(4), document: SEED, version: 'een', outcome: 'lost', places: [], confirmed: false };
    await ask(page, 'anchors.put', { outcomes: [lost] });
    await page.reload();
    await page.getByText('Passage niet teruggevonden').waitFor();
    await box(page, 'Alleen passages die niet zeker zijn teruggevonden').check();
    await expect.poll(() => bodies(page)).toEqual(['vierde']);
  });

  it('are named above the list, removed one by one or all at once, and say when nothing is left', async () => {
    const page = await fresh();
    await box(page, /^geld/).check();
    await box(page, 'Kamerstuk').check();
    await page.getByText('Niets gevonden').waitFor();
    await page.getByRole('button', { name: 'Filter verwijderen: Kamerstuk' }).click();
    await expect.poll(async () => (await bodies(page)).length).toBe(2);
    await box(page, 'Kamerstuk').check();
    await page.getByText('Niets gevonden').waitFor();
    await page.getByRole('button', { name: 'Alle filters wissen' }).first().click();
    await expect.poll(async () => (await bodies(page)).length).toBe(4);
  });
});

describe('opening a note', () => {
  it('uses the tab where the publication is open, and shows the passage in it', async () => {
    const page = await fresh();
    const { page: document } = await browser().open(hosts().url(SEED));
    await document.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await page.bringToFront();
    const open = browser().context.pages().length;
    await page.getByRole('button', { name: /^Naar de passage: .*vierde/ }).click();
    await expect
      .poll(
        () =>
          document.evaluate(() => {
            const range = [...CSS.highlights]
              .filter(([name]) => name.startsWith('kantlijn-'))
              .flatMap(([, one]) => [...one])[0];
            if (!(range instanceof Range)) return 'no mark';
            const { top, bottom } = range.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight ? 'in sight' : `at ${top}`;
          }),
        { timeout: 20_000 },
      )
      .toBe('in sight');
    expect(browser().context.pages()).toHaveLength(open);
  });

  it('says in the page that the passage is lost', async () => {
    const gone = { ...DOSSIER[3], quote: 'deze woorden hebben nooit in het document gestaan, nergens' } as GivenNote;
    const page = await fresh([gone]);
    const [opened] = await Promise.all([
      browser().context.waitForEvent('page'),
      page.getByRole('button', { name: /^Naar de passage: .*vierde/ }).click(),
    ]);
    const ax = new Accessibility(opened, await opened.context().newCDPSession(opened));
    await ax.waitForText({}, /Deze woorden staan niet meer in het document/);
    await page.bringToFront();
    await page.getByText('Passage niet teruggevonden').waitFor();
  });
});

describe('citing', () => {
  it('copies every form, and for a passage a link that goes there', async () => {
    const page = await fresh();
    await browser().context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = async (of: RegExp, form: string): Promise<string> => {
      await page.getByRole('button', { name: of }).click();
      await page.getByRole('menuitem', { name: form, exact: true }).click();
      await page.getByText(`Gekopieerd: ${form}`).waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const publication = /^Citeren: Chinese scanners$/;
    expect(await copied(publication, 'Leidraad voor juridische auteurs')).toBe('Kamervragen II 2023/24, 2024Z01911');
    expect(await copied(publication, 'APA')).toBe(
      'Brekelmans. (2024, 7 februari). Chinese scanners [Kamervragen II 2023/24, 2024Z01911]. Tweede Kamer der Staten-Generaal. https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
    );
    expect(await copied(publication, 'Link')).toBe('https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html');
    expect(await copied(publication, 'RIS')).toMatch(/^TY {2}- GOVDOC\r?\n[^]*\nER {2}- /);
    expect(await copied(publication, 'BibTeX')).toMatch(/^@misc\{/);
    const [csl] = JSON.parse(await copied(publication, 'CSL-JSON')) as { type: string; title: string }[];
    expect(csl).toMatchObject({ type: 'report', title: 'Chinese scanners' });
    expect(await copied(/^Citeren: Vraag 6/, 'Leidraad voor juridische auteurs')).toBe(
      'Kamervragen II 2023/24, 2024Z01911, vraag 6',
    );
    const link = await copied(/^Citeren: Vraag 6/, 'Link naar de passage');
    expect(decodeURIComponent(link)).toContain('kv-tk-2024Z01911.html#:~:text=Welke opties');
  });
});

describe('taking notes elsewhere', () => {
  const COPIED = 'Gekopieerd als Markdown.';
  /** What is on the clipboard after an act; what was there before is taken away first. */
  async function after(page: Page, act: () => Promise<void>): Promise<string> {
    await browser().context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(`navigator.clipboard.writeText('niets')`);
    await act();
    await page.getByText(COPIED).waitFor();
    // What was said of the act before may still stand there.
    const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).not.toBe('niets');
    return copied();
  }
  const fromMenu = (page: Page, of: RegExp, item: string) => async (): Promise<void> => {
    await page.getByRole('button', { name: of }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const select = async (page: Page, ...names: RegExp[]): Promise<void> => {
    for (const name of names) await box(page, name).first().check();
    await page.getByRole('region', { name: 'Geselecteerde notities' }).waitFor();
  };

  it('copies a note, a publication and a selection as Markdown, each with its source and no other note', async () => {
    const page = await fresh();
    const note = await after(page, fromMenu(page, /^Citeren: Vraag 6/, 'Notitie als Markdown'));
    expect(note).toContain('## Chinese scanners');
    expect(note).toContain('> Welke opties liggen er op tafel');
    expect(note).toContain('vierde');
    expect(note).not.toContain('eerste');
    const publication = await after(page, fromMenu(page, /^Citeren: Bruggen$/, 'Notities als Markdown'));
    expect(publication).toMatch(/^# Bruggen\n[\s\S]*eerste[\s\S]*kv-tk-2021Z02175\.html/);
    expect(publication).not.toContain('vierde');
    await select(page, /Bruggen/, /Dijken/);
    const selected = await after(page, () => page.getByRole('button', { name: 'Kopiëren als Markdown' }).click());
    for (const one of ['eerste', 'derde']) expect(selected).toContain(one);
    for (const other of ['tweede', 'vierde']) expect(selected).not.toContain(other);
  });

  it('hands a selection to the page that prints, without saying in its address which, and one at a time', async () => {
    const page = await fresh();
    const print = async (): Promise<Page> => {
      const [opened] = await Promise.all([
        browser().context.waitForEvent('page'),
        page.getByRole('region', { name: 'Geselecteerde notities' }).getByRole('button', { name: 'Afdrukken' }).click(),
      ]);
      return opened;
    };
    await select(page, /Bruggen/, /Dijken/);
    const first = await print();
    await first.getByText('eerste').waitFor();
    expect(await first.locator('.paper main').innerText()).not.toContain('vierde');
    expect(first.url()).not.toContain(noteId(1));
    const markdown = await after(first, () => first.getByRole('button', { name: 'Kopiëren als Markdown' }).click());
    for (const one of ['eerste', 'derde']) expect(markdown).toContain(one);
    // A reload has it still; another selection takes its place, and that is said.
    await first.reload();
    await first.getByText('eerste').waitFor();
    await page.bringToFront();
    await select(page, /Chinese scanners/);
    const second = await print();
    await second.getByText('vierde').waitFor();
    await first.reload();
    await first.getByText(/de selectie is vergeten/).waitFor();
  });
});
