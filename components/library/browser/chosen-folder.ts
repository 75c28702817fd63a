import { databaseExists, openStore, resultOf } from './idb.ts';

/** Parts of the File System Access API that TypeScript's library does not know yet. */
interface Handle extends FileSystemDirectoryHandle {
  queryPermission?: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission?: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
}
type Picker = (options: { id: string; mode: 'readwrite'; startIn: 'documents' }) => Promise<Handle>;

const STORE = 'handles';
const FOLDER = 'folder';

/** A folder the reader chose, with its own database: only a page can keep a handle, and only in IndexedDB. */
export interface ChosenFolder {
  /** The folder's name, and whether it is writable now; null when none was chosen. Checking stores nothing. */
  current(): Promise<{ name: string; allowed: boolean } | null>;
  /** Lets the reader choose. Call only in a click. Returns false when the reader cancelled. */
  choose(): Promise<boolean>;
  /** Asks the browser for permission again. Call only in a click. */
  allow(): Promise<boolean>;
  /** The folder itself. Throws when none was chosen. */
  needed(): Promise<FileSystemDirectoryHandle>;
  /** What else was kept beside the folder; undefined for nothing. */
  kept(key: string): Promise<unknown>;
  keep(key: string, value: unknown): Promise<void>;
  /** Forgets the folder and the database it is kept in; what is in the folder stays. */
  forget(): Promise<void>;
}

/**
 * A folder of the reader's, remembered under a name of its own.
 *
 * @param database where it is kept
 * @param lock held while somebody writes to the folder: it is not forgotten or another one under their hands
 * @param id the browser opens its dialog where this one was used last
 */
export function chosenFolder(database: string, id: string, lock: string): ChosenFolder {
  const using = async <T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const opened = await openStore(database, STORE);
    try {
      return await resultOf(run(opened.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      opened.close();
    }
  };
  const kept = async (key: string): Promise<unknown> =>
    (await databaseExists(database)) ? using('readonly', (store) => store.get(key) as IDBRequest<unknown>) : undefined;
  const keep = async (key: string, value: unknown): Promise<void> =>
    void (await using('readwrite', (store) => store.put(value, key)));
  const stored = async (): Promise<Handle | null> => ((await kept(FOLDER)) as Handle | undefined) ?? null;
  const drop = async (): Promise<void> => void (await resultOf(indexedDB.deleteDatabase(database)));
  const change = async (handle: Handle): Promise<void> => {
    // What is remembered belongs to one folder.
    const before = await stored();
    if (before !== null && !(await before.isSameEntry(handle))) await drop();
    await keep(FOLDER, handle);
  };
  return {
    async current() {
      const handle = await stored();
      if (handle === null) return null;
      return { name: handle.name, allowed: (await handle.queryPermission?.({ mode: 'readwrite' })) === 'granted' };
    },
    async choose() {
      const { showDirectoryPicker: pick } = globalThis as unknown as { showDirectoryPicker: Picker };
      try {
        const handle = await pick({ id, mode: 'readwrite', startIn: 'documents' });
        await navigator.locks.request(lock, () => change(handle));
        return true;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return false;
        throw error;
      }
    },
    async allow() {
      const handle = await stored();
      return (await handle?.requestPermission?.({ mode: 'readwrite' })) === 'granted';
    },
    async needed() {
      const handle = await stored();
      if (handle === null) throw new Error('no folder');
      return handle;
    },
    kept,
    keep,
    forget: () => navigator.locks.request(lock, drop),
  };
}

/** Whether the browser supports picking a folder; Firefox does not. */
export const canChooseFolder = (): boolean => 'showDirectoryPicker' in globalThis;

/** A file of the folder, with the size and the moment it was last changed. Null when there is none. Throws what the browser throws. */
export async function fileIn(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch (error) {
    // The folder itself may be gone too; writing will report it.
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

/**
 * Writes or replaces a file, whole or not at all: what is written only takes the place of the old file when it is closed.
 *
 * @param isStill asked right before that; when it says false, nothing is written
 * @returns whether it was written
 * @throws what the browser throws
 */
export async function writeIn(
  folder: FileSystemDirectoryHandle,
  name: string,
  content: Blob,
  isStill: () => Promise<boolean> = async () => true,
): Promise<boolean> {
  const isNew = (await fileIn(folder, name)) === null;
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    await writable.write(content);
    if (!(await isStill())) {
      await writable.abort();
      return false;
    }
    await writable.close();
    return true;
  } catch (error) {
    // Expected: the earlier error is the one that is shown.
    await writable.abort().catch(() => undefined);
    if (isNew) await removeEmpty(folder, name).catch(() => undefined);
    throw error;
  }
}

/** Removes the file that `create` left behind, unless somebody has written to it meanwhile. */
async function removeEmpty(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  if ((await fileIn(folder, name))?.size === 0) await folder.removeEntry(name);
}
