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

/** A change of a file: its text before → its text after. @throws Error when the place for the change is not there */
type Change = (text: string) => string;

/** Makes changes in files. @throws Error when one is missing, or the place for a change is not there */
function edit(read: Read, edits: readonly (readonly [path: string, change: Change])[]): Written {
  const written: Written = new Map();
  for (const [path, change] of edits) {
    const text = written.get(path) ?? read(path);
    if (text === null) throw new Error(`${path} does not exist`);
    try {
      written.set(path, change(text));
    } catch (error) {
      throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
    }
  }
  return written;
}

/** The line of `lines` that begins with `start`. @throws Error unless there is one such line */
function onlyLine(lines: readonly string[], start: string): number {
  const at = lines.findIndex((line) => line.startsWith(start));
  if (at < 0 || lines.findLastIndex((line) => line.startsWith(start)) !== at)
    throw new Error(`expected one line that begins with: ${start.trim()}`);
  return at;
}

/**
 * Adds a row to a table that is written as an object: after the last row of the same room (`notes.count` after `notes.get`),
 * or at the end.
 *
 * @param opening the text that opens the table, to the end of a line
 * @param row the lines of the row, indented
 * @param room what the names of the rows it belongs to begin with; `''` for the end of the table
 */
const addRow =
  (opening: string, row: string, room = ''): Change =>
  (text) => {
    const [above, ...rest] = text.split(`${opening}\n`);
    if (above === undefined || rest.length !== 1) throw new Error(`expected once: ${opening.trim()}`);
    const lines = text.split('\n');
    const first = `${above}${opening}`.split('\n').length - 1;
    // The indent of a row tells the rows of this table from those of a table in it.
    const indent = /^ */.exec(lines[first + 1] ?? '')?.[0] ?? '';
    const end = lines.findIndex((line, at) => at > first && line.startsWith(`${indent.slice(2)}}`));
    const begins = (line: string): boolean => line.startsWith(indent) && /^['"\w./]/.test(line.slice(indent.length));
    const same = room === '' ? -1 : lines.slice(0, end).findLastIndex((line) => line.startsWith(`${indent}'${room}`));
    const next = lines.findIndex((line, at) => at > same && begins(line));
    const place = same < 0 || next < 0 || next > end ? end : next;
    return [...lines.slice(0, place), row, ...lines.slice(place)].join('\n');
  };

/** The file a line imports from, or exports from. */
const fileOf = (line: string): string | undefined => /^(?:import|export) .* from '(\.[^']+)';$/.exec(line)?.[1];

/** Adds a line that imports or exports, among its like, by the alphabet of the files. @param line ends in `from './file.ts';` */
const addImport =
  (line: string): Change =>
  (text) => {
    const lines = text.split('\n');
    const before = lines.findLastIndex((each) => (fileOf(each) ?? '~') < (fileOf(line) ?? ''));
    return [...lines.slice(0, before + 1), line, ...lines.slice(before + 1)].join('\n');
  };

/** Adds a line before another. @param start how that line begins, indent included */
const addBefore =
  (start: string, added: string): Change =>
  (text) => {
    const lines = text.split('\n');
    return lines.toSpliced(onlyLine(lines, start), 0, added).join('\n');
  };

/** The table of requests that has those of a room, as its file and the text that opens it; else the one of all requests. */
function tableOf(room: string, read: Read): [path: string, opening: string] {
  const folder = 'utils/protocol';
  for (const file of ['requests.ts', 'library.ts'])
    for (const [, names = '', from = ''] of (read(`${folder}/${file}`) ?? '').matchAll(
      /^import \{([^}]*)\} from '\.\/([^']+)';$/gm,
    ))
      for (const [table] of names.matchAll(/\b[A-Z]+_(?:REQUESTS|NOTES|TICKETS)\b/g)) {
        const opening = `export const ${table} = {`;
        const rows = (read(`${folder}/${from}`) ?? '').split(opening)[1]?.split('\n}')[0] ?? '';
        if (rows.includes(`\n  '${room}`)) return [`${folder}/${from}`, opening];
      }
  return [`${folder}/requests.ts`, 'export const REQUESTS = {'];
}

function message(name: string, read: Read): Written {
  if (!/^[a-z]+\.[a-z][A-Za-z]*$/.test(name)) throw new Error('a message is named like notes.count');
  const gate = 'utils/services/gate.ts';
  if (read(gate)?.includes(`'${name}'`)) throw new Error(`there is a message ${name}`);
  const room = name.replace(/\..*/, '.');
  const [protocol, table] = tableOf(room, read);
  const timeout = read(protocol)?.includes('STORE_TIMEOUT_MS') ? 'STORE_TIMEOUT_MS' : '15_000';
  return edit(read, [
    [
      protocol,
      addRow(
        table,
        `  /** NEW: what is asked, and what is answered. */
  '${name}': { request: z.object({}), response: z.object({}), from: 'extension', timeoutMs: ${timeout} },`,
        room,
      ),
    ],
    [
      gate,
      addRow(
        'const TOUCHES_NOTES: { readonly [N in AnyRequestName]: boolean } = {',
        `  // NEW: false if it neither reads nor changes notes.
  '${name}': true,`,
        room,
      ),
    ],
    protocol.startsWith('utils/protocol/library/')
      ? [
          'entrypoints/background/library-handlers.ts',
          addRow(
            'export const handlersOfLibrary = (library: LibraryRepository, changes: NoteChanges): LibraryHandlers => ({',
            `  // NEW: answer it.\n  '${name}': async () => ({}),`,
            room,
          ),
        ]
      : [
          'entrypoints/background/handlers.ts',
          addRow(
            '  const changes = createNoteChanges(notes, library, push);\n  return {',
            `    // NEW: answer it.\n    '${name}': async () => ({}),`,
            room,
          ),
        ],
  ]);
}

function exportFormat(name: string, read: Read): Written {
  if (!/^[a-z][A-Za-z]*$/.test(name)) throw new Error('a format is named like yaml');
  const writer = `write${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const path = `utils/domain/exchange/${name}.ts`;
  if (read(path) !== null) throw new Error(`${path} exists already`);
  const files = 'components/library/files/export-files.ts';
  const written = edit(read, [
    [
      'utils/domain/exchange/formats.ts',
      addRow(
        'export const FORMAT_FILES = {',
        `  // NEW: the end of its file names, and its media type.
  ${name}: { extension: '${name.toLowerCase()}', type: 'text/plain' },`,
      ),
    ],
    [files, addImport(`import { ${writer} } from '../../../utils/domain/exchange/${name}.ts';`)],
    [files, addRow('const WRITERS: Readonly<Record<WrittenFormat, Writer>> = {', `  ${name}: ${writer},`)],
    [
      'utils/domain/i18n/texts/files.ts',
      addBefore(
        "  'export.save':",
        `  'export.${name}': { nl: '${name}', en: '${name}' },
  'export.${name}.why': { nl: 'NEW: waarvoor', en: 'NEW: for what' },`,
      ),
    ],
    [
      'utils/domain/exchange/README.md',
      addBefore('    file-name.ts ', `    ${`${name}.ts`.padEnd(32)}NEW: what it is`),
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
