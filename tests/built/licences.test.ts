import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT, runTool } from '../../scripts/setup.mjs';
import { buildDir } from '../../scripts/start-build.ts';
import { Licences } from '../../utils/protocol/licences.ts';
import { importedPackages, sourcesIn } from '../unit/house/code.ts';
import { BROWSERS } from './builds.ts';

/** Licences that allow shipping under the EUPL when their notice goes along. */
const ALLOWED = ['Apache-2.0', 'ISC', 'MIT'];

/** Asked for by a package, but by no part of it that is bundled, or types alone; the source maps below would show it. */
const LEFT_OUT = new Set(['isomorphic.js', '@types/node']);

const listOf = (browser: (typeof BROWSERS)[number]) =>
  Licences.parse(JSON.parse(readFileSync(join(buildDir({ browser }), 'licences.json'), 'utf8')));

/** Names of the packages whose files a build was made of, as its source maps tell; helpers of the tools under theirs. */
function packagesIn(folder: string): Set<string> {
  const names = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.map'),
  )) {
    const { sources } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { sources: string[] };
    for (const source of sources) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1];
      if (name !== undefined) names.add(name);
      if (/rolldown\/runtime/.test(source)) names.add('rolldown');
      if (/vite\/preload-helper/.test(source)) names.add('vite');
    }
  }
  return names;
}

describe.each(BROWSERS)('the licences in the build for %s', (browser) => {
  it('are each allowed, whole and named', () => {
    const list = listOf(browser);
    expect(list.length).toBeGreaterThan(5);
    for (const { name, version, licence, text } of list) {
      expect(ALLOWED, name).toContain(licence);
      expect(version, name).toMatch(/^\d+\.\d+\.\d+/);
      expect(text, name).toMatch(/copyright/i);
      expect(text, name).toMatch(/without warrant|WITHOUT WARRANTIES|DISCLAIMS ALL WARRANTIES/i);
    }
    expect(list.find(({ name }) => name === 'dexie')?.text).toContain('Dexie.js');
  });

  it('are there for every package that the product imports, and what those need', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version?: string; dependencies?: Record<string, string> }>;
    };
    // By the path in the lock file: a package may have its own version of another inside it.
    const needed = new Map<string, string>();
    const need = (name: string, within = ''): void => {
      const inside = `${within}/node_modules/${name}`;
      const path = within !== '' && packages[inside] !== undefined ? inside : `node_modules/${name}`;
      if (needed.has(path) || LEFT_OUT.has(name)) return;
      needed.set(path, name);
      for (const each of Object.keys(packages[path]?.dependencies ?? {})) need(each, path);
    };
    const ours = ['components', 'entrypoints', 'utils'].flatMap(sourcesIn);
    // WXT builds; what it leaves in the bundles is its browser alone.
    for (const name of ours.flatMap(({ code }) => importedPackages(code))) if (name !== 'wxt') need(name);
    expect([...needed.values()]).toEqual(expect.arrayContaining(['react', 'scheduler', 'yjs', 'lib0']));
    const declared = [...needed].map(([path, name]) => `${name}@${packages[path]?.version}`);
    const listed = listOf(browser).map(({ name, version }) => `${name}@${version}`);
    expect(listed).toEqual(expect.arrayContaining(declared));
  });

  it('are listed next to our own', () => {
    const own = readFileSync(join(buildDir({ browser }), 'LICENSE.txt'), 'utf8');
    expect(own).toBe(readFileSync(join(ROOT, 'LICENSE'), 'utf8'));
    expect(own).toContain('EUROPEAN UNION PUBLIC LICENCE');
    expect(existsSync(join(buildDir({ browser }), 'licences'))).toBe(false);
  });
});

describe('what is in the bundles', () => {
  const folder = join(ROOT, '.output', 'maps', 'chrome-mv3');
  beforeAll(async () => {
    const env = { NODE_ENV: 'production', KANTLIJN_MAPS: '1' };
    const { code, output } = await runTool('wxt', ['build', '-b', 'chrome'], { quiet: true, env });
    expect(code, output).toBe(0);
  });

  it('has its notice, each package of it, in workers too', () => {
    const found = packagesIn(folder);
    expect([...found]).toEqual(expect.arrayContaining(['react', 'dexie', 'zod']));
    const listed = new Set(listOf('chrome').map(({ name }) => name));
    expect([...found].filter((name) => !listed.has(name))).toEqual([]);
  });
});
