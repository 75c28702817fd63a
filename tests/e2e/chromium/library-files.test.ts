import mammoth from 'mammoth';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { ask, giveNotes, type GivenNote, openLibrary, SMALL_LIBRARY } from '../support/library.ts';
import { storedTexts } from '../support/stored.ts';
import { useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

const HOSTILE: GivenNote = {
  publication: 'kst-36410-XV-12',
  title: '=HYPERLINK("https://kwaad.example")',
  date: '2024-01-01',
  body: `=cmd|' /C calc'!A0\n"aanhaling", <script>alert(1)</script>\n---\n# geen kop`,
  tags: ['@som', '-2+3'],
};

async function fresh(notes: readonly GivenNote[] = [...SMALL_LIBRARY, HOSTILE]): Promise<Page> {
  const page = await openLibrary(browser(), 'manage');
  await ask(page, 'library.wipe', {});
  await giveNotes(page, notes);
  await page.reload();
  await page.getByRole('main').waitFor();
  return page;
}

async function exported(page: Page, format: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Alles exporteren' }).click();
  await page.getByRole('radio', { name: format }).check();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Bestand bewaren' }).click(),
  ]);
  await page.keyboard.press('Escape');
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

async function importText(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Bestand importeren' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

describe('every form of export', () => {
  it('Web Annotation: annotations by the standard, which read back as the same notes', async () => {
    const page = await fresh();
    const { name, bytes } = await exported(page, /JSON-LD/);
    expect(name).toMatch(/\.jsonld$/);
    const file = JSON.parse(bytes.toString()) as {
      '@context': unknown;
      type: string | string[];
      items?: object[];
      first?: { items: object[] };
    };
    expect(JSON.stringify(file['@context'])).toContain('http://www.w3.org/ns/anno.jsonld');
    const before = await storedTexts(browser());
    await ask(page, 'library.wipe', {});
    await page.reload();
    await importText(page, name, bytes.toString());
    await page.getByRole('button', { name: '6 notities importeren' }).click();
    await page.getByText('6 notities geïmporteerd.').waitFor();
    expect(await storedTexts(browser())).toEqual(before);
  });

  it('Word: a document that another program reads, with every note in it', async () => {
    const { name, bytes } = await exported(await fresh(), /Word/);
    expect(name).toMatch(/\.docx$/);
    const { value, messages } = await mammoth.extractRawText({ buffer: bytes });
    expect(messages).toEqual([]);
    for (const text of await storedTexts(browser())) expect(value).toContain(text.split('\n')[0]);
  });

  it('CSV: no cell begins a formula, and every row has all columns', async () => {
    const { name, bytes } = await exported(await fresh(), /CSV/);
    expect(name).toMatch(/\.csv$/);
    const rows = cells(bytes.toString().replace(/^\u{feff}/u, ''));
    expect(rows).toHaveLength(7);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(rows.flat().some((cell) => cell.includes(`=cmd|' /C calc'!A0`))).toBe(true);
  });

  it('Markdown: one file, or one for each publication with its own front matter', async () => {
    const page = await fresh();
    const one = await exported(page, /Markdown, één bestand/);
    expect(one.name).toMatch(/\.md$/);
    expect(one.bytes.toString()).toContain('Nagaan wie de aanbesteding voor de scanners heeft gewonnen');
    const many = await exported(page, /per publicatie/);
    expect(many.name).toMatch(/\.zip$/);
    const files = Object.entries(unzipSync(new Uint8Array(many.bytes))).map(
      ([path, content]) => [path, strFromU8(content)] as const,
    );
    expect(files).toHaveLength(5);
    for (const [path, text] of files) {
      expect(path).toMatch(/^[\w.-]+\.md$/);
      const front = /^---\n([^]*?)\n---\n/.exec(text)?.[1] ?? '';
      expect(front).toMatch(/^title: /m);
      expect(front).toMatch(/^tags:/m);
      expect(front).not.toMatch(/^# geen kop/m);
    }
  });

  it('a page to print: no script, no outside address is loaded, hostile text as text', async () => {
    const { name, bytes } = await exported(await fresh(), /om af te drukken/);
    expect(name).toMatch(/\.html$/);
    const reader = await browser().context.newPage();
    const asked: string[] = [];
    reader.on('request', (request) => asked.push(request.url()));
    reader.on('dialog', (shown) => void asked.push(shown.message()));
    await reader.setContent(bytes.toString());
    expect(await reader.locator('script, img, iframe, link[rel=stylesheet]').count()).toBe(0);
    await reader.getByText('<script>alert(1)</script>').waitFor();
    await reader.getByText('<img src=x onerror=alert(1)> dit is gewone tekst & blijft dat').waitFor();
    expect(asked).toEqual([]);
  });

  it('of the selected notes, of those a filter matches, and of one publication', async () => {
    const page = await fresh();
    await page.getByRole('button', { name: 'Alle notities' }).click();
    const count = async (radio: RegExp): Promise<number> => {
      await page.getByRole('radio', { name: radio }).check();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('dialog').getByRole('button', { name: 'Bestand bewaren' }).click(),
      ]);
      const { notes } = JSON.parse(await readFile(await file.path(), 'utf8')) as { notes: unknown[] };
      return notes.length;
    };
    await page.getByRole('checkbox', { name: /^geld/ }).check();
    await page.getByText('2 notities bij 2 publicaties').waitFor();
    await page.getByRole('article').first().getByRole('checkbox').check();
    await page.locator('.tools').getByRole('button', { name: 'Exporteren' }).click();
    expect([
      await count(/Geselecteerde notities/),
      await count(/Wat nu in de lijst staat/),
      await count(/^Alle/),
    ]).toEqual([1, 2, 6]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Alle filters wissen' }).first().click();
    await page.getByText('6 notities bij 5 publicaties').waitFor();
    await page.getByRole('button', { name: /^Exporteren: Het bericht/ }).click();
    expect(await count(/Het bericht/)).toBe(2);
  });
});

describe('what Hypothesis exports', () => {
  it('is read with its quotes; what belongs to another site is named and left out', async () => {
    const page = await fresh([]);
    const uri = 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html';
    const rows = [
      {
        id: 'Wz4gQkV2Ee-8x',
        created: '2024-05-01T08:00:00.123456+00:00',
        updated: '2024-05-02T08:00:00.123456+00:00',
        user: 'acct:iemand@hypothes.is',
        uri,
        text: 'Zie <b>ook</b> het rapport',
        tags: ['brug', '  veel   ruimte '],
        group: '__world__',
        target: [
          {
            source: uri,
            selector: [
              {
                type: 'RangeSelector',
                startContainer: '/div[1]/p[2]',
                startOffset: 3,
                endContainer: '/div[1]/p[2]',
                endOffset: 20,
              },
              { type: 'TextPositionSelector', start: 100, end: 130 },
              {
                type: 'TextQuoteSelector',
                exact: 'in de afgelopen vijf jaar',
                prefix: 'zijn er ',
                suffix: ' meldingen',
              },
            ],
          },
        ],
      },
      {
        id: 'x',
        uri: 'https://elders.example/',
        text: 'elders',
        tags: [],
        target: [{ source: 'https://elders.example/' }],
      },
    ];
    await importText(page, 'hypothesis.json', JSON.stringify({ total: 2, rows }));
    await page.getByText(/^Nummer 2, target\.source: hoort bij een andere site/).waitFor();
    await page.getByRole('button', { name: '1 notitie importeren' }).click();
    await page.getByText('1 notitie geïmporteerd.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Alle notities' }).click();
    const row = page.getByRole('article');
    await row.getByText('Zie <b>ook</b> het rapport').waitFor();
    await row.getByText('in de afgelopen vijf jaar').waitFor();
    await row.getByText('veel ruimte').waitFor();
    await page.getByRole('button', { name: 'Beheer' }).click();
    await importText(page, 'hypothesis.json', JSON.stringify(rows));
    await page.getByText('Dit bestand verandert niets').waitFor();
  });
});

/** A CSV file as cells. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^",\n\r;]*)(,|;|\r?\n|$)/g;
  for (const [whole, cell = '', end = ''] of text.matchAll(pattern)) {
    if (whole === '') break;
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (/\n/.test(end)) rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
