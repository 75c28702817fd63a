/** What is searched: one note with what is known of its publication. Plain values only, so that it can be stored and sent. */
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
  /** Key of the colour of the mark; null without one. Not searched, there for filters. */
  meaning: string | null;
  /** Identifier of the publication; not searched unless it also stands in `numbers`. */
  publication: string;
  /** Date of the publication, YYYY-MM-DD; null when unknown. */
  date: string | null;
  /** ISO 8601 instant of the last change; orders equal scores. */
  modified: string;
}

/** The searched parts of a document. `parties` are those of `submitters`, in the same order. */
export const FIELDS = ['tags', 'numbers', 'title', 'submitters', 'parties', 'body', 'quote'] as const;
export type Field = (typeof FIELDS)[number];

/** A stretch to mark: entry of the field (0 in `body`, `quote`, `title`; else the place in the list) and UTF-16 offsets in it, end exclusive. */
export interface FieldMark {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The texts of a field, as the offsets of marks count them: one for a single text, else one for each entry of the list
 * (empty for a submitter without party).
 */
export function fieldTexts(document: SearchDocument, field: Field): readonly string[] {
  switch (field) {
    case 'submitters':
      return document.submitters.map(({ name }) => name);
    case 'parties':
      return document.submitters.map(({ party }) => party ?? '');
    case 'tags':
    case 'numbers':
      return document[field];
    default:
      return [document[field]];
  }
}
