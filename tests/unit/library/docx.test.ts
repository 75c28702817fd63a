import { unzipSync, strFromU8 } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '../../../components/library/files/docx.ts';
import type { Library } from '../../../utils/domain/exchange/index.ts';
import { library, note, passage } from '../domain/exchange/sample.ts';

const WORDS = { today: '2026-12-02', title: 'Notities uit Kantlijn' };

/** A document as another program reads it: HTML, and what it did not understand. */
async function readBack(of: Library): Promise<{ html: string; remarks: string[]; file: Uint8Array }> {
  const { content } = await writeDocx(of, WORDS);
  if (typeof content === 'string') throw new Error('a document is bytes');
  // Its own map knows no title, and styles of ours are told apart by a class.
  const styleMap = [
    "p[style-name='Title'] => p.title:fresh",
    "p[style-name='Gemarkeerd'] => p.marked:fresh",
    "p[style-name='Gegevens'] => p.details:fresh",
  ];
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(content) }, { styleMap });
  return { html: value, remarks: messages.map(({ message }) => message), file: content };
}

describe('a Word document, read back by mammoth', () => {
  it('has chapters, marked words, notes, details and sources, and nothing mammoth does not know', async () => {
    const { html, remarks } = await readBack(
      library([
        note({ body: 'Navragen.\n\nTweede alinea.', tags: ['bruggen'], meaning: 'fact' }),
        note({
          id: '0b9f2c1e-0000-4000-8000-000000000002',
          passage: passage('bruggen over de Rijn'),
          body: 'Hoeveel precies?',
          target: { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911', subQuestion: 1 },
        }),
      ]),
    );
    expect(remarks).toEqual([]);
    const parts = ['<h1>Keuring van bruggen</h1>', '<h2>Publicatie</h2>', '<p>Navragen.</p>', '<p>Tweede alinea.</p>'];
    for (const part of [...parts, '<h2>Vraag 1</h2>', '<p>Hoeveel precies?</p>', '<h1>Bronnen</h1>'])
      expect(html).toContain(part);
    expect(html).toMatch(/<p class="marked">bruggen over de Rijn<\/p>/);
    expect(html).toMatch(/<p class="details">2024-02-09 · Feit =1\+1 · bruggen<\/p>/);
    expect(html).toMatch(/href="https:\/\/zoek\.officielebekendmakingen\.nl\/kv-tk-2024Z01911\.html#:~:text=/);
    const sources = html.slice(html.indexOf('Bronnen'));
    expect(sources).toContain('2024Z01911');
    expect(sources).toContain('>https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html</a>');
  });

  it('names the dossier that a selected note is in', async () => {
    const collection = '0b9f2c1e-0000-4000-8000-00000000000d';
    const some = { ...library([note({ collection })]), collectionTitles: new Map([[collection, 'Grens']]) };
    expect((await readBack(some)).html).toMatch(/<p class="details">2024-02-09 · dossier: Grens<\/p>/);
  });

  it.each([
    ['markup', '</w:t></w:r><img src=x onerror=alert(1)> & "x"', '&lt;img src=x onerror=alert(1)&gt; &amp; "x"'],
    ['controls', 'a\u0000b\u0008c\uFFFEd', 'abc\uFFFDd'],
    ['half a pair', 'a\uD800b', 'a\uFFFDb'],
    ['spaces that count', 'x   y', 'x   y'],
  ])('keeps text with %s as text', async (_, body, shown) => {
    const { html, remarks } = await readBack(library([note({ body, publicationTitle: body, tags: [] })]));
    expect(remarks).toEqual([]);
    expect(html).toContain(shown);
    expect(html).not.toContain('<img');
  });

  it('names no author', async () => {
    const { file } = await readBack(library([note()]));
    const core = strFromU8(unzipSync(file)['docProps/core.xml'] ?? new Uint8Array());
    expect(core.match(/<(?:dc:creator|cp:lastModifiedBy)>[^<]*/g)).toEqual([
      '<dc:creator>Kantlijn',
      '<cp:lastModifiedBy>Kantlijn',
    ]);
  });

  it('is named by the day', async () =>
    expect((await writeDocx(library([note()]), WORDS)).name).toBe('kantlijn-2026-12-02.docx'));
});
