import { ANALYSIS_VERSION } from './analyse.ts';

/** The two globals IndexedDB consists of, so that tests can bring their own. */
export interface IDB {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof globalThis.IDBKeyRange;
}

/** Layout of the stores; another one is emptied, since all of it can be made again. */
const LAYOUT = 2;

/**
 * - `meta`: one row, see Meta.
 * - `docs`: document number → SearchDocument, found by `id`.
 * - `leaves`: first key → two hundred keys or so with their newest postings (leaves.ts).
 * - `fences`: first of them → the keys of leaves, up to 256 (fences.ts).
 * - `blocks`: [key, highest document number] → sealed block.
 * - `pages`: page number → words of the dictionary, each between line feeds.
 * - `dates`: page number → moment of the last change of 1,024 documents, in minutes since 1970.
 */
export const STORES = ['meta', 'docs', 'leaves', 'fences', 'blocks', 'pages', 'dates'] as const;

/** What is known of the whole index. */
export interface Meta {
  /** Version of the analysis the postings were made with. */
  readonly analysis: number;
  /** False from the start of a rebuild to its end. */
  readonly complete: boolean;
  /** Last change taken in. */
  readonly watermark: number;
  readonly documents: number;
  /** Next document number; from 1, never given twice. */
  readonly next: number;
  /** Page of the dictionary new words go to; from 1. */
  readonly page: number;
}

export const EMPTY_META: Meta = {
  analysis: ANALYSIS_VERSION,
  complete: true,
  watermark: 0,
  documents: 0,
  next: 1,
  page: 1,
};

/** Waits for a request. */
export function requestDone<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed.')));
  });
}

/** Waits until a transaction is committed; rejects when it was not. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The transaction was aborted.')));
  });
}

/** Opens the database, making its stores anew when their layout is another one. Rejects when it cannot be opened. */
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
      // Another context that removes or upgrades the database must not wait for this one.
      request.result.addEventListener('versionchange', () => request.result.close());
      resolve(request.result);
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('The index could not be opened.')));
    request.addEventListener('blocked', () => reject(new Error('The index is held open by an older version.')));
  });
}

/** The row about the whole index; that of an empty index when there is none yet. */
export async function readMeta(store: IDBObjectStore): Promise<Meta> {
  const row = (await requestDone(store.get('index'))) as Meta | undefined;
  return row ?? EMPTY_META;
}

/** Writes the row about the whole index. */
export function writeMeta(store: IDBObjectStore, meta: Meta): void {
  store.put(meta, 'index');
}

/** Whether what the index holds can be searched and added to; otherwise it must be rebuilt. */
export function isUsable(meta: Meta): boolean {
  return meta.complete && meta.analysis === ANALYSIS_VERSION;
}
