import type { AnyRequestOf } from '../protocol/library.ts';
import type { UnreadableNote } from '../protocol/library/safekeeping.ts';
import { dropAnchors } from './anchors.ts';
import { changing, recordChanges } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { readNote } from '../domain/note/note.ts';
import type { StoredNote } from './rows.ts';

/** Rows looked at in one transaction. */
const BATCH = 1_000;

/** Most characters of rows in one answer. */
const MESSAGE_LENGTH = 8_000_000;

/** The beginning of whatever text lies under a name; empty when there is none. */
function textAt(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200).toWellFormed() : '';
}

function described(row: StoredNote): UnreadableNote {
  const target = (row['target'] ?? {}) as Readonly<Record<string, unknown>>;
  return {
    id: row.id,
    publication: textAt(target['publication']),
    title: textAt(row['publicationTitle']),
    excerpt: textAt(row['body']),
    // Half a surrogate pair is escaped here, so that the file has exactly what lies in the row.
    raw: JSON.stringify(row),
  };
}

/**
 * Rows of notes that cannot be read, as they lie in the store, in the order of their ids. Walks the notes, so it takes a while
 * with many.
 *
 * @throws what IndexedDB throws
 */
export async function listUnreadable(
  db: NotesDatabase,
  { after, most }: AnyRequestOf<'notes.unreadable'>,
): Promise<{ rows: UnreadableNote[]; next: string | null }> {
  const rows: UnreadableNote[] = [];
  let [last, length] = [after ?? '', 0];
  for (;;) {
    const from = last;
    const read = await whenOpen(db, () => db.notes.where('id').above(from).limit(BATCH).toArray());
    for (const row of read) {
      last = row.id;
      if (readNote(row) !== null) continue;
      const one = described(row);
      rows.push(one);
      length += one.raw.length;
      if (rows.length >= most || length >= MESSAGE_LENGTH) return { rows, next: last };
    }
    if (read.length < BATCH) return { rows, next: null };
  }
}

/**
 * Removes rows of notes that cannot be read, for good. A row that can be read is left: it is deleted as every note, with
 * a way back.
 *
 * @returns identifiers of the rows that were removed
 * @throws what IndexedDB throws; nothing is removed then
 */
export async function discardUnreadable(db: NotesDatabase, ids: readonly string[]): Promise<string[]> {
  return changing(db, [db.notes, db.anchors], async () => {
    const rows = await db.notes.bulkGet([...new Set(ids)]);
    const gone = rows.flatMap((row) => (row !== undefined && readNote(row) === null ? [row.id] : []));
    await db.notes.bulkDelete(gone);
    await recordChanges(db, gone);
    await dropAnchors(db, gone);
    return gone;
  });
}
