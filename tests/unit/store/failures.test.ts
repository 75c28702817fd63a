import { Dexie } from 'dexie';
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotesDatabase, OPEN_TIMEOUT_MS, SCHEMA_VERSION } from '../../../utils/store/database.ts';
import { classifyStoreError } from '../../../utils/store/errors.ts';
import { createNotesRepository } from '../../../utils/store/notes.ts';
import { environment, noteId, repository, saveOf } from './support.ts';

const HERE = { publication: 'kv-tk-2024Z01911', questionNumbers: [] };

/** The text of every note in the database, read without our code. */
async function bodies(env: ReturnType<typeof environment>): Promise<unknown[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = env.indexedDB.open('kantlijn');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('open')));
  });
  const rows = await new Promise<{ body: unknown }[]>((resolve) => {
    const request = db.transaction('notes').objectStore('notes').getAll();
    request.addEventListener('success', () => resolve(request.result));
  });
  db.close();
  return rows.map((row) => row.body);
}

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

describe('the store fails', () => {
  it('answers unavailable when IndexedDB is refused, and works once it is allowed', async () => {
    const env = environment();
    const refused = vi.spyOn(env.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The user denied permission to access the database.', 'SecurityError');
    });
    const { notes } = repository(env);
    expect(await notes.list(HERE)).toMatchObject({ outcome: 'failed', code: 'unavailable' });
    expect((await notes.save(saveOf())).result).toMatchObject({ outcome: 'failed', code: 'unavailable' });
    expect(await notes.get(noteId(1))).toMatchObject({ outcome: 'failed', code: 'unavailable' });
    expect(await notes.facts(0)).toMatchObject({ outcome: 'failed' });
    expect(await notes.purge()).toBe(0);
    refused.mockRestore();
    expect((await notes.save(saveOf())).result.outcome).toBe('saved');
  });

  it('answers unavailable when there is no IndexedDB at all', async () => {
    const db = new NotesDatabase({ indexedDB: null as unknown as IDBFactory });
    const notes = createNotesRepository(db, () => new Date());
    const { result } = await notes.save(saveOf());
    expect(result).toMatchObject({ code: 'unavailable', detail: expect.stringMatching(/^refused: MissingAPIError/) });
  });

  it('answers quota when the disk is full, and stores nothing', async () => {
    const { notes, db, env } = repository();
    await notes.save(saveOf());
    const full = vi.spyOn(db.notes, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect((await notes.save(saveOf({ body: 'meer', expectedRevision: 1 }))).result).toEqual({
      outcome: 'failed',
      code: 'quota',
      detail: 'quota',
    });
    full.mockRestore();
    db.close();
    expect(await bodies(env)).toEqual(['eerste tekst']);
  });

  it('recognises quota where Dexie hides it', () => {
    const full = new DOMException('full', 'QuotaExceededError');
    expect(classifyStoreError(new Dexie.AbortError('aborted', full)).code).toBe('quota');
    expect(classifyStoreError(Object.assign(new Error('x'), { cause: full })).code).toBe('quota');
    expect(classifyStoreError(new Error('disk')).code).toBe('unavailable');
    expect(classifyStoreError(undefined)).toEqual({ code: 'unavailable', detail: 'broken: not an error' });
  });

  it('does not answer saved when the transaction aborts after the put', async () => {
    const { notes, db, env } = repository();
    await notes.save(saveOf());
    const original = IDBObjectStore.prototype.put;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      const request = original.apply(this, args);
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    expect((await notes.save(saveOf({ body: 'verloren', expectedRevision: 1 }))).result.outcome).toBe('failed');
    put.mockRestore();
    db.close();
    expect(await bodies(env)).toEqual(['eerste tekst']);
  });
});

describe('another connection', () => {
  it('with a newer schema is not touched: nothing is read, written or removed', async () => {
    const env = environment();
    const newer = new Dexie('kantlijn', env);
    newer.version(SCHEMA_VERSION + 1).stores({ notes: 'id, future' });
    await newer.open();
    await newer.table('notes').put({ id: noteId(1), body: 'uit de toekomst' });
    newer.close();
    const { notes } = repository(env);
    const { result } = await notes.save(saveOf());
    expect(result).toMatchObject({ code: 'unavailable', detail: expect.stringMatching(/^newerSchema/) });
    expect(await notes.list(HERE)).toMatchObject({ code: 'unavailable' });
    expect(await bodies(env)).toEqual(['uit de toekomst']);
    expect(await env.indexedDB.databases()).toEqual([{ name: 'kantlijn', version: (SCHEMA_VERSION + 1) * 10 }]);
  });

  it('that wants to upgrade gets the database, and we report that afterwards', async () => {
    const { notes, env } = repository();
    await notes.save(saveOf());
    const newer = new Dexie('kantlijn', env);
    newer
      .version(SCHEMA_VERSION + 1)
      .stores({ notes: 'id, target.publication, target.questionNumber, modified, deleted', meta: 'key' });
    await newer.open();
    expect((await notes.save(saveOf({ body: 'nu', expectedRevision: 1 }))).result).toMatchObject({
      code: 'unavailable',
    });
    newer.close();
    expect(await bodies(env)).toEqual(['eerste tekst']);
  });

  it('that closed our connection does not stop the next write', async () => {
    const { notes, db } = repository();
    await notes.save(saveOf());
    db.close();
    expect((await notes.save(saveOf({ body: 'weer open', expectedRevision: 1 }))).result.outcome).toBe('saved');
  });

  it('that blocks forever ends in unavailable, not in waiting', async () => {
    const env = environment();
    vi.spyOn(env.indexedDB, 'open').mockImplementation(() => new EventTarget() as IDBOpenDBRequest);
    const { notes } = repository(env);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const listed = notes.list(HERE);
    await vi.advanceTimersByTimeAsync(OPEN_TIMEOUT_MS);
    expect(await listed).toMatchObject({ code: 'unavailable', detail: expect.stringMatching(/^blocked/) });
    vi.useRealTimers();
  });
});
