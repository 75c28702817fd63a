import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apaReference,
  bibtex,
  type CitableDocument,
  cslItem,
  legalReference,
  ris,
  sessionYearOf,
  shortSessionYear,
  textFragmentLink,
} from '../../../../utils/domain/cite/index.ts';
import type { Identifier, PublicationKind, Submitter } from '../../../../utils/domain/publication/record.ts';

function identifier(
  id: string,
  kind: PublicationKind,
  number: string | null,
  chamber: 'tk' | 'ek' | null = 'tk',
): Identifier {
  return {
    id,
    kind,
    chamber,
    number,
    year: null,
    suffix: null,
    url: `https://zoek.officielebekendmakingen.nl/${id}.html`,
  };
}

function member(name: string, initials: string | null = null, givenName: string | null = null): Submitter {
  return { name, initials, givenName, party: 'VVD' };
}

const scanners: CitableDocument = {
  identifier: identifier('kv-tk-2024Z01911', 'question', '2024Z01911'),
  title: 'Het bericht over scanners & 100% controle',
  sessionYear: '2023-2024',
  date: '2024-02-07',
  authors: [member('Van Eijk-Nagel', 'W.'), member('Michon-Derkzen', null, 'Ingrid'), member('Brekelmans')],
};

function other(
  id: string,
  kind: PublicationKind,
  sessionYear: string | null,
  chamber: 'tk' | 'ek' | null = null,
): CitableDocument {
  return { identifier: identifier(id, kind, null, chamber), title: 'Een titel', sessionYear, date: null, authors: [] };
}

describe('legal reference', () => {
  it.each<[CitableDocument, string]>([
    [scanners, 'Kamervragen II 2023/24, 2024Z01911'],
    [{ ...scanners, sessionYear: null }, 'Kamervragen II 2024Z01911'],
    [
      { ...scanners, identifier: identifier('kv-2989900822', 'question', '2989900822'), sessionYear: '1998-1999' },
      'Kamervragen II 1998/99, 2989900822',
    ],
    [
      { ...scanners, identifier: identifier('ah-tk-20232024-99', 'appendix', '99') },
      'Aanhangsel Handelingen II 2023/24, nr. 99',
    ],
    [
      { ...scanners, identifier: identifier('ah-ek-20192020-10', 'appendix', '10', 'ek'), sessionYear: '2019-2020' },
      'Aanhangsel Handelingen I 2019/20, nr. 10',
    ],
    [other('kst-36410-12', 'parliamentaryPaper', '2023-2024'), 'Kamerstukken II 2023/24, 36410, nr. 12'],
    [other('kst-36410-VII-12', 'parliamentaryPaper', '2023-2024'), 'Kamerstukken II 2023/24, 36410 VII, nr. 12'],
    [other('kst-36410-XVI-134', 'parliamentaryPaper', '2023-2024'), 'Kamerstukken II 2023/24, 36410 XVI, nr. 134'],
    [other('kst-31700-VI-D', 'parliamentaryPaper', '2008-2009'), 'Kamerstukken I 2008/09, 31700 VI, D'],
    [other('kst-34430-AB', 'parliamentaryPaper', '2020-2021'), 'Kamerstukken I 2020/21, 34430, AB'],
    [other('kst-36410-A-3', 'parliamentaryPaper', '2023-2024'), 'Kamerstukken II 2023/24, 36410 A, nr. 3'],
    [other('kst-33802-C', 'parliamentaryPaper', '2014-2015'), 'Kamerstukken I 2014/15, 33802, C'],
    [other('kst-21501-20-1890', 'parliamentaryPaper', '2022-2023'), 'Kamerstukken II 2022/23, 21501-20, nr. 1890'],
    [other('kst-21501-20-AB', 'parliamentaryPaper', '2022-2023'), 'Kamerstukken I 2022/23, 21501-20, AB'],
    [other('kst-22112-3456', 'parliamentaryPaper', '2022-2023'), 'Kamerstukken II 2022/23, 22112, nr. 3456'],
    [other('kst-36410-XV-12', 'parliamentaryPaper', '2023-2024'), 'Kamerstukken II 2023/24, 36410 XV, nr. 12'],
    [other('kst-36600-XV-7-h1', 'parliamentaryPaper', '2024-2025'), 'Kamerstukken II 2024/25, 36600 XV, nr. 7'],
    [other('kst-35925-IXA-1', 'parliamentaryPaper', '2021-2022'), 'Kamerstukken II 2021/22, 35925 IXA, nr. 1'],
    [other('kst-36410-12', 'parliamentaryPaper', null), 'Kamerstukken II 36410, nr. 12'],
    [other('kst-1163478', 'parliamentaryPaper', '2011-2012'), 'Een titel (kst-1163478)'],
    [other('kst-36410-12-h1', 'parliamentaryPaper', '2023-2024'), 'Kamerstukken II 2023/24, 36410, nr. 12'],
    [other('h-tk-20102011-108-5', 'proceedings', null), 'Handelingen II 2010/11, nr. 108, item 5'],
    [other('h-ek-20142015-11-4', 'proceedings', null), 'Handelingen I 2014/15, nr. 11, item 4'],
    [other('h-tk-20232024-12-3-n1', 'proceedings', null), 'Handelingen II 2023/24, nr. 12, item 3'],
    [other('h-tk-20082009-27-2271', 'proceedings', null), 'Handelingen II 2008/09, nr. 27, p. 2271'],
    [other('h-tk-20102011-8-512', 'proceedings', null), 'Handelingen II 2010/11, nr. 8, p. 512'],
    [other('ah-tk-20232024-99', 'appendix', null, 'tk'), 'Aanhangsel Handelingen II 2023/24, nr. 99'],
    [other('ah-tk-20232024-99-h1', 'appendix', null, 'tk'), 'Aanhangsel Handelingen II 2023/24, nr. 99'],
    [other('ah-1182037', 'appendix', '2003-2004'), 'Aanhangsel Handelingen II 2003/04, ah-1182037 (onopgemaakt)'],
    [other('ah-1182037', 'appendix', null), 'Aanhangsel Handelingen II, ah-1182037 (onopgemaakt)'],
    [
      { ...scanners, identifier: identifier('kv-ek-242506', 'question', '242506', 'ek'), sessionYear: '2024-2025' },
      'Kamervragen I 2024/25, 242506',
    ],
    [
      { ...scanners, identifier: identifier('kv-1183854', 'question', '2024Z01911') },
      'Kamervragen II 2023/24, 2024Z01911 (onopgemaakt, kv-1183854)',
    ],
    [
      { ...scanners, identifier: identifier('kv-1183854', 'question', null) },
      'Kamervragen II 2023/24, kv-1183854 (onopgemaakt)',
    ],
    [{ ...scanners, identifier: identifier('kv-tk-x', 'question', null) }, 'Kamervragen II 2023/24, kv-tk-x'],
    [{ ...other('blg-1007826', 'attachment', null), title: '' }, 'blg-1007826'],
    [other('stb-2020-118-n1', 'statute', null), 'Stb. 2020, 118'],
    [other('stcrt-2013-10981-n1', 'gazette', null), 'Stcrt. 2013, 10981'],
    [other('stb-2020-118', 'statute', null), 'Stb. 2020, 118'],
    [other('stcrt-2013-10981', 'gazette', null), 'Stcrt. 2013, 10981'],
    [other('trb-2017-47', 'treaty', null), 'Trb. 2017, 47'],
    [other('gmb-2024-216934', 'gazette', null), 'Gmb. 2024, 216934'],
    [other('blg-1007826', 'attachment', null), 'Een titel (blg-1007826)'],
  ])('%#', (document, expected) => {
    expect(legalReference(document)).toBe(expected);
  });

  it.each([
    [[3], 'vraag 3'],
    [[3, 4], 'vraag 3 en 4'],
    [[2, 3, 5], 'vraag 2, 3 en 5'],
  ])('names the questions %j', (numbers, expected) => {
    expect(legalReference(scanners, { kind: 'question', numbers })).toBe(
      `Kamervragen II 2023/24, 2024Z01911, ${expected}`,
    );
  });

  it('names an answer', () => {
    const answer = { ...scanners, identifier: identifier('ah-tk-20232024-99', 'appendix', '99') };
    expect(legalReference(answer, { kind: 'answer', numbers: [1] })).toBe(
      'Aanhangsel Handelingen II 2023/24, nr. 99, antwoord 1',
    );
  });
});

describe('session year', () => {
  it.each([
    ['2024-02-07', '2023-2024'],
    ['2024-09-16', '2023-2024'],
    ['2024-09-17', '2024-2025'],
    ['2023-09-19', '2023-2024'],
    ['2023-09-18', '2022-2023'],
    ['2020-09-15', '2020-2021'],
    ['1999-12-31', '1999-2000'],
  ])('of %s is %s', (date, expected) => {
    expect(sessionYearOf(date)).toBe(expected);
  });

  it('is printed short, except at the turn of a century', () => {
    expect(shortSessionYear('2023-2024')).toBe('2023/24');
    expect(shortSessionYear('1999-2000')).toBe('1999/2000');
    expect(shortSessionYear('onbekend')).toBe('onbekend');
  });
});

describe('APA', () => {
  it('gives authors, date, title, reference, chamber and address', () => {
    expect(apaReference(scanners)).toBe(
      'Van Eijk-Nagel, W., Michon-Derkzen, I., & Brekelmans. (2024, 7 februari). Het bericht over scanners & 100% controle [Kamervragen II 2023/24, 2024Z01911]. Tweede Kamer der Staten-Generaal. https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
    );
  });

  it('prints nineteen authors and the last when there are more than twenty', () => {
    const authors = Array.from({ length: 21 }, (_, index) => member(`Lid${index}`));
    const reference = apaReference({ ...scanners, authors });
    expect(reference).toContain('Lid18, … Lid20. (2024');
    expect(reference).not.toContain('Lid19');
  });

  it('uses the chamber for missing authors, once', () => {
    const reference = apaReference({ ...scanners, authors: [], date: null });
    expect(reference.startsWith('Tweede Kamer der Staten-Generaal. (z.d.).')).toBe(true);
    expect(reference.split('Staten-Generaal').length).toBe(2);
  });
});

describe('formats for reference managers', () => {
  it('RIS: every line is a field, whatever the title holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const text = ris({ ...scanners, title });
        expect(text.endsWith('ER  - \r\n')).toBe(true);
        for (const one of text.split('\r\n').slice(0, -1)) expect(one).toMatch(/^[A-Z][A-Z0-9] {2}- /u);
      }),
    );
  });

  it('BibTeX: braces balance, whatever the title holds', () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        const bare = bibtex({ ...scanners, title }).replaceAll(/\\[{}]/g, '');
        let depth = 0;
        for (const character of bare) {
          depth += character === '{' ? 1 : character === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
    expect(bibtex(scanners)).toContain('scanners \\& 100\\% controle');
  });

  it('CSL-JSON: date in parts, names in parts', () => {
    const item = cslItem(scanners);
    expect(item.issued).toEqual({ 'date-parts': [[2024, 2, 7]] });
    expect(item.author?.[0]).toEqual({ family: 'Van Eijk-Nagel', given: 'W.' });
    expect(item.author?.[2]).toEqual({ family: 'Brekelmans' });
  });
});

describe('link to a passage', () => {
  const url = 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html';

  it('names words with context, and those of two lines by both', () => {
    expect(
      textFragmentLink(`${url}#noot`, {
        exact: 'scan- en\n  detectie, 50%',
        prefix: 'een twee drie vier ',
        suffix: ' vijf',
      }),
    ).toBe(`${url}#:~:text=twee%20drie%20vier-,scan%2D%20en,detectie%2C%2050%25`);
  });

  /** The parts of the directive as a browser reads them. */
  const parts = (link: string): string[] => (link.split(':~:text=')[1] ?? '').split(',').map(decodeURIComponent);

  it.each([
    [
      'context is the line above when the passage opens its block',
      {
        exact: 'Volgens de metingen',
        prefix: 'Welke brug is dat?\nVraag 7\n',
        suffix: ' gaat de brug vaak open.\nVraag 8',
      },
      ['Vraag 7-', 'Volgens de metingen', '-gaat de brug vaak open.'],
    ],
    [
      'several blocks are named by the words of the first and the last',
      { exact: 'een twee\nDrie\nvier vijf', prefix: 'nul ', suffix: '' },
      ['een twee', 'vier vijf'],
    ],
    [
      'half words are made whole',
      { exact: 'haalbru', prefix: 'is de op', suffix: 'g1 bij Dorp nu open' },
      ['de-', 'ophaalbrug1', '-bij Dorp nu'],
    ],
    [
      'a word that the quote of another tool cuts is left out',
      { exact: 'brug', prefix: 'egde de minister over de ', suffix: ' bij het dorp, waar me' },
      ['de minister over de-', 'brug', '-bij het dorp, waar'],
    ],
    ['nothing around it', { exact: 'Ja.' }, ['Ja.']],
  ])('%s', (_, passage, wanted) => expect(parts(textFragmentLink(url, passage))).toEqual(wanted));

  it('no part of it crosses a block, and every part stands in one as printed', () => {
    const text = fc.array(fc.constantFrom('een', 'twee,', '«drie»', 'vier-vijf', '1', '\n', '\n', '50%'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, text, (prefix, exact, suffix) => {
        const passage = { prefix: prefix.join(' '), exact: exact.join(' '), suffix: suffix.join(' ') };
        const lines = (passage.prefix + passage.exact + passage.suffix)
          .split('\n')
          .map((line) => line.replace(/\s+/g, ' ').trim());
        const link = textFragmentLink(url, passage);
        if (link === url) return;
        for (const part of parts(link))
          expect(lines.some((line) => line.includes(part.replace(/^-|-$/g, '')))).toBe(true);
      }),
    );
  });

  it('names a long passage by its first and last words', () => {
    const exact = Array.from({ length: 40 }, (_, index) => `woord${index}`).join(' ');
    expect(textFragmentLink(url, { exact })).toBe(
      `${url}#:~:text=woord0%20woord1%20woord2%20woord3%20woord4,woord35%20woord36%20woord37%20woord38%20woord39`,
    );
  });

  it('leaves the address alone when there are no words', () => {
    expect(textFragmentLink(url, { exact: ' \n ' })).toBe(url);
  });

  it('never leaves a bare comma, ampersand or dash inside a part', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (exact) => {
        const link = textFragmentLink(url, { exact });
        const directive = link.split('#:~:text=')[1] ?? '';
        expect(directive.split(',').length).toBeLessThanOrEqual(2);
        expect(directive).not.toMatch(/[&\s-]/u);
      }),
    );
  });
});
