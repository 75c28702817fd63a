/** The two globals IndexedDB consists of, so that tests can bring their own. */
export interface IDB {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof globalThis.IDBKeyRange;
}

/** Version of the database. Opening an older one empties it, since everything in it can be made again. */
const LAYOUT = 2;

/** The object stores. README.md draws how they refer to each other. */
export const STORES = ['meta', 'docs', 'leaves', 'fences', 'blocks', 'pages', 'dates'] as const;
export type StoreName = (typeof STORES)[number];

/** The one row of `meta`. */
export interface Meta {
  /** What the postings were made with: see `analysisOf` in write/analyse.ts. Older versions of this code wrote a number. */
  readonly analysis: string | number;
  /** False from the start of a rebuild until its end. */
  readonly complete: boolean;
  /** The last change taken in, by the caller's count. */
  readonly watermark: number;
  /** Documents in the index. */
  readonly documents: number;
  /** Next document number; starts at 1, never given twice. */
  readonly next: number;
  /** Page of the dictionary that new words go to; starts at 1. */
  readonly page: number;
}

/** The row of an empty index. */
export function emptyMeta(analysis: string): Meta {
  return { analysis, complete: true, watermark: 0, documents: 0, next: 1, page: 1 };
}

/** Waits for a request. */
export function requestDone<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed.')));
  });
}

/** Waits until a transaction is committed; rejects when it is not. */
export function committed(transaction: IDBTransaction): Promise<void> {
  const end = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The transaction was aborted.')));
  });
  // A caller that fails before it waits for the end already has its error: do not report this one as unhandled.
  end.catch(() => undefined);
  return end;
}

/** Opens the database; creates its stores when it is new or of another layout. Rejects when it cannot be opened. */
export function openDatabase(name: string, idb: IDB): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = idb.indexedDB.open(name, LAYOUT);
    request.addEventListener('upgradeneeded', () => {
      const database = request.result;
      for (const store of Array.from(database.objectStoreNames)) database.deleteObjectStore(store);
      for (const store of STORES) database.createObjectStore(store);
      request.transaction?.objectStore('docs').createIndex('id', 'id', { unique: true });
    });
    request.addEventListener('success', () => {
      // Do not block another context that deletes or upgrades the database.
      request.result.addEventListener('versionchange', () => request.result.close());
      resolve(request.result);
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('The index could not be opened.')));
    request.addEventListener('blocked', () => reject(new Error('The index is held open by an older version.')));
  });
}

/** Reads the row of `meta`; of a new database, that of an empty index. */
export async function readMeta(store: IDBObjectStore, analysis: string): Promise<Meta> {
  const row = (await requestDone(store.get('index'))) as Meta | undefined;
  return row ?? emptyMeta(analysis);
}

/** Writes the row of `meta`. */
export function writeMeta(store: IDBObjectStore, meta: Meta): void {
  store.put(meta, 'index');
}

/** Whether the index can be added to and its answers are complete; if not, it must be rebuilt. */
export function isUsable(meta: Meta, analysis: string): boolean {
  return meta.complete && meta.analysis === analysis;
}
