import { strToU8, zipSync } from 'fflate';
import { FORMAT_FILES, type WrittenFormat } from '../../../utils/domain/exchange/formats.ts';
import {
  type Library,
  writeCsv,
  writeKantlijnFile,
  writeMarkdown,
  writeMarkdownFiles,
  writeWebAnnotations,
} from '../../../utils/domain/exchange/index.ts';

import type { Language } from '../../../utils/domain/i18n/language.ts';
import { writePaperFile } from '../../../utils/domain/paper/html-file.ts';
import { writePaperMarkdown } from '../../../utils/domain/paper/markdown.ts';
import { type Paper, paperOfNotes } from '../../../utils/domain/paper/paper.ts';
import { safeFileName } from '../../../utils/domain/exchange/file-name.ts';
import paperStyle from '../../print/paper.css?inline';

/** What a format is made with besides the notes. */
export interface ExportWords {
  /** Today in Amsterdam, for the name of the file. */
  readonly today: string;
  /** Heading of the page to print. */
  readonly title: string;
  /** For the words on a printed page; Dutch when left out. */
  readonly language?: Language;
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
  markdown: (library) => writeMarkdown(library),
  markdownZip: zipMarkdown,
  csv: (library) => writeCsv(library),
  printable: (library, { title, today, language = 'nl' }) =>
    writePaperFile(paperOfNotes(title, library, { language, made: today, omitted: 0, states: new Map() }), paperStyle),
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

/** The formats in which a page is written as a file. */
export type PaperForm = 'html' | 'markdown';

/**
 * Writes a page as a file.
 *
 * @returns the file, named after its title and the day
 */
export function writePaper(paper: Paper, form: PaperForm): ExportFile {
  const { extension, type } = FORMAT_FILES[form === 'html' ? 'printable' : 'markdown'];
  const content = form === 'html' ? writePaperFile(paper, paperStyle) : writePaperMarkdown(paper);
  return {
    name: safeFileName(`kantlijn-${paper.title}-${paper.made}`, extension, new Set()),
    type,
    content,
    omitted: [],
  };
}
