import { canonical } from '../../domain/note/canonical.ts';
import { absentValues, FIELD_NAMES, pick, type NoteFieldName } from '../../domain/note/note-fields.ts';
import { Note, upgradeRow } from '../../domain/note/note.ts';

/** A note as devices exchange it. Revisions count saves in one library, so each device has its own. */
export type SyncedNote = Omit<Note, 'revision'>;

const NAMES = FIELD_NAMES.filter((name): name is Exclude<NoteFieldName, 'revision'> => name !== 'revision');
/** Serialised values of an empty field. */
const ABSENT = new Map(Object.entries(absentValues(NAMES)).map(([name, value]) => [name, canonical(value)]));

/** The fields of a note, without its revision. */
export const syncedFields = (note: SyncedNote): SyncedNote => pick(note, NAMES);

/**
 * A note as written for other devices: without empty fields, and with the fields of a later version that this one does not know. So
 * versions with and without a field write the same (decision 420).
 */
export type SharedRow = Readonly<Record<string, unknown>>;

const saysSomething = ([name, value]: [string, unknown]): boolean =>
  name !== 'revision' && !(ABSENT.has(name) && canonical(value) === ABSENT.get(name));

/** The shared row of a note, or of anything that may be a note. */
export function sharedRow(note: object): SharedRow {
  return Object.fromEntries(Object.entries(note).filter(saysSomething));
}

/** Reads the note in a row of any version; null when there is none. */
export function readShared(row: SharedRow): SyncedNote | null {
  const read = Note.safeParse(upgradeRow({ ...row, revision: 1 }));
  return read.success ? syncedFields(read.data) : null;
}

/** Names a field can have. */
const NAME = /^[a-z][A-Za-z\d]{0,39}$/;
/** Maximum characters of all unknown fields together that are stored in the library; the rest stays in the document. */
const MAX_LATER = 100_000;

/** Fields of a later version, unknown to this one; undefined when there are none. The library's row keeps them. */
export function laterFields(row: SharedRow): SharedRow | undefined {
  const later = Object.fromEntries(
    Object.entries(row).filter(([name]) => NAME.test(name) && !(FIELD_NAMES as readonly string[]).includes(name)),
  );
  const { length } = canonical(later);
  return length > 2 && length <= MAX_LATER ? later : undefined;
}
