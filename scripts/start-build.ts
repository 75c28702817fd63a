import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTool } from './setup.mjs';

/** Folders and files that go into a build. */
const SOURCES = [
  'components',
  'entrypoints',
  'public',
  'utils',
  'site',
  'corpus',
  'wxt.config.ts',
  'package-lock.json',
];

/** Which build: the browser, and whether our shadow roots are open (for tools that cannot read closed ones). */
export interface BuildOptions {
  browser: 'chrome' | 'edge' | 'firefox';
  openRoot?: boolean;
  /** To look at, not to measure or to give away: the code is not made small. */
  isTryOut?: boolean;
}

/** Folder of a build, absolute. */
export function buildDir({ browser, openRoot = false, isTryOut = false }: BuildOptions): string {
  return join(ROOT, '.output', ...(isTryOut ? ['try-out'] : openRoot ? ['open-root'] : []), `${browser}-mv3`);
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // What is installed for the site alone is in no build.
  const names = readdirSync(path).filter((name) => name !== 'node_modules');
  return Math.max(stat.mtimeMs, ...names.map((name) => newest(join(path, name))));
}

/** Builds if the sources are newer than the last build. @returns the folder @throws Error with WXT's output when the build fails */
export async function ensureBuild(options: BuildOptions): Promise<string> {
  const dir = buildDir(options);
  const changed = Math.max(...SOURCES.map((name) => newest(join(ROOT, name))));
  // A whole build is as good to look at.
  for (const built of [buildDir({ ...options, isTryOut: false }), dir])
    if (newest(join(built, 'manifest.json')) > changed) return built;
  // Test runners set NODE_ENV; the build must not inherit it.
  const env: Record<string, string> = {
    NODE_ENV: 'production',
    KANTLIJN_OPEN_ROOT: options.openRoot ? '1' : '',
    KANTLIJN_TRY_OUT: options.isTryOut ? '1' : '',
  };
  const { code, output } = await runTool('wxt', ['build', '-b', options.browser], {
    quiet: true,
    env,
    onlyToRun: options.isTryOut === true,
  });
  if (code !== 0) throw new Error(`The extension could not be built for ${options.browser}:\n${output}`);
  return dir;
}
