import { describe, expect, it } from 'vitest';
import type { NoteFieldName } from '../../../utils/domain/note/note-fields.ts';
import { createNotesRepository } from '../../../utils/store/notes.ts';
import { LibraryDisk } from '../../../utils/store/synced/disk.ts';
import { createSyncStore, encryptForProfile, decryptForProfile } from '../../../utils/store/synced/sync-store.ts';
import type { Connection } from '../../../utils/store/synced/rows.ts';
import { newFolder } from '../../../utils/sync/file/keys.ts';
import { takeUp, takeUpPurged } from '../../../utils/sync/homes.ts';
import { Replica, type Round, type Shared } from '../../../utils/sync/replica.ts';
import { MemoryFolder } from '../sync/memory.ts';
import { EXAMPLES } from './field-examples.ts';
import { noteId, repository, saveOf } from './support.ts';

const made = newFolder('geheime woorden', 'K7QM-2345');
const shared = async (): Promise<Shared> => {
  const { folder, key } = await made;
  return { folder: folder.folder, key };
};

/** A device with the real store, in a folder. */
function device(folder: MemoryFolder) {
  const { db, notes, clock, env } = repository();
  const disk = new LibraryDisk(db, () => clock.at);
  const collect = async (): Promise<void> => {
    while (await disk.collect(takeUp, takeUpPurged)) continue;
  };
  const round = async (): Promise<Round> => {
    await collect();
    return new Replica(disk, folder.carrier(), await shared()).round();
  };
  const row = async (n: number) => db.notes.get(noteId(n));
  return { db, env, notes, clock, disk, collect, round, row, store: createSyncStore(db) };
}

/** Two values of each field that is carried: a new field does not compile without its own. */
const CARRIED: { readonly [K in Exclude<NoteFieldName, 'id' | 'revision'>]: readonly [unknown, unknown] } = {
  ...EXAMPLES,
  publicationTitle: ['Scanners', 'Camera’s'],
  created: ['2026-11-01T08:00:00.000Z', '2026-11-02T08:00:00.000Z'],
  modified: ['2026-11-24T08:00:00.000Z', '2026-11-25T08:00:00.000Z'],
  deleted: ['2026-11-24T08:00:00.000Z', null],
};

const without = (row: Record<string, unknown> | undefined, ...names: string[]): unknown =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => !names.includes(name)));

/** A row as another device writes it. */
const HELD = { row: { id: noteId(1) } as never };

describe('what is known of a folder', () => {
  it('is kept together or not at all, however often rows that are known already are asked for', async () => {
    const { db, disk } = device(new MemoryFolder());
    const work = disk.takeIn(async (transaction) => {
      await transaction.preloadNotes([noteId(1)]);
      for (let n = 0; n < 500; n += 1) {
        await transaction.note(noteId(1));
        await transaction.held(noteId(1));
        await transaction.putPart(noteId(1), false);
      }
      await transaction.putHeld(noteId(1), HELD);
      await transaction.putFile({ name: 'een', is: 'seen', size: 1, ids: [], times: 0 });
      throw new Error('stop');
    });
    await expect(work).rejects.toThrow('stop');
    expect(await db.synced.count()).toBe(0);
    expect(await db.syncFiles.count()).toBe(0);
  });

  it('reads back what was put before it is written, by its key and in order', async () => {
    const { disk } = device(new MemoryFolder());
    const news = (n: number) => ({ id: noteId(n), update: null, by: null, turn: 1 });
    await disk.transact(async (transaction) => {
      for (const n of [3, 1, 2]) {
        await transaction.putPending(news(n));
        await transaction.putHeld(noteId(n), HELD);
      }
      await transaction.putAsks(noteId(2), true);
      expect(await transaction.pendingFor(noteId(3))).toEqual(news(3));
      expect(await transaction.pending(2, '')).toEqual([news(1), news(2)]);
      expect(await transaction.pending(2, noteId(2))).toEqual([news(3)]);
      expect(await transaction.heldAfter(noteId(1), 9)).toEqual([noteId(2), noteId(3)]);
      expect(await transaction.asking()).toEqual([noteId(2)]);
      await transaction.dropHeld(noteId(2));
      await transaction.putAsks(noteId(2), false);
      expect(await transaction.heldAfter('', 9)).toEqual([noteId(1), noteId(3)]);
      expect(await transaction.asking()).toEqual([]);
    });
    await disk.transact((transaction) => transaction.dropSent([{ ...news(1), turn: 2 }, news(2), news(3), news(4)]));
    expect(await disk.transact((transaction) => transaction.pending(9, ''))).toEqual([news(1)]);
  });
});

describe('notes on two devices', () => {
  it('arrive whole, as a change of the library: with publication, change log and a revision of its own', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'van a', tags: ['haven'] }));
    await a.round();
    expect((await b.round()).arrivals).toEqual([{ id: noteId(1), merged: null }]);
    expect(await b.row(1)).toEqual(await a.row(1));
    expect((await b.db.publications.toArray()).map(({ id }) => id)).toEqual(['kv-tk-2024Z01911']);
    expect(await b.db.changes.count()).toBe(1);
    // It is no news of b's: nothing is written back.
    expect(await b.round()).toMatchObject({ sent: 0, arrivals: [] });
    expect(folder.files.size).toBe(1);
  });

  it('an open editor learns of the arrival, and keeps both', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'begin' }));
    for (const one of [a, b]) await one.round();
    await a.notes.save(saveOf({ id: noteId(1), body: 'begin van a', expectedRevision: 1 }));
    for (const one of [a, b]) await one.round();
    // b's editor has seen revision 1.
    const { result } = await b.notes.save(saveOf({ id: noteId(1), body: 'begin van b', expectedRevision: 1 }));
    expect(result).toMatchObject({ outcome: 'conflict', stored: { body: 'begin van a', revision: 2 } });
  });

  it('a note saved while a file was downloading is recorded first, and nothing is overwritten', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'midden' }));
    for (const one of [a, b]) await one.round();
    await a.notes.save(saveOf({ id: noteId(1), body: 'midden achter', expectedRevision: 1 }));
    await a.round();
    // b saves after it has collected, and before the file arrives.
    const carrier = folder.carrier();
    const get = async (name: string) => {
      await b.notes.save(saveOf({ id: noteId(1), body: 'voor midden', expectedRevision: 1 }));
      return carrier.get(name);
    };
    const { arrivals } = await new Replica(b.disk, { ...carrier, get }, await shared()).round();
    expect(arrivals).toEqual([{ id: noteId(1), merged: { mine: 'voor midden', theirs: 'midden achter' } }]);
    expect(await b.row(1)).toMatchObject({ body: 'voor midden achter', revision: 3 });
    expect(await b.store.meetings()).toMatchObject([{ id: noteId(1), mine: 'voor midden', theirs: 'midden achter' }]);
    await b.store.looked(noteId(1));
    expect(await b.store.meetings()).toEqual([]);
    await a.round();
    expect(without(await a.row(1), 'revision')).toEqual(without(await b.row(1), 'revision'));
  });

  it.each(Object.entries(CARRIED))('carry the field %s', async (name, values) => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1) }));
    for (const one of [a, b]) await one.round();
    for (const [at, value] of values.entries()) {
      await a.db.notes.update(noteId(1), { [name]: value });
      await a.db.changes.put({ id: noteId(1), seq: 1_000 + 10 * at });
      for (const one of [a, b]) await one.round();
      expect((await b.row(1))?.[name]).toEqual(value);
    }
  });

  it('are deleted and restored together, and are forgotten when they are purged', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'weg' }));
    for (const one of [a, b]) await one.round();
    await b.notes.delete({ id: noteId(1), expectedRevision: 1 });
    for (const one of [b, a]) await one.round();
    expect((await a.row(1))?.['deleted']).toBe('2026-11-23T12:00:00.000Z');
    await a.notes.restore({ id: noteId(1) });
    for (const one of [a, b]) await one.round();
    expect((await b.row(1))?.['deleted']).toBeNull();
    await b.notes.delete({ id: noteId(1), expectedRevision: Number((await b.row(1))?.['revision']) });
    for (const one of [b, a]) await one.round();
    for (const one of [a, b]) {
      one.clock.at = new Date('2026-12-31T12:00:00.000Z');
      expect(await one.notes.purge()).toBe(1);
      await one.round();
      expect([await one.db.synced.count(), await one.db.unsent.count()]).toEqual([1, 0]);
    }
    expect(await a.row(1)).toBeUndefined();
  });

  it('an unreadable row is left unchanged, whatever arrives', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'van a' }));
    await a.round();
    await b.db.ready();
    await b.db.notes.put({ id: noteId(1), body: 5 });
    await b.round();
    expect(await b.row(1)).toEqual({ id: noteId(1), body: 5 });
  });

  it('are recorded in batches, and a killed worker continues where it was', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    for (let n = 0; n < 250; n += 1) await a.notes.save(saveOf({ id: noteId(n), body: `notitie ${n}` }));
    expect(await a.disk.collect(takeUp, takeUpPurged)).toBe(true);
    const again = new LibraryDisk(a.db, () => a.clock.at);
    while (await again.collect(takeUp, takeUpPurged)) continue;
    expect(await a.db.unsent.count()).toBe(250);
    await a.round();
    await b.round();
    expect(await createNotesRepository(b.db, () => b.clock.at).facts(0)).toMatchObject({ notes: 250 });
  });

  it('keeps unsent changes when a transaction is rolled back', async () => {
    const folder = new MemoryFolder();
    const [a, b] = [device(folder), device(folder)];
    await a.notes.save(saveOf({ id: noteId(1), body: 'van a' }));
    await a.round();
    const put = b.db.syncFiles.put.bind(b.db.syncFiles);
    b.db.syncFiles.put = () => {
      throw new Error('killed');
    };
    await expect(b.round()).rejects.toThrow('killed');
    expect([await b.row(1), await b.db.synced.count(), await b.db.changes.count()]).toEqual([undefined, 0, 0]);
    b.db.syncFiles.put = put;
    await b.round();
    expect(await b.row(1)).toMatchObject({ body: 'van a' });
  });
});

describe('taking part', () => {
  it('keeps the app password and the key where neither can be read', async () => {
    const { store, db } = device(new MemoryFolder());
    const { lock, locked } = await encryptForProfile('app-wachtwoord');
    const { folder, key } = await made;
    const connection: Connection = {
      address: 'https://wolk.example/dav/',
      permission: 'https://wolk.example/*',
      user: 'lezer',
      password: locked,
      lock,
      folder,
      key,
      name: 'Laptop',
      since: '2026-12-01T12:00:00.000Z',
      paused: false,
    };
    await store.begin(connection);
    const back = await store.connection();
    expect(back && (await decryptForProfile(back.lock, back.password))).toBe('app-wachtwoord');
    for (const one of [back?.lock, back?.key]) {
      if (one === undefined) throw new Error('no key');
      await expect(crypto.subtle.exportKey('raw', one)).rejects.toThrow();
    }
    const text = JSON.stringify(await db.sync.toArray(), (_, value: unknown) =>
      value instanceof Uint8Array || value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value,
    );
    expect(text).not.toContain('app-wachtwoord');
    await store.leave();
    expect(await store.connection()).toBeNull();
    for (const table of [db.synced, db.unsent, db.syncFiles, db.meetings, db.sync]) expect(await table.count()).toBe(0);
  });
});
