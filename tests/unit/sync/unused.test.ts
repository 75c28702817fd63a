import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);

/** What evaluates Yjs when it is imported: the engine, and all it is made of. */
const ENGINE = 'utils/services/sync/engine.ts';
const WITH_YJS =
  /\/sync\/(?:library|replica|yjs|kinds\/(?:document|reconcile)|note\/(?:chosen|doc|shape|text|deletion))\.ts$/;

const files = ['entrypoints', 'components', 'utils'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`),
);

/** Values a file imports: types are gone once it is built. */
const imported = (path: string): string[] => {
  const text = readFileSync(new URL(path, ROOT), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?\bfrom '([^']+)';/gms)].map((found) => found[1] ?? '');
};

describe('synchronising', () => {
  it('is loaded only when used: outside its folder only the engine imports it, and that only through `import()`', () => {
    expect(files.length).toBeGreaterThan(500);
    const outside = files.filter((path) => !path.startsWith('utils/sync/'));
    const importing = outside.filter((path) => imported(path).some((from) => from === 'yjs' || WITH_YJS.test(from)));
    expect(importing).toEqual([ENGINE]);
    expect(
      files.filter((path) => imported(path).some((from) => from.endsWith('/engine.ts') && /sync|^\.\//.test(from))),
    ).toEqual([]);
    const yjs = files.filter((path) => imported(path).includes('yjs'));
    expect(
      yjs.every((path) => WITH_YJS.test(path)),
      yjs.join(', '),
    ).toBe(true);
  });
});
