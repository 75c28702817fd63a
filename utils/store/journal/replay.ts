import { inChange, LAST_CHANGE, lastChange } from '../changes.ts';
import type { NotesDatabase } from '../database.ts';
import { readNote, type Note } from '../../domain/note/note.ts';
import { rememberPublication } from '../publication.ts';
import { putRows } from '../put.ts';
import type { PublicationRow, StoredNote } from '../rows.ts';
import type { JournalRecord, ReadSegment } from './format.ts';
import { rowPublication } from './journal.ts';

/** Rows written at a time, each time in one transaction: stopped in between, the next start goes on. */
const BATCH = 500;

/** What came of putting a second copy back. */
export interface Replayed {
  /** Notes that were not there, or only in an older text. */
  readonly restored: number;
  /** Of these, rows that this version cannot read; they are put back as they are. */
  readonly unreadable: number;
}

/**
 * Puts what the second copy knows and the database does not back into the database. Twice is once; a newer row is never
 * written over: the higher revision wins, and of equal ones the one that was changed last.
 *
 * @param segments of one lineage
 * @throws what IndexedDB throws; whole batches may have been written then
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
    // Numbers go on behind those of the second copy, so that whoever reads on from one of them misses nothing.
    if ((await lastChange(db)) < last) await db.meta.put({ key: LAST_CHANGE, value: last });
  });
  // A note that was purged stays away: its last record has no row.
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

/** Whether a row of the second copy is to be written over what is there. */
export function isNewer(row: StoredNote, present: StoredNote | undefined): boolean {
  if (present === undefined) return true;
  const [there, here] = [readNote(row), readNote(present)];
  // What cannot be read cannot be compared: what is there stays.
  if (there === null || here === null) return false;
  if (there.revision !== here.revision) return there.revision > here.revision;
  return touched(there) > touched(here);
}

/** When a note last changed, its deletion included. */
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
