import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../setup.mjs';

/** The files that name the version. */
const NAMING = ['package.json', 'package-lock.json'] as const;

/** Output of a git command in a folder. @throws Error when git fails */
async function git(root: string, ...args: string[]): Promise<string> {
  const { code, output } = await run('git', args, { quiet: true, cwd: root });
  if (code !== 0) throw new Error(`git ${args[0]} failed:\n${output}`);
  return output.trim();
}

/**
 * Whether a version may follow: three whole numbers up to 65535, which all stores take, above every version that has a tag.
 *
 * @param tags names of the tags there are
 * @returns why not; null when it may
 */
export function whyNotVersion(version: string, tags: readonly string[]): string | null {
  if (!isVersion(version)) return `"${version}" is no version: three numbers from 0 to 65535, as 1.2.0.`;
  const newer = tags
    .map((tag) => tag.replace(/^v/, ''))
    .find((tag) => isVersion(tag) && compareVersions(tag, version) >= 0);
  return newer === undefined ? null : `${version} is not above ${newer}, which has a tag.`;
}

const isVersion = (text: string): boolean =>
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(text) &&
  text.split('.').every((part) => Number(part) <= 65_535) &&
  text !== '0.0.0';

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (const [at, part] of (left ?? []).entries()) {
    const difference = part - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Holds a working tree against what a release needs.
 *
 * @returns the commit it starts from
 * @throws Error when something is changed or new in it, or the version may not follow
 */
export async function readyTree(root: string, version: string): Promise<string> {
  const changed = await git(root, 'status', '--porcelain');
  if (changed !== '')
    throw new Error(`The working tree has changes that no commit has; a release is made of commits alone:\n${changed}`);
  const why = whyNotVersion(version, (await git(root, 'tag')).split('\n'));
  if (why !== null) throw new Error(why);
  return git(root, 'rev-parse', 'HEAD');
}

/** Puts files back as they are in the last commit. */
export async function putBack(root: string, files: readonly string[]): Promise<void> {
  await git(root, 'checkout', '--', ...files);
}

/** Writes the version into package.json and its lock file, and nothing else of them. @returns the files that were written */
export function writeVersion(root: string, version: string): readonly string[] {
  for (const name of NAMING) {
    const path = join(root, name);
    const json = JSON.parse(readFileSync(path, 'utf8')) as {
      version: string;
      packages?: Record<string, { version: string }>;
    };
    json.version = version;
    if (json.packages?.['']) json.packages[''].version = version;
    writeFileSync(path, `${JSON.stringify(json, null, 2)}\n`);
  }
  return NAMING;
}
