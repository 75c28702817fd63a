import { CarrierError, type Carrier, type CarrierTrouble, type ListedFile } from '../carrier.ts';
import { isFolderFile } from '../file/folder-file.ts';
import { parseName } from '../file/names.ts';
import { MAX_FILE } from '../file/seal.ts';

/** A folder the reader chose; older browsers know no permissions for it. */
interface Handle extends FileSystemDirectoryHandle {
  readonly queryPermission?: (mode: { mode: 'read' | 'readwrite' }) => Promise<PermissionState>;
}

/**
 * A folder on the reader's disk (File System Access; Chrome and Edge) that a program of theirs keeps in step: OneDrive, Dropbox, Syncthing.
 * The copies such programs make (`… (1).k`) are files of others, as is what the browser itself writes first (`….crswap`).
 *
 * @param folder chosen by the reader in a page, with the permission to write
 */
export function diskFolder(folder: FileSystemDirectoryHandle): Carrier {
  const handle: Handle = folder;
  const orCarrierError = async <T>(isWriting: boolean, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const name = error instanceof Error || error instanceof DOMException ? error.name : 'no error';
      throw new CarrierError(await troubleOfName(handle, name, isWriting), name);
    }
  };
  return {
    // The reader chose the folder, so it existed; listing shows whether it still does.
    make: async () => undefined,
    list: () => orCarrierError(false, () => listOf(handle)),
    get: (name) =>
      orCarrierError(false, async () => {
        const file = await fileOf(handle, name);
        if (file === null) return null;
        return file.size > MAX_FILE ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
      }),
    put: (name, bytes) =>
      orCarrierError(true, async () => {
        const file = await handle.getFileHandle(name, { create: true });
        const stream = await file.createWritable();
        // The new content replaces the file as a whole when the file is closed.
        await stream.write(bytes);
        await stream.close();
      }),
    remove: (name) =>
      orCarrierError(true, async () => {
        try {
          await handle.removeEntry(name);
        } catch (error) {
          if (!isGone(error)) throw error;
          // A missing folder does not mean that its files were removed.
          await listOf(handle);
        }
      }),
  };
}

const isGone = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';

async function listOf(handle: Handle): Promise<ListedFile[]> {
  const found: ListedFile[] = [];
  for await (const [name, entry] of handle.entries()) {
    if (entry.kind !== 'file') continue;
    // Do not ask the size of other programs' files: there may be very many.
    const isOurs = parseName(name) !== null || isFolderFile(name);
    const size = isOurs ? await sizeOf(entry) : 0;
    if (size !== null) found.push({ name, size });
  }
  return found;
}

/** The size of a file in bytes; null when it disappeared meanwhile. */
async function sizeOf(entry: FileSystemFileHandle): Promise<number | null> {
  try {
    return (await entry.getFile()).size;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

async function fileOf(handle: Handle, name: string): Promise<File | null> {
  try {
    return await (await handle.getFileHandle(name)).getFile();
  } catch (error) {
    if (!isGone(error)) throw error;
    await listOf(handle);
    return null;
  }
}

async function troubleOfName(handle: Handle, name: string, isWriting: boolean): Promise<CarrierTrouble> {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return isWriting && (await handle.queryPermission?.({ mode: 'read' })) === 'granted' ? 'readOnly' : 'refused';
    case 'NotFoundError':
      return 'missing';
    case 'QuotaExceededError':
      return 'full';
    // Another program has the file open.
    case 'NoModificationAllowedError':
      return 'busy';
    default:
      return 'unreachable';
  }
}
