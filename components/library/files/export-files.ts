import { strToU8, zipSync } from 'fflate';
import { FORMAT_FILES, type WrittenFormat } from '../../../utils/domain/exchange/formats.ts';
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
  readonly omitted: readonly string[];
}

/** Zip keeps times in two-second steps from 1980; a fixed one, so that the same notes give the same bytes. */
const ZIP_TIME = new Date(1980, 0, 1);

/** Writes a file; throws when there is a note it cannot write. */
type Writer = (library: Library, words: ExportWords) => string | Uint8Array<ArrayBuffer>;

const WRITERS: Readonly<Record<WrittenFormat, Writer>> = {
  kantlijn: writeKantlijnFile,
  jsonld: writeWebAnnotations,
  markdown: writeMarkdown,
  markdownZip: zipMarkdown,
  csv: (library) => writeCsv(library),
  printable: (library, { title }) => writePrintable(library, title),
};

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
export function writeExport(format: WrittenFormat, library: Library, words: ExportWords): ExportFile {
  const { extension, type } = FORMAT_FILES[format];
  const write = WRITERS[format];
  const name = `kantlijn-${words.today}.${extension}`;
  try {
    return { name, type, content: write(library, words), omitted: [] };
  } catch {
    // Expected: the notes that cannot be written are named to the reader.
    const omitted = library.notes.filter(
      (note) => !canWrite(() => write({ ...library, notes: [note], collections: [] }, words)),
    );
    const notes = library.notes.filter((note) => !omitted.includes(note));
    return { name, type, content: write({ ...library, notes }, words), omitted: omitted.map(({ id }) => id) };
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
