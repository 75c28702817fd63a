import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { itemOf, type Collection, type CollectionChange } from '../../../utils/domain/collection/collection.ts';
import { MAX_COLLECTIONS } from '../../../utils/domain/collection/limits.ts';
import { backupDone, backupState } from '../../../utils/store/backup.ts';
import { createCollections } from '../../../utils/store/collections.ts';
import { LibraryDisk } from '../../../utils/store/synced/disk.ts';
import { collectionsStore } from '../../../utils/store/synced/kinds/collections.ts';
import { syncHandlers } from '../../../utils/services/sync/handlers.ts';
import { collectionKind } from '../../../utils/sync/kinds/collection.ts';
import type { ItemRow, Kind } from '../../../utils/sync/kinds/kind.ts';
import { reconcileStore } from '../../../utils/sync/kinds/reconcile.ts';
import { outside, worker } from '../store/keeping.ts';
import { environment } from '../store/support.ts';
import { MemoryFolder } from './memory.ts';
import { device, JOIN, NEW } from './service-device.ts';

/** Dossiers on every device of the reader, over the real store. */

const DOSSIER = '00000000-0000-4000-8000-0000000000c1';
const KEY = `collection:${DOSSIER}`;
const DAY = 86_400_000;
const item = (n: number) => itemOf({ id: `kst-${n}`, questionNumber: null, title: `Stuk ${n}`, date: '2026-11-02' });
const add = (...numbers: number[]): CollectionChange => ({ does: 'add', items: numbers.map(item), before: null });

function one(folder: MemoryFolder) {
  const made = device(folder);
  const collections = createCollections(made.db, () => made.clock.at);
  const change = async (what: CollectionChange, id = DOSSIER) => {
    made.pass(1_000);
    const done = await collections.change({ id, change: what });
    expect(done).toMatchObject({ outcome: 'done' });
  };
  const get = async (id = DOSSIER): Promise<Collection | null> => {
    const answer = await collections.get({ id });
    return answer.outcome === 'found' ? answer.collection : null;
  };
  const write = async (text: string): Promise<void> =>
    change({ does: 'write', text, expectedRevision: (await get())?.textRevision ?? 0 });
  const shown = async (id = DOSSIER): Promise<unknown> => {
    const { title, text, items, modified } = (await get(id)) ?? {};
    return title === undefined ? null : { title, text, items: items?.map(({ publication }) => publication), modified };
  };
  const joins = async (how: typeof NEW | typeof JOIN): Promise<void> => {
    await made.sync.begin(how);
    await made.settled();
  };
  const handlers = syncHandlers(made.sync, made.store, () => undefined);
  const met = async () => (await handlers['sync.met']({}, {} as never)).meetings;
  return { ...made, collections, change, get, write, shown, joins, handlers, met };
}
type One = ReturnType<typeof one>;

async function round(...devices: readonly One[]): Promise<void> {
  for (const each of devices) {
    await each.sync.now();
    await each.settled();
  }
}

/** Two devices that have a dossier with three publications and a text, made before there were devices. */
async function two() {
  const folder = new MemoryFolder();
  const [a, b] = [one(folder), one(folder)];
  await a.change({ does: 'make', title: 'Veren' });
  await a.change(add(1, 2, 3));
  await a.write('Over de veren.');
  await a.joins(NEW);
  await b.joins(JOIN);
  return { folder, a, b };
}

describe('dossiers on two devices', () => {
  it('go up on the first round, and arrive whole', async () => {
    const { a, b } = await two();
    expect(await b.get()).toMatchObject({ title: 'Veren', text: 'Over de veren.', items: [item(1), item(2), item(3)] });
    expect(await b.shown()).toEqual(await a.shown());
  });

  it('take up what both do at once: nothing is lost, nothing is there twice, and both have one order', async () => {
    const { a, b } = await two();
    await a.change({ does: 'move', publication: 'kst-3', before: 'kst-1' });
    await a.change(add(4, 5));
    await a.write('Voor. Over de veren.');
    await b.change({ does: 'remove', publications: ['kst-2'] });
    await b.change(add(5, 6));
    await b.write('Over de veren. Na.');
    await round(a, b, a, b);
    expect(await b.shown()).toEqual(await a.shown());
    const { items = [], text } = (await a.get()) ?? {};
    const order = items.map(({ publication }) => publication);
    expect(order.slice(0, 2)).toEqual(['kst-3', 'kst-1']);
    expect(order.toSorted()).toEqual(['kst-1', 'kst-3', 'kst-4', 'kst-5', 'kst-6']);
    expect(text).toBe('Voor. Over de veren. Na.');
  });

  it('keep both versions of a text or a name where two met, until they were looked at', async () => {
    const { a, b } = await two();
    await a.write('Over de ponten.');
    await a.change({ does: 'rename', title: 'Ponten' });
    await b.write('Over de bruggen.');
    await b.change({ does: 'rename', title: 'Bruggen' });
    await round(a, b, a);
    expect(await b.shown()).toEqual(await a.shown());
    expect(await b.met()).toMatchObject([
      {
        of: 'collection',
        id: DOSSIER,
        mine: 'Over de bruggen.',
        theirs: 'Over de ponten.',
        title: { mine: 'Bruggen', theirs: 'Ponten' },
      },
    ]);
    expect(await b.sync.state()).toMatchObject({ met: 0, metCollections: 1 });
    await b.handlers['sync.looked']({ of: 'collection', id: DOSSIER }, {} as never);
    expect((await b.sync.state()).metCollections).toBe(0);
  });

  it('an item that was moved stays where another device took it out without seeing that', async () => {
    const { a, b } = await two();
    await a.change({ does: 'remove', publications: ['kst-1', 'kst-3'] });
    await b.change({ does: 'move', publication: 'kst-1', before: null });
    await round(a, b, a);
    expect(await a.shown()).toMatchObject({ items: ['kst-2', 'kst-1'] });
    expect(await b.shown()).toEqual(await a.shown());
    expect((await b.get())?.items[1]).toEqual(item(1));
  });

  it('are deleted and brought back on both; what was changed unseen returns', async () => {
    const { a, b } = await two();
    await a.change({ does: 'delete' });
    await round(a, b);
    expect(await b.get()).toBeNull();
    expect((await b.db.collections.get(DOSSIER))?.['deleted']).not.toBeNull();
    await a.change({ does: 'restore' });
    await round(a, b);
    expect(await b.shown()).toMatchObject({ title: 'Veren', items: ['kst-1', 'kst-2', 'kst-3'] });
    await a.change({ does: 'delete' });
    await b.change(add(9));
    await round(a, b, a);
    expect(await a.shown()).toMatchObject({ items: ['kst-1', 'kst-2', 'kst-3', 'kst-9'] });
    expect(await b.shown()).toEqual(await a.shown());
  });

  it('are restored with what another device wrote before it deleted them, although that was never seen here', async () => {
    const { a, b } = await two();
    await a.change(add(8));
    await a.write('Over de veren. Nieuw.');
    await round(a);
    await a.change({ does: 'delete' });
    await round(a, b);
    await b.change({ does: 'restore' });
    await b.write('Voor. Over de veren.');
    await round(b, a, b);
    expect(await b.shown()).toMatchObject({
      text: 'Voor. Over de veren. Nieuw.',
      items: ['kst-1', 'kst-2', 'kst-3', 'kst-8'],
    });
    expect(await a.shown()).toEqual(await b.shown());
    // What is taken out after that is taken out.
    await b.change({ does: 'remove', publications: ['kst-8'] });
    await round(b, a);
    expect(await a.shown()).toMatchObject({ items: ['kst-1', 'kst-2', 'kst-3'] });
  });

  it('come whole to a device that made one anew of which it only knew that it was deleted', async () => {
    const { folder, a, b } = await two();
    await a.change({ does: 'delete' });
    await round(a, b);
    const c = one(folder);
    await c.joins(JOIN);
    expect(await c.db.collections.get(DOSSIER)).toBeUndefined();
    await c.change({ does: 'make', title: 'Veren' });
    await round(c, a, b, c);
    expect(await c.shown()).toMatchObject({ items: ['kst-1', 'kst-2', 'kst-3'], text: 'Over de veren.' });
    expect(await a.shown()).toEqual(await c.shown());
    expect(await b.shown()).toEqual(await c.shown());
  });

  it('are not doubled by leaving and joining again, also with changes made meanwhile', async () => {
    const { a, b } = await two();
    const before = await a.shown();
    await b.sync.leave();
    await b.joins(JOIN);
    await round(a, b);
    expect([await a.shown(), await b.shown()]).toEqual([before, before]);
    await b.sync.leave();
    await b.change(add(7));
    await b.write('Over de veren. En meer.');
    await a.change({ does: 'rename', title: 'Ponten' });
    await round(a);
    await b.joins(JOIN);
    await round(a, b);
    expect(await a.shown()).toMatchObject({
      title: 'Ponten',
      text: 'Over de veren. En meer.',
      items: ['kst-1', 'kst-2', 'kst-3', 'kst-7'],
    });
    expect(await b.shown()).toEqual(await a.shown());
  });

  it('ask nothing and send nothing when nothing changed', async () => {
    const { folder, a, b } = await two();
    await round(a, b);
    const [files, revision] = [folder.files.size, (await b.get())?.revision];
    await round(a, b, a, b);
    expect([folder.files.size, (await b.get())?.revision]).toEqual([files, revision]);
  });

  it('a row that was lost comes back, and is no deletion', async () => {
    const { a, b } = await two();
    await b.db.collections.delete(DOSSIER);
    await round(b, a);
    expect([await a.shown(), await b.shown()]).toEqual([await a.shown(), await a.shown()]);
    expect(await a.get()).not.toBeNull();
  });

  it('of one that was removed for good no word is kept, and it stays deleted everywhere', async () => {
    const { folder, a, b } = await two();
    const late = one(folder);
    await late.joins(JOIN);
    await a.sync.pause(true);
    await a.change({ does: 'delete' });
    // Nobody heard of it when it is removed for good: it is taken up before.
    a.pass(40 * DAY);
    await a.sync.takeUp();
    await a.notes.purge();
    expect(await a.db.collections.count()).toBe(0);
    await a.sync.pause(false);
    await a.settled();
    await round(a, b, late, a);
    expect([await a.get(), await b.get(), await late.get()]).toEqual([null, null, null]);
    await round(a);
    const held = await a.db.synced.get(KEY);
    const text = new TextDecoder('latin1').decode(held !== undefined && 'doc' in held ? held.doc : new Uint8Array());
    expect(text).toContain('purged');
    expect(text).not.toContain('veren');
    expect(text).not.toContain('kst-1');
  });

  it('that arrive count for the next backup, however old the change is', async () => {
    const { a, b } = await two();
    await a.change({ does: 'rename', title: 'Ponten' });
    await round(a);
    b.pass(DAY);
    await backupDone(b.db, 1_000, b.clock.at.toISOString());
    expect(await backupState(b.db)).toMatchObject({ changed: 0 });
    b.pass(1_000);
    await round(b);
    expect(await backupState(b.db)).toMatchObject({ changed: 1 });
  });

  it('are in the second copy once they have arrived', async () => {
    const [out, env] = [outside(), environment()];
    const at = worker(out, env);
    const store = collectionsStore(at.db, () => at.clock.at);
    const created = '2026-11-01T08:00:00.000Z';
    expect(await store.put(DOSSIER, null, { title: 'Veren', items: [item(1)], created, modified: created })).toBe(true);
    const other = worker(out, environment());
    const back = await createCollections(other.db, () => other.clock.at).get({ id: DOSSIER });
    expect(back).toMatchObject({ collection: { title: 'Veren', items: [item(1)] } });
  });

  it('wait while there are as many as there can be', async () => {
    const { a, b } = await two();
    const rows = Array.from({ length: MAX_COLLECTIONS - 1 }, (_, n) => ({ id: `vol ${n}` }));
    await b.db.collections.bulkPut(rows);
    const more = DOSSIER.replace('c1', 'c2');
    await a.change({ does: 'make', title: 'Nog een' }, more);
    await round(a, b);
    expect(await b.get(more)).toBeNull();
    await b.db.collections.bulkDelete(rows.map(({ id }) => id));
    await round(b);
    expect(await b.shown(more)).toMatchObject({ title: 'Nog een' });
  });

  it('brings what a later version added once this one knows it, and takes it for removed by nobody', async () => {
    const folder = new MemoryFolder();
    const a = one(folder);
    await a.change({ does: 'make', title: 'Veren' });
    await a.joins(NEW);
    const held = await a.db.synced.get(KEY);
    if (held === undefined || !('doc' in held)) throw new Error('not held');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, held.doc);
    doc.getMap('fields').set('colour', 'groen');
    await a.db.synced.put({ ...held, doc: Y.encodeStateAsUpdate(doc) });
    await a.change(add(1));
    await round(a);
    const later: Kind = {
      ...collectionKind,
      fields: [...collectionKind.fields, 'colour'],
      read: (id, said) => ({ ...collectionKind.read(id, said), colour: said['colour'] }),
    };
    const puts: (ItemRow | null)[] = [];
    const store = collectionsStore(a.db, () => a.clock.at);
    await reconcileStore(
      new LibraryDisk(a.db, () => a.clock.at),
      later,
      { ...store, put: async (_id, _was, next) => puts.push(next) > 0 },
      { at: a.clock.at.toISOString(), isWhole: true },
    );
    expect(puts).toMatchObject([{ title: 'Veren', items: [item(1)], colour: 'groen' }]);
  });
});
