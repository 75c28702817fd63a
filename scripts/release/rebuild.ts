import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../setup.mjs';
import { BROWSERS, filesOf, packageName, unpack } from './packages.ts';

/**
 * How two packages differ.
 *
 * @returns a line for each file that only one has or whose bytes differ; empty when they are the same
 */
export function differences(a: ReadonlyMap<string, Uint8Array>, b: ReadonlyMap<string, Uint8Array>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].toSorted().flatMap((name) => {
    const [left, right] = [a.get(name), b.get(name)];
    if (left === undefined) return [`${name}: only when built again`];
    if (right === undefined) return [`${name}: not when built again`];
    return Buffer.compare(left, right) === 0 ? [] : [`${name}: other bytes`];
  });
}

/**
 * Builds the packages again from the sources alone, as a reviewer does: in an empty folder, after installing what the lock file names.
 *
 * @param out folder of the release
 * @returns how many files are the same
 * @throws Error that names the files that differ
 */
export async function rebuild(version: string, out: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-sources-'));
  try {
    unpack(join(out, packageName(version, 'sources')), folder);
    const env = {
      NODE_ENV: 'production',
      KANTLIJN_OPEN_ROOT: '',
      // With that, npm would leave out what builds.
      npm_config_include: 'dev',
      // What was installed here is in npm's cache, so nothing is fetched twice.
      npm_config_prefer_offline: 'true',
    };
    let same = 0;
    for (const browser of BROWSERS) {
      const task = [join(folder, 'scripts', 'with-setup.mjs'), 'wxt', 'zip', '-b', browser];
      const { code, output } = await run(process.execPath, task, { cwd: folder, env, quiet: true });
      if (code !== 0) throw new Error(`The sources do not build for ${browser}:\n${output}`);
      const again = join(folder, '.output', packageName(version, browser));
      const files = filesOf(join(out, packageName(version, browser)));
      const differ = existsSync(again) ? differences(files, filesOf(again)) : ['no package came of it'];
      if (differ.length > 0) {
        cpSync(again, join(out, `${packageName(version, browser)}.again`), { force: true });
        throw new Error(`Built again from the sources, the package for ${browser} differs:\n${differ.join('\n')}`);
      }
      same += files.size;
    }
    return same;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
