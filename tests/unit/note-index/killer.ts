import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';

/** What a process that is killed does no more. */
const WRITES = ['put', 'delete', 'clear'] as const;

/**
 * Kills whoever writes to IndexedDB after so many writes, in the middle of a transaction or between two: the transaction under
 * way is rolled back, and nothing is written or begun any more until `work` has ended.
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
