import { readFileSync, readdirSync } from 'node:fs';
import * as z from 'zod/mini';
import { describe, expect, it, vi } from 'vitest';
import { SCHEMA_VERSION } from '../../../utils/store/database.ts';
import { LibraryDisk } from '../../../utils/store/synced/disk.ts';
import { UPGRADED, upgradeRows } from '../../../utils/store/upgrade.ts';
import { environment, noteId, repository, saveOf } from './support.ts';

/** An example of the database as one version wrote it, described without our code. */
const Example = z.object({
  schemaVersion: z.int(),
  stores: z.record(z.string(), z.object({ keyPath: z.string(), indexes: z.array(z.string()) })),
  rows: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});

const FOLDER = new URL('../../fixtures/store/', import.meta.url);
const examples = readdirSync(FOLDER)
  .filter((name) => /^v\d+\.json$/.test(name))
  .map((name) => Example.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));

/** A key path as Dexie writes it (`[a+b]`, `*a`), as IndexedDB wants it. */
function keyPath(source: string): string | string[] {
  return source.startsWith('[') ? source.slice(1, -1).split('+') : source.replace('*', '');
}

/** Writes the example with bare IndexedDB. */
async function install(example: z.infer<typeof Example>, env: ReturnType<typeof environment>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = env.indexedDB.open('kantlijn', example.schemaVersion * 10);
    request.addEventListener('error', () => reject(request.error ?? new Error('open')));
    request.addEventListener('upgradeneeded', () => {
      for (const [name, { keyPath: key, indexes }] of Object.entries(example.stores)) {
        const store = request.result.createObjectStore(name, { keyPath: keyPath(key) });
        for (const index of indexes)
          store.createIndex(index.replace('*', ''), keyPath(index), { multiEntry: index.startsWith('*') });
        for (const row of example.rows[name] ?? []) store.put(row);
      }
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
  });
}

/** So many notes as version 1 wrote them; every hundredth deleted, every thousandth not readable. */
function manyOld(count: number): z.infer<typeof Example> {
  const v1 = examples.find((example) => example.schemaVersion === 1);
  const [row] = v1?.rows['notes'] ?? [];
  if (!v1 || !row) throw new Error('no example of version 1');
  const notes = Array.from({ length: count }, (_, n) => ({
    ...row,
    id: noteId(n),
    target: { publication: `kst-${n % 2_000}`, questionNumber: null, subQuestion: null },
    body: n % 1_000 === 999 ? n : `notitie ${n}`,
    deleted: n % 100 === 0 ? '2026-11-20T08:00:00.000Z' : null,
  }));
  return { ...v1, rows: { notes, meta: [] } };
}

/** Opens the database, and stops as a browser does that ends while the new version is being made. */
async function breakOff(env: ReturnType<typeof environment>): Promise<void> {
  const stopped = repository(env);
  const { open } = env.indexedDB;
  vi.spyOn(env.indexedDB, 'open').mockImplementationOnce((...args) => {
    const request = open.apply(env.indexedDB, args);
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    return request;
  });
  await expect(stopped.db.ready()).rejects.toThrow();
  stopped.db.close();
}

describe('migrations', () => {
  it('have an example of every version', () => {
    const versions = examples.map((example) => example.schemaVersion).toSorted((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1));
  });

  it.each(examples)('migrate version $schemaVersion to the current one without losing a note', async (example) => {
    const env = environment();
    await install(example, env);
    const { notes, db } = repository(env);
    const rows = example.rows['notes'] ?? [];
    expect(rows.length).toBeGreaterThan(0);
    const live = rows.filter((row) => row['deleted'] === null).length;
    expect(await notes.facts(0)).toMatchObject({
      notes: live,
      deleted: rows.length - live,
      unreadable: 0,
      schemaVersion: SCHEMA_VERSION,
    });
    for (const row of rows)
      expect(await db.notes.get(String(row['id']))).toMatchObject({ id: row['id'], body: row['body'] });
    const listed = await notes.list({ publication: 'kst-36410-VII-12', questionNumbers: ['2024Z01911'] });
    expect(listed.outcome === 'listed' && listed.notes.length).toBe(live);
  });

  it('produce exactly the stores and indexes of the code from the newest example', async () => {
    const { db } = repository();
    await db.ready();
    const made = Object.fromEntries(
      db.tables.map((table) => [
        table.name,
        { keyPath: table.schema.primKey.src, indexes: table.schema.indexes.map((index) => index.src) },
      ]),
    );
    expect(examples.find((example) => example.schemaVersion === SCHEMA_VERSION)?.stores).toEqual(made);
  });

  it('rewrite the rows of 10,000 notes, stopped and continued after any batch', async () => {
    const count = 10_000;
    const batch = 100;
    const env = environment();
    await install(manyOld(count), env);
    const stops = [3, 1, 17, 40];
    for (const batches of stops) {
      const { db } = repository(env);
      let left = batches;
      const { bulkPut } = db.publications;
      vi.spyOn(db.publications, 'bulkPut').mockImplementation((...args: unknown[]) => {
        left -= 1;
        if (left < 0) throw new Error('stopped');
        return Reflect.apply(bulkPut, db.publications, args) as never;
      });
      await expect(upgradeRows(db, batch)).rejects.toThrow('stopped');
      const after = stops.slice(0, stops.indexOf(batches) + 1).reduce((sum, one) => sum + one, 0) * batch;
      expect((await db.meta.get(UPGRADED))?.value).toEqual({ to: 2, after: noteId(after - 1), done: false });
      expect(await db.changes.count()).toBe(after - Math.floor(after / 1_000));
      db.close();
    }
    const { db, notes } = repository(env);
    // A reader in the middle of it sees every note.
    expect(await notes.list({ publication: 'kst-1', questionNumbers: [] })).toMatchObject({ unreadable: 0 });
    expect(await notes.save(saveOf({ id: noteId(9_998), body: 'tussendoor', expectedRevision: 4 }))).toMatchObject({
      result: { outcome: 'saved', note: { revision: 5 } },
    });
    expect(await upgradeRows(db)).toBe(count - 6_100 - 4 - 1);
    expect(await upgradeRows(db)).toBe(0);

    const rows = await db.notes.orderBy('id').toArray();
    for (const [n, row] of rows.entries()) {
      if (n % 1_000 === 999) expect(row).toMatchObject({ body: n });
      else if (n === 9_998) expect(row).toMatchObject({ body: 'tussendoor', passage: null, tags: [] });
      else if (row['body'] !== `notitie ${n}` || !Array.isArray(row['tags']) || row['revision'] !== 4) {
        throw new Error(`note ${n} is ${JSON.stringify(row)}`);
      }
    }
    expect(rows.length).toBe(count);
    expect(await db.changes.count()).toBe(count - 10);
    expect(
      await db.changes
        .where('seq')
        .above(count - 10 + 1)
        .count(),
    ).toBe(0);
    // Two publications have unreadable notes alone; one came with the note that was saved.
    expect(await db.publications.count()).toBe(2_000 - 2 + 1);
  });

  it('index 20,000 notes for dossiers, also when that is broken off: the notes are as they were', async () => {
    const count = 20_000;
    const env = environment();
    const v4 = examples.find((example) => example.schemaVersion === 4);
    const [row] = v4?.rows['notes'] ?? [];
    if (!v4 || !row) throw new Error('no example of version 4');
    const notes = Array.from({ length: count }, (_, n) => ({ ...row, id: noteId(n), body: `notitie ${n}` }));
    await install({ ...v4, rows: { ...v4.rows, notes } }, env);
    await breakOff(env);
    expect((await env.indexedDB.databases()).map(({ version }) => version)).toEqual([40]);

    const { db, notes: after } = repository(env);
    expect(await after.facts(0)).toMatchObject({ unreadable: 0, schemaVersion: SCHEMA_VERSION });
    expect(await db.notes.count()).toBe(count);
    expect(await db.notes.get(noteId(count - 1))).toEqual(notes.at(-1));
    // Rows are not written for it: an older note is in no dossier, and so not in the index.
    expect(await db.notes.orderBy('collection').count()).toBe(0);
    expect(await db.collections.count()).toBe(0);
  });

  it('keep what is known of other devices when dossiers can be shared, also when that is broken off', async () => {
    const env = environment();
    const v6 = examples.find((example) => example.schemaVersion === 6);
    if (!v6) throw new Error('no example of version 6');
    const name = '0a1b2c3d.00000004.i.0123456789abcdef.k';
    const known = {
      sync: [
        { key: 'self', value: { device: '0a1b2c3d', seq: 4 } },
        { key: 'watermark', value: 2 },
      ],
      syncFiles: [{ name, is: 'own', size: 4_096, ids: [noteId(1)], times: 0 }],
      unsent: [{ id: noteId(1), update: null, by: null, turn: 1 }],
      synced: [{ id: noteId(1), row: { id: noteId(1), body: 'notitie' } }],
    };
    await install({ ...v6, rows: { ...v6.rows, ...known } }, env);
    await breakOff(env);
    expect((await env.indexedDB.databases()).map(({ version }) => version)).toEqual([60]);

    const { db } = repository(env);
    await db.ready();
    for (const [table, rows] of Object.entries(known)) expect(await db.table(table).toArray()).toEqual(rows);
    expect(await db.spaces.count()).toBe(0);
    const disk = new LibraryDisk(db, () => new Date('2026-12-03T08:00:00Z'));
    expect(await disk.transact(async (own) => [await own.self(), await own.files(), await own.pending(9, '')])).toEqual(
      [{ device: '0a1b2c3d', seq: 4 }, known.syncFiles, known.unsent],
    );
  });
});
