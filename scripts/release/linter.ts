import { readFileSync, existsSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { run, runTool } from '../setup.mjs';

/** A remark of addons-linter. Lines and columns count from 1. */
export interface Remark {
  readonly _type: 'error' | 'warning' | 'notice';
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Remarks about our own code or manifest, and about code of packages, with the package. */
export interface Linted {
  readonly ours: readonly string[];
  readonly others: readonly string[];
}

/** What a package of others may be remarked on for: it assigns markup only where its caller hands it some, and we never do (a test says so). */
const KNOWN = new Map([['UNSAFE_VAR_ASSIGNMENT', /^react-dom$/]]);

/**
 * Sorts the remarks: the manifest's and our code's, and those that are known of packages.
 *
 * @param remarks of the linter
 * @param packageAt the package whose code stands at a place of the build; null for our own, and where that cannot be told
 */
export function sortRemarks(
  remarks: readonly Remark[],
  packageAt: (file: string, line: number, column: number) => string | null,
): Linted {
  const ours: string[] = [];
  const others: string[] = [];
  for (const { _type, code, message, file = '', line = 0, column = 0 } of remarks) {
    const owner = line > 0 ? packageAt(file, line, column) : null;
    const told = `${_type} ${code} at ${file}:${line}:${column}: ${message}`;
    if (owner !== null && _type !== 'error' && KNOWN.get(code)?.test(owner) === true) others.push(`${owner}: ${told}`);
    else ours.push(told);
  }
  return { ours, others };
}

/** A script without the line that names its map. */
const bare = (text: string): string => text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '').trimEnd();

/**
 * Whose code stands where in a build, by its source maps: from the folder of a build with maps, whose scripts must be those of the
 * package but for the line that names the map.
 *
 * @param maps folder of the build with maps
 * @param packaged files of the package
 */
function owners(
  maps: string,
  packaged: ReadonlyMap<string, Uint8Array>,
): (file: string, line: number, column: number) => string | null {
  return (file, line, column) => {
    const [mapped, map] = [join(maps, file), join(maps, `${file}.map`)];
    const bytes = packaged.get(file);
    if (bytes === undefined || !existsSync(mapped) || !existsSync(map)) return null;
    if (bare(readFileSync(mapped, 'utf8')) !== bare(new TextDecoder().decode(bytes))) return null;
    const sources = new SourceMap(JSON.parse(readFileSync(map, 'utf8')) as SourceMapPayload);
    const { originalSource = '' } = sources.findEntry(line - 1, column - 1) as { originalSource?: string };
    return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(originalSource)?.[1] ?? null;
  };
}

/**
 * Lets the linter of addons.mozilla.org look at the package for Firefox.
 *
 * @param zip the package
 * @param packaged its files
 */
export async function lintFirefox(
  root: string,
  zip: string,
  packaged: ReadonlyMap<string, Uint8Array>,
): Promise<Linted> {
  const linter = join(root, 'scripts', 'release', 'node_modules', 'addons-linter', 'bin', 'addons-linter');
  const { output } = await run(process.execPath, [linter, zip, '--output', 'json'], { cwd: root, quiet: true });
  const found = JSON.parse(output.slice(output.indexOf('{'))) as Record<'errors' | 'warnings' | 'notices', Remark[]>;
  const remarks = [...found.errors, ...found.warnings, ...found.notices];
  if (!remarks.some(({ line = 0 }) => line > 0)) return sortRemarks(remarks, () => null);
  const env = { NODE_ENV: 'production', KANTLIJN_OPEN_ROOT: '', KANTLIJN_MAPS: '1' };
  const built = await runTool('wxt', ['build', '-b', 'firefox'], { cwd: root, env, quiet: true });
  if (built.code !== 0) throw new Error(`The build with source maps failed:\n${built.output}`);
  return sortRemarks(remarks, owners(join(root, '.output', 'maps', 'firefox-mv3'), packaged));
}
