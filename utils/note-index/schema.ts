import type { NamedScope } from './language.ts';

/** What every document has. The rest of it is up to the caller, as plain values: it is stored as it is and handed back with a hit. */
export interface IndexedDocument {
  /** Identifier, unique within the index. */
  readonly id: string;
  /** ISO 8601 instant of the last change: of two equal scores the newer document comes first. */
  readonly modified: string;
}

/** Where a field finds its texts. All that is needed to highlight matches. */
export interface FieldTexts<D> {
  /**
   * The texts of the field, from the document alone: one for a single text, one per entry for a list. The offsets of a
   * `FieldMark` count in these.
   */
  readonly texts: (document: D) => readonly string[];
  /** The scope of the query language that searches this field (and others of that scope) only. */
  readonly scope?: NamedScope;
}

/** A searched field. */
export interface Field<D> extends FieldTexts<D> {
  /**
   * `short`: a title, a name, a label. A hit counts `weight` (0–1), however often the word occurs.
   * `prose`: running text. Occurrences count with BM25's saturation and length normalisation, each times `weight`.
   */
  readonly kind: 'short' | 'prose';
  readonly weight: number;
}

/** How documents become an index. Handed in once; an index that was made with another schema asks to be rebuilt. */
export interface Schema<D extends IndexedDocument, F extends string> {
  /** Raise it when `texts` of a field gives other texts for the same document. All other changes are noticed without it. */
  readonly version: number;
  /** By name, in the order in which `Matched.fields` names them. */
  readonly fields: Readonly<Record<F, Field<D>>>;
}

/** A field with its name. */
export type Named<F extends string, T> = T & { readonly name: F };

/** The fields of a schema as a list, in order. */
export function listFields<F extends string, T>(fields: Readonly<Record<F, T>>): Named<F, T>[] {
  return (Object.keys(fields) as F[]).map((name) => ({ ...fields[name], name }));
}

/** A stretch to highlight: which text of the field, and UTF-16 offsets in it, end exclusive. */
export interface FieldMark {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}
