import type { BackupFolder } from '../app/ports.ts';
import { resultOf, databaseExists, openStore } from './idb.ts';

/** Where the handle of the folder is kept: only a page can keep one, and only in IndexedDB. */
const DATABASE = 'kantlijn-backup-folder';
const STORE = 'handles';
const KEY = 'folder';

/** What TypeScript's library does not know yet of the File System Access API. */
interface Handle extends FileSystemDirectoryHandle {
  queryPermission?: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission?: (mode: { mode: 'readwrite' }) => Promise<PermissionState>;
}
type Picker = (options: { id: string; mode: 'readwrite'; startIn: 'documents' }) => Promise<Handle>;

async function withStore<T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openStore(DATABASE, STORE);
  try {
    return await resultOf(run(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/** The folder that was chosen. Looking for it leaves nothing behind. */
async function stored(): Promise<Handle | null> {
  if (!(await databaseExists(DATABASE))) return null;
  return (
    ((await withStore('readonly', (store) => store.get(KEY) as IDBRequest<unknown>)) as Handle | undefined) ?? null
  );
}

async function needed(): Promise<Handle> {
  const handle = await stored();
  if (handle === null) throw new Error('no folder');
  return handle;
}

/** Forgets the folder and the database it is kept in. */
export async function forgetFolder(): Promise<void> {
  await resultOf(indexedDB.deleteDatabase(DATABASE));
}

/** The folder for automatic backups; null where the browser has no File System Access (Firefox). */
export function backupFolder(): BackupFolder | null {
  const { showDirectoryPicker: pick } = globalThis as unknown as { showDirectoryPicker?: Picker };
  if (pick === undefined) return null;
  return {
    async current() {
      const handle = await stored();
      if (handle === null) return null;
      return { name: handle.name, allowed: (await handle.queryPermission?.({ mode: 'readwrite' })) === 'granted' };
    },
    async choose() {
      try {
        const handle = await pick({ id: 'kantlijn-backup', mode: 'readwrite', startIn: 'documents' });
        await withStore('readwrite', (store) => store.put(handle, KEY));
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
    async size(name) {
      try {
        return (await (await (await needed()).getFileHandle(name)).getFile()).size;
      } catch (error) {
        // The folder itself may be gone too; writing tells.
        if (error instanceof DOMException && error.name === 'NotFoundError') return null;
        throw error;
      }
    },
    async write(name, content) {
      // What is written only takes the place of the old file when it is closed: a half backup never does.
      const writable = await (await (await needed()).getFileHandle(name, { create: true })).createWritable();
      try {
        await writable.write(content);
        await writable.close();
      } catch (error) {
        // Expected: the earlier error is the one that is shown.
        await writable.abort().catch(() => undefined);
        throw error;
      }
    },
    forget: forgetFolder,
  };
}
