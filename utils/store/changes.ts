import type { NotesDatabase } from './database.ts';
import type { ChangeRow } from './rows.ts';

/** Key in `meta` of the number of the last change. */
export const LAST_CHANGE = 'lastChange';

/**
 * Notes that these notes changed. To be called inside the transaction that changes them, which must include
 * `changes` and `meta`.
 *
 * @param ids identifiers of the notes, each once
 */
export async function recordChanges(db: NotesDatabase, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const last = await lastChange(db);
  await db.changes.bulkPut(ids.map((id, index) => ({ id, seq: last + 1 + index })));
  await db.meta.put({ key: LAST_CHANGE, value: last + ids.length });
}

/** Number of the last change; 0 when there was none. Inside or outside a transaction, on an open database. */
export async function lastChange(db: NotesDatabase): Promise<number> {
  const value = (await db.meta.get(LAST_CHANGE))?.value;
  return typeof value === 'number' ? value : 0;
}

/**
 * Changes after a number, in order. A note that is not in `notes` any more was purged.
 *
 * @param after number of the last change that was seen; 0 for all
 * @param limit most rows
 */
export async function changesAfter(db: NotesDatabase, after: number, limit: number): Promise<ChangeRow[]> {
  return db.changes.where('seq').above(after).limit(limit).toArray();
}
