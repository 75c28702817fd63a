import { committed, STORES } from './database.ts';

/**
 * The writing of one batch: in one transaction, all of it or nothing; or in pieces, for an index that is being built and counts for nothing
 * until it is complete. A transaction of more than about a megabyte leaves Chromium's database with a mark for everything it
 * wrote (to undo it), which every later opening must step over: 60 ms after building 100,000 notes.
 */
export class Writing {
  readonly #database: IDBDatabase;
  readonly #inPieces: boolean;
  #transaction: IDBTransaction;
  #end: Promise<void>;

  constructor(database: IDBDatabase, inPieces: boolean) {
    this.#database = database;
    this.#inPieces = inPieces;
    [this.#transaction, this.#end] = this.#begin();
  }

  #begin(): [IDBTransaction, Promise<void>] {
    const transaction = this.#database.transaction(STORES, 'readwrite');
    const end = committed(transaction);
    // Whoever awaits it sees the error; it would otherwise count as unhandled.
    end.catch(() => undefined);
    return [transaction, end];
  }

  /** A store of the piece under way. */
  store(name: (typeof STORES)[number]): IDBObjectStore {
    return this.#transaction.objectStore(name);
  }

  /** Ends a piece when there are pieces; stores got before are of no use then. @throws when it was not committed */
  async piece(): Promise<void> {
    if (!this.#inPieces) return;
    await this.#end;
    [this.#transaction, this.#end] = this.#begin();
  }

  /** Waits until all is committed. @throws when it was not */
  finish(): Promise<void> {
    return this.#end;
  }

  /** Takes back what was not committed yet. */
  abort(): void {
    try {
      this.#transaction.abort();
    } catch {
      // Already over: then nothing of it was kept either.
    }
  }
}
