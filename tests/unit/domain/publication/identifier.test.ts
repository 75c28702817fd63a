import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isProvisional,
  parseIdentifier,
  questionIdentifier,
  questionNumberFromAddress,
} from '../../../../utils/domain/publication/index.ts';
import { Identifier } from '../../../../utils/domain/publication/record.ts';
import { hasRecorded, recorded } from './recorded.ts';

const HOST = 'https://zoek.officielebekendmakingen.nl';

describe('parseIdentifier: forms', () => {
  it.each([
    ['kv-tk-2024Z01911', 'kv-tk-2024Z01911', 'question', 'tk', '2024Z01911', 2024, null],
    ['  kv-tk-2024Z01911 ', 'kv-tk-2024Z01911', 'question', 'tk', '2024Z01911', 2024, null],
    ['KV-TK-2024z01911', 'kv-tk-2024Z01911', 'question', 'tk', '2024Z01911', 2024, null],
    ['kv-tk-2022Z15500-n1', 'kv-tk-2022Z15500-n1', 'question', 'tk', '2022Z15500', 2022, 'n1'],
    ['kv-2009z16839', 'kv-2009z16839', 'question', null, '2009Z16839', 2009, null],
    ['kv-2009Z16839', 'kv-2009z16839', 'question', null, '2009Z16839', 2009, null],
    ['kv-2070824590', 'kv-2070824590', 'question', null, '2070824590', 2007, null],
    ['kv-2989900822', 'kv-2989900822', 'question', null, '2989900822', 1998, null],
    ['kv-2070814730-h', 'kv-2070814730-h', 'question', null, '2070814730', 2007, 'h'],
    ['kv-10016', 'kv-10016', 'question', null, null, null, null],
    ['kv-ek-215160000', 'kv-ek-215160000', 'question', 'ek', '215160000', 2015, null],
    ['kv-tk-2015Z15377a', 'kv-tk-2015Z15377a', 'question', 'tk', '2015Z15377', 2015, 'a'],
    ['kv-tk-2011Z2249', 'kv-tk-2011Z2249', 'question', 'tk', '2011Z2249', 2011, null],
    ['kv-tk-20189Z06701', 'kv-tk-20189Z06701', 'question', 'tk', '20189Z06701', null, null],
    ['ah-tk-20232024-1166', 'ah-tk-20232024-1166', 'appendix', 'tk', '1166', 2023, null],
    ['ah-tk-19941995-1021-h1', 'ah-tk-19941995-1021-h1', 'appendix', 'tk', '1021', 1994, 'h1'],
    ['ah-tk-20142015-AH2742', 'ah-tk-20142015-AH2742', 'appendix', 'tk', 'AH2742', 2014, null],
    ['ah-ek-20192020-10', 'ah-ek-20192020-10', 'appendix', 'ek', '10', 2019, null],
    ['ah-1182037', 'ah-1182037', 'appendix', null, null, null, null],
    ['kst-36410-VII-12', 'kst-36410-VII-12', 'parliamentaryPaper', null, '12', null, null],
    ['h-tk-20202021-87-3', 'h-tk-20202021-87-3', 'proceedings', 'tk', '3', 2020, null],
    ['blg-1007826', 'blg-1007826', 'attachment', null, '1007826', null, null],
    ['stb-2020-118', 'stb-2020-118', 'statute', null, '118', 2020, null],
    ['stcrt-2013-10981', 'stcrt-2013-10981', 'gazette', null, '10981', 2013, null],
    ['trb-2017-47', 'trb-2017-47', 'treaty', null, '47', 2017, null],
    ['gmb-2024-216934', 'gmb-2024-216934', 'gazette', null, '216934', 2024, null],
    ['bgr-2021-12', 'bgr-2021-12', 'gazette', null, '12', 2021, null],
    ['2024Z01911', 'kv-tk-2024Z01911', 'question', 'tk', '2024Z01911', 2024, null],
    ['2010Z05856', 'kv-2010Z05856', 'question', null, '2010Z05856', 2010, null],
    ['2010Z05857', 'kv-tk-2010Z05857', 'question', 'tk', '2010Z05857', 2010, null],
    ['2009Z03159', 'kv-2009Z03159', 'question', null, '2009Z03159', 2009, null],
  ])('%s', (input, id, kind, chamber, number, year, suffix) => {
    expect(parseIdentifier(input)).toEqual({ id, kind, chamber, number, year, suffix, url: `${HOST}/${id}.html` });
  });
});

describe('parseIdentifier: addresses', () => {
  it.each([
    [`${HOST}/kv-tk-2024Z01911.html`, 'kv-tk-2024Z01911'],
    [`${HOST}/kv-tk-2024Z01911`, 'kv-tk-2024Z01911'],
    [`${HOST}/kv-tk-2024Z01911.HTML?x=1#vraag`, 'kv-tk-2024Z01911'],
    [`${HOST}/kv-tk-2024Z01911.pdf`, 'kv-tk-2024Z01911'],
    [`${HOST}/kv-tk-2024Z01911.xml`, 'kv-tk-2024Z01911'],
    [`${HOST}/kv-tk-2024Z01911.odt/`, 'kv-tk-2024Z01911'],
    [`${HOST}/ah-tk-20202021-3235/metadata.xml`, 'ah-tk-20202021-3235'],
    [`${HOST}/dossier/kst-31444-XVI-6.html`, 'kst-31444-XVI-6'],
    [`${HOST}/behandelddossier/h-tk-20192020-23-6.html`, 'h-tk-20192020-23-6'],
    [`${HOST}/dossier/36410-VII/kst-36410-VII-12.html`, 'kst-36410-VII-12'],
    [`${HOST}/kst-31066-513.html/kst-31066-444.html`, 'kst-31066-444'],
    ['http://ZOEK.officielebekendmakingen.nl//kv-tk-2024Z01911.html', 'kv-tk-2024Z01911'],
    [
      'https://repository.overheid.nl/frbr/officielepublicaties/ah-tk/20202021/ah-tk-20202021-3235/1/html/x.html',
      'ah-tk-20202021-3235',
    ],
    [
      'https://repository.overheid.nl/frbr/officielepublicaties/kv/onopgemaakt/kv-2989900822/1/xml/kv-2989900822.xml',
      'kv-2989900822',
    ],
  ])('%s', (address, id) => {
    expect(parseIdentifier(address)?.id).toBe(id);
  });

  it('resolves relative links against the page', () => {
    expect(parseIdentifier('stb-2020-118.html', `${HOST}/dossier/kst-1-2.html`)?.id).toBe('stb-2020-118');
    expect(parseIdentifier('/kv-tk-2024Z01911.html', `${HOST}/dossier/x.html`)?.id).toBe('kv-tk-2024Z01911');
    expect(parseIdentifier('kv-tk-2024Z01911.html', 'https://example.org/')).toBeNull();
  });
});

describe('parseIdentifier: not ours', () => {
  it.each([
    '',
    'hallo',
    'kv-tk-',
    'https://example.org/kv-tk-2024Z01911.html',
    'https://zoek.officielebekendmakingen.nl.example.org/kv-tk-2024Z01911.html',
    'https://zoek-officielebekendmakingen.nl/kv-tk-2024Z01911.html',
    'https://zоek.officielebekendmakingen.nl/kv-tk-2024Z01911.html', // Cyrillic о
    'https://zoek.officielebekendmakingen.nl@example.org/kv-tk-2024Z01911.html',
    'https://user:pass@zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
    'https://zoek.officielebekendmakingen.nl:8443/kv-tk-2024Z01911.html',
    'ftp://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
    '//example.org/kv-tk-2024Z01911.html',
    'javascript:alert(1)//kv-tk-2024Z01911',
    'data:text/html,kv-tk-2024Z01911',
    `${HOST}/`,
    `${HOST}/resultaten?q=kv-tk-2024Z01911`,
    `${HOST}/uitgebreidzoeken`,
    `${HOST}/rss?q=kv-tk-2024Z01911`,
    `${HOST}/Errors/404.htm`,
    `${HOST}/mijnabonnementen/kv-tk-2024Z01911.html`,
    `${HOST}/kv-tk-2024Z01911.exe`,
    `${HOST}/%E0%A4%A.html`,
    'https://repository.overheid.nl/sru?query=kv-tk-2024Z01911',
    'https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id=2024Z01911',
    '2024D01911',
    '2008Z01911',
    `kv-tk-2024Z01911${'x'.repeat(3000)}`,
  ])('%s', (input) => {
    expect(parseIdentifier(input)).toBeNull();
  });
});

describe('parseIdentifier: any text', () => {
  it('never throws, and returns only identifiers that parse to themselves', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        HOST,
        '/',
        'kv-tk-',
        '2024Z01911',
        '.html',
        '..',
        '%2e',
        '\\',
        '@',
        ':',
        '?',
        '#',
        '-n1',
        'dossier/',
        'kst-36410-VII-12',
        '\u0000',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.option(fc.webUrl(), { nil: undefined }), (pieces, base) => {
        const found = parseIdentifier(pieces.join(''), base);
        if (found === null) return;
        expect(Identifier.safeParse(found).success).toBe(true);
        expect(parseIdentifier(found.url)).toEqual(found);
        expect(parseIdentifier(found.id)).toEqual(found);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads every question number in every form of address', () => {
    const number = fc.tuple(fc.integer({ min: 2011, max: 2030 }), fc.integer({ min: 0, max: 99_999 }));
    fc.assert(
      fc.property(
        number,
        fc.constantFrom('', '.html', '.pdf', '.xml', '.odt', '/metadata.xml', '/', '?a=b', '#c'),
        ([year, serial], end) => {
          const question = `${year}Z${String(serial).padStart(5, '0')}`;
          expect(parseIdentifier(`${HOST}/kv-tk-${question}${end}`)).toEqual(questionIdentifier(question));
        },
      ),
    );
  });
});

describe('questionNumberFromAddress', () => {
  it.each([
    ['https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id=2024Z18775&did=2024D12345', '2024Z18775'],
    ['https://tweedekamer.nl/kamerstukken/kamervragen/detail?did=2024D12345&id=2024z18775', '2024Z18775'],
    ['https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?did=2025D04328&id=2025D04328', null],
    ['https://www.tweedekamer.nl.example.org/x?id=2024Z18775', null],
    ['https://a@www.tweedekamer.nl/x?id=2024Z18775', null],
    ['javascript:alert(1)?id=2024Z18775', null],
    ['geen adres', null],
  ])('%s', (address, number) => {
    expect(questionNumberFromAddress(address)).toBe(number);
  });
});

describe.skipIf(!hasRecorded)('every identifier on record', () => {
  it('is read as it is spelled, alone and in an address; only a number of the counter is none', () => {
    const ids = recorded('ids/op-identifiers-kv-ah-until-2025-02.txt')
      .split('\n')
      .filter((line) => line !== '');
    expect(ids.length).toBeGreaterThan(150_000);
    const wrong = ids.filter((id) => {
      const found = parseIdentifier(id);
      const kind = id.startsWith('kv') ? 'question' : 'appendix';
      return (
        found?.id !== id ||
        found.kind !== kind ||
        (found.number === null) !== isProvisional(id) ||
        parseIdentifier(`${HOST}/${id}.html`)?.id !== id
      );
    });
    expect(wrong).toEqual([]);
  });
});
