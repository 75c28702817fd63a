import type { ContentField } from '../note/note-fields.ts';
import type { VerdictName } from '../note/verdicts.ts';
import type { Language } from '../i18n/language.ts';
import { meanings } from '../i18n/texts/meanings.ts';
import { noteDetails } from '../i18n/texts/note-details.ts';
import type { ExchangedNote, Library } from './format.ts';

const OWN_VERDICT: Readonly<Record<Language, string>> = { nl: 'eigen oordeel', en: 'own verdict' };

/**
 * A verdict in words, as in the interface. In a file for others it is the verdict of the note's author, not of the
 * file's reader.
 */
const verdictWords = (verdict: VerdictName, language: Language): string =>
  `${OWN_VERDICT[language]}: ${noteDetails[`verdict.${verdict}`][language]}`;

/** How files for people show a field of a note. */
interface Detail {
  /** Heading of its column in a table. */
  readonly column: string;
  /** Its value in words, one text for each part; empty when there is nothing to show. */
  readonly texts: (note: ExchangedNote, library: Library, language: Language) => readonly string[];
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
    texts: ({ meaning }, { meaningNames }, language) =>
      meaning === null ? [] : [meaningNames[meaning] ?? meanings[`meaning.${meaning}`][language]],
  },
  verdict: {
    column: OWN_VERDICT.nl,
    // Notes made before verdicts existed lack the field.
    texts: ({ verdict }, _, language) => (verdict ? [verdictWords(verdict, language)] : []),
  },
  // Only its title: the rest of a dossier stays in its library.
  collection: {
    column: 'dossier',
    texts: ({ collection }, library) => titleOf(collection, library).map((title) => `dossier: ${title}`),
  },
  tags: { column: 'labels', texts: ({ tags }) => tags },
};

/** The title of a dossier; nothing when it is unknown. */
function titleOf(collection: string | null, { collections = [], collectionTitles }: Library): string[] {
  if (collection === null) return [];
  const title = collections.find(({ id }) => id === collection)?.title ?? collectionTitles?.get(collection);
  return title === undefined ? [] : [title];
}

const SHOWN = Object.entries(DETAILS).flatMap(([field, detail]) =>
  detail === null ? [] : [{ field: field as ContentField, ...detail }],
);

/** Headings of the columns of details, in the order of {@link detailsOf}. */
export const DETAIL_COLUMNS: readonly string[] = SHOWN.map(({ column }) => column);

/**
 * The details of a note in words, one entry for each column, also for empty ones.
 *
 * @param language Dutch in files of data, which are read beside the Dutch document
 */
export function detailsOf(
  note: ExchangedNote,
  library: Library,
  language: Language = 'nl',
): readonly { readonly field: ContentField; readonly texts: readonly string[] }[] {
  return SHOWN.map(({ field, texts }) => ({ field, texts: texts(note, library, language) }));
}
