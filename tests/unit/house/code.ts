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

/** Folders that hold no source: by name wherever they are, and the packed list at the top. */
const SKIPPED = new Set(['node_modules', '.output', '.wxt', '.git', 'coverage']);

/** Paths of all files in a folder of the project, with forward slashes; none when the folder does not exist. */
export function filesIn(folder: string): string[] {
  const start = join(ROOT, folder);
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(start, entry.name);
    if (relative(ROOT, path) === 'corpus') return [];
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

/**
 * The floors of utils, lowest first. An import goes down or stays in its own room; docs/architecture.md says what each is for.
 */
export const FLOORS = [
  'domain',
  'dutch',
  'note-index',
  'questions',
  'protocol',
  'messages',
  'drafts',
  'sources',
  'store',
  'services',
] as const;

/** Rooms that only compute: no browser, no clock, no chance. */
export const PURE: ReadonlySet<string> = new Set(['domain', 'dutch', 'questions']);

/** Floor of a file: higher may import lower. Null for what is not shipped; -1 for a room that no floor names. */
export function floorOf(path: string): number | null {
  if (path.startsWith('entrypoints/')) return FLOORS.length + 1;
  if (path.startsWith('components/')) return FLOORS.length;
  if (!path.startsWith('utils/')) return null;
  return FLOORS.findIndex((floor) => floor === path.split('/')[1]);
}
