import { inChange, LAST_CHANGE, lastChange } from '../changes.ts';
import type { NotesDatabase } from '../database.ts';
import { readNote, type Note } from '../../domain/note/note.ts';
import { rememberPublication } from '../publication.ts';
import { putRows } from '../put.ts';
import type { PublicationRow, StoredNote } from '../rows.ts';
import type { JournalRecord, ReadSegment } from './format.ts';
import { rowPublication } from './next-segment.ts';

/** Rows per transaction. If interrupted, the next start continues. */
const BATCH = 500;

/** Result of restoring a second copy. */
export interface Replayed {
  /** Notes that were missing, or older in the database. */
  readonly restored: number;
  /** How many of those this version cannot read; they are restored unchanged. */
  readonly unreadable: number;
}

/**
 * Restores what the second copy has and the database lacks. Idempotent. Never overwrites a newer row: the higher
 * revision wins, and for equal revisions the later change.
 *
 * @param segments of one lineage
 * @throws what IndexedDB throws; some batches may have been written then
 */
export async function replay(db: NotesDatabase, segments: readonly ReadSegment[]): Promise<Replayed> {
  const newest = new Map<string, JournalRecord>();
  const publications = new Map<string, PublicationRow>();
  let last = 0;
  for (const { records, publications: told } of segments) {
    for (const record of records) {
      last = Math.max(last, record.seq);
      const known = newest.get(record.id);
      if (known === undefined || known.seq <= record.seq) newest.set(record.id, record);
    }
    for (const publication of told) publications.set(publication.id, publication);
  }
  await db.transaction('rw', db.meta, async () => {
    // Continue numbering after the second copy, so that followers of the change log miss nothing.
    if ((await lastChange(db)) < last) await db.meta.put({ key: LAST_CHANGE, value: last });
  });
  // Purged notes are not restored: their last record has no row.
  const rows = [...newest.values()].flatMap(({ row }) => row ?? []);
  const result = { restored: 0, unreadable: 0 };
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    await inChange(db, [db.notes, db.publications], async () => {
      const present = await db.notes.bulkGet(batch.map(({ id }) => id));
      const puts = batch.filter((row, index) => isNewer(row, present[index]));
      if (puts.length === 0) return;
      await putRows(db, puts);
      await remember(db, puts, publications);
      result.restored += puts.length;
      result.unreadable += puts.filter((row) => readNote(row) === null).length;
    });
  }
  return result;
}

/** Whether a row of the second copy should replace the stored one. */
export function isNewer(row: StoredNote, present: StoredNote | undefined): boolean {
  if (present === undefined) return true;
  const [there, here] = [readNote(row), readNote(present)];
  // Unreadable rows cannot be compared: keep the stored one.
  if (there === null || here === null) return false;
  if (there.revision !== here.revision) return there.revision > here.revision;
  return touched(there) > touched(here);
}

/** When a note last changed, including its deletion. */
const touched = ({ modified, deleted }: Note): string => (deleted !== null && deleted > modified ? deleted : modified);

async function remember(
  db: NotesDatabase,
  rows: readonly StoredNote[],
  told: ReadonlyMap<string, PublicationRow>,
): Promise<void> {
  const ids = [...new Set(rows.flatMap((row) => rowPublication(row) ?? []))];
  const present = await db.publications.bulkGet(ids);
  const kept = new Map<string, PublicationRow>();
  for (const [index, id] of ids.entries()) {
    const row = present[index] ?? told.get(id);
    if (row !== undefined) kept.set(id, row);
  }
  for (const row of rows) {
    const note = readNote(row);
    if (note === null) continue;
    const { publication } = note.target;
    kept.set(publication, rememberPublication(kept.get(publication), note, undefined, null));
  }
  await db.publications.bulkPut([...kept.values()]);
}
