import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { nameOf } from '../../../utils/sync/file/names.ts';
import { packBatch, type Entry } from '../../../utils/sync/file/batch.ts';
import { seal } from '../../../utils/sync/file/seal.ts';
import { editedState, firstState, mergedState, readDoc } from '../../../utils/sync/note/doc.ts';
import { partsOf } from '../../../utils/sync/note/shape.ts';
import type { Shared } from '../../../utils/sync/replica.ts';
import { noteId } from '../store/support.ts';
import { MemoryFolder } from './memory.ts';
import { device, JOIN, NEW } from './service-device.ts';
import { deviceOn, noteOf } from './support.ts';

/** Versions of Kantlijn meet (SYNC A8.7). Earlier and later ones are made here, from what they would write. */

let shared: Shared;
beforeAll(async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  shared = { folder: 'f'.repeat(32), key };
});

const { id } = noteOf(1);
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** A folder in which a device of another version wrote one file. */
async function folderWith(entries: readonly unknown[]): Promise<MemoryFolder> {
  const folder = new MemoryFolder();
  const name = nameOf({ device: 'deadbeef', seq: 1, kind: 'i', chance: '1'.repeat(16) });
  const content = await packBatch(entries as Entry[]);
  folder.files.set(name, await seal(shared.key, { folder: shared.folder, name }, content));
  return folder;
}

/** The note without fields an earlier version does not know. */
function earlier(): Record<string, unknown> {
  const { verdict: _, meaning: __, ...row } = noteOf(1, { tags: ['haven'] });
  return row;
}

/** What a document holds under a name, also of a field this version does not know. */
function fieldOf(state: Uint8Array, name: string): unknown {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return partsOf(doc).fields.get(name);
}

/** The document after a later version set a field of its own. */
function withField(state: Uint8Array, name: string, value: unknown): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  partsOf(doc).fields.set(name, value);
  return Y.encodeStateAsUpdate(doc);
}

/** The document as a version wrote it that knows fewer fields. */
function oldDoc(): Uint8Array {
  const doc = new Y.Doc();
  const parts = partsOf(doc);
  for (const [name, value] of Object.entries(earlier()))
    if (!['id', 'body', 'tags', 'deleted'].includes(name)) parts.fields.set(name, value);
  parts.fields.set('body', 'x');
  parts.bodies.set('x', new Y.Text('notitie 1'));
  parts.tags.set('haven', 0);
  return Y.encodeStateAsUpdate(doc);
}

describe('what an earlier version wrote', () => {
  it('as a row, is read whole', async () => {
    const folder = await folderWith([{ id, form: 'row', bytes: bytes(earlier()) }]);
    const a = deviceOn(folder.carrier(), shared);
    await a.round();
    expect(a.read(1)).toEqual({ note: noteOf(1, { tags: ['haven'] }), others: [] });
  });

  it('as a document, is read whole, and a change of it writes that change alone', () => {
    const old = oldDoc();
    expect(readDoc(id, old)).toEqual({ note: noteOf(1, { tags: ['haven'] }), others: [] });
    const made = editedState(old, noteOf(1, { tags: ['haven'], body: 'notitie 1, aangevuld' }));
    expect(fieldOf(made?.state ?? old, 'verdict')).toBeUndefined();
    expect(readDoc(id, made?.state ?? old)?.note.body).toBe('notitie 1, aangevuld');
  });

  it('begins with the same document, so that texts written on both are one', () => {
    const [old, now] = [firstState(earlier()), firstState(noteOf(1, { tags: ['haven'] }))];
    expect(old).toEqual(now);
  });
});

describe('what a later version wrote', () => {
  const later = { ...noteOf(1), weight: 5, target: { ...noteOf(1).target, paragraph: 3 } };

  it('begins with the same document there and here', () => {
    const { meaning: _, ...bare } = later;
    expect(firstState(later)).toEqual(firstState(bare));
    const [here, there] = [firstState(later), withField(firstState(later), 'weight', 6)];
    const edit = editedState(here, noteOf(1, { body: 'notitie 1, hier' }))?.state ?? here;
    const both = mergedState(edit, there);
    expect(readDoc(id, both)).toMatchObject({ note: { body: 'notitie 1, hier' }, others: [] });
    expect([fieldOf(both, 'weight'), fieldOf(both, 'target')]).toEqual([6, later.target]);
  });

  it.each([
    ['a row', (): Entry => ({ id, form: 'row', bytes: bytes(later) })],
    [
      'a document',
      (): Entry => ({ id, form: 'doc', bytes: new Uint8Array([...new Uint8Array(9), ...firstState(later)]) }),
    ],
  ])('as %s, is sent on whole, also after the note was changed here', async (_, entry) => {
    const folder = await folderWith([entry()]);
    const a = deviceOn(folder.carrier(), shared);
    await a.round();
    expect(a.read(1)?.note).toEqual(noteOf(1));
    await a.save(noteOf(1, { body: 'notitie 1, aangevuld', meaning: 'fact' }));
    await a.round();
    // The first writer is gone: only what this device has is left, and is sent whole.
    folder.files.clear();
    for (let turn = 0; turn < 3; turn += 1) await a.round();
    const b = deviceOn(folder.carrier(), shared);
    await b.round();
    expect(b.read(1)?.note).toEqual(noteOf(1, { body: 'notitie 1, aangevuld', meaning: 'fact' }));
    const held = b.disk.stored.held.get(id);
    const state = held !== undefined && 'doc' in held ? held.doc : new Uint8Array();
    expect([fieldOf(state, 'weight'), fieldOf(state, 'target')]).toEqual([5, later.target]);
  });

  it('goes into the row of the library, so that it is there when this one knows the field', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.sync.begin(NEW);
    await a.settled();
    // As a later version would have it.
    await a.db.synced.put({ id: noteId(1), row: { ...noteOf(1), weight: 5 } });
    await a.db.unsent.put({ id: noteId(1), update: null, by: null, turn: 1 });
    await a.sync.now();
    await a.settled();
    await b.sync.begin(JOIN);
    await b.settled();
    expect(await b.db.notes.get(noteId(1))).toMatchObject({ body: 'notitie 1', weight: 5 });
    await a.db.synced.put({ id: noteId(1), row: { ...noteOf(1), weight: 5 } });
    await a.db.unsent.put({ id: noteId(1), update: null, by: null, turn: 2 });
    const { revision } = (await b.db.notes.get(noteId(1))) as { revision?: unknown };
    await a.sync.now();
    await a.settled();
    await b.sync.now();
    await b.settled();
    // The same again is no change of the note.
    expect(await b.db.notes.get(noteId(1))).toMatchObject({ revision });
  });

  it.each([
    ['of a form this one does not know', { id: 'ad8f', form: 'dossier', bytes: bytes({ title: 'Havens' }) }],
    ['that this one cannot read', { id, form: 'row', bytes: bytes({ ...noteOf(1), meaning: 'weighty' }) }],
  ])('%s: the file is read again once that changed, and only then', async (_, entry) => {
    const folder = await folderWith([entry, { id: noteOf(2).id, form: 'row', bytes: bytes(noteOf(2)) }]);
    const a = deviceOn(folder.carrier(), shared);
    await a.round();
    expect(a.read(2)?.note).toEqual(noteOf(2));
    const { requests } = folder;
    await a.round();
    expect(folder.requests - requests).toBe(1);
    for (const [name, file] of a.disk.stored.files)
      a.disk.stored.files.set(name, { ...file, ...(file.later !== undefined && { later: '1 row doc' }) });
    await a.round();
    expect(folder.requests - requests).toBe(3);
  });
});
