import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyRecord } from '../../../../utils/questions/file/clean.ts';
import { readRecordedList } from '../../../../utils/questions/file/from-file.ts';
import { CORPUS_VERSION, CorpusFormatError, readParts } from '../../../../utils/questions/file/layout.ts';
import { PackedCorpus } from '../../../../utils/questions/file/open.ts';
import { withTextWords } from '../../../../utils/questions/file/text-words.ts';
import { packCorpus } from '../../../../utils/questions/file/pack.ts';
import { record, some } from './world.ts';

const ABOUT = { until: '2026-11-20', source: 'generated' };
const pack = (records: Parameters<typeof packCorpus>[0]) => packCorpus(records, ABOUT, { learn: false });

function all(corpus: PackedCorpus) {
  return Array.from({ length: corpus.size }, (_, at) => corpus.recordOf(at));
}

const reasonOf = async (open: () => Promise<unknown>): Promise<string> => {
  try {
    await open();
    return 'opened';
  } catch (error) {
    return error instanceof CorpusFormatError ? error.reason : `threw ${String(error)}`;
  }
};

describe('the packaged list', () => {
  it('gives back every record as it was, across blocks of titles', async () => {
    const records = some(700);
    const corpus = await PackedCorpus.open(await packCorpus(records.toReversed(), ABOUT));
    expect(corpus.header).toEqual({ ...ABOUT, questions: records.length });
    expect(all(corpus)).toEqual(records.toSorted((a, b) => (a.number < b.number ? -1 : 1)));
  });

  it('is the same for the same records in any order', async () => {
    const records = some(300);
    expect(await pack(records.toReversed())).toEqual(await pack(records));
  });

  it('keeps odd ids, unknown days and parties, and the last of two records with one number', async () => {
    const records = [
      record({ number: '2022Z15500', id: 'kv-tk-2022Z15500-n1', submitted: null, submitters: [], addressees: [] }),
      record({ number: '2009Z16839', id: 'kv-2009Z16839', state: 'answered', answered: '2009-10-01', submitted: null }),
      record({ title: 'Eerste' }),
      record({
        title: 'Tweede',
        submitters: [
          { name: 'Cedervoet', party: 'ChristenUnie' },
          { name: 'Omtzand', party: null },
        ],
      }),
    ];
    const found = all(await PackedCorpus.open(await pack(records)));
    expect(found.map(({ number }) => number)).toEqual(['2009Z16839', '2022Z15500', '2024Z01911']);
    expect(found[1]).toEqual(records[0]);
    expect(found[0]).toEqual(records[1]);
    expect(found[2]).toEqual(records[3]);
  });

  it('can be empty', async () => {
    const corpus = await PackedCorpus.open(await pack([]));
    expect([corpus.size, corpus.placeOf('2024Z01911'), corpus.placeOf('x')]).toEqual([0, -1, -1]);
  });

  it('a title of any text comes back as one line of at most 600 characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 900 }), async (title) => {
        const tidy = tidyRecord(record({ title }));
        const [found] = all(await PackedCorpus.open(await pack([record({ title })])));
        expect(found?.title.length).toBeLessThanOrEqual(600);
        expect(found?.title).not.toMatch(/[\n\r\t]/);
        expect(found?.title).toBe(tidy?.title.toWellFormed());
      }),
      { numRuns: 60 },
    );
  });

  it('a title of 10,000 characters is cut, one with markup stays text', async () => {
    const long = all(await PackedCorpus.open(await pack([record({ title: 'é'.repeat(10_000) })])));
    expect(long[0]?.title).toBe(`${'é'.repeat(599)}…`);
    const title = '<script>alert(1)</script> & <b>vet</b>';
    expect(all(await PackedCorpus.open(await pack([record({ title })])))[0]?.title).toBe(title);
  });

  it('a block of the longest titles comes back complete', async () => {
    const records = Array.from({ length: 40 }, (_, at) =>
      record({
        number: `2024Z${String(at).padStart(5, '0')}`,
        title: `${String.fromCodePoint(0x4e00 + at)}漢`.repeat(300),
      }),
    );
    expect(all(await PackedCorpus.open(await pack(records))).map(({ title }) => title)).toEqual(
      records.map(({ title }) => title),
    );
  });

  it('the day of an answer before its question is left out', () => {
    expect(tidyRecord(record({ state: 'answered', answered: '2013-04-19' }))).toMatchObject({
      state: 'answered',
      answered: null,
    });
  });
});

describe('a damaged file', () => {
  it('is refused wherever one byte differs', async () => {
    const bytes = await pack(some(40));
    const refused = Array.from({ length: 60 }, (_, nth) => Math.floor((nth * bytes.length) / 60)).map((at) => {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      return reasonOf(() => PackedCorpus.open(changed));
    });
    expect((await Promise.all(refused)).filter((reason) => !['damaged', 'older', 'newer'].includes(reason))).toEqual(
      [],
    );
  });

  it('is refused when cut off anywhere, longer, empty or another file', async () => {
    const bytes = await pack(some(40));
    for (const length of [0, 3, 15, 16, 100, bytes.length >> 1, bytes.length - 8, bytes.length - 1])
      expect(await reasonOf(() => PackedCorpus.open(bytes.slice(0, length)))).toBe('damaged');
    expect(await reasonOf(() => PackedCorpus.open(new Uint8Array([...bytes, ...new Uint8Array(8)])))).toBe('damaged');
    expect(await reasonOf(() => PackedCorpus.open(new TextEncoder().encode('<!doctype html>'.repeat(20))))).toBe(
      'damaged',
    );
  });

  it.each([
    [CORPUS_VERSION + 1, 'newer'],
    [1, 'older'],
    // Known versions, of which the checksum would be another.
    [2, 'damaged'],
    [4, 'damaged'],
  ])('of version %i is %s', async (version, reason) => {
    const bytes = await pack(some(5));
    new DataView(bytes.buffer).setUint32(4, version, true);
    expect(await reasonOf(() => readParts(bytes))).toBe(reason);
  });

  it.each([2, 3])(
    'of version %i, without notices, is still read, and refused when its checksum differs',
    async (version) => {
      const bytes = await asVersion(
        version,
        await pack([record({ papers: [{ state: 'notice', day: '2024-03-01' }] })]),
      );
      const [found] = all(await PackedCorpus.open(bytes));
      expect(found).toEqual(record({ kind: null, papers: null }));
      bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
      expect(await reasonOf(() => PackedCorpus.open(bytes))).toBe('damaged');
    },
  );

  it('of version 4, without words of texts, is still read with all its notices', async () => {
    const records = [record({ kind: 'oral', papers: [{ state: 'notice', day: '2024-03-01' }] })];
    expect(all(await PackedCorpus.open(await asVersion(4, await pack(records))))).toEqual(records);
  });

  it('keeps the kind and every notice and answer, and tells none from not known', async () => {
    const papers = [
      { state: 'postponed', day: '2024-02-28' },
      { state: 'answered', day: '2024-03-15' },
      { state: 'notice', day: null },
    ] as const;
    const records = Array.from({ length: 150 }, (_, at) =>
      record({
        number: `2024Z${String(at + 10_000)}`,
        kind: at % 3 === 0 ? 'oral' : at % 3 === 1 ? 'written' : null,
        papers: at % 4 === 3 ? null : papers.slice(0, at % 4),
      }),
    );
    expect(all(await PackedCorpus.open(await pack(records)))).toEqual(records);
  });
});

/** A file as older code wrote it: fewer parts, and in version 2 one checksum over everything. */
async function asVersion(version: number, bytes: Uint8Array): Promise<Uint8Array> {
  const PARTS = version < 4 ? 17 : 22;
  const now = new DataView(bytes.buffer);
  const from = Array.from(
    { length: PARTS },
    (_, at) => [now.getUint32(48 + at * 8, true), now.getUint32(52 + at * 8, true)] as const,
  );
  const align = (offset: number): number => (offset + 7) & ~7;
  const start = align(48 + PARTS * 8);
  const size = from.reduce((sum, [, length]) => align(sum + length), start);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  file.set(bytes.subarray(0, 4));
  view.setUint32(4, version, true);
  view.setUint32(8, size, true);
  let offset = start;
  for (const [at, [old, length]] of from.entries()) {
    view.setUint32(48 + at * 8, offset, true);
    view.setUint32(52 + at * 8, length, true);
    file.set(bytes.subarray(old, old + length), offset);
    offset = align(offset + length);
  }
  const sha = async (part: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', part));
  const signed = file.slice(48);
  // Version 3 has a digest of digests of pieces; this file is one piece.
  file.set(version === 2 ? await sha(signed) : await sha(await sha(signed)), 16);
  return file;
}

describe('words of the texts', () => {
  const titled = ['De veerpont bij Gorinchem', 'Zonneparken op zee', 'De brug over de Lek', 'Een tunnel onder het IJ'];
  const records = titled.map((title, at) => record({ number: `2024Z0000${at + 1}`, title }));
  const texts = new Map([
    ['2024Z00001', 'Klopt het dat de brug de veerpont vervangt? Wat betekent de brug voor de zonneparken?'],
    ['2024Z00002', 'Bent u bereid dat te doen?'],
  ]);

  it('are those that tell what a text is about and its title does not, in words that titles have', () => {
    const found = withTextWords(records, texts).map(({ words }) => words);
    expect(found).toEqual([['brug', 'zonnepark'], undefined, undefined, undefined]);
  });

  it('come back, of as many questions as have them; without any the file is as large as before', async () => {
    const told = withTextWords(records, texts);
    expect(all(await PackedCorpus.open(await pack(told)))).toEqual(told);
    const [larger, smaller] = [await pack(told), await pack(records)];
    expect(larger.length - smaller.length).toBe(records.length * 24);
  });

  it('are at most twelve, of which each takes two bytes, however long the text', async () => {
    const list = some(60);
    const long = list.map(({ title }) => title).join(' ');
    const told = withTextWords(list, new Map(list.map(({ number }) => [number, long])));
    expect(told.every(({ words }) => words?.length === 12)).toBe(true);
    const [larger, smaller] = [await pack(told), await pack(list)];
    expect(larger.length - smaller.length).toBe(60 * 24);
    expect(all(await PackedCorpus.open(larger)).map(({ words }) => words)).toEqual(
      told.toSorted((a, b) => (a.number < b.number ? -1 : 1)).map(({ words }) => words),
    );
  });

  it('of a recorded list come from its lines', () => {
    const line = (number: string, more: object): string =>
      JSON.stringify({ Nummer: number, Onderwerp: 'De haven', ...more });
    const read = readRecordedList([line('2024Z00001', { _text: 'Over de kade.' }), line('2024Z00002', {})].join('\n'));
    expect([...read.texts]).toEqual([['2024Z00001', 'Over de kade.']]);
  });
});

const RECORDED = resolve('../shared/recorded/odata/zaken-schriftelijke-vragen.2024-10-02.jsonl.gz');
if (!existsSync(RECORDED)) console.warn(`skipped: ${RECORDED} is not there`);

describe('a recorded list', () => {
  it('leaves out lines that are no question', () => {
    const line = JSON.stringify({
      Nummer: '2024Z00001',
      Onderwerp: ' De haven ',
      GestartOp: '2024-01-08T00:00:00+01:00',
      Afgedaan: false,
      _actors: { Indiener: 'An de Wit (A.)', Medeindiener: 'Bo Bos (B.), Cas Cos (C.)', 'Gericht aan': 'D. Dam' },
    });
    const read = readRecordedList(`${line}\nniets\n{"Nummer":"2070824590"}\n\n${line.replace('Z00001', 'X')}\n`);
    expect(read).toMatchObject({ left: 3, until: '2024-01-08', records: [{ title: 'De haven', state: 'open' }] });
    expect(read.records[0]?.submitters.map(({ name }) => name)).toEqual([
      'An de Wit (A.)',
      'Bo Bos (B.)',
      'Cas Cos (C.)',
    ]);
  });

  it.skipIf(!existsSync(RECORDED))('of 42,994 real questions is read whole', () => {
    const { records, left } = readRecordedList(gunzipSync(readFileSync(RECORDED)).toString('utf8'));
    expect([records.length, left]).toEqual([42_994, 0]);
    expect(records.find(({ number }) => number === '2024Z01911')).toMatchObject({
      submitted: '2024-02-07',
      state: 'closed',
    });
  });
});
