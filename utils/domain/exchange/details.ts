import type { ContentField } from '../note/note-fields.ts';
import type { VerdictName } from '../note/verdicts.ts';
import type { ExchangedNote, Library } from './format.ts';

/** Verdicts in words, as in the interface. */
const VERDICT_WORDS: Readonly<Record<VerdictName, string>> = {
  answered: 'beantwoord',
  partly: 'deels beantwoord',
  evades: 'ontwijkt',
  refers: 'verwijst',
};

/** How files for people show a field of a note. */
interface Detail {
  /** Heading of its column in a table. */
  readonly column: string;
  /** Its value in words, one text for each part; empty when there is nothing to show. */
  readonly texts: (note: ExchangedNote, library: Library) => readonly string[];
}

/**
 * Every field the reader fills in, in the order of files. Null: each format gives it a place of its own, such as a heading.
 * All others get a column in a table and a place in the line of details below the note.
 */
const DETAILS: Readonly<Record<ContentField, Detail | null>> = {
  target: null,
  passage: null,
  body: null,
  meaning: {
    column: 'betekenis',
    texts: ({ meaning }, { meaningNames }) => (meaning === null ? [] : [meaningNames[meaning] ?? meaning]),
  },
  // In a file for others this is the verdict of the note's author, not of its reader.
  verdict: {
    column: 'eigen oordeel',
    texts: ({ verdict }) => (verdict === null ? [] : [`eigen oordeel: ${VERDICT_WORDS[verdict]}`]),
  },
  // The title alone is known of a dossier that is in the file; what else it is called is the business of its library.
  collection: {
    column: 'dossier',
    texts: ({ collection }, { collections = [] }) =>
      collections.filter(({ id }) => id === collection).map(({ title }) => `dossier: ${title}`),
  },
  tags: { column: 'labels', texts: ({ tags }) => tags },
};

const SHOWN = Object.entries(DETAILS).flatMap(([field, detail]) =>
  detail === null ? [] : [{ field: field as ContentField, ...detail }],
);

/** Headings of the columns of details, in the order of {@link detailsOf}. */
export const DETAIL_COLUMNS: readonly string[] = SHOWN.map(({ column }) => column);

/** The details of a note in words, one entry for each column, also for empty ones. */
export function detailsOf(
  note: ExchangedNote,
  library: Library,
): readonly { readonly field: ContentField; readonly texts: readonly string[] }[] {
  return SHOWN.map(({ field, texts }) => ({ field, texts: texts(note, library) }));
}
