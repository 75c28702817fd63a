import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putBack, readyTree, whyNotVersion, writeVersion } from '../../../scripts/release/version.ts';
import { run } from '../../../scripts/setup.mjs';

describe('a version', () => {
  it.each([
    ['1.2.0', [], null],
    ['1.2.0', ['v1.1.9', 'sketch'], null],
    ['1.10.0', ['v1.9.0'], null],
    ['1.2.0', ['v1.2.0'], /not above 1\.2\.0/],
    ['1.2.0', ['v1.10.0'], /not above 1\.10\.0/],
    ['1.2', [], /no version/],
    ['01.2.0', [], /no version/],
    ['1.2.0-beta', [], /no version/],
    ['1.2.65536', [], /no version/],
    ['0.0.0', [], /no version/],
  ])('%s after %j', (version, tags, why) => {
    const told = whyNotVersion(version, tags);
    if (why === null) expect(told).toBeNull();
    else expect(told).toMatch(why);
  });
});

describe('the working tree of a release', () => {
  let root = '';
  const git = async (...args: string[]): Promise<void> => {
    const who = ['-c', 'user.name=t', '-c', 'user.email=t@t.example', '-c', 'commit.gpgsign=false'];
    const { code, output } = await run('git', [...who, ...args], { cwd: root, quiet: true });
    expect(code, output).toBe(0);
  };
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'kantlijn-tree-'));
    writeFileSync(join(root, 'package.json'), '{\n  "name": "x",\n  "version": "0.1.0"\n}\n');
    const lock = { name: 'x', version: '0.1.0', packages: { '': { version: '0.1.0' }, a: { version: '9.9.9' } } };
    writeFileSync(join(root, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-qm', 'first');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is taken as it was committed', async () => {
    expect(await readyTree(root, '0.1.0')).toMatch(/^[0-9a-f]{40}$/);
  });

  it.each([
    ['a changed file', 'package.json'],
    ['a new file', 'forgotten.ts'],
  ])('is refused with %s, which is named', async (_, name) => {
    writeFileSync(join(root, name), '{}');
    await expect(readyTree(root, '0.1.0')).rejects.toThrow(name);
  });

  it('is refused for a version that has a tag', async () => {
    await git('tag', 'v0.1.0');
    await expect(readyTree(root, '0.1.0')).rejects.toThrow('not above 0.1.0');
  });

  it('gets the version where it is named and nowhere else, and can be put back', async () => {
    const before = readFileSync(join(root, 'package-lock.json'), 'utf8');
    const written = writeVersion(root, '0.2.0');
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as object;
    expect(lock).toMatchObject({ version: '0.2.0', packages: { '': { version: '0.2.0' }, a: { version: '9.9.9' } } });
    expect(readFileSync(join(root, 'package.json'), 'utf8')).toBe('{\n  "name": "x",\n  "version": "0.2.0"\n}\n');
    await putBack(root, written);
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).toBe(before);
    expect(await readyTree(root, '0.2.0')).toMatch(/^[0-9a-f]{40}$/);
  });
});
