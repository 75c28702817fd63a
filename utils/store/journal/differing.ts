import { inChange } from '../changes.ts';
import type { NotesDatabase } from '../database.ts';
import { readNote } from '../../domain/note/note.ts';
import { putRows } from '../put.ts';
import type { StoredNote } from '../rows.ts';
import type { JournalRecord } from './format.ts';

/**
 * Puts rows back that lie otherwise in the database than the second copy has them, of the very same change: SQLite has
 * no checksums, so that a flipped bit can be another letter. Every line of the second copy has one.
 *
 * @param records of a segment that was read and is whole
 * @returns how many were put back
 * @throws what IndexedDB throws
 */
export async function putDifferingBack(db: NotesDatabase, records: readonly JournalRecord[]): Promise<number> {
  const ids = records.map(({ id }) => id);
  const differing = async (): Promise<StoredNote[]> => {
    const [rows, changes] = [await db.notes.bulkGet(ids), await db.changes.bulkGet(ids)];
    return records.flatMap(({ row, seq }, at) =>
      row !== null && changes[at]?.seq === seq && isDamaged(rows[at], row) ? [row] : [],
    );
  };
  const found = await db.transaction('r', [db.notes, db.changes], differing);
  if (found.length === 0) return 0;
  return inChange(db, [db.notes], async () => {
    // Once more in the transaction that writes: a note may have changed meanwhile.
    const still = await differing();
    await putRows(db, still);
    return still.length;
  });
}

/** Whether a row is not what was written. A text with another revision or time was written by someone. */
function isDamaged(present: StoredNote | undefined, row: StoredNote): boolean {
  if (present === undefined) return true;
  if (JSON.stringify(present) === JSON.stringify(row)) return false;
  const [here, there] = [readNote(present), readNote(row)];
  if (there === null) return false;
  return here === null || (here.revision === there.revision && here.modified === there.modified);
}
