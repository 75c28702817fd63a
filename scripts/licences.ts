import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Licence } from '../utils/protocol/licences.ts';

/**
 * Licence texts of the bundled packages. Vite lists them for each bundle (`build.license`), {@link workerLicences} for
 * each worker; this merges them into one file of the extension, which the options page shows.
 */

/** Folder in a build with the lists of the bundles, until they are merged. */
export const PARTS = 'licences';
/** The merged list, in the root of the extension. */
const LIST = 'licences.json';

/** Licences we may ship under ours: permissive ones that require their notice. SPDX names. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** Texts of packages that publish none, taken from their repositories; see decision 272. */
const OWN = fileURLToPath(new URL('licences/', import.meta.url));

const { resolve } = createRequire(import.meta.url);

/** Tools that add small helpers to the bundles without being imported. */
const HELPERS = ['rolldown', 'vite'] as const;

interface Part {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string;
  readonly text?: string;
}

/** The text of the first file in a folder whose name matches; empty when there is none. */
function textIn(folder: string, file: RegExp): string {
  const found = readdirSync(folder).find((each) => file.test(each));
  return found === undefined ? '' : readFileSync(join(folder, found), 'utf8').trim();
}

/** The same for the folder of a package that the project itself uses. */
function fileOf(name: string, file: RegExp): string {
  const folder = resolve
    .paths(name)
    ?.map((path) => join(path, name))
    .find((path) => existsSync(path));
  return folder === undefined ? '' : textIn(folder, file);
}

/** The notice a package requires besides its licence (Apache 2.0, section 4). */
function noticeOf(name: string): string {
  const notice = fileOf(name, /^notice(?:\.\w+)?$/i);
  return notice === '' ? '' : `\n\n${notice}`;
}

const LICENCE = /^licen[cs]e(?:[.-]\w+)*$/i;

/** The package whose file a module is: its folder, also where it lies inside another package; null for our own. */
const packageFolder = (module: string): string | null =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module.replaceAll('\\', '/'))?.[0] ?? null;

/** Packages whose published file holds the code of others, which no bundler sees. */
const HOLDS: Readonly<Record<string, readonly string[]>> = { docx: ['nanoid'] };

/** A package, and those its file holds: where they lie inside it, else beside it. */
const withHeld = (folder: string): string[] => [
  folder,
  ...(HOLDS[basename(folder)] ?? []).map(
    (name) =>
      [join(folder, 'node_modules', name), join(dirname(folder), name)].find((each) => existsSync(each)) ?? name,
  ),
];

function partIn(folder: string): Part {
  const { name, version, license } = JSON.parse(textIn(folder, /^package\.json$/)) as {
    name: string;
    version: string;
    license: string;
  };
  return { name, version, identifier: license, text: textIn(folder, LICENCE) };
}

/**
 * Lists the packages in the bundle of a worker, as `build.license` does in the others. Vite makes workers apart, and
 * leaves them out of that list.
 */
export function workerLicences(): Plugin {
  return {
    name: 'kantlijn:worker-licences',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const folders = new Set(chunks.flatMap(({ moduleIds }) => moduleIds).map(packageFolder));
      const parts = [...folders]
        .filter((folder) => folder !== null)
        .flatMap(withHeld)
        .map(partIn);
      const fileName = `${PARTS}/worker-${basename(chunks[0]?.fileName ?? '', '.js')}.json`;
      this.emitFile({ type: 'asset', fileName, source: JSON.stringify(parts) });
    },
  };
}

function helper(name: string): Part {
  const { version, license } = JSON.parse(fileOf(name, /^package\.json$/)) as { version: string; license: string };
  // The rest of the file are licences of code inside the tool itself, which is not shipped.
  const [text = ''] = fileOf(name, LICENCE).split(/^#+ Licenses of bundled dependencies/im);
  return { name, version, identifier: license, text: text.trim() };
}

/** @throws Error for a package without a text, or under a licence that is not allowed */
function complete({ name, version, identifier = '', text }: Part): Licence {
  if (!ALLOWED.has(identifier))
    throw new Error(`${name} ${version} is under "${identifier}", which is not in the list of scripts/licences.ts`);
  const own = join(OWN, `${name.replaceAll('/', '__')}.txt`);
  const given = text?.trim() || (existsSync(own) ? readFileSync(own, 'utf8').trim() : '');
  if (given === '') throw new Error(`${name} ${version} publishes no licence text; put it into scripts/licences/`);
  return { name, version, licence: identifier, text: `${given}${noticeOf(name)}` };
}

/**
 * Merges the lists of a build into one, and adds our own licence.
 *
 * @param outDir folder of the build
 * @throws Error as above: such a build must not be shipped
 */
export function gatherLicences(outDir: string): void {
  const folder = join(outDir, PARTS);
  const parts = [
    ...readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Part[]),
    ...HELPERS.map(helper),
  ];
  const list = [...new Map(parts.map((part) => [`${part.name}@${part.version}`, complete(part)])).values()].toSorted(
    (a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1),
  );
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(join(outDir, LIST), `${JSON.stringify(list, null, 2)}\n`);
  writeFileSync(join(outDir, 'LICENSE.txt'), readFileSync(join(dirname(OWN.slice(0, -1)), '..', 'LICENSE')));
}
