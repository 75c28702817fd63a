/** A search engine, as the page of the measurement drives it. It stores everything in the page's IndexedDB. */
export interface Engine {
  /** Indexes and stores notes 0 … count-1. Returns how many it indexed before `deadline` (performance.now). */
  build(count: number, deadline: number): Promise<number>;
  /** Opens what is stored, as a worker that just started does. */
  open(): Promise<void>;
  /** Identifiers of at most twenty notes, best first. */
  search(query: string): Promise<string[]>;
  /** Whether `search` also reads the notes. */
  readonly readsNotes: boolean;
  /** Adds a note to the open index; with `keep`, stores it too. */
  add(n: number, keep: boolean): Promise<void>;
}

export function promised<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('failed')));
  });
}

export function openStore(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('rows'));
  return promised(request);
}

/** Writes rows by key in transactions of 2,000. */
export async function putAll(database: IDBDatabase, rows: Iterable<readonly [string, unknown]>): Promise<void> {
  let batch: (readonly [string, unknown])[] = [];
  const flush = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction('rows', 'readwrite');
      for (const [key, value] of batch) transaction.objectStore('rows').put(value, key);
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
      batch = [];
    });
  for (const row of rows) {
    batch.push(row);
    if (batch.length >= 2000) await flush();
  }
  await flush();
}

/** Reads rows by key in one transaction. */
export function getAll(database: IDBDatabase, keys: readonly string[]): Promise<unknown[]> {
  const store = database.transaction('rows').objectStore('rows');
  return Promise.all(keys.map((key) => promised(store.get(key))));
}
