/** The answer to a request of IndexedDB. @throws what IndexedDB throws */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

/**
 * Opens a database with one table, and makes both when they are not there.
 *
 * @param options of the table
 * @throws what IndexedDB throws
 */
export function openStore(name: string, store: string, options?: IDBObjectStoreParameters): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store, options));
  return resultOf(opening);
}

/** Whether there is a database of this name. Opening one to look would make it. */
export async function databaseExists(name: string): Promise<boolean> {
  return (await indexedDB.databases()).some((one) => one.name === name);
}
