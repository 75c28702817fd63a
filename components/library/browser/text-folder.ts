import { type FoundFile, TEXT_LOCK, type TextFolder } from '../text-folder/port.ts';
import { canChooseFolder, chosenFolder, fileIn, writeIn } from './chosen-folder.ts';

const chosen = chosenFolder('kantlijn-text-folder', 'kantlijn-text', TEXT_LOCK);
const MEMORY = 'memory';

/** Maximum size of a file of notes, in bytes; a larger one is not ours and is not read. */
const LONGEST = 20_000_000;

/** Forgets the folder of text. */
export const forgetTextFolder = chosen.forget;

/** The folder of text; null where the browser cannot write to a folder (Firefox). */
export function textFolder(): TextFolder | null {
  if (!canChooseFolder()) return null;
  const { current, choose, allow, needed, forget, kept, keep } = chosen;
  // Asking the database for it at each of thousands of files left so much behind that clearing it up took long tasks. Whoever fills the folder
  // holds the lock and calls `check` first, and it is not forgotten or changed meanwhile.
  let checked: FileSystemDirectoryHandle | null = null;
  const folderNow = async (): Promise<FileSystemDirectoryHandle> => checked ?? needed();
  return {
    current,
    choose,
    allow,
    forget,
    recall: () => kept(MEMORY),
    async remember(memory) {
      // Nothing is remembered about a forgotten folder.
      await needed();
      await keep(MEMORY, memory);
    },
    async check() {
      // Only asking for the first entry shows whether the folder exists.
      checked = await needed();
      await checked.keys().next();
    },
    async read(name) {
      const file = await fileOrFolder(await folderNow(), name);
      if (file === null || file === 'folder') return file === null ? null : { text: null, stamp: '' };
      return { text: await textOf(file), stamp: stampOf(file) };
    },
    async write(name, text, stamp) {
      const folder = await folderNow();
      return writeIn(folder, name, new Blob([text]), async () => {
        const file = await fileIn(folder, name);
        // A new file is empty until it is closed.
        return stamp === null ? file === null || file.size === 0 : file !== null && stampOf(file) === stamp;
      });
    },
  };
}

const stampOf = ({ size, lastModified }: File): string => `${size} ${lastModified}`;

async function fileOrFolder(folder: FileSystemDirectoryHandle, name: string): Promise<File | 'folder' | null> {
  try {
    return await fileIn(folder, name);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TypeMismatchError') return 'folder';
    throw error;
  }
}

/** The text of a file; null when it is not text. */
async function textOf(file: File): Promise<FoundFile['text']> {
  if (file.size > LONGEST) return null;
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Expected: somebody put something else under this name.
    return null;
  }
}
