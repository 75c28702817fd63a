import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** A source file of the project. */
export interface SourceFile {
  /** Path from the project's folder, with forward slashes. */
  path: string;
  text: string;
  /** The text without comments. */
  code: string;
}

const SKIPPED = new Set(['node_modules', '.output', '.wxt', '.git', 'coverage', 'corpus']);

/** Paths of all files in a folder of the project, with forward slashes; none when the folder does not exist. */
export function filesIn(folder: string): string[] {
  const start = join(ROOT, folder);
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(start, entry.name);
    if (entry.isDirectory()) return filesIn(relative(ROOT, path));
    return [relative(ROOT, path).split(sep).join('/')];
  });
}

/** Takes comments out; a `//` inside a string such as an address stays. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[\s;{}(),])\/\/.*$/gm, '$1');
}

/** The TypeScript files of a folder. */
export function sourcesIn(folder: string): SourceFile[] {
  return filesIn(folder)
    .filter((path) => /\.(ts|tsx|mts)$/.test(path) && !path.endsWith('.d.mts'))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, code: withoutComments(text) };
    });
}

/** What a file imports, in whichever form: as written, and as a path of the project when it is relative. */
export function importsOf(file: SourceFile): { specifier: string; path: string | null }[] {
  const found = file.code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g);
  return [...found].map(([, specifier = '']) => ({
    specifier,
    path: specifier.startsWith('.')
      ? relative(ROOT, resolve(ROOT, dirname(file.path), specifier.replace(/\?.*$/, '')))
          .split(sep)
          .join('/')
      : null,
  }));
}

/** Rooms of utils that do input or output; every other room is pure. */
export const IO_ROOMS = new Set(['sources', 'corpus', 'store', 'messages', 'settings', 'background']);

/** Contracts that lie in a room with input and output but are pure themselves: shapes, no behaviour. */
export const CONTRACTS = new Set([
  'utils/store/note.ts',
  'utils/store/note-fields.ts',
  'utils/store/note-table.ts',
  'utils/store/limits.ts',
  'utils/corpus/contract.ts',
  'utils/messages/protocol.ts',
  'utils/messages/page-protocol.ts',
  'utils/messages/corpus-protocol.ts',
  'utils/messages/questions-protocol.ts',
]);

/** Floor of a file: higher may import lower or equal. Null for what is not shipped. */
export function floorOf(path: string): number | null {
  if (path.startsWith('entrypoints/')) return 3;
  if (path.startsWith('components/')) return 2;
  if (!path.startsWith('utils/')) return null;
  if (CONTRACTS.has(path)) return 0;
  return IO_ROOMS.has(path.split('/')[1] ?? '') ? 1 : 0;
}
