import { OWN_SPACE } from '../../sync/disk.ts';

/**
 * Folders on this computer that a reader picked: that of their own devices, those of shared dossiers by identifier, and one that is being chosen
 * for a dossier (`SHARED_FOLDER`). A handle goes into no message, so it lies in a database of its own, which the settings write and the background
 * reads. Deleting everything deletes that too.
 */

const NAME = 'kantlijn-folder';
const STORE = 'folder';
/** Age after which a picked but unused folder is forgotten. */
const UNUSED_MS = 86_400_000;

/** A handle with what File System Access adds, in Chrome and Edge. */
export interface PickedFolder extends FileSystemDirectoryHandle {
  readonly queryPermission?: (how: { mode: 'readwrite' }) => Promise<PermissionState>;
  readonly requestPermission?: (how: { mode: 'readwrite' }) => Promise<PermissionState>;
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(NAME, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const db = await settled(opening);
  try {
    return await settled(work(db.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    db.close();
  }
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new DOMException('no folder', 'UnknownError')));
  });

/** The keys of a folder, and of when it was picked. */
const keysOf = (what: string): readonly [string, string] =>
  what === OWN_SPACE ? ['picked', 'at'] : [`picked ${what}`, `at ${what}`];

/** Keeps the folder that was picked. @param now to know when it was not used @param what which folder it is @throws DOMException */
export async function keepFolderHandle(folder: PickedFolder, now: Date, what: string = OWN_SPACE): Promise<void> {
  const [key, at] = keysOf(what);
  await inStore('readwrite', (store) => {
    store.put(now.getTime(), at);
    return store.put(folder, key);
  });
}

/** Whether there is one. Does not create the database. */
const hasFolder = async (): Promise<boolean> => (await indexedDB.databases()).some(({ name }) => name === NAME);

/** The folder that was picked; null for none. @throws DOMException */
export async function pickedFolder(what: string = OWN_SPACE): Promise<PickedFolder | null> {
  if (!(await hasFolder())) return null;
  const [key] = keysOf(what);
  return (await inStore('readonly', (store) => store.get(key) as IDBRequest<PickedFolder | undefined>)) ?? null;
}

/** Whether the browser lets us read and write in it. */
export async function mayUse(folder: PickedFolder | null): Promise<boolean> {
  // Without this API there is no permission to lose.
  return folder !== null && ((await folder.queryPermission?.({ mode: 'readwrite' })) ?? 'granted') === 'granted';
}

/** Whether two are the same folder. */
export const isSameFolder = (a: PickedFolder | null, b: PickedFolder | null): Promise<boolean> =>
  a === null || b === null ? Promise.resolve(false) : a.isSameEntry(b);

/** Forgets it, and with the last one all. */
export async function forgetPickedFolder(what: string = OWN_SPACE): Promise<void> {
  if (!(await hasFolder())) return;
  for (const key of keysOf(what)) await inStore('readwrite', (store) => store.delete(key));
  if ((await inStore('readonly', (store) => store.count())) === 0) await settled(indexedDB.deleteDatabase(NAME));
}

/** Forgets one that was picked a day ago, or in the future. Call while this device uses it for nothing. @throws DOMException */
export async function dropUnusedFolder(now: Date, what: string = OWN_SPACE): Promise<void> {
  if (!(await hasFolder())) return;
  const [, key] = keysOf(what);
  const at = await inStore('readonly', (store) => store.get(key) as IDBRequest<number | undefined>);
  if (Math.abs(now.getTime() - (at ?? 0)) > UNUSED_MS) await forgetPickedFolder(what);
}
