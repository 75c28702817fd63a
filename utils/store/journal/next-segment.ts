import { lastChange } from '../changes.ts';
import type { NotesDatabase } from '../database.ts';
import type { PublicationRow } from '../rows.ts';
import type { JournalRecord, JournalSegment } from './format.ts';
import { MAX_RECORDS } from './ranges.ts';

/** Makes segments of the second copy from the rows of the database. */

/** Maximum length of a segment, in UTF-16 units; the first record always fits. */
const MAX_TEXT = 1_000_000;

/**
 * Reads the next segment of a range from the database, and whether it includes the last change. Null when the range is
 * empty.
 *
 * @throws what IndexedDB throws, and `UnknownError` when the index of the changes is damaged
 */
export async function nextSegment(
  db: NotesDatabase,
  { from, to }: { from: number; to: number | null },
): Promise<{ segment: JournalSegment; isLast: boolean } | null> {
  return db.transaction('r', [db.changes, db.notes, db.publications, db.meta], async () => {
    const last = await lastChange(db);
    const end = Math.min(to ?? last, last);
    if (end <= from) return null;
    const changes = await db.changes.where('seq').between(from, end, false, true).limit(MAX_RECORDS).toArray();
    const rows = await db.notes.bulkGet(changes.map(({ id }) => id));
    const records = firstRecords(changes.map(({ id, seq }, at) => ({ seq, id, row: rows[at] ?? null })));
    const isAll = records.length === changes.length && changes.length < MAX_RECORDS;
    // The last change must be there, unless numbering was continued after a restored copy. Otherwise the index is damaged.
    if (isAll && end === last && changes.at(-1)?.seq !== last && (await isHidden(db, last)))
      throw new DOMException('the index does not lead to the last change', 'UnknownError');
    const names = new Set(records.flatMap(({ row }) => rowPublication(row) ?? []));
    const publications = await db.publications.bulkGet([...names]);
    const segment = {
      from,
      to: isAll ? end : (records.at(-1)?.seq ?? end),
      records,
      publications: publications.filter((row): row is PublicationRow => row !== undefined),
    };
    return { segment, isLast: isAll && end === last };
  });
}

/** The first records, as many as fit into one segment. */
export function firstRecords(records: readonly JournalRecord[]): JournalRecord[] {
  let text = 0;
  return records.slice(0, MAX_RECORDS).filter(({ row }) => {
    const isRoom = text <= MAX_TEXT;
    text += row === null ? 0 : JSON.stringify(row).length;
    return isRoom;
  });
}

/** Whether a change exists although its index does not list it. */
async function isHidden(db: NotesDatabase, seq: number): Promise<boolean> {
  return (await db.changes.filter((change) => change.seq === seq).first()) !== undefined;
}

/** The publication of a stored row, which may have any shape. */
export function rowPublication(row: Readonly<Record<string, unknown>> | null): string | null {
  const target = row?.['target'] as { publication?: unknown } | undefined | null;
  return typeof target?.publication === 'string' ? target.publication : null;
}
