import { requestDone, STORES, type StoreName } from './database.ts';
import type { LeafRow } from './leaves.ts';

/** The reads of one query: one transaction, begun at the first read, and no leaf read twice. */
export class Session {
  readonly #database: IDBDatabase;
  readonly #leaves = new Map<string, Promise<LeafRow | undefined>>();
  #transaction: IDBTransaction | null = null;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** A store to read from. Throws when the database was closed meanwhile. */
  store(name: StoreName): IDBObjectStore {
    try {
      if (this.#transaction) return this.#transaction.objectStore(name);
    } catch {
      // The transaction had nothing to do for a moment and ended. Begin another: no write happens within a query.
    }
    this.#transaction = this.#database.transaction(STORES, 'readonly');
    return this.#transaction.objectStore(name);
  }

  /** The leaf with a fence. */
  leaf(fence: string): Promise<LeafRow | undefined> {
    let row = this.#leaves.get(fence);
    if (!row) {
      row = requestDone<LeafRow | undefined>(this.store('leaves').get(fence));
      this.#leaves.set(fence, row);
    }
    return row;
  }
}
