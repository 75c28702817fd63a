import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';

/** What a killed process no longer does. */
const WRITES = ['put', 'delete', 'clear'] as const;

/**
 * Runs work that writes to IndexedDB, and kills it after so many writes, within a transaction or between two: the transaction is rolled
 * back, and from then on every write and new transaction fails.
 *
 * @returns whether it was killed
 */
export async function killedAfter(writes: number, work: () => Promise<void>): Promise<boolean> {
  let left = writes;
  const store = IDBObjectStore.prototype as unknown as Record<string, (...given: unknown[]) => unknown>;
  const database = IDBDatabase.prototype as unknown as Record<string, (...given: unknown[]) => unknown>;
  const originals = WRITES.map((name) => [name, store[name]] as const);
  const begin = database['transaction'];
  for (const [name, original] of originals)
    store[name] = function (this: IDBObjectStore, ...given: unknown[]) {
      left -= 1;
      if (left < 0) {
        this.transaction.abort();
        throw new Error('killed');
      }
      return original?.apply(this, given);
    };
  database['transaction'] = function (this: IDBDatabase, ...given: unknown[]) {
    if (left < 0) throw new Error('killed');
    return begin?.apply(this, given);
  };
  try {
    await work();
    return false;
  } catch (error) {
    if (left >= 0) throw error;
    return true;
  } finally {
    for (const [name, original] of originals) if (original) store[name] = original;
    if (begin) database['transaction'] = begin;
  }
}
