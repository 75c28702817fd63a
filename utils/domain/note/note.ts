import * as z from 'zod/mini';
import { canonical } from './canonical.ts';
import { MAX_FILE_REVISION, MAX_REVISION, NOTE_MAX_LENGTH } from './limits.ts';
import { absentValues, CONTENT_FIELDS, FIELD_NAMES, pick, shapesOf, type ContentField } from './note-fields.ts';

export { MAX_TAGS, Meaning, NoteTarget, Tag, AnswerVerdict } from './note-table.ts';
export { NOTE_MAX_LENGTH };

/** Makes sure that a note is not modified before it was created, as happens when the clock is set back. */
export function inOrder<T extends { readonly created: string; readonly modified: string }>(note: T): T {
  return Date.parse(note.modified) < Date.parse(note.created) ? { ...note, modified: note.created } : note;
}

/** A note as it is stored and sent; its fields are in `note-table.ts`. */
export const Note = z.object(shapesOf(FIELD_NAMES)).check(z.overwrite(inOrder));
export type Note = z.infer<typeof Note>;

/** The content of a note, as a reader sees it; without the title that lists show. */
export type Content = Pick<Note, ContentField>;

/** Order of UTF-16 units, as IndexedDB sorts text. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The content of a note as text: equal for equal content, whatever the order of keys. */
export function contentKey(note: Content): string {
  return canonical(CONTENT_FIELDS.map((name) => note[name]));
}

/** Whether two notes have the same content. */
export const sameContent = (a: Content, b: Content): boolean => contentKey(a) === contentKey(b);

/** Only the content of a note. */
export const contentOf = (note: Content): Content => pick(note, CONTENT_FIELDS);

/**
 * The revision after a change. At the maximum, which only an imported note can reach, it continues from the highest
 * revision of a file: that is safe, because revisions are only compared for equality.
 */
export function nextRevision(revision: number): number {
  return revision >= MAX_REVISION ? MAX_FILE_REVISION : revision + 1;
}

/** Fields that a row of an older version of Kantlijn may lack. */
const ABSENT_NAMES = FIELD_NAMES.filter((name) => name in absentValues([name]));

/** Whether a stored row was written by an older version of the schema and has to be completed. */
export function isOldRow(row: Readonly<Record<string, unknown>>): boolean {
  return ABSENT_NAMES.some((name) => !(name in row));
}

/** Upgrades a stored row of any schema version; unknown fields stay. */
export function upgradeRow<T extends Readonly<Record<string, unknown>>>(row: T): T {
  return isOldRow(row) ? { ...absentValues(ABSENT_NAMES), ...row } : row;
}

/** Lowers a revision above the maximum, imported before there was a limit: it could not be raised by one. */
function withinLimit<T extends Readonly<Record<string, unknown>>>(row: T): T {
  const { revision } = row;
  return typeof revision === 'number' && revision > MAX_REVISION ? { ...row, revision: MAX_FILE_REVISION } : row;
}

/**
 * Reads a stored row of any schema version.
 *
 * @param row as it is in the database
 * @returns the note, or null when the row cannot be read; such a row stays in the database unchanged
 */
export function readNote(row: Readonly<Record<string, unknown>>): Note | null {
  const read = Note.safeParse(withinLimit(upgradeRow(row)));
  return read.success ? read.data : null;
}
