import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import {
  writeCsv,
  writeKantlijnFile,
  writeMarkdown,
  writeMarkdownFiles,
  writeWebAnnotations,
} from '../../../../utils/domain/exchange/index.ts';
import { readCsv } from './read-csv.ts';
import { anyNote, library, note, passage, printed } from './sample.ts';

describe('CSV', () => {
  it('has the same number of cells in every row, and no cell a spreadsheet would run', () => {
    fc.assert(
      fc.property(
        fc.array(anyNote, { maxLength: 6 }),
        fc.constantFrom(';' as const, ',' as const),
        (notes, separator) => {
          const text = writeCsv(library(notes), separator);
          expect(text.charCodeAt(0)).toBe(0xfeff);
          const rows = readCsv(text, separator);
          expect(rows).toHaveLength(notes.length + 1);
          for (const row of rows) {
            expect(row).toHaveLength(rows[0]?.length ?? 0);
            for (const value of row) expect(value).not.toMatch(/^\s*[=+\-@\t|%]/u);
          }
        },
      ),
    );
  });

  it('gives the legal reference, place, quote and meaning', () => {
    const [heads = [], row = []] = readCsv(
      writeCsv(library([note({ passage: passage('Welke bruggen'), meaning: 'fact', tags: ['brug', 'Rijn'] })])),
      ';',
    );
    expect(Object.fromEntries(heads.map((head, at) => [head, row[at]]))).toMatchObject({
      publicatie: 'kv-tk-2024Z01911',
      titel: 'Keuring van bruggen',
      datum: '2024-02-07',
      indieners: 'Voorbeeld (ABC)',
      plaats: 'Vraag 2',
      citaat: 'Welke bruggen',
      notitie: 'Navragen bij de woordvoerder.',
      betekenis: 'Feit =1+1',
      labels: 'brug, Rijn',
      gemaakt: '2024-02-08T10:00:00.000Z',
      gewijzigd: '2024-02-09T11:30:00.000Z',
      verwijzing: 'Kamervragen II 2023/24, 2024Z01911',
      adres: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
      id: '0b9f2c1e-0000-4000-8000-000000000001',
    });
  });
});

describe('Markdown', () => {
  it('gives one file a publication, with front matter of one-line values and no raw HTML', () => {
    fc.assert(
      fc.property(fc.array(anyNote, { minLength: 1, maxLength: 6 }), (notes) => {
        const files = writeMarkdownFiles(library(notes));
        expect(new Set(files.map(({ name }) => name.toLowerCase())).size).toBe(files.length);
        for (const { name, text } of files) {
          expect(name).toMatch(/^[\w-]+\.md$/);
          const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
          for (const line of (front ?? '').split('\n')) expect(line).toMatch(/^[a-z]+: ("|\[|\d{4}-)/);
          expect((body ?? '').replaceAll(/<https:\/\/[^>\s]*>/g, '')).not.toMatch(/(?<!\\)<(?=[a-z/!])/i);
        }
      }),
    );
  });

  it('quotes the passage, keeps the text literal and links to the place', () => {
    const text = writeMarkdown(
      library([note({ passage: passage('Welke bruggen zijn <afgekeurd>'), body: '# geen kop\n1. geen lijst' })]),
    );
    expect(text).toContain('> Welke bruggen zijn \\<afgekeurd\\>');
    expect(text).toContain('\\# geen kop\n1\\. geen lijst');
    expect(text).toContain('#:~:text=');
  });
});

describe('what a note is in and means', () => {
  const DOSSIER = '0b9f2c1e-0000-4000-8000-00000000000d';
  const inDossier = note({ collection: DOSSIER, meaning: 'important', verdict: 'evades' });

  it('a table and Markdown of some notes name their dossier, and the meaning in words', () => {
    const some = { ...library([inDossier]), collectionTitles: new Map([[DOSSIER, 'Grens # één']]) };
    const [heads = [], row = []] = readCsv(writeCsv(some), ';');
    const cells = Object.fromEntries(heads.map((head, at) => [head, row[at]]));
    expect(cells).toMatchObject({ dossier: 'dossier: Grens # één', betekenis: 'Belangrijk' });
    expect(writeMarkdown(some)).toContain('Belangrijk · eigen oordeel: ontwijkt · dossier: Grens \\# één');
  });

  it('a dossier whose title is not known is not named', () => {
    expect(writeMarkdown(library([inDossier]))).not.toContain('dossier');
  });
});

describe('printable page', () => {
  it('runs nothing and loads nothing, whatever the notes hold', () => {
    fc.assert(
      fc.property(fc.array(anyNote, { maxLength: 4 }), (notes) => {
        const page = new JSDOM(printed(library(notes), 'Mijn <notities>')).window.document;
        expect(page.querySelectorAll('script, img, iframe, link, object, embed, [onerror], [onload]')).toHaveLength(0);
        expect(page.querySelectorAll('article')).toHaveLength(notes.length);
        expect(page.querySelector('h1')?.textContent).toBe('Mijn <notities>');
      }),
      { numRuns: 30 },
    );
  });
});

describe('Kantlijn file and Web Annotations', () => {
  it('are the same bytes whatever the order of the notes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 6 }), (notes) => {
        const reversed = library(notes.toReversed());
        expect(writeKantlijnFile(library(notes))).toBe(writeKantlijnFile(reversed));
        expect(() => JSON.parse(writeWebAnnotations(reversed)) as unknown).not.toThrow();
      }),
    );
  });

  it('refuses to write a note that does not fit the format', () => {
    expect(() => writeKantlijnFile(library([note({ revision: 0 })]))).toThrow();
  });
});
