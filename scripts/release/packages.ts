import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Licence } from '../../utils/protocol/licences.ts';
import { runTool } from '../setup.mjs';

/** The browsers a release is for. */
export const BROWSERS = ['chrome', 'edge', 'firefox'] as const;
/** One of them. */
export type Browser = (typeof BROWSERS)[number];

/** Name of the package for a browser, or of the sources. */
export const packageName = (version: string, part: Browser | 'sources'): string => `kantlijn-${version}-${part}.zip`;

/** A build must not take over how this very process was started. */
const BUILD_ENV = { NODE_ENV: 'production', KANTLIJN_OPEN_ROOT: '', WXT_TELEMETRY: '0' };

/**
 * Builds and packs for the three browsers, with the sources of what was built.
 *
 * @param root folder of the project
 * @param out folder of the release
 * @throws Error when a build fails
 */
export async function makePackages(root: string, version: string, out: string): Promise<void> {
  for (const browser of BROWSERS) {
    const { code, output } = await runTool('wxt', ['zip', '-b', browser], { cwd: root, env: BUILD_ENV, quiet: true });
    if (code !== 0) throw new Error(`The package for ${browser} could not be made:\n${output}`);
    renameSync(join(root, '.output', packageName(version, browser)), join(out, packageName(version, browser)));
  }
  const sources = packageName(version, 'sources');
  renameSync(join(root, '.output', sources), join(out, sources));
}

/** The files of a package, by their names with `/`; folders are left out. */
export function filesOf(zip: string): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(readFileSync(zip))).filter(([name]) => !name.endsWith('/')));
}

/** Writes the files of a package into a folder that is made anew. */
export function unpack(zip: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of filesOf(zip)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

/** The licences of the packages of others in a package of ours. @throws Error when it has no such list */
export function licencesOf(zip: string): Licence[] {
  const list = filesOf(zip).get('licences.json');
  if (list === undefined) throw new Error(`${zip} has no list of licences.`);
  return JSON.parse(new TextDecoder().decode(list)) as Licence[];
}

/** All licence texts as one text: ours first, then those of packages, each under its name. */
export function licenceTexts(own: string, list: readonly Licence[]): string {
  const line = '-'.repeat(100);
  return [
    `Kantlijn (EUPL-1.2)\n${line}\n${own.trim()}`,
    ...list.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n${line}\n${text.trim()}`),
    '',
  ].join('\n\n');
}

/** The checksums of every file in a folder, a line each, as `sha256sum -c` reads them. */
export function checksums(folder: string): string {
  return readdirSync(folder)
    .toSorted()
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => {
      const digest = createHash('sha256').update(readFileSync(join(folder, name)));
      return `${digest.digest('hex')}  ${name}\n`;
    })
    .join('');
}
