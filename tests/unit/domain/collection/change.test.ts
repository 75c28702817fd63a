import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideCollection } from '../../../../utils/domain/collection/change.ts';
import { itemOf, type Collection, type CollectionChange } from '../../../../utils/domain/collection/collection.ts';
import { MAX_COLLECTIONS, MAX_ITEMS } from '../../../../utils/domain/collection/limits.ts';
import { mergeCollection } from '../../../../utils/domain/collection/merge.ts';

/** What a change of a dossier does, and how a dossier of a file joins the one that is here. */

const ID = '00000000-0000-4000-8000-0000000000c1';
const AT = '2026-12-02T10:00:00.000Z';
const item = (publication: string) => itemOf({ id: publication, questionNumber: null, title: '', date: null });

function dossier(publications: readonly string[], what: Partial<Collection> = {}): Collection {
  return {
    id: ID,
    title: 'Veren',
    text: 'over veren',
    items: publications.map(item),
    created: '2026-12-01T10:00:00.000Z',
    modified: '2026-12-01T10:00:00.000Z',
    textRevision: 2,
    revision: 7,
    deleted: null,
    ...what,
  };
}

const decide = (old: Collection | null, change: CollectionChange, count = 1) =>
  decideCollection(old, change, { id: ID, at: AT, count });
const orderOf = ({ items }: Pick<Collection, 'items'>): string => items.map(({ publication }) => publication).join(' ');
const full = dossier(Array.from({ length: MAX_ITEMS }, (_, n) => `kst-${n}`));
const gone = dossier(['a'], { deleted: AT });

describe('a change of a dossier', () => {
  it.each<[string, Collection, CollectionChange, string]>([
    ['adds at the end', dossier(['a']), { does: 'add', items: [item('b'), item('c')], before: null }, 'a b c'],
    ['adds before another', dossier(['a', 'b']), { does: 'add', items: [item('c')], before: 'b' }, 'a c b'],
    ['adds at the end when the other is gone', dossier(['a']), { does: 'add', items: [item('b')], before: 'z' }, 'a b'],
    [
      'leaves what is there in its place',
      dossier(['a', 'b']),
      { does: 'add', items: [item('b'), item('c'), item('c')], before: 'a' },
      'c a b',
    ],
    ['removes', dossier(['a', 'b', 'c']), { does: 'remove', publications: ['b', 'z'] }, 'a c'],
    ['moves down', dossier(['a', 'b', 'c']), { does: 'move', publication: 'a', before: 'c' }, 'b a c'],
    ['moves up', dossier(['a', 'b', 'c']), { does: 'move', publication: 'c', before: 'a' }, 'c a b'],
    ['moves to the end', dossier(['a', 'b', 'c']), { does: 'move', publication: 'a', before: null }, 'b c a'],
  ])('%s', (_, old, change, order) => {
    const decided = decide(old, change);
    expect(decided).toMatchObject({ is: 'changed', collection: { revision: 8, modified: AT, textRevision: 2 } });
    expect(orderOf(decided.collection as Collection)).toBe(order);
  });

  it.each<[string, Collection | null, CollectionChange, Partial<Collection>]>([
    [
      'make',
      null,
      { does: 'make', title: '  Veren\n en ponten ' },
      { title: 'Veren en ponten', revision: 1, textRevision: 1 },
    ],
    ['rename', dossier([]), { does: 'rename', title: 'Ponten' }, { title: 'Ponten', revision: 8 }],
    ['write', dossier([]), { does: 'write', text: 'meer', expectedRevision: 2 }, { text: 'meer', textRevision: 3 }],
    ['delete', dossier(['a']), { does: 'delete' }, { deleted: AT }],
    ['restore', gone, { does: 'restore' }, { deleted: null, text: 'over veren' }],
  ])('%s', (_, old, change, after) => {
    expect(decide(old, change)).toMatchObject({ is: 'changed', collection: after });
  });

  it.each<[string, Collection | null, CollectionChange, string, number]>([
    ['there is none', null, { does: 'rename', title: 'a' }, 'missing', 0],
    ['it is deleted', gone, { does: 'write', text: 'a', expectedRevision: 2 }, 'missing', 0],
    ['the name cannot be seen', null, { does: 'make', title: '\u200E \u00AD' }, 'noTitle', 0],
    ['there are too many', null, { does: 'make', title: 'a' }, 'tooMany', MAX_COLLECTIONS],
    ['there would be too many again', gone, { does: 'restore' }, 'tooMany', MAX_COLLECTIONS],
    ['it is full', full, { does: 'add', items: [item('b')], before: null }, 'full', 0],
    [
      'another text was stored meanwhile',
      dossier([]),
      { does: 'write', text: 'a', expectedRevision: 1 },
      'otherText',
      0,
    ],
  ])('is refused when %s', (_, old, change, why, count) => {
    expect(decide(old, change, count)).toMatchObject({ is: 'refused', why });
  });

  it.each<[string, Collection, CollectionChange]>([
    ['make', dossier(['a']), { does: 'make', title: 'Ponten' }],
    ['rename', dossier([]), { does: 'rename', title: ' Veren ' }],
    ['write, over an older text too', dossier([]), { does: 'write', text: 'over veren', expectedRevision: 1 }],
    ['add', dossier(['a']), { does: 'add', items: [item('a')], before: null }],
    ['remove', dossier(['a']), { does: 'remove', publications: ['b'] }],
    ['move', dossier(['a', 'b']), { does: 'move', publication: 'a', before: 'b' }],
    ['delete', gone, { does: 'delete' }],
    ['restore', dossier([]), { does: 'restore' }],
  ])('asked twice changes nothing more: %s', (_, old, change) => {
    expect(decide(old, change)).toEqual({ is: 'same', collection: old });
  });

  it('keeps each publication once, in every order of changes', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const before = fc.option(names, { nil: null });
    const change = fc.oneof<fc.Arbitrary<CollectionChange>[]>(
      fc.record({ does: fc.constant('add'), items: fc.array(names.map(item), { minLength: 1 }), before }),
      fc.record({ does: fc.constant('remove'), publications: fc.array(names, { minLength: 1 }) }),
      fc.record({ does: fc.constant('move'), publication: names, before }),
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        let now = dossier([]);
        const wanted = new Set<string>();
        for (const one of changes) {
          now = decide(now, one).collection ?? now;
          if (one.does === 'add') for (const { publication } of one.items) wanted.add(publication);
          if (one.does === 'remove') for (const publication of one.publications) wanted.delete(publication);
          expect(orderOf(now).split(' ').filter(Boolean).toSorted()).toEqual([...wanted].toSorted());
        }
      }),
    );
  });
});

describe('a dossier of a file', () => {
  it.each<[string, Collection | null, Collection, string, string | null, string | null]>([
    ['is new', null, dossier(['a']), 'new', 'a', 'over veren'],
    ['comes back when it was deleted', gone, dossier(['b']), 'new', 'b', 'over veren'],
    ['is equal', dossier(['a']), dossier(['a']), 'equal', null, null],
    [
      'with less changes nothing',
      dossier(['b', 'a']),
      dossier(['a'], { text: '', title: 'Anders' }),
      'equal',
      null,
      null,
    ],
    ['adds its items at the end', dossier(['b', 'a']), dossier(['a', 'c', 'b']), 'supplemented', 'b a c', 'over veren'],
    [
      'adds its text below',
      dossier(['a']),
      dossier([], { text: 'nog iets' }),
      'supplemented',
      'a',
      'over veren\n\nnog iets',
    ],
    [
      'gives its text where there is none',
      dossier([], { text: ' ' }),
      dossier([], { text: 'iets' }),
      'supplemented',
      '',
      'iets',
    ],
    ['that does not fit is left', full, dossier(['b']), 'tooLarge', null, null],
  ])('%s', (_, here, there, status, order, text) => {
    const { put, ...planned } = mergeCollection(here, there);
    expect(planned).toEqual({ status });
    expect(put === null ? null : orderOf(put)).toBe(order);
    expect(put?.text ?? null).toBe(text);
    // What is stored then is what the file holds: a second time it is equal.
    if (put !== null) expect(mergeCollection(put, there)).toEqual({ status: 'equal', put: null });
  });
});
