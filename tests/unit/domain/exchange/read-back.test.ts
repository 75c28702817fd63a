import { Parser, type Node } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv, writeMarkdown, writeMarkdownFiles } from '../../../../utils/domain/exchange/index.ts';
import { safeFileName } from '../../../../utils/domain/exchange/file-name.ts';
import type { ExchangedNote, ExchangedPublication } from '../../../../utils/domain/exchange/format.ts';
import { library, note, passage, printed } from './sample.ts';

const ID = 'kv-tk-2026Z94001';
const mine = (over: Partial<ExchangedNote>): ExchangedNote => ({
  ...note(),
  target: { publication: ID, questionNumber: '2026Z94001', subQuestion: null },
  passage: null,
  tags: [],
  meaning: null,
  body: '',
  publicationTitle: 'Titel',
  ...over,
});
const bare = (id: string, title: string): ExchangedPublication => ({
  id,
  kind: 'question',
  title,
  questionNumber: '2026Z94001',
  sessionYear: '2026-2027',
  date: null,
  submitters: [],
});

/** What a reader of Markdown makes of a text: kinds of nodes with their count, and the words of each paragraph. */
function read(markdown: string): { kinds: Record<string, number>; paragraphs: string[]; links: string[] } {
  const walker = new Parser().parse(markdown).walker();
  const kinds: Record<string, number> = {};
  const paragraphs: string[] = [];
  const links: string[] = [];
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const node: Node = step.node;
    if (!step.entering) continue;
    kinds[node.type] = (kinds[node.type] ?? 0) + 1;
    if (node.type === 'paragraph') paragraphs.push('');
    if (node.type === 'link') links.push(node.destination ?? '');
    const words = node.type === 'softbreak' ? '\n' : (node.literal ?? '');
    if (paragraphs.length > 0) paragraphs[paragraphs.length - 1] += words;
  }
  return { kinds, paragraphs, links };
}

const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe('Markdown, read back by another program', () => {
  const nasty = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '---',
          '- - -',
          '***',
          '===',
          '- punt',
          '+ punt',
          '* punt',
          '1. een',
          '2) twee',
          '# kop',
          '#',
          '> citaat',
          '    code',
          '\tcode',
          '```',
          '~~~',
          '%%weg%%',
          '[[wiki]]',
          '![[beeld]]',
          '[a](b)',
          '<b>',
          '<!-- -->',
          '&nbsp;',
          '&#35;',
          '$x$',
          '==x==',
          '~~x~~',
          '^blok',
          '| a | b |',
          '\\',
          'https://a.nl/b_c',
          '[^1]: x',
          '*a*',
          '_a_',
          '`a`',
          'regel  ',
          '',
          'gewone regel',
          '€',
          '1.',
          '-',
          '+',
          ':::',
        ),
        fc.string({ maxLength: 8 }),
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((lines) => lines.join('\n'));

  it('a note is nothing but its text: no heading, list, rule, code, emphasis, picture or HTML', () => {
    fc.assert(
      fc.property(nasty, (body) => {
        const { kinds, paragraphs } = read(writeMarkdown(library([mine({ body })])));
        expect(
          Object.keys(kinds).filter(
            (kind) => !['document', 'heading', 'paragraph', 'text', 'softbreak', 'link'].includes(kind),
          ),
        ).toEqual([]);
        // The publication and the place; the address is the only link.
        expect([kinds['heading'], kinds['link']]).toEqual([2, 1]);
        // First the reference, last the day.
        expect(folded(paragraphs.slice(1, -1).join('\n'))).toBe(folded(body.replaceAll(/(?![\s\u0085])\p{Cc}/gu, '')));
      }),
      { numRuns: 300 },
    );
  });

  it('a quotation is one quote with the same words, and the link stays whole', () => {
    fc.assert(
      fc.property(
        nasty.filter((text) => text.trim() !== ''),
        (exact) => {
          const quoted = passage('Welke bruggen');
          const { kinds, links } = read(
            writeMarkdown(library([mine({ passage: { ...quoted, quote: { ...quoted.quote, exact } } })])),
          );
          expect(kinds['block_quote']).toBe(1);
          expect(
            Object.keys(kinds).filter(
              (kind) => /list|item|code|html|emph|strong|image|break$/.test(kind) && kind !== 'softbreak',
            ),
          ).toEqual([]);
          expect(links.filter((link) => link.includes('#:~:text='))).toHaveLength(1);
        },
      ),
    );
  });

  it('title, place, meaning and tags stay in their line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.array(fc.string({ minLength: 1, maxLength: 10 }), { maxLength: 4 }),
        (title, tags) => {
          const lib = library([mine({ body: 'x', tags, meaning: 'fact' })]);
          const text = writeMarkdown({
            ...lib,
            publications: new Map([[ID, bare(ID, title)]]),
            meaningNames: { fact: title.slice(0, 60) || 'Feit' },
          });
          const { kinds } = read(text);
          expect([kinds['heading'], kinds['paragraph']]).toEqual([2, 3]);
          expect(
            text
              .split('\n')
              .filter((line) => !/^#+ /.test(line))
              .join('\n'),
          ).not.toMatch(/(^|\s)#(\s|$)/m);
        },
      ),
    );
  });

  it('says the day in Amsterdam, in Markdown and on paper', () => {
    const lib = library([mine({ body: 'x', modified: '2026-03-01T23:30:00.000Z' })]);
    for (const text of [writeMarkdown(lib), writeMarkdownFiles(lib)[0]?.text ?? '', printed(lib, 'Notities')]) {
      expect(text).toMatch(/2026-03-02|2 maart 2026/);
      expect(text).not.toMatch(/2026-03-01|1 maart 2026/);
    }
  });
});

describe('files and tables', () => {
  it.each([
    ['CON', '_CON.md'],
    ['nul', '_nul.md'],
    ['COM1', '_COM1.md'],
    ['-evil', 'evil.md'],
    ['--', 'publicatie.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['naam. ', 'naam.md'],
    ['', 'publicatie.md'],
    ['kv-tk-2024Z01911', 'kv-tk-2024Z01911.md'],
  ])('%j is written as %s', (id, name) => expect(safeFileName(id, 'md', new Set())).toBe(name));

  it('no two names are the same on any file system, and all are short and plain', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('con', 'CON', 'a', 'A', 'a-2', 'x'.repeat(300)), fc.string()), {
          maxLength: 12,
        }),
        (ids) => {
          const taken = new Set<string>();
          const names = ids.map((id) => safeFileName(id, 'md', taken));
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
          for (const name of names) {
            expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,130}\.md$/);
            expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
          }
        },
      ),
    );
  });

  const BREAKS = '\u0085\u2028\u2029\v\f\r\n\u001C';

  it('a table has one line a note for a reader that splits on every line end, but for the text itself', () => {
    const lib = library([mine({ tags: [`a${BREAKS}b`], meaning: 'fact' })]);
    const publication = {
      ...bare(ID, `a${BREAKS}b`),
      submitters: [{ name: `c${BREAKS}d`, givenName: null, initials: null, party: `e${BREAKS}f` }],
    };
    const csv = writeCsv({ ...lib, publications: new Map([[ID, publication]]), meaningNames: { fact: `g${BREAKS}h` } });
    // eslint-disable-next-line no-control-regex -- these are looked for
    expect(csv.split(/\r\n|[\n\r\v\f\u001C-\u001E\u0085\u2028\u2029]/).filter((line) => line !== '')).toHaveLength(2);
  });

  it('a printed page separates titles from the text beside them, and is read as one page', () => {
    const title = 'Kaas \u202Enetsak <script>';
    const html = printed(
      { ...library([mine({ body: 'x', tags: ['\u2067tag'] })]), publications: new Map([[ID, bare(ID, title)]]) },
      'Notities',
    );
    expect(html).toContain('<h2><bdi>Kaas \u202Enetsak &lt;script&gt;\u202C</bdi></h2>');
    expect(html).toContain('<bdi>\u2067tag\u2069</bdi>');
  });
});
