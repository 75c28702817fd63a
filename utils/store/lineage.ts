import { lastChange } from './changes.ts';
import type { NotesDatabase } from './database.ts';
import type { Kept } from './kept.ts';
import { WIPING } from './wipe.ts';

/** Key in `meta` of the lineage: one life of the database, from when it was made until it is wiped or lost. */
export const LINEAGE = 'lineage';

/** Whether a database has less than was counted. Numbers of another lineage are of a life that ended, and whose end was not told yet. */
export function isShorter(kept: Kept | null, lineage: string, last: number): boolean {
  if (kept === null) return false;
  return kept.lineage === lineage ? kept.seq > last : kept.notes > 0;
}

/** What tells whether a database is the one we know. */
export async function databaseIdentity(
  db: NotesDatabase,
): Promise<{ lineage: string | null; last: number; rows: number; isWiping: boolean }> {
  return db.transaction('r', [db.meta, db.notes], async () => {
    const [lineage, wiping] = await db.meta.bulkGet([LINEAGE, WIPING]);
    const last = await lastChange(db);
    const rows = last === 0 ? await db.notes.limit(1).count() : 1;
    return {
      lineage: typeof lineage?.value === 'string' ? lineage.value : null,
      last,
      rows,
      isWiping: wiping !== undefined,
    };
  });
}

/** Notes that are not deleted. */
export async function countNotes(db: NotesDatabase): Promise<number> {
  return db.transaction('r', db.notes, async () => {
    return (await db.notes.count()) - (await db.notes.where('deleted').above('').count());
  });
}
