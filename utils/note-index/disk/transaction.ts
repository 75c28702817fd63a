import { committed, STORES, type StoreName } from './database.ts';

/**
 * The transaction of one batch: all of it is committed, or nothing. A rebuild writes in pieces instead, a transaction each: its
 * index counts for nothing until it is complete. (Chromium's database keeps an undo record for a transaction of more than about
 * a megabyte, which every later opening must step over: 60 ms after building 100,000 documents at once.)
 */
export class WriteTransaction {
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
    return [transaction, committed(transaction)];
  }

  /** A store of the current piece. */
  store(name: StoreName): IDBObjectStore {
    return this.#transaction.objectStore(name);
  }

  /** Ends a piece, if this writes in pieces: ask for the stores again afterwards. @throws when it was not committed */
  async piece(): Promise<void> {
    if (!this.#inPieces) return;
    await this.#end;
    [this.#transaction, this.#end] = this.#begin();
  }

  /** Waits until everything is committed. @throws when it was not */
  finish(): Promise<void> {
    return this.#end;
  }

  /** Rolls back what was not committed yet. */
  abort(): void {
    try {
      this.#transaction.abort();
    } catch {
      // It is over already: committed, or rolled back by itself.
    }
  }
}
