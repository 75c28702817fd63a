import { beforeAll, describe, expect, it } from 'vitest';
import type { Kind, ItemRow } from '../../../utils/sync/kinds/kind.ts';
import { firstDocument, readDocument } from '../../../utils/sync/kinds/document.ts';
import { placesFor } from '../../../utils/sync/kinds/places.ts';
import { searchId } from '../../../utils/sync/kinds/search.ts';
import { KINDS, type KindName } from '../../../utils/sync/kinds/table.ts';
import type { Shared } from '../../../utils/sync/replica.ts';
import { itemOf } from '../../../utils/domain/collection/collection.ts';
import { MemoryFolder } from './memory.ts';
import { itemDevice } from './items.ts';

let shared: Shared;
beforeAll(async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  shared = { folder: 'f'.repeat(32), key };
});

const conditions = { words: 'haven', party: 'D66' };

const item = (id: string) => itemOf({ id, questionNumber: null, title: `Stuk ${id}`, date: '2026-11-02' });
const [KST, CST, KV] = [item('kst-1'), item('kst-2'), item('kv-tk-2024Z01911')];
const DOSSIER = {
  modified: '2026-11-01T08:00:00.000Z',
  title: 'Veren',
  text: 'Over de veren.',
  items: [KST, CST],
};

/** An example of each kind: one thing, two fields that are changed apart, and what both say then. A new kind does not compile without. */
const EXAMPLES: {
  readonly [K in KindName]: {
    readonly id: string;
    readonly row: ItemRow;
    readonly one: ItemRow;
    readonly other: ItemRow;
    readonly both: ItemRow;
  };
} = {
  collection: {
    id: '00000000-0000-4000-8000-0000000000c1',
    row: { created: '2026-11-01T08:00:00.000Z', ...DOSSIER },
    one: { created: '2026-11-01T08:00:00.000Z', ...DOSSIER, title: 'Veren en ponten', items: [CST, KST] },
    other: { created: '2026-11-01T08:00:00.000Z', ...DOSSIER, text: 'Over de veren, en meer.', items: [KST, CST, KV] },
    both: {
      created: '2026-11-01T08:00:00.000Z',
      ...DOSSIER,
      title: 'Veren en ponten',
      text: 'Over de veren, en meer.',
      items: [CST, KST, KV],
    },
  },
  follow: {
    id: '2024Z01911',
    row: { since: '2026-11-01', notify: true },
    one: { since: '2026-11-01', notify: false },
    other: { since: '2026-10-01', notify: true },
    both: { since: '2026-10-01', notify: false },
  },
  search: {
    id: searchId(conditions),
    row: { conditions, since: '2026-11-01', notify: true },
    one: { conditions, since: '2026-11-01', notify: false },
    other: { conditions, since: '2026-11-01', notify: true, name: 'Havens' },
    both: { conditions, since: '2026-11-01', notify: false, name: 'Havens' },
  },
  setting: {
    id: 'meaningNames',
    row: { fact: 'Feit' },
    one: { fact: 'Bewering' },
    other: { fact: 'Feit', action: 'Actie' },
    both: { fact: 'Bewering', action: 'Actie' },
  },
};

describe.each(KINDS.map((kind) => [kind.name, kind as Kind, EXAMPLES[kind.name]] as const))(
  'a %s on two devices',
  (_, kind, { id, row, one, other, both }) => {
    const device = (folder: MemoryFolder) => itemDevice(folder, shared, kind);
    /** Two devices that have the same. */
    const two = async () => {
      const folder = new MemoryFolder();
      const [a, b] = [device(folder), device(folder)];
      a.set(id, row);
      for (const each of [a, b, a]) await each.round();
      return { folder, a, b };
    };

    it('arrives, is changed, goes and comes back', async () => {
      const { a, b } = await two();
      expect(b.get(id)).toEqual(row);
      b.set(id, other);
      for (const each of [b, a]) await each.round();
      expect(a.get(id)).toEqual(other);
      a.set(id, null);
      for (const each of [a, b]) await each.round();
      expect(b.get(id)).toBeUndefined();
      b.set(id, row);
      for (const each of [b, a]) await each.round();
      expect(a.get(id)).toEqual(row);
      // Nothing is sent back and forth.
      for (const each of [a, b, a, b]) expect((await each.round()).sent).toBe(0);
    });

    it('that was made on both is one, and the same bytes', async () => {
      expect(firstDocument(kind, id, row)).toEqual(firstDocument(kind, id, { ...row }));
      const folder = new MemoryFolder();
      const [a, b] = [device(folder), device(folder)];
      for (const each of [a, b]) each.set(id, row);
      for (const each of [a, b, a]) await each.round();
      expect([a.get(id), b.get(id)]).toEqual([row, row]);
      expect(folder.files.size).toBe(1);
    });

    it('changed on both at once has both changes, also on a copied profile', async () => {
      const { folder, a, b } = await two();
      const twin = a.copy();
      a.set(id, one);
      twin.set(id, other);
      for (const each of [a, twin, b, a, twin, b]) await each.round();
      expect([a.get(id), twin.get(id), b.get(id)]).toEqual([both, both, both]);
      const c = device(folder);
      await c.round();
      expect(c.get(id)).toEqual(both);
    });

    it('that was deleted while another device changed it stays; deleted by both it is gone', async () => {
      const { a, b } = await two();
      a.set(id, null);
      b.set(id, one);
      for (const each of [a, b, a, b]) await each.round();
      expect([a.get(id), b.get(id)]).toEqual([one, one]);
      for (const each of [a, b]) each.set(id, null);
      for (const each of [a, b, a, b]) await each.round();
      expect([a.get(id), b.get(id)]).toEqual([undefined, undefined]);
    });

    it('that was deleted stays deleted for a device that joins again with the same', async () => {
      const { folder, a } = await two();
      a.set(id, null);
      await a.round();
      const again = device(folder);
      again.set(id, row);
      for (const each of [again, a]) await each.round();
      expect([again.get(id), a.get(id)]).toEqual([undefined, undefined]);
    });

    it('comes back when what stores it was lost: absence is no deletion', async () => {
      const { a, b } = await two();
      b.store.rows.clear();
      b.store.generation = null;
      await b.round();
      expect(b.get(id)).toEqual(row);
      b.store.rows.clear();
      b.store.generation = 'een ander leven';
      for (const each of [b, a]) await each.round();
      expect([a.get(id), b.get(id)]).toEqual([row, row]);
    });

    it('that this version cannot read in its store is no removal, and is left alone', async () => {
      const { a, b } = await two();
      b.store.rows.clear();
      b.store.unreadable.add(id);
      for (const each of [b, a]) await each.round();
      expect(a.get(id)).toEqual(row);
      a.set(id, other);
      for (const each of [a, b]) await each.round();
      expect(b.get(id)).toBeUndefined();
      b.store.unreadable.clear();
      b.set(id, row);
      for (const each of [b, a, b]) await each.round();
      expect([a.get(id), b.get(id)]).toEqual([other, other]);
    });

    it('that joins with something else of its own: what the folder says counts, and what is only here is added', async () => {
      const { folder, a } = await two();
      const joins = device(folder);
      joins.set(id, { ...both, ...one });
      for (const each of [joins, a, joins]) await each.round();
      expect(joins.get(id)).toEqual({ ...both, ...row });
      expect(a.get(id)).toEqual({ ...both, ...row });
    });

    it('what the reader does while a file arrives is taken up, and nothing is written over', async () => {
      const { a, b } = await two();
      a.set(id, one);
      await a.round();
      const { put } = b.store;
      b.store.put = async (...asked) => {
        b.store.put = put;
        b.set(id, other);
        return put(...asked);
      };
      for (const each of [b, b, a, b]) await each.round();
      expect([a.get(id), b.get(id)]).toEqual([both, both]);
    });

    it('ended between its store and its documents, it goes on where it was', async () => {
      const { a, b } = await two();
      a.set(id, one);
      await a.round();
      const { put } = b.store;
      b.store.put = async (...asked) => {
        await put(...asked);
        throw new Error('killed');
      };
      await expect(b.round()).rejects.toThrow('killed');
      b.store.put = put;
      a.set(id, both);
      await a.round();
      for (const each of [b, a, b]) await each.round();
      expect([a.get(id), b.get(id)]).toEqual([both, both]);
    });

    it('is kept and sent on beside a version that does not know it', async () => {
      const folder = new MemoryFolder();
      const a = device(folder);
      const old = itemDevice(folder, shared, kind, { kinds: KINDS.filter(({ name }) => name !== kind.name) });
      a.set(id, row);
      await a.round();
      for (let n = 0; n < 3; n += 1) expect((await old.round()).isWhole).toBe(true);
      expect(old.get(id)).toBeUndefined();
      // Updated, it reads again what it could not read.
      const updated = itemDevice(folder, shared, kind, { disk: old.disk });
      await updated.round();
      expect(updated.get(id)).toEqual(row);
      await a.round();
      expect(a.get(id)).toEqual(row);
    });

    it('keeps what a later version wrote in it', async () => {
      const folder = new MemoryFolder();
      const later: Kind = { ...kind, read: (_, said) => said };
      const a = itemDevice(folder, shared, later, { kinds: [later] });
      a.set(id, { ...row, colour: 'groen' });
      await a.round();
      const b = device(folder);
      await b.round();
      b.set(id, other);
      for (const each of [b, a]) await each.round();
      expect(a.get(id)).toMatchObject({ ...other, colour: 'groen' });
    });

    it('that cannot be read here stays as it is', async () => {
      const { folder, b } = await two();
      const later: Kind = { ...kind, read: (_, said) => said };
      const a = itemDevice(folder, shared, later, { kinds: [later] });
      await a.round();
      const [field = ''] = Object.keys(row);
      a.set(id, { ...row, [field]: 5 });
      for (const each of [a, b, b]) await each.round();
      expect(b.get(id)).toEqual(row);
    });
  },
);

/** What a kind may ask for that none above does: texts and lists. */
const NOTEBOOK: Kind = {
  name: 'notebook',
  isId: (id) => id === 'een',
  texts: ['text'],
  lists: { items: (item) => item },
  read: (_, said) => said,
};

describe('texts and lists', () => {
  const two = async (row: ItemRow) => {
    const folder = new MemoryFolder();
    const make = () => itemDevice(folder, shared, NOTEBOOK, { kinds: [NOTEBOOK] });
    const [a, b] = [make(), make()];
    a.set('een', row);
    for (const each of [a, b]) await each.round();
    return { a, b, make };
  };
  it.each([
    [
      'words at both ends',
      { text: 'midden' },
      { text: 'voor midden' },
      { text: 'midden na' },
      { text: 'voor midden na' },
    ],
    [
      'one added, one taken out',
      { items: ['a', 'b', 'c'] },
      { items: ['a', 'b', 'c', 'd'] },
      { items: ['a', 'c'] },
      { items: ['a', 'c', 'd'] },
    ],
    [
      'one moved, one put in',
      { items: ['a', 'b', 'c'] },
      { items: ['c', 'a', 'b'] },
      { items: ['a', 'x', 'b', 'c'] },
      { items: ['c', 'a', 'x', 'b'] },
    ],
    ['the last taken out', { items: ['a'] }, {}, { items: ['a'] }, {}],
  ])('%s', async (_, row, one, other, both) => {
    const { a, b } = await two(row);
    a.set('een', one);
    b.set('een', other);
    for (const each of [a, b, a]) await each.round();
    expect([a.get('een'), b.get('een')]).toEqual([both, both]);
  });

  it('texts that began apart are both there, once', async () => {
    const { a, make } = await two({ text: 'eerste' });
    const c = make();
    c.set('een', { text: 'tweede' });
    for (const each of [c, a, c]) await each.round();
    expect(String(a.get('een')?.['text']).split('\n\n').toSorted()).toEqual(['eerste', 'tweede']);
    expect(c.get('een')).toEqual(a.get('een'));
    a.set('een', { text: 'samen' });
    for (const each of [a, c]) await each.round();
    expect(c.get('een')).toEqual({ text: 'samen' });
  });

  it('texts that two devices begin in one thing at once are both there', async () => {
    const { a, b } = await two({ items: ['a'] });
    a.set('een', { items: ['a'], text: 'van a' });
    b.set('een', { items: ['a'], text: 'van b' });
    for (const each of [a, b, a]) await each.round();
    expect(String(a.get('een')?.['text']).split('\n\n').toSorted()).toEqual(['van a', 'van b']);
    expect(b.get('een')).toEqual(a.get('een'));
  });

  it.each([
    ['one moved to the front', [0, 1, 2, 3], [3, 0, 1, 2], 1],
    ['one moved to the end', [0, 1, 2, 3], [1, 2, 3, 0], 1],
    ['none', [0, 1, 2], [0, 1, 2], 0],
    ['turned round', [0, 1, 2], [2, 1, 0], 2],
  ])('a place is changed of no more than has to: %s', (_, before, next, count) => {
    const changed = placesFor(next.map(String), (item) => before.indexOf(Number(item)));
    expect(changed.size).toBe(count);
    const place = (item: number): number => changed.get(String(item)) ?? before.indexOf(item);
    expect(next.toSorted((a, b) => place(a) - place(b))).toEqual(next);
  });

  it('where there is no number left between two places all are counted anew', () => {
    const places = new Map([
      ['a', 1],
      ['b', 1 + Number.EPSILON],
    ]);
    const changed = placesFor(['a', 'x', 'b'], (item) => places.get(item));
    expect([...changed.keys()]).toEqual(['a', 'x', 'b']);
  });
});

describe('bytes from outside', () => {
  it.each([
    ['no document', new Uint8Array([1, 2, 3])],
    ['nothing', new Uint8Array()],
  ])('%s is no thing', (_, bytes) => {
    expect(readDocument(KINDS[0], '2024Z01911', bytes)).toBe('unreadable');
  });
});
