import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  type ExchangedNote,
  importWrites,
  KantlijnFile,
  planImport,
  readFileOfNotes,
  UnreadableFile,
  uuidFrom,
  writeKantlijnFile,
  writeWebAnnotations,
} from '../../../../utils/domain/exchange/index.ts';
import { anyNote, library, note, passage } from './sample.ts';

const read = (text: string) => readFileOfNotes(text, uuidFrom);
const PAGE = 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html';
const notesOf = (file: Awaited<ReturnType<typeof read>>): ExchangedNote[] =>
  file.items.flatMap((item) => (item.outcome === 'note' ? [item.note] : []));
const anyLibrary = fc.uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 8 }).map(library);

describe('round trip', () => {
  it('export, wipe, import, export gives the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary, async (before) => {
        const written = writeKantlijnFile(before);
        const file = await read(written);
        const after = {
          notes: notesOf(file),
          publications: new Map(file.publications.map((one) => [one.id, one])),
          meaningNames: file.meaningNames,
        };
        expect(writeKantlijnFile(after)).toBe(written);
      }),
    );
  });

  it('through Web Annotations loses no note, text, passage, tag or meaning', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary, async (before) => {
        const file = await read(writeWebAnnotations(before));
        const time = (value: string): string => new Date(value).toISOString();
        const comparable = (notes: readonly ExchangedNote[]): unknown =>
          notes
            .map((one) => ({ ...one, created: time(one.created), modified: time(one.modified) }))
            .toSorted((a, b) => (a.id < b.id ? -1 : 1));
        expect(comparable(notesOf(file))).toEqual(comparable(before.notes));
      }),
    );
  });
});

describe('every version of the file', () => {
  it.each(['v1'])('%s is read completely', async (version) => {
    const text = readFileSync(new URL(`../../../fixtures/exchange/${version}.json`, import.meta.url), 'utf8');
    const file = await read(text);
    expect(file.items.length).toBeGreaterThan(1);
    expect(file.items.filter((item) => item.outcome === 'invalid')).toEqual([]);
  });

  it('has its JSON Schema in the docs', () => {
    const documented = JSON.parse(
      readFileSync(new URL('../../../../docs/kantlijn-file.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const current = {
      title: 'Kantlijn file, version 1',
      ...z.toJSONSchema(KantlijnFile, { io: 'input', unrepresentable: 'any' }),
    };
    expect(documented, 'run `npm run schema`').toEqual(JSON.parse(JSON.stringify(current)));
  });
});

describe('files from elsewhere', () => {
  it('reads exports of Hypothesis, and reports omitted items', async () => {
    const rows = [
      {
        id: 'abcDEF123',
        created: '2023-05-01T08:00:00.123456+00:00',
        updated: '2023-05-02T08:00:00.123456+00:00',
        uri: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
        text: 'Zie **ook** het rapport',
        tags: ['brug', 'brug '],
        target: [
          {
            source: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
            selector: [
              { type: 'RangeSelector', startContainer: '/p[1]' },
              { type: 'TextPositionSelector', start: 10, end: 23 },
              { type: 'TextQuoteSelector', exact: 'Welke bruggen', prefix: 'a ', suffix: ' b' },
            ],
          },
        ],
      },
      {
        id: 'x',
        uri: 'https://elders.example/',
        text: 'op een andere site',
        tags: [],
        target: [{ source: 'https://elders.example/' }],
      },
      { id: 'y', text: 'zonder doel', target: [] },
    ];
    for (const value of [rows, { rows, total: 3 }, { annotations: rows }]) {
      const file = await read(JSON.stringify(value));
      const [first] = notesOf(file);
      expect(first).toMatchObject({
        body: 'Zie **ook** het rapport',
        tags: ['brug'],
        target: { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911' },
        created: '2023-05-01T08:00:00.123Z',
        modified: '2023-05-02T08:00:00.123Z',
      });
      expect(first?.passage?.quote.exact).toBe('Welke bruggen');
      expect(file.items.slice(1).map((item) => (item.outcome === 'invalid' ? item.code : 'note'))).toEqual([
        'otherSite',
        'noTarget',
      ]);
    }
    const again = await read(JSON.stringify(rows));
    expect(notesOf(again)[0]?.id).toBe(notesOf(await read(JSON.stringify(rows)))[0]?.id);
  });

  it('does not import a reply as a note on the publication, and names what it replies to', async () => {
    const base = { uri: PAGE, tags: [], target: [{ source: PAGE }] };
    const replies = [
      { ...base, id: 'b', text: 'Mee eens', references: ['a'] },
      { ...base, id: 'c', text: 'Ik niet', references: ['a', 'b'] },
      { ...base, id: 'd', text: 'Ook', motivation: 'replying' },
      { ...base, id: 'e', text: 'Ook', motivation: ['commenting', 'oa:replying'] },
    ];
    const file = await read(
      JSON.stringify({ annotations: [{ ...base, id: 'a', text: 'Let op', references: [] }, ...replies] }),
    );
    expect(file.items.map((item) => (item.outcome === 'invalid' ? [item.code, item.detail] : item.note.body))).toEqual([
      'Let op',
      ['reply', 'a'],
      ['reply', 'b'],
      ['reply', '?'],
      ['reply', '?'],
    ]);
  });

  it.each([
    PAGE,
    [PAGE],
    { id: PAGE },
    { id: PAGE, type: 'Text' },
    [{ id: PAGE }],
    { source: PAGE },
    { source: { id: PAGE, type: 'Text' } },
    { source: [{ id: PAGE }] },
    { type: 'SpecificResource', source: PAGE, selector: 'https://example.org/selector1' },
    { source: PAGE, selector: { type: 'FragmentSelector', value: '#x', refinedBy: { type: 'TextPositionSelector' } } },
    [{ id: 'https://example.org/elders' }, { source: PAGE }],
  ])('reads the target %j', async (target) => {
    const annotation = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'https://example.org/1',
      type: 'Annotation',
    };
    const file = await read(JSON.stringify({ ...annotation, body: 'Let op', target }));
    expect(notesOf(file)).toMatchObject([{ body: 'Let op', target: { publication: 'kv-tk-2024Z01911' } }]);
  });

  it.each([
    [{ id: 'https://example.org/elders' }, 'otherSite'],
    [[], 'noTarget'],
    [undefined, 'noTarget'],
    [{ id: 3 }, 'shape'],
    [{}, 'shape'],
    [null, 'shape'],
  ])('refuses the target %j as %s', async (target, code) => {
    const file = await read(JSON.stringify({ type: 'Annotation', body: 'Let op', target }));
    expect(file.items).toMatchObject([{ outcome: 'invalid', code }]);
  });

  it.each([
    ['', 'notJson'],
    ['{"format":"kantlijn","version":1,"notes":[', 'notJson'],
    ['42', 'notNotes'],
    ['{"format":"kantlijn","version":99,"notes":[]}', 'newerVersion'],
    ['{"format":"kantlijn","version":1,"notes":{}}', 'notNotes'],
    ['{"format":"kantlijn","version":0,"notes":[]}', 'notNotes'],
    ['{"a":1}', 'notNotes'],
  ])('refuses %j as %s', async (text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code });
  });

  it('says for each bad note what and where, and reads the others', async () => {
    const good = note();
    const file = await read(
      JSON.stringify({
        format: 'kantlijn',
        version: 1,
        publications: [{ id: 3 }],
        notes: [
          good,
          good,
          { ...good, id: 'x' },
          { ...good, tags: [1] },
          null,
          [],
          { ...good, body: 'x'.repeat(100_001) },
        ],
      }),
    );
    expect(file.invalidPublications).toBe(1);
    expect(notesOf(file)).toEqual([good]);
    expect(file.items.slice(1).map((item) => (item.outcome === 'invalid' ? [item.code, item.place] : []))).toEqual([
      ['duplicateId', 'id'],
      ['shape', 'id'],
      ['shape', 'tags.0'],
      ['shape', ''],
      ['shape', ''],
      ['shape', 'body'],
    ]);
  });

  it('takes no harm from prototype keys or depth', async () => {
    const text = `{"format":"kantlijn","version":1,"notes":[${JSON.stringify(note()).replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},')}]}`;
    const file = await read(text);
    expect(notesOf(file)).toHaveLength(1);
    expect(Object.keys(notesOf(file)[0] ?? {})).not.toContain('__proto__');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const deep = `{"format":"kantlijn","version":1,"notes":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`;
    const deepFile = await read(deep);
    expect(deepFile.items[0]).toMatchObject({ outcome: 'invalid' });
  });

  it.each([
    ['as the whole file', (deep: string) => deep, 'invalid'],
    ['as an annotation', (deep: string) => `[${deep}]`, 'invalid'],
    [
      'as the text of an annotation',
      (deep: string) => `[{"target":"${PAGE}","text":"x","body":{"value":${deep}}}]`,
      'invalid',
    ],
    ['in what Kantlijn adds', (deep: string) => `[{"target":"${PAGE}","text":"x","kantlijn:note":${deep}}]`, 'note'],
    ['beside what is read', (deep: string) => `[{"target":"${PAGE}","text":"x","more":${deep}}]`, 'note'],
  ])('is not brought down by a million levels %s', async (_, make, outcome) => {
    const levels = 1_000_000;
    for (const deep of ['['.repeat(levels) + ']'.repeat(levels), `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`]) {
      const text = make(deep);
      if (text.startsWith('{')) {
        await expect(read(text)).rejects.toMatchObject({ code: 'notNotes' });
        continue;
      }
      const { items } = await read(text);
      expect(items.map((item) => item.outcome)).toEqual([outcome]);
      expect((await read(text)).items).toEqual(items);
    }
  });

  it('refuses what is so deep that reading it would fill the memory, but not brackets in a text', async () => {
    const levels = 20_000_000;
    await expect(read('['.repeat(levels))).rejects.toMatchObject({ code: 'notNotes' });
    await expect(read(`{"format":"kantlijn","x":${'[{"a":'.repeat(2_000_000)}`)).rejects.toMatchObject({
      code: 'notNotes',
    });
    const brackets = `${'[{'.repeat(1_500_000)}\\" [`;
    const file = await read(`{"format":"kantlijn","version":1,"notes":[],"more":"${brackets}"}`);
    expect(file.items).toEqual([]);
  });

  it('never throws anything but its own error on any text', async () => {
    const written = writeKantlijnFile(library([note({ passage: passage('Welke bruggen'), tags: ['a'] })]));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc
            .tuple(fc.nat(written.length), fc.string({ maxLength: 3 }))
            .map(([at, with_]) => written.slice(0, at) + with_ + written.slice(at + 1)),
          fc.nat(written.length).map((at) => written.slice(0, at)),
        ),
        async (text) => {
          try {
            const file = await read(text);
            for (const item of file.items) expect(['note', 'invalid']).toContain(item.outcome);
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableFile);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('stops when asked', async () => {
    const controller = new AbortController();
    const notes = Array.from({ length: 2_000 }, (_, index) =>
      note({ id: `0b9f2c1e-0000-4000-8000-${String(index).padStart(12, '0')}` }),
    );
    const text = writeKantlijnFile(library(notes));
    let calls = 0;
    const reading = readFileOfNotes(text, uuidFrom, {
      signal: controller.signal,
      progress: () => {
        calls += 1;
        if (calls === 2) controller.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(calls).toBe(2);
  });
});

describe('import', () => {
  const there = note({ body: 'daar', revision: 3 });
  const item = (one: ExchangedNote) => ({ outcome: 'note', index: 0, note: one }) as const;

  it.each([
    [undefined, 'new'],
    [note({ body: 'daar', revision: 9 }), 'equal'],
    [note({ body: 'hier', revision: 3 }), 'changedBoth'],
    [note({ body: 'hier', revision: 4 }), 'changedHere'],
    [note({ body: 'hier', revision: 2 }), 'changedThere'],
  ] as const)('%#: stands as %s', (here, status) => {
    const plan = planImport([item(there)], new Map(here ? [[here.id, here]] : []));
    expect(plan.notes[0]?.status).toBe(status);
  });

  it('loses no text, whatever the choice but the reader’s own', async () => {
    await fc.assert(
      fc.asyncProperty(anyLibrary, anyLibrary, async (mine, theirs) => {
        const here = new Map(mine.notes.map((one) => [one.id, one]));
        const overlapping = theirs.notes.map((one, index) => ({
          ...one,
          id: index % 2 === 0 ? (mine.notes[index]?.id ?? one.id) : one.id,
        }));
        const unique = [...new Map(overlapping.map((one) => [one.id, one])).values()];
        const { puts } = await importWrites(planImport(unique.map(item), here), () => 'keepBoth', uuidFrom);
        const after = new Map(here);
        for (const { note: put, replaces } of puts) {
          expect(replaces).toBeNull();
          expect(after.has(put.id)).toBe(false);
          after.set(put.id, put);
        }
        const texts = [...after.values()].map(({ body }) => body);
        for (const one of [...mine.notes, ...unique]) expect(texts).toContain(one.body);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps a copy once, however often the file is imported', async () => {
    const here = note({ body: 'hier', revision: 3 });
    const first = await importWrites(planImport([item(there)], new Map([[here.id, here]])), () => 'keepBoth', uuidFrom);
    const kept = new Map([here, ...first.puts.map((put) => put.note)].map((one) => [one.id, one]));
    const second = await importWrites(planImport([item(there)], kept), () => 'keepBoth', uuidFrom);
    expect(second.puts.map((put) => put.note.id)).toEqual(first.puts.map((put) => put.note.id));
    expect(kept.size).toBe(2);
  });

  it('names the revision it replaces when the reader takes theirs, and does nothing when they keep theirs', async () => {
    const here = note({ body: 'hier', revision: 7 });
    const plan = planImport([item(there)], new Map([[here.id, here]]));
    const taken = await importWrites(plan, () => 'takeThere', uuidFrom);
    expect(taken.puts).toEqual([{ note: { ...there, revision: 8 }, replaces: 7 }]);
    expect((await importWrites(plan, () => 'keepHere', uuidFrom)).puts).toEqual([]);
  });
});
