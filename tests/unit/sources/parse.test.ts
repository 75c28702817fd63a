import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cqlString, numberQuery, questionQuery, searchAddress, textQuery } from '../../../utils/sources/cql.ts';
import {
  checkedDate,
  questionForm,
  readAppendixMetadata,
  readQuestionMetadata,
} from '../../../utils/sources/metadata.ts';
import { normaliseQuestionNumber, questionIds } from '../../../utils/domain/dossier/question-number.ts';
import { formOfTypes } from '../../../utils/domain/publication/appendix-type.ts';
import { readSruAnswer } from '../../../utils/sources/sru.ts';
import { appendixMetadata, metadataXml, sruAnswer, sruRecord } from './fakes.ts';
import { RECORDED } from '../../recorded.ts';

const hasRecorded = existsSync(RECORDED);
if (!hasRecorded) console.warn('skipped: recorded answers of the services (../shared/recorded is not here)');
const read = (path: string): string => readFileSync(new URL(path, RECORDED), 'utf8');

describe('queries', () => {
  it('search for a number by index and text together, or by one of them', () => {
    expect(questionQuery('2024Z01911')).toBe(
      'c.product-area==officielepublicaties AND (w.vraagnummer=="2024Z01911" OR cql.textAndIndexes="2024Z01911")',
    );
    expect(numberQuery('2024Z01911')).toBe('c.product-area==officielepublicaties AND w.vraagnummer=="2024Z01911"');
    expect(textQuery('2024Z01911')).toBe('c.product-area==officielepublicaties AND cql.textAndIndexes="2024Z01911"');
  });

  it('let no value break out of its string', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('"', '\\', 'a', ' ', '\n') })),
        (value) => {
          const text = cqlString(value);
          // Read it as CQL does: a backslash takes the next character along.
          expect(text).toMatch(/^"(?:[^"\\]|\\["\\])*"$/u);
          const back = text.slice(1, -1).replace(/\\(["\\])/g, '$1');
          expect(back).toBe(
            [...value].map((char) => (char.charCodeAt(0) < 32 || char.charCodeAt(0) === 127 ? ' ' : char)).join(''),
          );
        },
      ),
    );
  });

  it('survive encoding in an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const url = new URL(searchAddress(`a=${cqlString(value)}`));
        expect(url.origin + url.pathname).toBe('https://repository.overheid.nl/sru');
        expect(url.searchParams.get('query')).toBe(`a=${cqlString(value)}`);
        expect(url.searchParams.get('recordSchema')).toBe('gzd');
      }),
    );
  });
});

describe('question numbers', () => {
  it.each([
    ['2024Z01911', '2024Z01911', ['kv-tk-2024Z01911']],
    [' 2009z16839 ', '2009Z16839', ['kv-2009Z16839']],
    ['2010Z05856', '2010Z05856', ['kv-tk-2010Z05856', 'kv-2010Z05856']],
    ['2989900822', '2989900822', ['kv-2989900822']],
  ])('%j is %s', (text, number, ids) => {
    expect(normaliseQuestionNumber(text)).toBe(number);
    expect(questionIds(number)).toEqual(ids);
  });
  it.each(['', '2024D01911', '2024Z1', '../x', '2024Z01911"', 'kv-tk-2024Z01911', '2024Z0191100000'])(
    '%j is none',
    (text) => {
      expect(normaliseQuestionNumber(text)).toBeNull();
    },
  );
});

describe('metadata of an appendix', () => {
  const ID = 'ah-tk-20232024-1166';
  it('returns the type and the date of receipt', () => {
    expect(
      readAppendixMetadata(appendixMetadata(ID, '2024z01911', 'Antwoord', '2024-03-20'), ID, '2024Z01911'),
    ).toEqual({
      ok: true,
      value: {
        id: ID,
        title: `Stuk ${ID}`,
        form: 'answer',
        supplementary: false,
        received: '2024-03-20',
        belongs: 'stated',
        errors: [],
      },
    });
  });

  it.each([
    ['another document', appendixMetadata('ah-tk-20232024-1167', '2024Z01911', 'Antwoord', '2024-03-20'), 'mismatch'],
    ['another question', appendixMetadata(ID, '2024Z01912', 'Antwoord', '2024-03-20'), 'mismatch'],
    ['neither an identifier nor a question number', metadataXml({ 'DC.type': 'Antwoord' }), 'mismatch'],
    [
      'two identifiers of others',
      metadataXml({ 'DC.identifier': [`${ID}0`, 'ah-tk-20232024-1'], 'OVERHEIDop.vraagnummer': '2024Z01911' }),
      'mismatch',
    ],
    ['another root', '<owms-metadata/>', 'garbage'],
    ['XML that is not well-formed', '<metadata_gegevens><metadata', 'garbage'],
    ['entities', '<!DOCTYPE a [<!ENTITY b "c">]><metadata_gegevens>&b;</metadata_gegevens>', 'garbage'],
    ['something too deep', '<a>'.repeat(200) + '</a>'.repeat(200), 'tooLarge'],
  ])('refuses %s', (_name, text, code) => {
    expect(readAppendixMetadata(text, ID, '2024Z01911')).toMatchObject({ ok: false, code });
  });

  it.each([
    ['another identifier besides', { 'DC.identifier': [ID, 'ah-tk-20232024-1'] }, 'stated'],
    ['no identifier', { 'DC.identifier': [] }, 'stated'],
    ['no question number', { 'OVERHEIDop.vraagnummer': [] }, 'silent'],
    ['a word in its place', { 'OVERHEIDop.vraagnummer': 'onbekend' }, 'silent'],
  ])('reads metadata with %s', (_name, changes, belongs) => {
    const text = metadataXml({
      'DC.identifier': ID,
      'OVERHEIDop.vraagnummer': '2024Z01911',
      'DC.type': 'Antwoord',
      ...changes,
    });
    expect(readAppendixMetadata(text, ID, '2024Z01911')).toMatchObject({
      ok: true,
      value: { belongs, form: 'answer' },
    });
  });

  it('treats a D-number as a document number, not as a contradiction', () => {
    expect(
      readAppendixMetadata(appendixMetadata(ID, '2009D25439', 'Antwoord', '2009-03-20'), ID, '2009Z01911'),
    ).toMatchObject({ ok: true, value: { belongs: 'silent' } });
  });

  it('reports an impossible or ambiguous date as an error', () => {
    expect(
      readAppendixMetadata(appendixMetadata(ID, '2024Z01911', 'Antwoord', '2024-02-30'), ID, '2024Z01911'),
    ).toMatchObject({
      value: { received: null, errors: [{ code: 'impossibleDate', document: ID, detail: '2024-02-30' }] },
    });
    const double = metadataXml({
      'DC.identifier': ID,
      'OVERHEIDop.vraagnummer': '2024Z01911',
      'OVERHEIDop.datumOntvangst': ['2024-03-01', '2024-03-02'],
    });
    expect(readAppendixMetadata(double, ID, '2024Z01911')).toMatchObject({
      value: { form: 'unknown', received: null, errors: [{ code: 'contradictoryDates' }] },
    });
  });

  it.each([
    [['Antwoord'], 'answer', false],
    [['Antwoorden'], 'answer', false],
    [['Herzien antwoord'], 'answer', false],
    [['Schriftelijk antwoord'], 'answer', false],
    [['Herdruk antwoord'], 'answer', false],
    [['Deelantwoord'], 'unknown', false],
    [['Geen antwoord'], 'unknown', false],
    [['Uitstelbericht'], 'postponement', false],
    [['Mededeling', 'Uitstelbericht'], 'postponement', false],
    [['Ingetrokken'], 'withdrawn', false],
    [['Kamervragen zonder Antwoord'], 'unknown', false],
    [['Bijlage'], 'unknown', false],
    [['Nader antwoord'], 'answer', true],
    [['Antwoord schriftelijke vragen (nader)'], 'answer', true],
    [['Mededeling'], 'otherNotice', false],
    [['Nadere mededeling'], 'otherNotice', true],
    [['Mededeling (uitstel antwoord)'], 'postponement', false],
    [['Mededeling', 'Antwoord'], 'unknown', false],
    [['Aanhangsel van de Handelingen'], 'unknown', false],
    [['officiële publicatie'], 'unknown', false],
    [[], 'unknown', false],
    [['Antwoord volgt later'], 'unknown', false],
    [['Antwoord uitgesteld'], 'unknown', false],
    [['Antwoord (uitstel)'], 'unknown', false],
    [['Antwoord (gedeeltelijk)'], 'unknown', false],
    [['Antwoord (deels)'], 'unknown', false],
    [['Antwoord (concept)'], 'unknown', false],
    [['Antwoord, rectificatie van mededeling'], 'unknown', false],
    [['Antwoord; correctie op de mededelingen'], 'unknown', false],
  ])('type %j is %s', (types, form, supplementary) => {
    expect(formOfTypes(types)).toEqual({ form, supplementary });
  });
});

describe('metadata of a question', () => {
  const ID = 'kv-tk-2024Z01911';
  it('tells when it was submitted and lists safe identifiers of appendices; the rest is kept unchanged', () => {
    const text = metadataXml({
      'DC.identifier': ID,
      'DC.title': 'Titel',
      'OVERHEIDop.vraagnummer': '2024Z01911',
      'OVERHEIDop.datumIndiening': '2024-02-07',
      'OVERHEIDop.aanhangsel': ['ah-tk-20232024-1', 'ah-tk-20232024-1', '../../x', 'kst-1-2'],
      'DC.type@OVERHEIDop.KamervraagTypen': 'Schriftelijke vragen',
    });
    expect(readQuestionMetadata(text, ID, '2024Z01911')).toEqual({
      ok: true,
      value: {
        id: ID,
        title: 'Titel',
        number: '2024Z01911',
        form: 'written',
        submitted: '2024-02-07',
        appendices: ['ah-tk-20232024-1'],
        unreadable: ['../../x', 'kst-1-2'],
        errors: [],
      },
    });
    expect(readQuestionMetadata(text, ID, '2024Z01912')).toMatchObject({ ok: false, code: 'mismatch' });
  });

  it('recognises an oral question by its title, even if its type says otherwise', () => {
    expect(questionForm(['Schriftelijke vragen'], 'Mondelinge vragen van het lid X')).toBe('oral');
    expect(questionForm(['Mondelinge vragen'], 'Iets')).toBe('oral');
    expect(questionForm(['Schriftelijke vragen'], 'Iets')).toBe('written');
    expect(questionForm(['Interpellatie'], 'Iets')).toBe('other');
    expect(questionForm(['Vragenuur'], 'Iets')).toBe('unknown');
    expect(questionForm([], 'Iets')).toBe('unknown');
  });

  it('accepts a date with a time, and nothing else', () => {
    expect(checkedDate('2024-02-07T00:00:00+01:00', 'x').date).toBe('2024-02-07');
    expect(checkedDate('2024-02-07+01:00', 'x').date).toBe('2024-02-07');
    expect(checkedDate('', 'x')).toEqual({ date: null, errors: [] });
    expect(checkedDate('07-02-2024', 'x')).toEqual({ date: '2024-02-07', errors: [] });
    expect(checkedDate('2023-02-29T00:00:00', 'x')).toMatchObject({ date: null, errors: [{ code: 'impossibleDate' }] });
    for (const bad of ['2024-02-071', 'morgen', '07/02/2024', '7-2-24'])
      expect(checkedDate(bad, 'x')).toMatchObject({ date: null, errors: [{ code: 'unreadableDate' }] });
  });
});

describe('answers of the search service', () => {
  const one = sruRecord({
    id: 'ah-tk-20232024-1',
    number: '2024Z01911',
    type: 'Antwoord',
    received: '2024-03-20',
    xmlUrl: 'https://repository.overheid.nl/frbr/a.xml',
  });
  it.each([false, true])('are read with and without namespace prefixes (plain: %s)', (plain) => {
    expect(readSruAnswer(sruAnswer({ records: [one], plain }))).toMatchObject({
      ok: true,
      total: 1,
      partial: false,
      ignored: [],
      records: [
        {
          id: 'ah-tk-20232024-1',
          questionNumbers: ['2024Z01911'],
          types: ['Antwoord'],
          received: '2024-03-20',
          xmlUrl: 'https://repository.overheid.nl/frbr/a.xml',
        },
      ],
    });
  });

  it.each([
    ['a diagnostic without a count', sruAnswer({ count: null, diagnostics: ['mismatched input'] }), 'rejected'],
    ['no count and no diagnostic', sruAnswer({ count: null }), 'rateLimited'],
    ['a count that is none', sruAnswer({ count: -3 }), 'garbage'],
    ['another root', '<rss/>', 'garbage'],
    ['a cut-off answer', sruAnswer({ records: [one] }).slice(0, -60), 'garbage'],
    ['nothing', '', 'garbage'],
  ])('%s', (_name, text, code) => {
    expect(readSruAnswer(text)).toMatchObject({ ok: false, code });
  });

  it('report a clause as ignored when there are both diagnostics and records', () => {
    expect(readSruAnswer(sruAnswer({ records: [one], diagnostics: ['SEARCH-IGNOREDQTEXT'] }))).toMatchObject({
      ok: true,
      ignored: ['SEARCH-IGNOREDQTEXT'],
      records: [{}],
    });
    expect(readSruAnswer(sruAnswer({ diagnostics: ['SEARCH-IGNOREDQTEXT'] }))).toMatchObject({
      ok: true,
      ignored: ['SEARCH-IGNOREDQTEXT'],
      total: 0,
    });
  });

  it('treat the count as an estimate: more records follow a next position or an empty page', () => {
    expect(readSruAnswer(sruAnswer({ records: [one], count: 3 }))).toMatchObject({ partial: false, total: 3 });
    expect(readSruAnswer(sruAnswer({ records: [one], count: 3, next: 2 }))).toMatchObject({ partial: true });
    expect(readSruAnswer(sruAnswer({ count: 3 }))).toMatchObject({ partial: true });
  });

  it('count a repeated record once, and are partial if a record cannot be read', () => {
    expect(readSruAnswer(sruAnswer({ records: [one, one] }))).toMatchObject({
      partial: false,
      records: [{ id: 'ah-tk-20232024-1' }],
    });
    expect(readSruAnswer(sruAnswer({ records: [one, sruRecord({ id: '../etc' })] }))).toMatchObject({
      partial: true,
      records: [{}],
    });
  });

  it.each(['http://repository.overheid.nl/a.xml', 'https://example.org/a.xml', 'javascript:alert(1)'])(
    'does not keep the address %s',
    (xmlUrl) => {
      expect(readSruAnswer(sruAnswer({ records: [sruRecord({ id: 'kst-1-2', xmlUrl })] }))).toMatchObject({
        records: [{ xmlUrl: null }],
      });
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.string({ unit: fc.constantFrom('<', '>', '/', '"', '&', 'a', ':', ' ', '\0') }),
        (at, noise) => {
          const text = sruAnswer({ records: [one], diagnostics: ['x'] });
          expect(typeof readSruAnswer(text.slice(0, at) + noise + text.slice(at)).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe.skipIf(!hasRecorded)('recorded answers', () => {
  it('metadata of a real answer', () => {
    expect(
      readAppendixMetadata(read('op-metadata/ah-tk-20202021-3235.metadata.xml'), 'ah-tk-20202021-3235', '2021Z09739'),
    ).toMatchObject({
      ok: true,
      value: { form: 'answer', received: '2021-06-21', supplementary: false },
    });
    expect(
      readAppendixMetadata(read('op-metadata/kst-32545-143.metadata.xml'), 'ah-tk-20202021-3235', '2021Z09739'),
    ).toMatchObject({ ok: false, code: 'mismatch' });
  });

  it('a real page of three records', () => {
    const answer = readSruAnswer(read('sru/sru-response-2021-ah-tk-kst-blg.xml'));
    expect(answer).toMatchObject({ ok: true, total: 3, partial: false, ignored: [] });
    // Its keepers set the count to 3 and left more records in: a count is not to be relied on.
    expect(answer.ok && answer.records.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['ah-tk-20202021-3235', 'blg-1007826', 'kst-32545-143']),
    );
    expect(answer.ok && answer.records.find(({ id }) => id === 'ah-tk-20202021-3235')).toMatchObject({
      publicationName: 'Kamervragen (Aanhangsel)',
      questionNumbers: ['2021Z09739'],
      types: ['Antwoord'],
      received: '2021-06-21',
    });
  });

  it('a first page of 76 records is partial', () => {
    const answer = readSruAnswer(read('sru/sru-response-76-records-page1.xml'));
    expect(answer).toMatchObject({ ok: true, partial: true });
  });

  it('an empty answer, a refusal, a trimmed answer', () => {
    expect(readSruAnswer(read('sru/nl-gov-mcp-fixtures/empty-result.TRIMMED.xml'))).toEqual({
      ok: true,
      returned: 0,
      next: null,
      records: [],
      total: 0,
      partial: false,
      ignored: [],
    });
    expect(readSruAnswer(read('sru/nl-gov-mcp-fixtures/diagnostic-syntax-error.xml'))).toMatchObject({
      ok: false,
      code: 'rejected',
    });
    expect(readSruAnswer(read('sru/nl-gov-mcp-fixtures/aanhangsel-record.TRIMMED.xml'))).toMatchObject({
      records: [{ id: 'ah-tk-20192020-4046', questionNumbers: ['2020Z14131'] }],
    });
  });
});
