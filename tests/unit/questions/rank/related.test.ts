import { describe, expect, test } from 'vitest';
import { assembleIndex } from '../../../../utils/questions/rank/assemble.ts';
import { buildIndex } from '../../../../utils/questions/rank/build.ts';
import { IndexFormatError } from '../../../../utils/questions/rank/layout.ts';
import { openIndex, withAdded } from '../../../../utils/questions/rank/open.ts';
import { findRelated } from '../../../../utils/questions/rank/related.ts';
import { RELATION_REASONS, type RelatedQuery } from '../../../../utils/questions/rank/types.ts';
import { queryOf, RECORDS } from './corpus.ts';

const file = buildIndex(RECORDS);
const index = openIndex(file);
const numbers = (query: RelatedQuery, options = {}): string[] =>
  findRelated(index, query, options).map((result) => result.number);
const first = (number: string) => findRelated(index, queryOf(number), { all: true });
const blank: RelatedQuery = { number: null, title: '', submitters: [], addressees: [], date: null };

describe('related', () => {
  test('puts the questions of one affair first', () => {
    expect(new Set(numbers(queryOf('2020Z00002'), { all: true, limit: 3 }))).toEqual(
      new Set(['2020Z00003', '2020Z00001', '2021Z00004']),
    );
    expect(new Set(numbers(queryOf('2020Z00005'), { all: true, limit: 2 }))).toEqual(
      new Set(['2020Z00006', '2020Z00007']),
    );
  });
  test('never lists the question itself', () => {
    for (const record of RECORDS) expect(numbers(record, { all: true })).not.toContain(record.number);
  });
  test('shows nothing for a question without related ones', () => {
    expect(numbers(queryOf('2017Z00012'))).toEqual([]);
    expect(numbers(blank)).toEqual([]);
  });
  test('recognises a follow-up by its title', () => {
    const found = first('2020Z00003').find((result) => result.number === '2020Z00002');
    expect(found?.reasons.map((reason) => reason.kind)).toContain('followUp');
  });
  test('recognises the same article by its quoted headline, however spelled', () => {
    const found = first('2020Z00006')[0];
    expect(found?.number).toBe('2020Z00007');
    expect(found?.reasons.map((reason) => reason.kind)).toEqual([
      'sameSource',
      'sameSubject',
      'samePortfolio',
      'sameTime',
    ]);
  });
  test('names the shared words and submitters', () => {
    const found = findRelated(index, queryOf('2020Z00001'), { all: true }).find(
      (result) => result.number === '2021Z00004',
    );
    const byKind = new Map(found?.reasons.map((reason) => [reason.kind, reason]));
    expect(byKind.get('sameSubmitter')).toEqual({ kind: 'sameSubmitter', names: ['Anna de Brug (A.)'] });
    expect(byKind.get('sameSubject')).toMatchObject({ words: expect.arrayContaining(['schipper']) as string[] });
  });
  test('a shared compound is named once, without its parts', () => {
    const found = first('2020Z00006').find((result) => result.number === '2020Z00007');
    const subject = found?.reasons.find((reason) => reason.kind === 'sameSubject');
    const words = subject?.kind === 'sameSubject' ? subject.words : [];
    expect(words.length).toBeGreaterThan(0);
    for (const word of words) expect(words.filter((other) => other !== word && other.includes(word))).toEqual([]);
  });
  test('among identical questions, nothing is shown', () => {
    const alike = Array.from({ length: 150 }, (_, at) => ({
      ...queryOf('2020Z00001'),
      number: `2021Z${String(at).padStart(5, '0')}`,
      title: `Geluid van ${['veerboten', 'treinen', 'molens', 'sluizen', 'kranen'][at % 5] ?? ''}`,
    }));
    const query = { ...queryOf('2020Z00001'), number: '2022Z00001', title: 'Geluid van havens' };
    const affair = { ...query, number: '2022Z00002', title: 'Geluid van havens in Zuiddrecht' };
    expect(findRelated(openIndex(buildIndex(alike)), query)).toEqual([]);
    const found = findRelated(openIndex(buildIndex([...alike, affair])), { ...affair, number: '2022Z00003' });
    expect(found.slice(0, 1).map((result) => result.number)).toEqual(['2022Z00002']);
  });
  test('has likely ones in a list that was not learned yet', () => {
    const bare = openIndex(assembleIndex(RECORDS, null));
    const found = findRelated(bare, queryOf('2020Z00001'));
    expect(found.some(({ likely }) => likely)).toBe(true);
    expect(found.map(({ likely }) => likely)).toEqual(
      found.map(({ likely }) => likely).toSorted((a, b) => Number(b) - Number(a)),
    );
  });
  test('formulas of the sub-questions change nothing', () => {
    const query = queryOf('2020Z00002');
    const text =
      'Klopt dit bericht? Kunt u deze vragen een voor een beantwoorden? Bent u bereid in te gaan op de mening van de Kamer?';
    expect(findRelated(index, { ...query, text }, { all: true })).toEqual(findRelated(index, query, { all: true }));
  });
  test('a word of the text finds a question that shares no word with the title, and the title still comes first', () => {
    const query = queryOf('2020Z00002');
    const first = findRelated(index, query, { all: true })[0]?.number;
    const text =
      'Klopt het dat de kunstgebitten en de tandarts duurder worden? Wat kosten kunstgebitten bij de tandarts?';
    const found = findRelated(index, { ...query, text }, { all: true }).map(({ number }) => number);
    expect(found[0]).toBe(first);
    expect(found).toContain('2018Z00010');
    expect(findRelated(index, query, { all: true }).map(({ number }) => number)).not.toContain('2018Z00010');
  });
  test('lists what documents state first, in the list or not', () => {
    const query: RelatedQuery = {
      ...queryOf('2020Z00002'),
      references: [
        { number: '2018Z00011', followUp: false },
        { number: '2017Z00012', followUp: true },
      ],
      referredBy: ['2030Z00001'],
    };
    const found = findRelated(index, query);
    expect(found.slice(0, 2).map((result) => [result.number, result.reasons[0]?.kind])).toEqual([
      ['2017Z00012', 'followUp'],
      ['2018Z00011', 'refers'],
    ]);
    expect(found.find((result) => result.number === '2030Z00001')?.reasons).toEqual([{ kind: 'referredBy' }]);
  });
  test('gives reasons in a fixed order, at least one', () => {
    for (const record of RECORDS) {
      for (const { reasons } of findRelated(index, record, { all: true })) {
        const places = reasons.map((reason) => RELATION_REASONS.indexOf(reason.kind));
        expect(places.length).toBeGreaterThan(0);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    }
  });
  test('survives hostile titles of 10,000 characters', () => {
    for (const piece of ['het bericht dat ', '‘', '((', 'waterbrug', '\u0000', '<b>', 'a-1-']) {
      const title = piece.repeat(10_000 / piece.length);
      expect(() => findRelated(index, { ...blank, title, text: title })).not.toThrow();
      expect(() => withAdded(index, [{ ...queryOf('2020Z00001'), number: '2024Z00001', title }])).not.toThrow();
      expect(() =>
        buildIndex([...RECORDS.slice(0, 4), { ...queryOf('2020Z00001'), number: '2024Z00001', title }]),
      ).not.toThrow();
    }
  });
});

describe('withAdded', () => {
  const added = withAdded(index, [
    {
      ...queryOf('2020Z00001'),
      number: '2024Z00001',
      title: 'Hijskranen op de Waterbrug in Zuiddrecht',
      date: '2024-01-01',
    },
    { ...queryOf('2020Z00001'), number: '2024Z00002', title: 'Geluid in Zuiddrecht', date: '2024-01-03' },
    { ...queryOf('2020Z00003'), title: 'Postzegels' },
    { ...queryOf('2020Z00003'), number: 'onzin' },
  ]);
  test('finds added questions beside those of the file, also by new words', () => {
    const found = findRelated(added, queryOf('2020Z00002'), { all: true }).map((result) => result.number);
    expect(found.slice(0, 4)).toContain('2024Z00001');
    const query = { ...blank, number: '2024Z00001', title: 'Zuiddrecht' };
    expect(findRelated(added, query, { all: true })[0]?.number).toBe('2024Z00002');
  });
  test('an added question replaces the one in the file', () => {
    const found = findRelated(added, queryOf('2017Z00012'), { all: true });
    expect(found[0]?.number).toBe('2020Z00003');
    expect(found.filter((result) => result.number === '2020Z00003')).toHaveLength(1);
  });
  test('does not change the index it was given', () => {
    expect(index.delta).toBeNull();
    expect(withAdded(added, []).delta).toBeNull();
  });
});

describe('the file', () => {
  test('the same records give the same bytes, in any order', () => {
    expect(Buffer.from(buildIndex(RECORDS.toReversed())).equals(Buffer.from(file))).toBe(true);
  });
  test('opens at an odd place in a larger buffer', () => {
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(findRelated(openIndex(shifted.subarray(3)), queryOf('2020Z00002'))).toEqual(
      findRelated(index, queryOf('2020Z00002')),
    );
  });
  test('without questions finds nothing', () => {
    expect(findRelated(openIndex(buildIndex([])), queryOf('2020Z00002'))).toEqual([]);
  });
  test.each([
    ['empty', new Uint8Array(0)],
    ['cut off', file.slice(0, file.length / 2)],
    ['another version', Uint8Array.from(file, (byte, at) => (at === 4 ? 99 : byte))],
    ['other bytes', new Uint8Array(5000).fill(7)],
  ])('%s is refused', (_, bytes) => {
    expect(() => openIndex(bytes)).toThrow(IndexFormatError);
  });
});
