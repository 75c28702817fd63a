import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run new -- message notes.count` and `npm run new -- export-format yaml`: writes the boilerplate of a recipe of
 * CONTRIBUTING.md. What is written compiles and does nothing yet; each place to fill in is marked with `NEW:`, which a
 * test of the house refuses.
 */

/** Files to write, by path from the project's folder. */
export type Written = Map<string, string>;
/** Reads a file of the project; null when there is none. */
export type Read = (path: string) => string | null;

/** Puts text behind the one place where an anchor stands. @throws Error when it does not stand there once */
function behind(text: string, anchor: string, added: string, path: string): string {
  if (text.split(anchor).length !== 2) throw new Error(`${path}: expected once: ${anchor.trim()}`);
  return text.replace(anchor, () => anchor + added);
}

/** Edits files that exist, each at one place. */
function edit(read: Read, edits: readonly (readonly [path: string, anchor: string, added: string])[]): Written {
  const written: Written = new Map();
  for (const [path, anchor, added] of edits) {
    const text = written.get(path) ?? read(path);
    if (text === null) throw new Error(`${path} is not there`);
    written.set(path, behind(text, anchor, added, path));
  }
  return written;
}

function message(name: string, read: Read): Written {
  if (!/^[a-z]+\.[a-z][A-Za-z]*$/.test(name)) throw new Error('a message is named like notes.count');
  const gate = 'utils/services/gate.ts';
  if (read(gate)?.includes(`'${name}'`)) throw new Error(`there is a message ${name}`);
  return edit(read, [
    [
      'utils/protocol/requests.ts',
      'export const REQUESTS = {\n',
      `  /** NEW: what is asked, and what is answered. */
  '${name}': { request: z.object({}), response: z.object({}), from: 'extension', timeoutMs: STORE_TIMEOUT_MS },\n`,
    ],
    [
      gate,
      'const TOUCHES_NOTES: { readonly [N in AnyRequestName]: boolean } = {\n',
      `  // NEW: false when it neither reads nor changes notes.\n  '${name}': true,\n`,
    ],
    [
      'entrypoints/background/handlers.ts',
      '  return {\n',
      `    // NEW: answer it.\n    '${name}': async () => ({}),\n`,
    ],
  ]);
}

function exportFormat(name: string, read: Read): Written {
  if (!/^[a-z][A-Za-z]*$/.test(name)) throw new Error('a format is named like yaml');
  const writer = `write${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const path = `utils/domain/exchange/${name}.ts`;
  if (read(path) !== null) throw new Error(`${path} is there already`);
  const written = edit(read, [
    [
      'utils/domain/exchange/index.ts',
      `export { writeCsv } from './csv.ts';\n`,
      `export { ${writer} } from './${name}.ts';\n`,
    ],
    ['components/library/files/export-files.ts', '  writeCsv,\n', `  ${writer},\n`],
    [
      'components/library/files/export-files.ts',
      'const FORMATS = {\n',
      `  // NEW: the end of its file names, and its media type.\n  ${name}: { end: '${name.toLowerCase()}', type: 'text/plain', write: (library: Library) => ${writer}(library) },\n`,
    ],
    [
      'utils/domain/i18n/texts/files.ts',
      'export const files = {\n',
      `  'export.${name}': { nl: '${name}', en: '${name}' },\n  'export.${name}.why': { nl: 'NEW: waarvoor', en: 'NEW: for what' },\n`,
    ],
  ]);
  written.set(
    path,
    `import { legalReference } from '../cite/index.ts';
import type { Library } from './format.ts';
import { groupByPublication } from './publication-groups.ts';

/**
 * NEW: what this format is, and which programs read it.
 *
 * @param library what to write
 */
export function ${writer}(library: Library): string {
  return groupByPublication(library)
    .flatMap(({ citable, notes }) => notes.map((note) => [legalReference(citable), JSON.stringify(note)].join('\\n')))
    .join('\\n');
}
`,
  );
  return written;
}

/** The recipes, by the word that is typed. */
export const NEW: Readonly<Record<string, (name: string, read: Read) => Written>> = {
  message,
  'export-format': exportFormat,
};

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Reads from the project. */
export const fromProject: Read = (path) =>
  existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : null;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [recipe = '', name = ''] = process.argv.slice(2);
  const make = NEW[recipe];
  if (make === undefined || name === '') {
    console.error(`npm run new -- ${Object.keys(NEW).join('|')} NAME`);
    process.exit(1);
  }
  const written = make(name, fromProject);
  for (const [path, text] of written) writeFileSync(join(ROOT, path), text);
  console.log(`Written:\n${[...written.keys()].map((path) => `  ${path}`).join('\n')}`);
  console.log('Fill in what is marked with NEW: and run npm run types and npm run unit.');
}
