import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
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

/** Paths of the files that are imported by `starts`, directly or through others, and `starts` themselves. */
export function reachableFrom(starts: readonly string[], files: readonly SourceFile[]): Set<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const todo = [...starts];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    const file = byPath.get(path);
    if (file === undefined || reached.has(path)) continue;
    reached.add(path);
    const imported = file.code.matchAll(/\b(?:from|import\(|import)\s*'(\.[^']+)'/g);
    for (const [, target = ''] of imported) todo.push(posix.join(posix.dirname(path), target));
  }
  return reached;
}

/** Names of the packages of which a file's code imports more than types, at once or later. */
export function importedPackages(code: string): string[] {
  return [...code.matchAll(/\bimport\s+(?!type\b)(?:[^;']*?\bfrom\s+)?'([^.'][^']*)'|\bimport\('([^.'][^']*)'\)/g)]
    .map(([, from, later]) => from ?? later ?? '')
    .filter((name) => !/^(node|wxt|virtual):|^#/.test(name))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
}
