import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { itemOf } from '../../../utils/domain/collection/collection.ts';
import { MAX_COLLECTION_TEXT, MAX_ITEMS } from '../../../utils/domain/collection/limits.ts';
import { collectionKind } from '../../../utils/sync/kinds/collection.ts';
import { changedDocument, firstDocument, mergedDocument, readDocument } from '../../../utils/sync/kinds/document.ts';
import type { ItemRow } from '../../../utils/sync/kinds/kind.ts';

/** What the document of a dossier makes of changes; on devices: `collections.test.ts`. */

const DOSSIER = '00000000-0000-4000-8000-0000000000c1';
const item = (n: number) => itemOf({ id: `kst-${n}`, questionNumber: null, title: `Stuk ${n}`, date: '2026-11-02' });

const ROW: ItemRow = {
  created: '2026-11-01T08:00:00.000Z',
  modified: '2026-11-01T08:00:00.000Z',
  title: 'Veren',
  items: [item(1)],
};
const read = (state: Uint8Array): ItemRow => {
  const row = readDocument(collectionKind, DOSSIER, state);
  if (row === null || row === 'unreadable') throw new Error(String(row));
  return row;
};
const changed = (state: Uint8Array, next: ItemRow): Uint8Array =>
  changedDocument(collectionKind, DOSSIER, state, { was: read(state), next, at: '2026-12-01T08:00:00.000Z' })?.state ??
  state;

describe('the document of a dossier', () => {
  const first = firstDocument(collectionKind, DOSSIER, ROW);

  it('keeps words that two devices began with apart, whichever of the two each goes on with', () => {
    for (let times = 0; times < 20; times += 1) {
      const begun = [changed(first, { ...ROW, text: 'veer' }), changed(first, { ...ROW, text: 'veer' })] as const;
      const [here, there] = [
        changed(begun[0], { ...ROW, text: 'voor veer' }),
        changed(begun[1], { ...ROW, text: 'veer na' }),
      ];
      // Each now has the other's beginning, which says no more than its own.
      const [both, same] = [mergedDocument(here, begun[1]), mergedDocument(there, begun[0])];
      expect([read(both)['text'], read(same)['text']]).toEqual(['voor veer', 'veer na']);
      const all = mergedDocument(
        changed(both, { ...ROW, text: 'voor veer, dus' }),
        changed(same, { ...ROW, text: 'en veer na' }),
      );
      expect(read(all)['text']).toContain('veer');
    }
  });

  it('shows no word again that the reader took out of what two devices began with', () => {
    for (let times = 0; times < 20; times += 1) {
      const begun = [changed(first, { ...ROW, text: 'veer' }), changed(first, { ...ROW, text: 'veer' })] as const;
      const both = mergedDocument(changed(begun[0], { ...ROW, text: 'voor veer' }), begun[1]);
      expect(read(changed(both, { ...ROW, text: 'voor' }))['text']).toBe('voor');
    }
  });

  it('takes a text again after it was emptied, with the blank lines at its end', () => {
    const begun = [changed(first, { ...ROW, text: 'veer' }), changed(first, { ...ROW, text: 'pen' })] as const;
    for (const state of [begun[0], mergedDocument(...begun)]) {
      const empty = changed(state, { ...ROW, text: '' });
      expect(read(changed(empty, { ...ROW, text: 'anders\n\n' }))['text']).toBe('anders\n\n');
    }
  });

  it('shows as many items as a dossier holds, and the others when there is room', () => {
    const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => item(from + n));
    const [here, there] = [
      changed(first, { ...ROW, items: many(1, 3_000) }),
      changed(first, { ...ROW, items: [item(1), ...many(10_000, 3_000)] }),
    ];
    const both = mergedDocument(here, there);
    const shown = read(both)['items'] as unknown[];
    expect(shown).toHaveLength(MAX_ITEMS);
    const less = changed(both, { ...read(both), items: shown.slice(2_000) });
    expect(read(less)['items']).toHaveLength(6_000 - 2_000);
  });

  it('keeps a text that two devices made too long, and shows it as room is made', () => {
    const [here, there] = [
      changed(first, { ...ROW, text: `${'a'.repeat(70_000)}` }),
      changed(first, { ...ROW, text: `${'b'.repeat(70_000)}` }),
    ];
    const both = mergedDocument(here, there);
    const { text } = read(both) as { text: string };
    expect(text).toHaveLength(MAX_COLLECTION_TEXT);
    const less = read(changed(both, { ...read(both), text: 'kort ' }))['text'] as string;
    expect(less).toHaveLength(5 + 140_002 - MAX_COLLECTION_TEXT);
  });

  it('takes of what comes from outside what is a dossier, and nothing else', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, first);
    const list = doc.getMap<unknown>('list items');
    list.set('kst-2', [Number.NaN, item(2)]);
    list.set('kst-3', ['x', item(3)]);
    list.set('kst-4', [4, item(5)]);
    list.set('kst-6', [6, { ...item(6), title: 'x'.repeat(1_000) }]);
    list.set('kst-7', 7);
    list.set('kst-8', [-1, { ...item(8), later: true }]);
    doc.getMap<unknown>('texts').set('text x', new Y.Text('woord'));
    doc.getMap<unknown>('texts').set('title x', new Y.Map());
    doc.getMap<unknown>('texts').set('title y', new Y.Text(' twee\n\nregels '));
    const row = read(Y.encodeStateAsUpdate(doc));
    expect(row).toMatchObject({ text: 'woord', items: [item(8), item(1)] });
    expect(row['title']).toMatch(/^(Veren twee regels|twee regels Veren)$/);
    // What this version does not know of an item stays with it, also when it is moved.
    const moved = changed(Y.encodeStateAsUpdate(doc), { ...row, items: [item(1), item(8)] });
    const again = new Y.Doc();
    Y.applyUpdate(again, moved);
    expect((again.getMap('list items').get('kst-8') as unknown[])[1]).toEqual({ ...item(8), later: true });
    doc.getMap('fields').set('created', 'gisteren');
    expect(readDocument(collectionKind, DOSSIER, Y.encodeStateAsUpdate(doc))).toBe('unreadable');
  });

  it('has a name also when each device took out the letters of the other', () => {
    const start = firstDocument(collectionKind, DOSSIER, { ...ROW, title: 'ab' });
    const both = mergedDocument(changed(start, { ...ROW, title: 'a' }), changed(start, { ...ROW, title: 'b' }));
    expect(read(both)['title']).toBe('…');
  });
});
