import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTool } from './setup.mjs';

/** Folders and files that go into a build. */
const SOURCES = ['components', 'entrypoints', 'public', 'utils', 'corpus', 'wxt.config.ts', 'package-lock.json'];

/** Which build: the browser, and whether our shadow roots are open (for tools that cannot read closed ones). */
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

/** Builds if the sources are newer than the last build. @returns the folder @throws Error with WXT's output when the build fails */
export async function ensureBuild(options: BuildOptions): Promise<string> {
  const dir = buildDir(options);
  const manifest = join(dir, 'manifest.json');
  const built = existsSync(manifest) ? statSync(manifest).mtimeMs : 0;
  if (built > Math.max(...SOURCES.map((name) => newest(join(ROOT, name))))) return dir;
  // Test runners set NODE_ENV; the build must not inherit it.
  const env: Record<string, string> = {
    NODE_ENV: 'production',
    KANTLIJN_OPEN_ROOT: options.openRoot ? '1' : '',
  };
  const { code, output } = await runTool('wxt', ['build', '-b', options.browser], { quiet: true, env });
  if (code !== 0) throw new Error(`The extension could not be built for ${options.browser}:\n${output}`);
  return dir;
}
