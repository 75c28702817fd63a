import type { Field, Schema, SearchAnswer, SearchIndex } from '../note-index/index.ts';
import type { SearchField } from '../protocol/library/lists.ts';

/** The database of the search index of notes. Derived data: deleting it loses nothing. */
export const SEARCH_DATABASE = 'kantlijn-search';

/** A document of the search index: a note with facts of its publication. */
export interface SearchDocument {
  /** Identifier of the note. */
  id: string;
  /** What the reader wrote. */
  body: string;
  /** The passage the note is about; empty without one. */
  quote: string;
  /** Title of the publication. */
  title: string;
  /** Question numbers and publication identifiers: `2024Z01911`, `kv-tk-2024Z01911`, `ah-tk-20232024-1166`. */
  numbers: readonly string[];
  /** Members who submitted the question, as printed, with their party or null. */
  submitters: readonly { readonly name: string; readonly party: string | null }[];
  tags: readonly string[];
  /** Meaning of the mark; null without one. Used to filter, not searched. */
  meaning: string | null;
  /** The reader's verdict; null for none. Filters only; not searched. */
  verdict: string | null;
  /** Identifier of the publication; only searched if it is also in `numbers`. */
  publication: string;
  /** Date of the publication, YYYY-MM-DD; null when unknown. */
  date: string | null;
  /** ISO 8601 instant of the last change. */
  modified: string;
}

/** How notes are searched. A match in a number or tag outweighs any number of matches in the texts. */
export const NOTE_SCHEMA = {
  version: 2,
  fields: {
    tags: { kind: 'short', weight: 0.75, scope: 'label', texts: ({ tags }) => tags },
    numbers: { kind: 'short', weight: 0.85, texts: ({ numbers }) => numbers },
    title: { kind: 'short', weight: 0.62, texts: ({ title }) => [title] },
    submitters: {
      kind: 'short',
      weight: 0.6,
      scope: 'name',
      texts: ({ submitters }) => submitters.map(({ name }) => name),
    },
    /** Parties of the submitters, in the same order; empty for one without a party. */
    parties: {
      kind: 'short',
      weight: 0.56,
      scope: 'name',
      texts: ({ submitters }) => submitters.map(({ party }) => party ?? ''),
    },
    body: { kind: 'prose', weight: 1, texts: ({ body }) => [body] },
    quote: { kind: 'prose', weight: 0.8, texts: ({ quote }) => [quote] },
  } satisfies Record<SearchField, Field<SearchDocument>>,
} as const satisfies Schema<SearchDocument, SearchField>;

/** The search index of notes. */
export type NoteIndex = SearchIndex<SearchDocument, SearchField>;
export type NoteAnswer = SearchAnswer<SearchDocument, SearchField>;
