import { globSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LOCKS } from '../../../scripts/release/lock-files.ts';
import { ROOT } from '../../../scripts/setup.mjs';

const FOLDER = join(ROOT, '.github', 'workflows');
const workflows = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);

/** What `wxt submit` itself reads its variables with. */
const publisher = createRequire(createRequire(import.meta.url).resolve('wxt')).resolve('publish-browser-extension');
const { resolveConfig, validateConfig } = (await import(pathToFileURL(publisher).href)) as {
  resolveConfig(given: object): object;
  validateConfig(config: object): { dryRun: boolean; chrome: object; edge: object; firefox: object };
};

describe.each(workflows)('the workflow %s', (_, text) => {
  it('names each action by the full hash of a commit, with its version beside it', () => {
    const uses = [...text.matchAll(/uses: *(.*)/g)].map((match) => match[1]);
    expect(uses.length).toBeGreaterThan(0);
    for (const each of uses) expect(each).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may read and nothing else, keeps no key in the checkout, and ends by itself', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
    expect(text.match(/write-all|: write/)).toBeNull();
    expect(text.match(/actions\/checkout@/g)?.length).toBe(text.match(/persist-credentials: false/g)?.length);
    expect(text.match(/runs-on:/g)?.length).toBe(text.match(/timeout-minutes:/g)?.length);
  });

  it('puts nothing from outside into a command but by a variable', () => {
    for (const [, command = ''] of text.matchAll(/run: *(.*)/g)) expect(command).not.toContain('${{');
  });
});

describe('publishing', () => {
  const text = workflows.find(([name]) => name === 'publish.yml')?.[1] ?? '';
  const given = [...text.slice(text.indexOf('wxt submit')).matchAll(/^ {10}([A-Z_]+): (.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value.replace(/\$\{\{.*?\}\}/g, 'true').replace(/^'|'$/g, '')] as const,
  );
  const needed = given.map(([name]) => name).filter((name) => /_(ID|KEY|SECRET|ISSUER|EMAIL)$/.test(name));
  const config = () => validateConfig(resolveConfig({}));
  const setAll = (without?: string): void => {
    for (const [name, value] of given) if (name !== without) vi.stubEnv(name, value);
    if (without !== undefined) vi.stubEnv(without, undefined);
  };
  afterEach(() => vi.unstubAllEnvs());

  it('gives what the publisher of WXT takes for three stores, as a dry run', () => {
    setAll();
    const read = config();
    expect(read.dryRun).toBe(true);
    expect(read.chrome).toMatchObject({ apiVersion: 'v2', zip: 'release/kantlijn-true-chrome.zip' });
    expect(read.edge).toMatchObject({ zip: 'release/kantlijn-true-edge.zip' });
    expect(read.firefox).toMatchObject({ sourcesZip: 'release/kantlijn-true-sources.zip' });
  });

  it('takes each key from a secret, and has its publisher miss each', () => {
    expect(needed).toHaveLength(10);
    for (const name of needed) {
      expect(text).toContain(`${name}: \${{ secrets.${name} }}`);
      setAll(name);
      // Either of two ways to sign in would do for Chrome, so it says nothing of one half of one.
      if (!name.startsWith('CHROME_SERVICE')) expect(config, name).toThrow('Invalid config');
      vi.unstubAllEnvs();
    }
  });
});

describe('the lock files that are held against rules', () => {
  it('are all there are', () => {
    const found = globSync('**/package-lock.json', { cwd: ROOT, exclude: ['**/node_modules/**', '.output/**'] });
    expect([...LOCKS].toSorted()).toEqual(found.map((path) => path.replaceAll('\\', '/')).toSorted());
  });

  it('name no registry, and a checksum for every package', () => {
    for (const lock of LOCKS) {
      const text = readFileSync(join(ROOT, lock), 'utf8');
      expect(text, lock).not.toContain('"resolved"');
      const { packages } = JSON.parse(text) as { packages: Record<string, { integrity?: string }> };
      const bare = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);
      expect(
        bare.map(([path]) => path),
        lock,
      ).toEqual([]);
    }
  });
});
