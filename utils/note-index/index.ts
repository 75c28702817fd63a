import { committed, EMPTY_META, isUsable, openDatabase, STORES, writeMeta, type IDB, type Meta } from './database.ts';
import type { SearchDocument } from './document.ts';
import { IndexMemory } from './memory.ts';
import { parseQuery } from '../dutch/query/parse.ts';
import { run, type QueryOptions, type SearchAnswer } from './run.ts';
import { Session } from './session.ts';
import { writeBatch, type IndexChange } from './write.ts';

export type { IDB } from './database.ts';
export { FIELDS, fieldTexts, type Field, type FieldMark, type SearchDocument } from './document.ts';
export { matchDocument, type Matched } from './match.ts';
export { parseQuery, type Clause, type ParsedQuery, type ParseOptions } from '../dutch/query/parse.ts';
export type { Correction, Hit, QueryOptions, SearchAnswer } from './run.ts';
export type { IndexChange } from './write.ts';

/** Name of the database of the index of notes. Derived data: may be removed at any time. */
export const SEARCH_DATABASE = 'kantlijn-search';

/** Notes written in one transaction: few enough to keep memory flat, many enough that each word is written once for all of them. */
const APPLY_BATCH = 5000;
const REBUILD_BATCH = 25_000;

/**
 * A search index in its own IndexedDB database, grown by the note. One context opens it (the background). Every method
 * waits for the one before, so that an answer never mixes two states; every change is one transaction, so that a killed worker
 * leaves the state before or after it; a rebuild that was cut off is known as such.
 */
export interface SearchIndex {
  /**
   * The last change taken in, by its number in the log of changes; 0 for a new index. Null: the index must be rebuilt
   * (it was left half-built, or an older version of Kantlijn made it).
   */
  watermark(): Promise<number | null>;
  /**
   * Takes changes in: for each id the document as it now is, or null when it is gone. Taking a change in twice is as once, so
   * after a stop the caller starts again from `watermark()`.
   *
   * @param upTo number of the last of these changes; the watermark afterwards
   * @throws when the index must be rebuilt
   */
  apply(changes: readonly IndexChange[], upTo: number): Promise<void>;
  /** Searches. Never rejects for what was typed. On an index that must be rebuilt: what is there, with `complete` false. */
  query(text: string, options?: QueryOptions): Promise<SearchAnswer>;
  /**
   * Empties the index and fills it again. Stopped halfway, `watermark()` is null afterwards.
   *
   * @param source every note once; throws when one comes twice
   * @param upTo number of the last change that `source` is sure to include (read it before reading the notes)
   * @param progress told the number of notes taken in, after each batch
   */
  rebuild(
    source: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
    upTo: number,
    progress?: (count: number) => void,
  ): Promise<void>;
  /** Number of notes in the index. */
  size(): Promise<number>;
  /** Takes everything out, the watermark included. */
  clear(): Promise<void>;
  /** Closes the database; a later call opens it again. */
  close(): Promise<void>;
}

class IndexedSearch implements SearchIndex {
  readonly #name: string;
  readonly #idb: IDB;
  readonly #memory: IndexMemory;
  #database: Promise<IDBDatabase> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(name: string, idb: IDB) {
    this.#name = name;
    this.#idb = idb;
    this.#memory = new IndexMemory(idb);
  }

  watermark(): Promise<number | null> {
    return this.#alone(async (database) => {
      const meta = await this.#memory.meta(new Session(database));
      return isUsable(meta) ? meta.watermark : null;
    });
  }

  size(): Promise<number> {
    return this.#alone(async (database) => (await this.#memory.meta(new Session(database))).documents);
  }

  apply(changes: readonly IndexChange[], upTo: number): Promise<void> {
    return this.#alone(async (database) => {
      for (let from = 0; from === 0 || from < changes.length; from += APPLY_BATCH) {
        const isLast = from + APPLY_BATCH >= changes.length;
        const batch = changes.slice(from, from + APPLY_BATCH);
        const finish = (meta: Meta): Meta => (isLast ? { ...meta, watermark: upTo } : meta);
        await this.#write(database, batch, finish, false);
      }
    });
  }

  async #write(
    database: IDBDatabase,
    batch: readonly IndexChange[],
    finish: (meta: Meta) => Meta,
    building: boolean,
  ): Promise<void> {
    try {
      const fences = await this.#memory.fences();
      this.#memory.changed(await writeBatch(database, this.#idb, fences, batch, finish, building));
    } catch (error) {
      this.#memory.clear();
      throw error;
    }
  }

  query(text: string, options: QueryOptions = {}): Promise<SearchAnswer> {
    return this.#alone(async (database) => {
      const query = parseQuery(text, options.typing === undefined ? {} : { typing: options.typing });
      const session = new Session(database);
      const meta = this.#memory.meta(session);
      const answer = await run(session, this.#memory, meta, query, options);
      return { ...answer, complete: isUsable(await meta) };
    });
  }

  async rebuild(
    source: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
    upTo: number,
    progress: (count: number) => void = () => undefined,
  ): Promise<void> {
    await this.#alone((database) => this.#empty(database, { ...EMPTY_META, complete: false }));
    let count = 0;
    let batch: IndexChange[] = [];
    const write = (finish: (meta: Meta) => Meta): Promise<void> => {
      const changes = batch;
      batch = [];
      count += changes.length;
      return this.#alone((database) => this.#write(database, changes, finish, true));
    };
    const seen = new Set<string>();
    for await (const document of source) {
      if (seen.has(document.id)) throw new Error(`The note ${document.id} came twice.`);
      seen.add(document.id);
      batch.push({ id: document.id, document });
      if (batch.length < REBUILD_BATCH) continue;
      await write((meta) => meta);
      progress(count);
    }
    await write((meta) => ({ ...meta, complete: true, watermark: upTo }));
    progress(count);
  }

  clear(): Promise<void> {
    return this.#alone((database) => this.#empty(database, EMPTY_META));
  }

  async #empty(database: IDBDatabase, meta: Meta): Promise<void> {
    const transaction = database.transaction(STORES, 'readwrite');
    const end = committed(transaction);
    for (const store of STORES) transaction.objectStore(store).clear();
    writeMeta(transaction.objectStore('meta'), meta);
    await end;
    this.#memory.clear();
  }

  async close(): Promise<void> {
    await this.#turn;
    const database = await this.#database?.catch(() => null);
    database?.close();
    this.#database = null;
    this.#memory.clear();
  }

  /** Runs a piece of work after the one before it, whether that succeeded or not. */
  #alone<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
    const mine = this.#turn.then(async () => {
      const opened = this.#open();
      const database = await opened;
      try {
        return await work(database);
      } finally {
        // The database was removed or closed meanwhile: what was read of it says nothing of the next.
        if (this.#database !== opened) this.#memory.clear();
      }
    });
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  #open(): Promise<IDBDatabase> {
    if (!this.#database) {
      const opening = openDatabase(this.#name, this.#idb);
      this.#database = opening;
      opening.then(
        (database) => {
          const forget = (): void => {
            if (this.#database !== opening) return;
            this.#database = null;
            this.#memory.clear();
          };
          database.addEventListener('close', forget);
          database.addEventListener('versionchange', forget);
        },
        () => {
          // The next call tries again.
          this.#database = null;
        },
      );
    }
    return this.#database;
  }
}

/**
 * Makes an index, or opens the one there is at the first call of a method.
 *
 * @param databaseName usually SEARCH_DATABASE
 * @param IDB the globals of IndexedDB
 */
export function createSearchIndex(databaseName: string, IDB: IDB): SearchIndex {
  return new IndexedSearch(databaseName, IDB);
}
