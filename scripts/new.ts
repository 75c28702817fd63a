import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm run new -- message notes.count` and `npm run new -- export-format yaml`: writes the boilerplate of a recipe in
 * CONTRIBUTING.md. The result compiles but does nothing useful yet. Places to fill in are marked with `NEW:`, and a test
 * fails while there are any.
 */

/** Files to write, by path from the project's folder. */
export type Written = Map<string, string>;
/** Reads a file of the project; null when there is none. */
export type Read = (path: string) => string | null;

/** Inserts text after an anchor. @throws Error unless the anchor occurs exactly once */
function insertAfter(text: string, anchor: string, added: string, path: string): string {
  if (text.split(anchor).length !== 2) throw new Error(`${path}: expected once: ${anchor.trim()}`);
  return text.replace(anchor, () => anchor + added);
}

/** Makes insertions in existing files. */
function edit(read: Read, edits: readonly (readonly [path: string, anchor: string, added: string])[]): Written {
  const written: Written = new Map();
  for (const [path, anchor, added] of edits) {
    const text = written.get(path) ?? read(path);
    if (text === null) throw new Error(`${path} does not exist`);
    written.set(path, insertAfter(text, anchor, added, path));
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
      `  // NEW: false if it neither reads nor changes notes.\n  '${name}': true,\n`,
    ],
    [
      'entrypoints/background/handlers.ts',
      '  const changes = createNoteChanges(notes, library, push);\n  return {\n',
      `    // NEW: answer it.\n    '${name}': async () => ({}),\n`,
    ],
  ]);
}

function exportFormat(name: string, read: Read): Written {
  if (!/^[a-z][A-Za-z]*$/.test(name)) throw new Error('a format is named like yaml');
  const writer = `write${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const path = `utils/domain/exchange/${name}.ts`;
  if (read(path) !== null) throw new Error(`${path} exists already`);
  const written = edit(read, [
    [
      'utils/domain/exchange/index.ts',
      `export { writeCsv } from './csv.ts';\n`,
      `export { ${writer} } from './${name}.ts';\n`,
    ],
    ['components/library/files/export-files.ts', '  writeCsv,\n', `  ${writer},\n`],
    [
      'components/library/files/export-files.ts',
      // Behind the last: they are offered in this order.
      'writePrintable(library, title),\n  },\n',
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
    `import { quotedWords } from '../anchor/quoted-words.ts';
import { legalReference } from '../cite/index.ts';
import { dayOfInstant } from '../clock/today.ts';
import { oneLine, plainLines } from '../text/lines.ts';
import { detailsOf } from './details.ts';
import type { ExchangedNote, Library } from './format.ts';
import { notePlace } from './place.ts';
import { groupByPublication } from './publication-groups.ts';

/**
 * NEW: what this format is, and which programs read it. Escape characters that are special in the format: a text may contain any.
 *
 * @param library what to write
 */
export function ${writer}(library: Library): string {
  const noteText = (note: ExchangedNote): string => {
    const quote = note.passage === null ? '' : plainLines(quotedWords(note.passage));
    const details = detailsOf(note, library).flatMap(({ texts }) => texts.map(oneLine));
    const day = dayOfInstant(note.modified) ?? '';
    return [notePlace(note), quote, plainLines(note.body), day, ...details].filter((text) => text !== '').join('\\n');
  };
  return groupByPublication(library)
    .flatMap(({ publication, citable, notes }) => [
      [oneLine(publication.title) || publication.id, legalReference(citable), citable.identifier.url].join('\\n'),
      ...notes.map(noteText),
    ])
    .join('\\n\\n');
}
`,
  );
  return written;
}

/** The recipes, by their name on the command line. */
export const NEW: Readonly<Record<string, (name: string, read: Read) => Written>> = {
  message,
  'export-format': exportFormat,
};

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Reads a file of the project. */
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
  console.log('Fill in what is marked with NEW: and then run npm run types and npm run unit.');
}
