import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex, type CitableDocument, cslItem, ris } from '../../../../utils/domain/cite/index.ts';

/** What a program of others makes of what we write: Citation.js, which other reference managers build on. */
interface Read {
  title?: string;
  URL?: string;
  author?: { family?: string; given?: string; literal?: string }[];
  issued?: { 'date-parts'?: (number | string)[][] };
}
const readBy = (text: string | object): Read[] => new Cite(text).data as Read[];

const document = (title: string): CitableDocument => ({
  identifier: {
    id: 'kv-tk-2024Z01911',
    kind: 'question',
    chamber: 'tk',
    number: '2024Z01911',
    year: null,
    suffix: null,
    url: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
  },
  title,
  sessionYear: '2023-2024',
  date: '2024-02-07',
  authors: [
    { name: 'Van Eijk-Nagel', initials: 'W.', givenName: null, party: 'VVD' },
    { name: 'Brekelmans', initials: null, givenName: 'Ruben', party: 'VVD' },
  ],
});
const TITLE = 'Het bericht over scanners & 100% controle: "één" jaar_later';

describe.each<[string, (of: CitableDocument) => string | object, number[]]>([
  // Of a government document in RIS it takes the year alone (PY), and leaves the day (DA).
  ['RIS', ris, [2024]],
  ['BibTeX', bibtex, [2024, 2, 7]],
  ['CSL-JSON', (of) => [cslItem(of)], [2024, 2, 7]],
])('what we write as %s, read back by Citation.js', (_, write, day) => {
  it('is one item with its title, address, day and authors', () => {
    const [item, ...more] = readBy(write(document(TITLE)));
    expect(more).toEqual([]);
    expect(item?.title).toBe(TITLE);
    expect(item?.URL).toBe('https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html');
    expect(item?.issued?.['date-parts']?.[0]?.map(Number)).toEqual(day);
    const authors = item?.author?.map(({ family = '', literal = '' }) => family || literal) ?? [];
    expect(authors).toHaveLength(2);
    expect(authors.join(' ')).toMatch(/Eijk-Nagel.*Brekelmans/);
  });

  it('is one item whatever letters the title has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (title) => {
        expect(readBy(write(document(`Vraag ${title} einde`)))).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
