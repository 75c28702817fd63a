import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apaReference,
  authorsOf,
  bibtex,
  citableDocument,
  type CitableDocument,
  citeKey,
  cslItem,
  legalReference,
  ris,
} from '../../../../utils/domain/cite/index.ts';
import { splitName } from '../../../../utils/domain/cite/authors.ts';
import { citableOf } from '../../../../utils/domain/exchange/publication-groups.ts';
import { readXml } from '../../../../utils/domain/publication/index.ts';
import type { Submitter } from '../../../../utils/domain/publication/record.ts';
import { hasRecorded, recorded } from '../publication/recorded.ts';

const person = (name: string, givenName: string | null = null, initials: string | null = null): Submitter => ({
  name,
  givenName,
  initials,
  party: null,
});

/** The question 2026Z94001 by these authors. */
const written = (...authors: CitableDocument['authors']): CitableDocument => ({
  identifier: {
    id: 'kv-tk-2026Z94001',
    kind: 'question',
    chamber: 'tk',
    number: '2026Z94001',
    year: 2026,
    suffix: null,
    url: 'https://zoek.officielebekendmakingen.nl/kv-tk-2026Z94001.html',
  },
  title: 'T',
  sessionYear: '2026-2027',
  date: '2026-11-23',
  authors,
});

describe('names of authors', () => {
  it.each([
    [person('Romke de Jong', 'Romke', 'R.H.'), 'De Jong', 'Romke', 'R.H.'],
    [person('Romke de Jong', null, 'R. H.'), 'De Jong', 'Romke', 'R.H.'],
    [person('Romke de Jong'), 'De Jong', 'Romke', null],
    [person('Anna van der Proef', 'Anna', 'A.B.'), 'Van der Proef', 'Anna', 'A.B.'],
    [person('Anna Maria van der Proef', 'Anna Maria'), 'Van der Proef', 'Anna Maria', null],
    [person('Anna Proef', 'Anna'), 'Proef', 'Anna', null],
    [person('Van Eijk-Nagel', null, 'W.'), 'Van Eijk-Nagel', null, 'W.'],
    [person('Van der Plas', 'Caroline', 'C.'), 'Van der Plas', 'Caroline', 'C.'],
    [person('El Yassini'), 'El Yassini', null, null],
    [person('Bouali Jacobs', null, 'L.'), 'Bouali Jacobs', null, 'L.'],
    [person('Michon-Derkzen', 'Ingrid'), 'Michon-Derkzen', 'Ingrid', null],
    [person('’t Hart', 'Ada'), '’t Hart', 'Ada', null],
    [person('R.H. de Jong'), 'De Jong', null, 'R.H.'],
    [person('IJ.A. Proef'), 'Proef', null, 'IJ.A.'],
    [person('Anna d’Ancona'), 'D’Ancona', 'Anna', null],
    [person('d’Ancona'), 'D’Ancona', null, null],
    [person('André Bosman', 'Andre', 'A.'), 'Bosman', 'Andre', 'A.'],
    [person('Jan', 'Jan'), 'Jan', 'Jan', null],
    [person('Proef'), 'Proef', null, null],
  ])('%j', (author, family, given, initials) => {
    expect(splitName(author)).toEqual({ family, given, initials });
  });

  it('are cited alike in every form, the given name once', () => {
    const document = written(person('Romke de Jong', 'Romke', 'R.H.'));
    expect(apaReference(document)).toMatch(/^De Jong, R\. H\. \(2026, 23 november\)/);
    expect(ris(document)).toContain('AU  - De Jong, Romke\r\n');
    expect(bibtex(document)).toContain('author = {{De Jong}, Romke}');
    expect(cslItem(document).author).toEqual([{ family: 'De Jong', given: 'Romke' }]);
  });

  it('never repeat the given name, whatever the name is', () => {
    const word = fc.constantFrom('Anna', 'Romke', 'de', 'van', 'der', 'Jong', 'Proef-Toets', 'El', 'R.H.', '’t');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.option(fc.constantFrom('Anna', 'Romke', 'Anna Romke')),
        (words, given) => {
          const split = splitName(person(words.join(' '), given));
          expect(split.family).not.toBe('');
          const first = given?.split(' ')[0];
          if (first !== undefined && words[0] === first && words.length > 1 && words[1] !== first)
            expect(split.family.startsWith(first)).toBe(false);
        },
      ),
    );
  });
});

describe('authors', () => {
  const XML = (heading: string): string =>
    `<officiele-publicatie><metadata/><kamervragen><kamervraagomschrijving>Vragen van het lid Vrager (XYZ) aan de Minister van Financiën over kaas (ingezonden 2 oktober 2026).</kamervraagomschrijving><kamervraagomschrijving>${heading} (ontvangen 20 oktober 2026).</kamervraagomschrijving><vraag><nr>Vraag 1</nr><al>Hoe?</al></vraag><antwoord><nr>Antwoord 1</nr><al>Zo.</al></antwoord></kamervragen></officiele-publicatie>`;
  const cited = (heading: string): CitableDocument =>
    citableDocument(readXml(XML(heading), undefined, 'ah-tk-20262027-9401'));

  it('of an answer are the officials who answered, in every form', () => {
    const document = cited('Antwoord van Minister Toets (Financiën)');
    for (const text of [apaReference(document), ris(document), bibtex(document), JSON.stringify(cslItem(document))]) {
      expect(text).toContain('Toets');
      expect(text).not.toContain('Vrager');
    }
    expect(legalReference(document)).toBe('Aanhangsel Handelingen II 2026/27, nr. 9401');
  });

  it('of a notice too; two who answered are both named', () => {
    expect(cited('Mededeling van Minister Toets (Financiën)').authors.map(({ name }) => name)).toEqual(['Toets']);
    expect(
      cited('Antwoord van Minister Toets (Financiën) en Staatssecretaris Van der Proef (Toeslagen)').authors.map(
        ({ name }) => name,
      ),
    ).toEqual(['Toets', 'Van der Proef']);
  });

  it('is an office where no name is printed, and nobody where nothing is', () => {
    const office = { function: 'Minister', portfolio: 'Financiën', name: null };
    const document = written(...authorsOf({ kind: 'appendix', answeredBy: [office] }));
    expect(cslItem(document).author).toEqual([{ literal: 'Minister van Financiën' }]);
    expect(apaReference(document)).toMatch(/^Minister van Financiën\. \(/);
    expect(authorsOf({ kind: 'appendix', submitters: [person('Vrager')] })).toEqual([]);
  });

  it('of a stored publication are never its submitters', () => {
    const remembered = {
      id: 'ah-tk-20262027-9401',
      kind: 'appendix' as const,
      title: 'T',
      questionNumber: '2026Z94001',
      sessionYear: null,
      date: null,
      submitters: [person('Vrager')],
    };
    expect(citableOf(remembered).authors).toEqual([]);
    const answeredBy = [{ function: 'Minister', portfolio: 'Financiën', name: 'Toets' }];
    expect(citableOf({ ...remembered, answeredBy }).authors).toMatchObject([{ name: 'Toets' }]);
  });

  it.skipIf(!hasRecorded)('of a recorded answer (skipped without recorded files)', () => {
    const id = 'ah-tk-20202021-3235';
    const record = readXml(recorded(`op-xml/${id}.xml`), recorded(`op-metadata/${id}.metadata.xml`));
    expect(apaReference(citableDocument(record))).toMatch(/^Koolmees\. \(2021, 21 juni\)/);
    const asked = { ...record, kind: 'question' } as never;
    expect(cslItem(citableDocument(asked)).author?.[1]).toEqual({ family: 'De Jong', given: 'Romke' });
  });
});

describe('what other programs read', () => {
  it.each([
    ['kv-tk-2024Z01911', 'kv-tk-2024Z01911'],
    ['a},\n@misc{evil', 'a-misc-evil'],
    ['é è', 'kantlijn'],
    ['', 'kantlijn'],
    ['-evil', 'evil'],
  ])('the key of %j is %s', (id, key) => expect(citeKey(id)).toBe(key));

  it('RIS: no value holds what any reader takes for a line end', () => {
    const ends = ['\u0085', '\u2028', '\u2029', '\v', '\f', '\n', '\r', '\u001C', '\u001E'];
    const text = ris({ ...written(person(ends.join('x'))), title: ends.map((end) => `a${end}TY  - EVIL`).join('') });
    // eslint-disable-next-line no-control-regex -- these are looked for
    const lines = text.split(/\r\n|[\n\r\v\f\u001C-\u001E\u0085\u2028\u2029]/);
    expect(lines.filter((line) => line.startsWith('TY'))).toHaveLength(1);
    expect(lines.slice(0, -1).every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
  });

  it('BibTeX: one entry, whatever identifier, title and names hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (id, name) => {
        const document = written(person(name, name, name));
        const text = bibtex({ ...document, identifier: { ...document.identifier, id, kind: 'other' }, title: id });
        expect(text).toMatch(/^@misc\{[A-Za-z0-9:_-]+,\n/);
        expect(text.match(/^@/gm)).toHaveLength(1);
      }),
    );
  });

  it('leaves no control of direction open behind a title', () => {
    const text = ris({ ...written(), title: 'Kaas \u202Ekaas' });
    expect(text).toContain('TI  - Kaas \u202Ekaas\u202C\r\n');
  });
});
