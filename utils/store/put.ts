import { recordChanges } from './changes.ts';
import type { NotesDatabase } from './database.ts';
import { readNote } from '../domain/note/note.ts';
import type { StoredNote } from './rows.ts';

/** Thrown instead of writing a row that could not be read back. Aborts the transaction. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
  constructor(readonly id: string) {
    super(`the row of ${id} could not be read back`);
  }
}

/**
 * Writes rows of notes and logs them in `changes`. This file alone writes notes. Call inside a transaction that
 * includes `notes`, `changes` and `meta`.
 *
 * @param rows each note once
 * @throws UnreadableRow when a row does not match the schema; what IndexedDB throws
 */
export async function putNotes(db: NotesDatabase, rows: readonly StoredNote[]): Promise<void> {
  const bad = rows.find((row) => readNote(row) === null);
  if (bad !== undefined) throw new UnreadableRow(bad.id);
  await putRows(db, rows);
}

/**
 * As `putNotes`, without reading the rows first: for rows that `stored` has just made, and for those of the second copy, which are
 * restored unchanged even when they are unreadable.
 */
export async function putRows(db: NotesDatabase, rows: readonly StoredNote[]): Promise<void> {
  const [first] = rows;
  if (first !== undefined && rows.length === 1) await db.notes.put(first);
  else await db.notes.bulkPut([...rows]);
  await recordChanges(
    db,
    rows.map(({ id }) => id),
    rows,
  );
}
