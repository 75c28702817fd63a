import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FLOORS, floorOf, importsOf, PURE, ROOT, sourcesIn, type SourceFile } from './code.ts';

const shipped = [...sourcesIn('entrypoints'), ...sourcesIn('components'), ...sourcesIn('utils')];
const pure = shipped.filter(({ path }) => path.startsWith('utils/') && PURE.has(path.split('/')[1] ?? ''));

/** Lines of a file that match, as `path: line`. */
function hits(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, code }) =>
    code
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}

describe('the floors', () => {
  it('is looking at the code', () => {
    expect(shipped.length).toBeGreaterThan(30);
    expect(pure.length).toBeGreaterThan(15);
    expect(shipped.flatMap(importsOf).length).toBeGreaterThan(100);
  });

  it('an import only ever goes down', () => {
    const upward = shipped.flatMap((file) =>
      importsOf(file)
        .filter(({ path }) => path !== null && (floorOf(path) ?? 0) > (floorOf(file.path) ?? 0))
        .map(({ path }) => `${file.path} → ${path}`),
    );
    expect(upward).toEqual([]);
  });

  it('what is shipped imports no tool of the project', () => {
    const tools = shipped.flatMap((file) =>
      importsOf(file)
        .filter(({ path }) => path !== null && /^(tests|bench|replica|scripts|docs)\//.test(path))
        .map(({ path }) => `${file.path} → ${path}`),
    );
    expect(tools).toEqual([]);
  });

  it('pure rooms import no browser API, no React and no Dexie', () => {
    const impure = pure.flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => /^(react|react-dom|dexie|wxt|#imports|@webext-core|node:)/.test(specifier))
        .map(({ specifier }) => `${file.path} → ${specifier}`),
    );
    expect(impure).toEqual([]);
  });

  it('pure rooms have no clock and no chance', () => {
    expect(hits(pure, /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bMath\.random\b|\brandomUUID\b/)).toEqual(
      [],
    );
  });

  it('pure rooms use no browser object', () => {
    const objects =
      /(?<![\w.-])(browser|chrome|indexedDB|localStorage|sessionStorage|fetch|navigator)(?=\s*[.(])|(?<![\w.-])window\./;
    // Words inside texts are not uses: strings are emptied first.
    const withoutStrings = pure.map((file) => ({
      ...file,
      code: file.code.replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''"),
    }));
    expect(hits(withoutStrings, objects)).toEqual([]);
  });

  it('relative imports name their file, and it exists', () => {
    const wrong = shipped.flatMap((file) =>
      importsOf(file)
        .filter(({ path }) => path !== null && !(/\.(ts|tsx|css|json|svg)$/.test(path) && existsSync(join(ROOT, path))))
        .map(({ specifier }) => `${file.path} → ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('every room has a floor, and every floor is a room', () => {
    expect(shipped.filter(({ path }) => floorOf(path) === -1).map(({ path }) => path)).toEqual([]);
    expect(FLOORS.filter((floor) => !shipped.some(({ path }) => path.startsWith(`utils/${floor}/`)))).toEqual([]);
  });

  it('there is no cycle', () => {
    const graph = new Map(shipped.map((file) => [file.path, importsOf(file).flatMap(({ path }) => path ?? [])]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      else if (!done.has(path)) {
        for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
        done.add(path);
      }
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });
});
