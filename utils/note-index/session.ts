import { requestDone, STORES } from './database.ts';
import type { LeafRow } from './leaves.ts';

/** Reads for one query: one transaction, begun when something must be read at all, and no leaf read twice. */
export class Session {
  readonly #database: IDBDatabase;
  readonly #leaves = new Map<string, Promise<LeafRow | undefined>>();
  #transaction: IDBTransaction | null = null;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** A store to read from. Throws when the database was closed meanwhile. */
  store(name: (typeof STORES)[number]): IDBObjectStore {
    try {
      if (this.#transaction) return this.#transaction.objectStore(name);
    } catch {
      // It ended, having had nothing to do for a moment. No write comes between the parts of a query.
    }
    this.#transaction = this.#database.transaction(STORES, 'readonly');
    return this.#transaction.objectStore(name);
  }

  /** The leaf that begins at a fence. */
  leaf(fence: string): Promise<LeafRow | undefined> {
    let row = this.#leaves.get(fence);
    if (!row) {
      row = requestDone<LeafRow | undefined>(this.store('leaves').get(fence));
      this.#leaves.set(fence, row);
    }
    return row;
  }
}
