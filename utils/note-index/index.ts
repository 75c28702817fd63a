import {
  committed,
  emptyMeta,
  isUsable,
  openDatabase,
  STORES,
  writeMeta,
  type IDB,
  type Meta,
} from './disk/database.ts';
import { parseQuery, type ParsedQuery, type ParseOptions } from './language.ts';
import type { CollectOptions } from './query/collect.ts';
import { Highlighter, FieldReading, type Fields, type Matched } from './query/match.ts';
import { IndexMemory } from './query/memory.ts';
import { search, type SearchAnswer } from './query/search.ts';
import { Session } from './disk/session.ts';
import { listFields, type FieldTexts, type IndexedDocument, type Schema } from './schema.ts';
import { Analyser } from './write/analyse.ts';
import { writeBatch, type IndexChange } from './write/batch.ts';

export type { IDB } from './disk/database.ts';
export type { Hit } from './query/collect.ts';
export type { Correction } from './query/correct.ts';
export type { Matched } from './query/match.ts';
export type { SearchAnswer } from './query/search.ts';
export type { Field, FieldTexts, IndexedDocument, FieldMark, Schema } from './schema.ts';
export type { IndexChange } from './write/batch.ts';

/** Documents written in one transaction: few enough to keep memory flat, many enough to write each key once for all of them. */
const APPLY_BATCH = 5000;
const REBUILD_BATCH = 25_000;

/** How to search. */
export type QueryOptions<D> = CollectOptions<D> & ParseOptions;

/**
 * A full-text index in an IndexedDB database of its own. One context opens it. Methods run one after the other, so that an answer
 * never mixes two states. A change is one transaction: whatever is killed, the index is in the state before it or after it.
 */
export interface SearchIndex<D extends IndexedDocument, F extends string> {
  /**
   * Number of the last change taken in; 0 for a new index. Null when the index must be rebuilt: a rebuild was cut off, or it was
   * made with another schema or an older version of this code.
   */
  watermark(): Promise<number | null>;
  /**
   * Takes changes in: for each identifier the document as it now is, or null when it is deleted. Taking a change in twice is the
   * same as once: after a crash, start again from `watermark()`.
   *
   * @param upTo number of the last of these changes: the watermark afterwards
   * @throws when the index must be rebuilt
   */
  apply(changes: readonly IndexChange<D>[], upTo: number): Promise<void>;
  /** Searches. Never rejects because of what was typed. When the index must be rebuilt: what there is, with `complete` false. */
  query(text: string, options?: QueryOptions<D>): Promise<SearchAnswer<D, F>>;
  /**
   * Empties the index and fills it again. If it is cut off, `watermark()` is null afterwards.
   *
   * @param source every document once; throws when one comes twice
   * @param upTo number of the last change that `source` surely includes: read it before reading the documents
   * @param progress called with the number of documents taken in, after each batch
   */
  rebuild(source: AsyncIterable<D> | Iterable<D>, upTo: number, progress?: (count: number) => void): Promise<void>;
  /** Number of documents. */
  size(): Promise<number>;
  /** Removes everything, the watermark included. */
  clear(): Promise<void>;
  /** Closes the database; the next call opens it again. */
  close(): Promise<void>;
}

class IndexedSearch<D extends IndexedDocument, F extends string> implements SearchIndex<D, F> {
  readonly #name: string;
  readonly #idb: IDB;
  readonly #fields: Fields<D, F>;
  readonly #analyser: Analyser<D>;
  readonly #memory: IndexMemory<D>;
  #database: Promise<IDBDatabase> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(name: string, schema: Schema<D, F>, idb: IDB) {
    this.#name = name;
    this.#idb = idb;
    this.#fields = listFields(schema.fields);
    this.#analyser = new Analyser(schema);
    const lettersIn = (document: D): number =>
      this.#fields.reduce((sum, { texts }) => texts(document).reduce((all, text) => all + text.length, sum), 0);
    this.#memory = new IndexMemory(idb, { analysis: this.#analyser.name, lettersIn });
  }

  watermark(): Promise<number | null> {
    return this.#exclusive(async (database) => {
      const meta = await this.#memory.meta(new Session(database));
      return isUsable(meta, this.#analyser.name) ? meta.watermark : null;
    });
  }

  size(): Promise<number> {
    return this.#exclusive(async (database) => (await this.#memory.meta(new Session(database))).documents);
  }

  apply(changes: readonly IndexChange<D>[], upTo: number): Promise<void> {
    return this.#exclusive(async (database) => {
      for (let from = 0; from === 0 || from < changes.length; from += APPLY_BATCH) {
        const isLast = from + APPLY_BATCH >= changes.length;
        const batch = changes.slice(from, from + APPLY_BATCH);
        await this.#write(database, batch, (meta) => (isLast ? { ...meta, watermark: upTo } : meta), false);
      }
    });
  }

  async #write(
    database: IDBDatabase,
    batch: readonly IndexChange<D>[],
    finish: (meta: Meta) => Meta,
    rebuilding: boolean,
  ): Promise<void> {
    try {
      const fences = await this.#memory.fences();
      const context = { database, idb: this.#idb, analyser: this.#analyser, fences, rebuilding };
      this.#memory.changed(await writeBatch(context, batch, finish));
    } catch (error) {
      this.#memory.clear();
      throw error;
    }
  }

  query(text: string, { typing, ...options }: QueryOptions<D> = {}): Promise<SearchAnswer<D, F>> {
    return this.#exclusive(async (database) => {
      const query = parseQuery(text, typing === undefined ? {} : { typing });
      const session = new Session(database);
      const meta = this.#memory.meta(session);
      const answer = await search({ session, memory: this.#memory, fields: this.#fields }, meta, query, options);
      return { ...answer, complete: isUsable(await meta, this.#analyser.name) };
    });
  }

  async rebuild(
    source: AsyncIterable<D> | Iterable<D>,
    upTo: number,
    progress: (count: number) => void = () => undefined,
  ): Promise<void> {
    const empty = emptyMeta(this.#analyser.name);
    await this.#exclusive((database) => this.#empty(database, { ...empty, complete: false }));
    let count = 0;
    let batch: IndexChange<D>[] = [];
    const write = (finish: (meta: Meta) => Meta): Promise<void> => {
      const changes = batch;
      batch = [];
      count += changes.length;
      return this.#exclusive((database) => this.#write(database, changes, finish, true));
    };
    const seen = new Set<string>();
    for await (const document of source) {
      if (seen.has(document.id)) throw new Error(`The document ${document.id} came twice.`);
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
    return this.#exclusive((database) => this.#empty(database, emptyMeta(this.#analyser.name)));
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
    await this.#queue;
    const database = await this.#database?.catch(() => null);
    database?.close();
    this.#database = null;
    this.#memory.clear();
  }

  /** Runs a piece of work after the one before it has ended, well or badly. */
  #exclusive<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
    const mine = this.#queue.then(async () => {
      const opened = this.#open();
      const database = await opened;
      try {
        return await work(database);
      } finally {
        // The database was deleted or closed meanwhile: what was read of it says nothing about the next.
        if (this.#database !== opened) this.#memory.clear();
      }
    });
    this.#queue = mine.catch(() => undefined);
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
          // Let the next call try again.
          this.#database = null;
        },
      );
    }
    return this.#database;
  }
}

/**
 * Creates an index. The database is opened, or made, at the first call of a method.
 *
 * @param databaseName used for nothing else
 * @param schema the documents and how they are searched
 * @param idb the globals of IndexedDB
 */
export function createSearchIndex<D extends IndexedDocument, F extends string>(
  databaseName: string,
  schema: Schema<D, F>,
  idb: IDB,
): SearchIndex<D, F> {
  return new IndexedSearch(databaseName, schema, idb);
}

/**
 * Finds what to highlight for a query in texts at hand, without an index.
 *
 * @param fields the fields of a schema, or of anything else with texts
 * @returns to be called with each document
 */
export function createHighlighter<D, F extends string>(
  fields: Readonly<Record<F, FieldTexts<D>>>,
  query: ParsedQuery,
): (document: D) => Matched<F> {
  const list = listFields(fields);
  const highlighter = new Highlighter(list, query);
  return (document) => highlighter.marks(new FieldReading(list, document));
}
