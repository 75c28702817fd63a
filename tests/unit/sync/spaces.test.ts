import { describe, expect, it } from 'vitest';
import { createCollections } from '../../../utils/store/collections.ts';
import { LibraryDisk } from '../../../utils/store/synced/disk.ts';
import { collectionsStore } from '../../../utils/store/synced/kinds/collections.ts';
import { createSyncStore } from '../../../utils/store/synced/sync-store.ts';
import { OWN_SPACE } from '../../../utils/sync/disk.ts';
import { takeUp, takeUpPurged } from '../../../utils/sync/homes.ts';
import { collectionKind } from '../../../utils/sync/kinds/collection.ts';
import { reconcileStore } from '../../../utils/sync/kinds/reconcile.ts';
import { Replica, type Shared } from '../../../utils/sync/replica.ts';
import { noteId, repository, saveOf } from '../store/support.ts';
import { MemoryFolder } from './memory.ts';

const DOSSIER = '99999999-0000-4000-8000-000000000001';
const SPACE = 'e'.repeat(32);
const KEY = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const inFolder = async (folder: string): Promise<Shared> => ({ folder, key: await KEY });

/** A device with its own folder, or none, and that of the dossier once it takes part. */
function device(own: MemoryFolder | null, shared: MemoryFolder) {
  const { db, notes, clock } = repository();
  const now = (): Date => clock.at;
  const collections = createCollections(db, now);
  const disks = { own: new LibraryDisk(db, now), shared: new LibraryDisk(db, now, () => undefined, SPACE) };
  const collect = async (disk: LibraryDisk): Promise<void> => {
    while (await disk.collect(takeUp, takeUpPurged)) continue;
  };
  const roundIn = async (space: string, folder: MemoryFolder): Promise<void> => {
    const disk = space === OWN_SPACE ? disks.own : disks.shared;
    const reconcile = (isWhole: boolean) =>
      reconcileStore(disk, collectionKind, collectionsStore(db, now, space), { at: now().toISOString(), isWhole });
    await collect(disk);
    await reconcile(false);
    const options = { kinds: [collectionKind], onRead: async () => void (await reconcile(true)) };
    await new Replica(disk, folder.carrier(), await inFolder(space || 'f'.repeat(32)), options).round();
  };
  const takesPart = async (): Promise<boolean> => (await db.spaces.count()) > 0;
  return {
    db,
    notes,
    clock,
    collections,
    disks,
    async begin(): Promise<void> {
      await db.ready();
      if (own !== null) await createSyncStore(db).setConnection({ name: 'Laptop' } as never);
    },
    async share(): Promise<void> {
      await db.spaces.put({ id: SPACE, collection: DOSSIER });
      await createSyncStore(db, SPACE).begin({ name: 'Laptop' } as never);
    },
    async round(): Promise<void> {
      clock.at = new Date(clock.at.getTime() + 60_000);
      if (own !== null) await roundIn(OWN_SPACE, own);
      if (await takesPart()) await roundIn(SPACE, shared);
    },
    async texts(): Promise<Record<string, [unknown, boolean]>> {
      const rows = (await db.notes.toArray()).filter((row) => row['deleted'] === null);
      return Object.fromEntries(rows.map((row) => [row.id, [row['body'], row['collection'] === DOSSIER]]));
    },
    async title(): Promise<unknown> {
      const row = await db.collections.get(DOSSIER);
      return row?.['deleted'] === null ? row['title'] : null;
    },
  };
}
type Device = ReturnType<typeof device>;

async function team(): Promise<{ a: Device; b: Device; member: Device; rounds: (times?: number) => Promise<void> }> {
  const [own, shared] = [new MemoryFolder(), new MemoryFolder()];
  const [a, b, member] = [device(own, shared), device(own, shared), device(null, shared)];
  for (const one of [a, b, member]) await one.begin();
  await a.collections.change({ id: DOSSIER, change: { does: 'make', title: 'Haven' } as never });
  await a.notes.save(saveOf({ id: noteId(1), body: 'in het dossier', collection: DOSSIER }));
  await a.notes.save(saveOf({ id: noteId(2), body: 'alleen van mij' }));
  for (const one of [a, b]) await one.round();
  await a.share();
  await member.share();
  const rounds = async (times = 2): Promise<void> => {
    for (let turn = 0; turn < times; turn += 1) for (const one of [a, b, member]) await one.round();
  };
  await rounds();
  return { a, b, member, rounds };
}

describe('a dossier that is shared', () => {
  it('comes to the member with its notes, and nothing else does; a device that takes part later has nothing twice', async () => {
    const { a, b, member, rounds } = await team();
    expect(await member.texts()).toEqual({ [noteId(1)]: ['in het dossier', true] });
    expect(await member.title()).toBe('Haven');
    await member.notes.save(
      saveOf({ id: noteId(1), body: 'in het dossier, aangevuld', collection: DOSSIER, expectedRevision: 1 }),
    );
    await rounds();
    expect((await a.texts())[noteId(1)]).toEqual(['in het dossier, aangevuld', true]);
    // The other device of the reader takes no part yet: it has what the note was when it went there.
    expect((await b.texts())[noteId(1)]).toEqual(['in het dossier', true]);
    await b.share();
    await rounds();
    expect(await b.texts()).toEqual(await a.texts());
    expect(Object.keys(await b.texts())).toHaveLength(2);
    expect(await b.title()).toBe('Haven');
  });

  it('takes a note in and lets it go; what another changed unseen stays there', async () => {
    const { a, member, rounds } = await team();
    const { revision } = (await a.db.notes.get(noteId(2))) as unknown as { revision: number };
    await a.notes.save(
      saveOf({ id: noteId(2), body: 'alleen van mij', collection: DOSSIER, expectedRevision: revision }),
    );
    await rounds();
    expect((await member.texts())[noteId(2)]).toEqual(['alleen van mij', true]);
    await a.notes.save(
      saveOf({ id: noteId(2), body: 'weer van mij', collection: null, expectedRevision: revision + 1 }),
    );
    await member.notes.save(
      saveOf({ id: noteId(2), body: 'alleen van mij, zegt een lid', collection: DOSSIER, expectedRevision: 1 }),
    );
    await rounds(4);
    expect((await a.texts())[noteId(2)]).toEqual(['weer van mij', false]);
    const inDossier = (all: Record<string, [unknown, boolean]>) => Object.values(all).filter(([, is]) => is);
    expect(inDossier(await a.texts())).toContainEqual(['alleen van mij, zegt een lid', true]);
    expect(inDossier(await member.texts())).toEqual(inDossier(await a.texts()));
    expect(JSON.stringify(await member.texts())).not.toContain('weer van mij');
  });

  it('a member who knows the identifier of a private note cannot change it', async () => {
    const { a, b, member, rounds } = await team();
    await member.notes.save(saveOf({ id: noteId(2), body: 'van een lid', collection: DOSSIER }));
    await rounds(4);
    for (const one of [a, b]) expect((await one.texts())[noteId(2)]).toEqual(['alleen van mij', false]);
    expect(Object.values(await a.texts())).toContainEqual(['van een lid', true]);
    // Not by deleting it either.
    await member.notes.delete({ id: noteId(2), expectedRevision: 1 });
    await rounds(4);
    expect((await a.texts())[noteId(2)]).toEqual(['alleen van mij', false]);
  });

  it('what was in the bin before is not shared, and what is deleted in it is deleted for all', async () => {
    const { a, b, member, rounds } = await team();
    await b.share();
    await rounds();
    const row = (await a.db.notes.get(noteId(1))) as unknown as { revision: number };
    await a.notes.delete({ id: noteId(1), expectedRevision: row.revision });
    await rounds();
    for (const one of [a, b, member]) expect(await one.texts()).not.toHaveProperty(noteId(1));
    expect((await member.db.notes.get(noteId(1)))?.['deleted']).not.toBeNull();
  });

  it('does not take the bin’s place: what was deleted under the identifier of one of its notes can be found there', async () => {
    const { a, b, member, rounds } = await team();
    await b.share();
    await rounds();
    await a.notes.save(saveOf({ id: noteId(3), body: 'weg bij mij' }));
    await a.round();
    await b.notes.save(saveOf({ id: noteId(3), body: 'in het dossier begonnen', collection: DOSSIER }));
    await a.notes.delete({ id: noteId(3), expectedRevision: 1 });
    await rounds(4);
    for (const one of [a, b]) {
      const rows = (await one.db.notes.toArray()).map((row) => [row['body'], row['deleted'] !== null]);
      expect(rows).toContainEqual(['weg bij mij', true]);
      expect(rows).toContainEqual(['in het dossier begonnen', false]);
    }
    expect(JSON.stringify(await member.db.notes.toArray())).not.toContain('weg bij mij');
  });

  it('is known still when the reader leaves their own folder, and the other way round', async () => {
    const { a, member, rounds } = await team();
    const self = await a.disks.shared.transact((one) => one.self());
    await createSyncStore(a.db).leave();
    expect(await a.disks.shared.transact((one) => one.self())).toEqual(self);
    expect(await a.disks.own.transact(async (one) => [await one.files(), await one.heldAfter('', 9)])).toEqual([
      [],
      [],
    ]);
    await createSyncStore(a.db).setConnection({ name: 'Laptop' } as never);
    await rounds();
    expect(await member.texts()).toEqual({ [noteId(1)]: ['in het dossier', true] });
    await createSyncStore(a.db, SPACE).leave();
    expect(await a.disks.shared.transact(async (one) => [await one.files(), await one.heldAfter('', 9)])).toEqual([
      [],
      [],
    ]);
    expect((await a.disks.own.transact((one) => one.files())).length).toBeGreaterThan(0);
  });
});
