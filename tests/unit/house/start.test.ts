import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importedPackages, reachableFrom, ROOT, sourcesIn } from './code.ts';

/** `npm start` installs `dependencies` alone (decision 280). */
describe('npm start', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const files = ['components', 'entrypoints', 'replica', 'scripts', 'tests/e2e/support', 'utils'].flatMap(sourcesIn);

  it('needs no package that is installed for tests and checks alone', () => {
    const entrypoints = files.filter(({ path }) => path.startsWith('entrypoints/')).map(({ path }) => path);
    const reached = reachableFrom(['scripts/start-demo.ts', ...entrypoints], files);
    // Installed when Firefox is asked for.
    const firefox = reachableFrom(['scripts/start-firefox.ts'], files);
    const ours = files.filter(({ path }) => reached.has(path) && path !== 'tests/e2e/support/firefox.ts');
    expect(firefox.has('tests/e2e/support/firefox.ts')).toBe(true);
    const missing = ours.flatMap(({ path, code }) =>
      importedPackages(code)
        .filter((name) => !(name in dependencies))
        .map((name) => `${path}: ${name}`),
    );
    expect(ours.length).toBeGreaterThan(200);
    expect(missing).toEqual([]);
  });
});
