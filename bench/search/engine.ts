/** One way to search, as the page of the measurement drives it. Everything it keeps stands in IndexedDB of the page. */
export interface Engine {
  /** Fills an empty index with notes 0 … count-1 and keeps it. Returns how many it took in before `deadline` (performance.now). */
  build(count: number, deadline: number): Promise<number>;
  /** Opens what is kept, as a freshly started worker does. */
  open(): Promise<void>;
  /** Identifiers of at most twenty notes, best first. */
  search(query: string): Promise<string[]>;
  /** True when `search` has read the notes themselves too. */
  readonly readsNotes: boolean;
  /** Adds a note to what is opened; `keep` also makes it outlive the worker. */
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
