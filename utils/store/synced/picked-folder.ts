/**
 * The folder on this computer a reader picked. A handle goes into no message, so it lies in a database of its own, which the settings write
 * and the background reads. Deleting everything deletes that too.
 */

const NAME = 'kantlijn-folder';
const STORE = 'folder';
const KEY = 'picked';
const AT = 'at';
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

/** Keeps the folder that was picked. @param now to know when it was not used @throws DOMException */
export async function keepFolderHandle(folder: PickedFolder, now: Date): Promise<void> {
  await inStore('readwrite', (store) => {
    store.put(now.getTime(), AT);
    return store.put(folder, KEY);
  });
}

/** Whether there is one. Does not create the database. */
const hasFolder = async (): Promise<boolean> => (await indexedDB.databases()).some(({ name }) => name === NAME);

/** The folder that was picked; null for none. @throws DOMException */
export async function pickedFolder(): Promise<PickedFolder | null> {
  if (!(await hasFolder())) return null;
  return (await inStore('readonly', (store) => store.get(KEY) as IDBRequest<PickedFolder | undefined>)) ?? null;
}

/** Whether the browser lets us read and write in it. */
export async function mayUse(folder: PickedFolder | null): Promise<boolean> {
  // Without this API there is no permission to lose.
  return folder !== null && ((await folder.queryPermission?.({ mode: 'readwrite' })) ?? 'granted') === 'granted';
}

/** Forgets it. */
export async function forgetPickedFolder(): Promise<void> {
  await settled(indexedDB.deleteDatabase(NAME));
}

/** Forgets one that was picked a day ago, or in the future. Call while this device takes part in none. @throws DOMException */
export async function dropUnusedFolder(now: Date): Promise<void> {
  if (!(await hasFolder())) return;
  const at = await inStore('readonly', (store) => store.get(AT) as IDBRequest<number | undefined>);
  if (Math.abs(now.getTime() - (at ?? 0)) > UNUSED_MS) await forgetPickedFolder();
}
