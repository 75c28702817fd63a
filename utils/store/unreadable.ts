import type { AnyRequestOf } from '../protocol/library.ts';
import type { UnreadableNote } from '../protocol/library/safekeeping.ts';
import { dropAnchors } from './anchors.ts';
import { changing, recordChanges } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { readNote } from '../domain/note/note.ts';
import type { StoredNote } from './rows.ts';

/** Rows per transaction. */
const BATCH = 1_000;

/** Maximum characters of rows in one answer. */
const MESSAGE_LENGTH = 8_000_000;

/** The start of a value if it is text; empty otherwise. */
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
    // JSON escapes lone surrogates, so that the file has exactly what is in the row.
    raw: JSON.stringify(row),
  };
}

/**
 * Unreadable rows of notes as stored, in order of id. Reads all notes, which takes a while when there are many.
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
 * Deletes unreadable rows of notes for good. Skips readable ones, which can only be deleted with the possibility of
 * undo.
 *
 * @returns identifiers of the rows that were deleted
 * @throws what IndexedDB throws; nothing is deleted then
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
