import { strToU8, zipSync } from 'fflate';
import {
  type Library,
  writeCsv,
  writeKantlijnFile,
  writeMarkdown,
  writeMarkdownFiles,
  writePrintable,
  writeWebAnnotations,
} from '../../../utils/domain/exchange/index.ts';

/** What a format is made with besides the notes. */
export interface ExportWords {
  /** Today in Amsterdam, for the name of the file. */
  readonly today: string;
  /** Heading of the page to print. */
  readonly title: string;
}

/** A file to save: text, or bytes for a zip. */
export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  /** Identifiers of notes that could not be written in this format and were left out. */
  readonly left: readonly string[];
}

/** Zip keeps times in two-second steps from 1980; a fixed one, so that the same notes give the same bytes. */
const ZIP_TIME = new Date(1980, 0, 1);

const FORMATS = {
  kantlijn: { end: 'json', type: 'application/json', write: (library: Library) => writeKantlijnFile(library) },
  jsonld: {
    end: 'jsonld',
    type: 'application/ld+json',
    write: (library: Library) => writeWebAnnotations(library),
  },
  markdown: { end: 'md', type: 'text/markdown', write: (library: Library) => writeMarkdown(library) },
  markdownZip: { end: 'zip', type: 'application/zip', write: (library: Library) => zipMarkdown(library) },
  csv: { end: 'csv', type: 'text/csv', write: (library: Library) => writeCsv(library) },
  printable: {
    end: 'html',
    type: 'text/html',
    write: (library: Library, { title }: ExportWords) => writePrintable(library, title),
  },
} as const;

/** The formats, in the order in which they are offered. */
export type ExportFormat = keyof typeof FORMATS;

/** The formats, in the order in which they are offered. */
export const EXPORT_FORMATS = Object.keys(FORMATS) as ExportFormat[];

function zipMarkdown(library: Library): Uint8Array<ArrayBuffer> {
  const files = writeMarkdownFiles(library).map(({ name, text }) => [name, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(files), { mtime: ZIP_TIME }));
}

/**
 * Writes notes in a format. A note that cannot be written is left out and named; the others are written.
 *
 * @returns the file, named `kantlijn-2026-11-23.json`
 * @throws what the writer throws when it fails without any of the notes
 */
export function writeExport(format: ExportFormat, library: Library, words: ExportWords): ExportFile {
  const { end, type, write } = FORMATS[format];
  const name = `kantlijn-${words.today}.${end}`;
  try {
    return { name, type, content: write(library, words), left: [] };
  } catch {
    // Expected: the notes that cannot be written are named to the reader.
    const left = library.notes.filter((note) => !canWrite(() => write({ ...library, notes: [note] }, words)));
    const notes = library.notes.filter((note) => !left.includes(note));
    return { name, type, content: write({ ...library, notes }, words), left: left.map(({ id }) => id) };
  }
}

function canWrite(write: () => unknown): boolean {
  try {
    write();
    return true;
  } catch {
    // Expected: as above.
    return false;
  }
}
