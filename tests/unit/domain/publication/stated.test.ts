import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDate, readDate } from '../../../../utils/domain/publication/dates.ts';
import { metadataFromXml } from '../../../../utils/domain/publication/metadata.ts';
import { normaliseQuestionNumber, questionNumbersIn } from '../../../../utils/domain/publication/question-numbers.ts';
import {
  appendicesIn,
  isOfPublication,
  publicationOf,
  statedDate,
  statedNumbers,
} from '../../../../utils/domain/publication/stated.ts';
import { fieldOf } from '../../../../utils/domain/site/head.ts';

describe('names of metadata', () => {
  it.each([
    ['OVERHEIDop.vraagnummer', 'questionNumber'],
    ['OVERHEIDop.vraagNummer', 'questionNumber'],
    ['overheidop:VraagNummer', 'questionNumber'],
    ['overheidwetgeving.vraagnummer', 'questionNumber'],
    [' vraagnummer ', 'questionNumber'],
    ['dcterms.identifier', 'identifier'],
    ['DC.Identifier', 'identifier'],
    ['OVERHEIDop.datumontvangst', 'received'],
    ['subrubriek', 'type'],
    ['publicatienaam', 'publicationName'],
    ['OVERHEIDop.aanhangsel', 'appendix'],
    ['OVERHEIDop.aanhangselnummer', 'appendixNumber'],
    ['OVERHEIDop.iets', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('%j is %s', (name, field) => {
    expect(fieldOf(name)).toBe(field);
  });
});

describe('question numbers in a value', () => {
  it.each([
    ['2026Z95001', ['2026Z95001']],
    [' 2026z95001. ', ['2026Z95001']],
    ['2026Z 95001', ['2026Z95001']],
    ['2026 Z 95001', ['2026Z95001']],
    ['2026.Z.95001', ['2026Z95001']],
    ['2026-Z-95001', ['2026Z95001']],
    ['2026Z\u00A095001', ['2026Z95001']],
    ['2026Z\u200B95001', ['2026Z95001']],
    ['(2026Z95001)', ['2026Z95001']],
    ['vraagnummer: 2026Z95001', ['2026Z95001']],
    ['2026Z95001, 2026Z95002', ['2026Z95001', '2026Z95002']],
    ['2026Z95001; 2026z95002', ['2026Z95001', '2026Z95002']],
    ['2026Z95001 en 2026Z95002', ['2026Z95001', '2026Z95002']],
    ['2026Z95001, 2026Z95002 en 2026Z95003', ['2026Z95001', '2026Z95002', '2026Z95003']],
    ['2026Z95001 2026Z95002', ['2026Z95001', '2026Z95002']],
    ['2026Z95001/2026Z95002', ['2026Z95001', '2026Z95002']],
    ['2026Z95001, 2026Z95001', ['2026Z95001']],
    ['2026Z95001 t/m 2026Z95003', ['2026Z95001', '2026Z95002', '2026Z95003']],
    ['2026Z95001–2026Z95003', ['2026Z95001', '2026Z95002', '2026Z95003']],
    ['2026Z95001 - 2026Z95003', ['2026Z95001', '2026Z95002', '2026Z95003']],
    ['2026Z95001–95003, 2026Z95010', ['2026Z95001', '2026Z95002', '2026Z95003', '2026Z95010']],
    ['2026z95001-2026z95002', ['2026Z95001', '2026Z95002']],
    // Too wide, backwards, of two years, or not whole: the two ends at most, so that what lies between stays a doubt.
    ['2026Z95001–2026Z95030', ['2026Z95001', '2026Z95030']],
    ['2026Z95003–2026Z95001', ['2026Z95003', '2026Z95001']],
    ['2025Z95001–2026Z95003', ['2025Z95001', '2026Z95003']],
    ['2026Z95001-03', ['2026Z95001']],
    ['2026Z95001 t/m 2026Z95999', ['2026Z95001', '2026Z95999']],
    ['2026Z95001 t/m 3', ['2026Z95001']],
    ['2026Z95001A', ['2026Z95001A']],
    ['2070824590', ['2070824590']],
    ['2009D25439', []],
    ['kv-tk-2026Z95001', ['2026Z95001']],
    ['onbekend', []],
    ['', []],
    ['12026Z95001', []],
    ['2026Z9500177777', []],
  ])('%j gives %j', (value, numbers) => {
    expect(questionNumbersIn(value)).toEqual(numbers);
  });

  it('reads a dashed range of twenty numbers, not one of twenty-one', () => {
    expect(questionNumbersIn('2026Z95001–2026Z95020')).toHaveLength(20);
    expect(questionNumbersIn('2026Z95001–2026Z95021')).toHaveLength(2);
  });

  it('gives numbers in their one spelling and nothing else, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('2', '0', 'Z', 'z', ' ', '.', ',', 'e', 'n', '-') }), (value) => {
        for (const number of questionNumbersIn(value)) expect(normaliseQuestionNumber(number)).toBe(number);
      }),
    );
  });
});

describe('linked appendices', () => {
  it.each([
    [['ah-tk-20262027-9501'], ['ah-tk-20262027-9501'], []],
    [['AH-TK-20262027-9501'], ['ah-tk-20262027-9501'], []],
    [['ah-tk-20262027-9501, ah-tk-20262027-9502'], ['ah-tk-20262027-9501', 'ah-tk-20262027-9502'], []],
    [['ah-tk-20262027-9501; ah-1271549'], ['ah-tk-20262027-9501', 'ah-1271549'], []],
    [['https://zoek.officielebekendmakingen.nl/ah-tk-20262027-9501.html'], ['ah-tk-20262027-9501'], []],
    [['ah-tk-20262027-9501.html'], ['ah-tk-20262027-9501'], []],
    [['ah-tk-20262027-9501', 'ah-tk-20262027-9501'], ['ah-tk-20262027-9501'], []],
    [['Aanhangsel'], [], ['Aanhangsel']],
    [['kst-36000-1'], [], ['kst-36000-1']],
    [['../../x'], [], ['../../x']],
    [[' ', '–'], [], []],
    // A link that is dropped without a word would be taken for an answer that does not exist.
    [['ah-tk-20262027-9501/ah-tk-20262027-9502'], ['ah-tk-20262027-9501', 'ah-tk-20262027-9502'], []],
    [['ah-tk-20262027-9501 en ah-tk-20262027-9502'], ['ah-tk-20262027-9501', 'ah-tk-20262027-9502'], []],
    [['ah-tk-20262027-9501&ah-tk-20262027-9502'], ['ah-tk-20262027-9501', 'ah-tk-20262027-9502'], []],
    [['“ah-tk-20262027-9501”.'], ['ah-tk-20262027-9501'], []],
    [['ah‑tk‑20262027‑9501\u200B'], ['ah-tk-20262027-9501'], []],
    [['ah–tk–20262027–9501'], ['ah-tk-20262027-9501'], []],
    [['https://zoek.officielebekendmakingen.nl/dossier/ah-tk-20262027-9501'], ['ah-tk-20262027-9501'], []],
    [['ah-tk-2026-2027-9501'], [], ['ah-tk-2026-2027-9501']],
  ])('%j', (values, ids, unreadable) => {
    expect(appendicesIn(values)).toEqual({ ids, unreadable });
  });
});

describe('versions of a publication', () => {
  it.each([
    ['ah-tk-20262027-9501-h1', 'ah-tk-20262027-9501'],
    ['ah-tk-20262027-9501-n2', 'ah-tk-20262027-9501'],
    ['AH-TK-20262027-9501-H', 'ah-tk-20262027-9501'],
    ['ah-tk-20262027-9501a', 'ah-tk-20262027-9501a'],
    ['ah-tk-20262027-9501', 'ah-tk-20262027-9501'],
  ])('%s is a version of %s', (id, publication) => {
    expect(publicationOf(id)).toBe(publication);
  });

  it('metadata is of a publication when it names it, a version of it, or nothing', () => {
    const id = 'ah-tk-20262027-9501';
    for (const own of [[id], [`${id}-h1`], [id, id], [id, 'ah-tk-20262027-1'], ['Ah-tk-20262027-9501'], []])
      expect(isOfPublication(own, id)).toBe(true);
    for (const own of [['ah-tk-20262027-950'], ['ah-tk-20262027-95011'], ['kv-tk-2026Z95001'], ['iets']])
      expect(isOfPublication(own, id)).toBe(false);
    expect(isOfPublication([id], `${id}-n1`)).toBe(true);
  });
});

describe('dates', () => {
  it.each([
    '2024-03-20',
    '2024-3-20',
    '2024/03/20',
    '20-03-2024',
    '20-3-2024',
    '20/03/2024',
    '20.03.2024',
    '20240320',
    '20 maart 2024',
    '20 Maart 2024',
    '20 mrt. 2024',
    'woensdag 20 maart 2024',
    ' 20\u00A0maart  2024. ',
    '2024-03-20T10:15:00',
    '2024-03-20T10:15:00.123',
    '2024-03-20 10:15',
    '20-03-2024 10:15:00',
    '20 maart 2024 om 10.15 uur',
    '20240320T101500',
    '2024-03-20T00:00:00+01:00',
    '2024-03-20+01:00',
    '2024-03-20Z',
    '2024-03-20T22:59:59Z',
    '2024-03-19T23:00:00Z',
    '2024-03-19T23:00:00.000Z',
    '20240319T230000Z',
    '20 maart, 2024',
    '20-mrt-2024',
    '20‑03‑2024',
    '20–03–2024',
  ])('%j is 20 March 2024 in Amsterdam', (value) => {
    expect(readDate(value)).toEqual({ is: 'date', date: '2024-03-20' });
  });

  it.each([
    ['30-02-2024', 'impossible'],
    ['2024-13-01', 'impossible'],
    ['20240230', 'impossible'],
    ['31 april 2024', 'impossible'],
    ['20/13/2024', 'impossible'],
    ['03/04/2024', 'ambiguous'],
    ['3/20/2024', 'ambiguous'],
    ['20-03-24', 'absent'],
    ['maart 2024', 'absent'],
    ['20 march 2024', 'absent'],
    ['99999999', 'absent'],
    ['20 maart 2024 of later', 'absent'],
    ['', 'absent'],
  ])('%j is %s', (value, is) => {
    expect(readDate(value).is).toBe(is);
  });

  it.each([
    ['(ontvangen 2024-03-30T23:30:00Z)', '2024-03-31'],
    ['verzonden op 2024-10-26T22:30:00Z aan de Kamer', '2024-10-27'],
    ['(ontvangen 2024-03-31T00:30:00+01:00)', '2024-03-31'],
    ['(ontvangen 2024-03-19T23:30:00)', '2024-03-19'],
    ['ontvangen: 20 maart, 2024', '2024-03-20'],
    ['(ontvangen 20‑3‑2024)', '2024-03-20'],
  ])('%j holds the day in Amsterdam %s', (text, date) => {
    expect(findDate(text)).toEqual({ is: 'date', date });
  });

  it('one day in two spellings is one date; two days contradict each other', () => {
    expect(statedDate(['2024-03-20', '20 maart 2024'])).toEqual({ date: '2024-03-20', error: null });
    expect(statedDate(['2024-03-20', '31-02-2024'])).toEqual({ date: '2024-03-20', error: null });
    expect(statedDate(['2024-03-20', '21-03-2024']).error?.code).toBe('contradictoryDates');
    expect(statedDate(['03/04/2024']).error?.code).toBe('unreadableDate');
    expect(statedDate(['31-02-2024']).error?.code).toBe('impossibleDate');
    expect(statedDate([''])).toEqual({ date: null, error: null });
  });
});

it('the same facts from metadata.xml and metadata_owms.xml', () => {
  const pairs = metadataFromXml(
    '<metadata_gegevens><metadata name="overheidop.VRAAGNUMMER" content="2026Z95001; 2026Z95002"/></metadata_gegevens>',
  );
  const owms = metadataFromXml(
    '<owms-metadata><overheidop><vraagNummer>2026z95001</vraagNummer><vraagnummer>2026Z95002 </vraagnummer></overheidop></owms-metadata>',
  );
  expect(statedNumbers(pairs)).toEqual({ numbers: ['2026Z95001', '2026Z95002'], others: [] });
  expect(statedNumbers(owms)).toEqual(statedNumbers(pairs));
});
