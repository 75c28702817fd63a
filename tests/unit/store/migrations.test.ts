import { readFileSync, readdirSync } from 'node:fs';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../../utils/store/database.ts';
import { environment, repository } from './support.ts';

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

/** Writes the example with bare IndexedDB. */
async function install(example: z.infer<typeof Example>, env: ReturnType<typeof environment>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = env.indexedDB.open('kantlijn', example.schemaVersion * 10);
    request.addEventListener('error', () => reject(request.error ?? new Error('open')));
    request.addEventListener('upgradeneeded', () => {
      for (const [name, { keyPath, indexes }] of Object.entries(example.stores)) {
        const store = request.result.createObjectStore(name, { keyPath });
        for (const index of indexes) store.createIndex(index, index);
        for (const row of example.rows[name] ?? []) store.put(row);
      }
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
  });
}

describe('migrations', () => {
  it('have an example of every version', () => {
    const versions = examples.map((example) => example.schemaVersion).toSorted((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1));
  });

  it.each(examples)('walk version $schemaVersion to today without losing a note', async (example) => {
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

  it('give the newest example exactly the stores and indexes of the code', async () => {
    const { db } = repository();
    await db.ready();
    const made = Object.fromEntries(
      db.tables.map((table) => [
        table.name,
        { keyPath: table.schema.primKey.keyPath, indexes: table.schema.indexes.map((index) => index.keyPath) },
      ]),
    );
    expect(examples.find((example) => example.schemaVersion === SCHEMA_VERSION)?.stores).toEqual(made);
  });
});
