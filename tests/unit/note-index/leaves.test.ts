import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestDone, openDatabase, STORES } from '../../../utils/note-index/disk/database.ts';
import { Fences } from '../../../utils/note-index/disk/fences.ts';
import { decodeLeaf, divide, encodeLeaf, headIn, headsBetween } from '../../../utils/note-index/disk/leaves.ts';
import type { NoteIndex, SearchDocument } from '../../../utils/store/search-schema.ts';
import { document, freshIDB, freshIndex } from './support.ts';

const key = fc.stringMatching(/^[+^#@!]?[a-z]{1,12}$/);
const leaf = fc
  .uniqueArray(fc.tuple(key, fc.uint8Array({ minLength: 1, maxLength: 300 })), {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 120,
  })
  .map((pairs) => pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  .map((pairs) => ({ keys: pairs.map(([name]) => name), heads: pairs.map(([, head]) => head) }));

/** A word unlike any other: the long tail of a library. */
const rare = (n: number): string =>
  Array.from(String(n + 10_000), (digit) => 'bdfgklmnpr'[Number(digit)] ?? '').join('a');

describe('leaves', () => {
  test('a leaf is read as it was written, by key and by range', () => {
    fc.assert(
      fc.property(leaf, key, key, (own, one, other) => {
        const row = encodeLeaf(own);
        expect(decodeLeaf(row)).toEqual(own);
        for (const [at, name] of own.keys.entries()) expect(headIn(row, name)).toEqual(own.heads[at]);
        if (!own.keys.includes(one)) expect(headIn(row, one)).toBeUndefined();
        const [first, last] = [one, other].toSorted();
        const between = own.heads.filter((_, at) => {
          const name = own.keys[at] ?? '';
          return name >= (first ?? '') && name <= (last ?? '');
        });
        expect(headsBetween(row, first ?? '', last ?? '')).toEqual(between);
      }),
    );
  });

  test('a damaged row is an error, not an empty row', () => {
    const row = encodeLeaf({ keys: ['huis'], heads: [Uint8Array.of(1, 2, 3)] });
    expect(() => decodeLeaf({ ...row, heads: row.heads.slice(0, 2) })).toThrow(RangeError);
    expect(() => decodeLeaf({ ...row, keys: '\nhuis\nhuizen\n' })).toThrow(RangeError);
  });

  test('splitting a leaf keeps all keys in order and leaves room', () => {
    fc.assert(
      fc.property(leaf, (own) => {
        const parts = divide(own);
        expect(parts.flatMap(({ keys }) => keys)).toEqual(own.keys);
        expect(parts.flatMap(({ heads }) => heads)).toEqual(own.heads);
        for (const { keys, heads } of parts) {
          const length = keys.reduce((sum, name, at) => sum + name.length + 2 + (heads[at]?.length ?? 0), 0);
          expect(keys.length).toBeGreaterThan(0);
          expect(length).toBeLessThanOrEqual(4096);
        }
      }),
    );
    expect(divide({ keys: [], heads: [] })).toEqual([]);
  });
});

describe('fences', () => {
  test('find the leaf of a key as a sorted list would, after any changes, in memory and read again', async () => {
    const change = fc.tuple(fc.boolean(), key);
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 900 }),
        fc.array(key, { maxLength: 20 }),
        async (changes, asked) => {
          const database = await openDatabase('fences', freshIDB());
          const store = (): IDBObjectStore => database.transaction(STORES, 'readwrite').objectStore('fences');
          let fences = await Fences.read(store());
          const model = new Set(['']);
          for (const [at, [added, name]] of changes.entries()) {
            if (added) {
              fences.add(name);
              model.add(name);
            } else {
              fences.remove(name);
              model.delete(name);
            }
            if (at % 200 === 199) {
              fences.write(store());
              fences = await Fences.read(store());
            }
          }
          fences.write(store());
          const again = await Fences.read(store());
          const sorted = [...model].toSorted();
          for (const name of [...asked, ...sorted]) {
            const expected = sorted.findLast((fence) => fence <= name);
            expect(fences.of(name)).toBe(expected);
            expect(again.of(name)).toBe(expected);
          }
          database.close();
        },
      ),
      { numRuns: 30 },
    );
  });

  test('thousands of fences, added in any order, are found again', async () => {
    const database = await openDatabase('fences', freshIDB());
    const store = (): IDBObjectStore => database.transaction(STORES, 'readwrite').objectStore('fences');
    const fences = await Fences.read(store());
    const names = Array.from({ length: 3000 }, (_, n) => rare(n)).toSorted();
    for (const [at, name] of names.entries()) if (at % 3 !== 0) fences.add(name);
    for (const name of names.filter((_, at) => at % 3 === 0).toReversed()) fences.add(name);
    fences.write(store());
    const again = await Fences.read(store());
    for (const name of names) {
      expect(fences.of(name)).toBe(name);
      expect(again.of(`${name}a`)).toBe(name);
    }
    expect(await requestDone(store().count())).toBeGreaterThan(10);
    database.close();
  });
});

describe('an index of many words', () => {
  const notes = (from: number, count: number): SearchDocument[] =>
    Array.from({ length: count }, (_, at) => {
      const n = from + at;
      const words = Array.from({ length: 12 }, (_, step) => rare(((n * 12 + step) * 7919) % 90_000));
      return document(`n${n}`, { body: `scanner ${words.join(' ')} ${n % 3 === 0 ? 'haven' : 'kade'}` });
    });
  const asked = [
    'scanner ',
    'haven ',
    `${rare(7919)} `,
    rare(700).slice(0, 4),
    rare(7000).slice(0, 6),
    'ba',
    'scaner ',
  ];
  const expectSame = async (one: NoteIndex, other: NoteIndex): Promise<void> => {
    for (const query of asked) expect(await one.query(query)).toEqual(await other.query(query));
  };

  test('an index that grew, changed and shrank answers like one built at once, also after reopening', async () => {
    const idb = freshIDB();
    const grown = freshIndex(idb);
    const all = notes(0, 700);
    for (let from = 0; from < all.length; from += 70)
      await grown.apply(
        all.slice(from, from + 70).map((note) => ({ id: note.id, document: note })),
        from + 70,
      );
    const built = freshIndex();
    await built.rebuild(all, 700);
    await expectSame(grown, built);
    const kept = all.filter((_, n) => n % 5 === 0).map((note) => ({ ...note, body: `${note.body} nieuw` }));
    await grown.apply(
      all.map(({ id }) => ({ id, document: kept.find((note) => note.id === id) ?? null })),
      800,
    );
    await built.rebuild(kept, 800);
    await expectSame(grown, built);
    expect((await grown.query('nieuw ')).total).toBe(kept.length);
    await grown.close();
    await expectSame(freshIndex(idb), built);
    await grown.apply(
      kept.map(({ id }) => ({ id, document: null })),
      900,
    );
    for (const query of asked) expect((await grown.query(query)).hits).toEqual([]);
    await grown.apply([{ id: 'x', document: document('x', { body: 'scanner' }) }], 901);
    expect((await grown.query('scanner ')).total).toBe(1);
  });

  test('a rebuild that fails between its pieces counts for nothing, and the next one starts over', async () => {
    const index = freshIndex();
    const all = notes(0, 1200);
    const broken = all.map((note, n) => (n === 1100 ? { ...note, meaning: (() => '') as never } : note));
    await expect(index.rebuild(broken, 1)).rejects.toThrow();
    expect(await index.watermark()).toBeNull();
    expect((await index.query('scanner ')).complete).toBe(false);
    await index.rebuild(all, 2);
    const built = freshIndex();
    await built.rebuild(all, 2);
    expect((await index.query('scanner ')).total).toBe(1200);
    await expectSame(index, built);
  });

  test('when its database is deleted during a write or a read, an index starts over and has nothing in its cache', async () => {
    const idb = freshIDB();
    const index = freshIndex(idb);
    const remove = (): Promise<unknown> => requestDone(idb.indexedDB.deleteDatabase('search-test'));
    const all = notes(0, 60).map((note) => ({ id: note.id, document: note }));
    await index.apply(all.slice(0, 30), 30);
    await Promise.all([index.apply(all, 60), remove()]);
    expect([await index.watermark(), await index.size()]).toEqual([0, 0]);
    expect((await index.query('scanner ')).hits).toEqual([]);
    await index.apply(all, 60);
    await Promise.all([index.query('scanner '), remove()]);
    expect((await index.query('scanner ')).hits).toEqual([]);
    await index.apply(all.slice(0, 7), 7);
    expect((await index.query('scanner ')).total).toBe(7);
  });

  test('adding a document reads and writes as many rows in a large index as in a small one', async () => {
    const rows = async (size: number): Promise<number> => {
      const idb = freshIDB();
      const index = freshIndex(idb);
      await index.rebuild(notes(0, size), 1);
      await index.close();
      await index.watermark();
      let count = 0;
      const counted = ['get', 'put', 'getAll', 'openCursor', 'delete', 'count', 'getAllKeys', 'getKey'] as const;
      const proto = Object.getPrototypeOf(
        (await openDatabase('search-test', idb)).transaction('docs').objectStore('docs'),
      ) as Record<string, (...given: unknown[]) => unknown>;
      const originals = counted.map((name) => [name, proto[name]] as const);
      for (const [name, original] of originals)
        proto[name] = function (this: unknown, ...given: unknown[]) {
          count += 1;
          return original?.apply(this, given);
        };
      try {
        await index.apply(
          notes(size, 1).map((note) => ({ id: note.id, document: note })),
          2,
        );
      } finally {
        for (const [name, original] of originals) if (original) proto[name] = original;
      }
      return count;
    };
    const [small, large] = [await rows(400), await rows(4000)];
    expect(small).toBeGreaterThan(20);
    // A word may be in another leaf than its neighbour: one more row to read and to write.
    expect(large).toBeLessThan(small + 2 * 12);
  });
});
