import { recordChanges } from './changes.ts';
import type { NotesDatabase } from './database.ts';
import { readNote } from '../domain/note/note.ts';
import type { StoredNote } from './rows.ts';

/** Thrown before a row is written that could not be read back; the transaction then writes nothing. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
  constructor(readonly id: string) {
    super(`the row of ${id} could not be read back`);
  }
}

/**
 * Writes rows of notes and enters them in `changes`: the one place where rows of notes are written. To be called inside a
 * transaction that includes `notes`, `changes` and `meta`.
 *
 * @param rows each note once
 * @throws UnreadableRow when a row does not fit the schema that reads it; what IndexedDB throws
 */
export async function putNotes(db: NotesDatabase, rows: readonly StoredNote[]): Promise<void> {
  const bad = rows.find((row) => readNote(row) === null);
  if (bad !== undefined) throw new UnreadableRow(bad.id);
  await putRows(db, rows);
}

/**
 * Puts rows of the second copy back as they lay there, those that cannot be read too: they are kept as they are, and
 * counted. Otherwise as `putNotes`.
 */
export async function putRows(db: NotesDatabase, rows: readonly StoredNote[]): Promise<void> {
  const [first] = rows;
  if (first !== undefined && rows.length === 1) await db.notes.put(first);
  else await db.notes.bulkPut([...rows]);
  await recordChanges(
    db,
    rows.map(({ id }) => id),
  );
}
