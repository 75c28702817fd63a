import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTool } from './setup.mjs';

/** Folders and files that go into a build. */
const SOURCES = ['components', 'entrypoints', 'public', 'utils', 'corpus', 'wxt.config.ts', 'package-lock.json'];

/** Which build: the browser, and whether our shadow roots in the page are open (for tools that cannot see into a closed one). */
export interface BuildOptions {
  browser: 'chrome' | 'edge' | 'firefox';
  openRoot?: boolean;
}

/** Folder of a build, absolute. */
export function buildDir({ browser, openRoot = false }: BuildOptions): string {
  return join(ROOT, '.output', ...(openRoot ? ['open-root'] : []), `${browser}-mv3`);
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds when the sources are newer than the last build. Out: the folder. Throws with WXT's words when it fails. */
export async function ensureBuild(options: BuildOptions): Promise<string> {
  const dir = buildDir(options);
  const manifest = join(dir, 'manifest.json');
  const built = existsSync(manifest) ? statSync(manifest).mtimeMs : 0;
  if (built > Math.max(...SOURCES.map((name) => newest(join(ROOT, name))))) return dir;
  // A test runner names its own mode in the environment; a build made from within it must not follow that.
  const env: Record<string, string> = {
    NODE_ENV: 'production',
    KANTLIJN_OPEN_ROOT: options.openRoot ? '1' : '',
  };
  const { code, output } = await runTool('wxt', ['build', '-b', options.browser], { quiet: true, env });
  if (code !== 0) throw new Error(`The extension could not be built for ${options.browser}:\n${output}`);
  return dir;
}
