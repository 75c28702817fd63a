import type { NotesDatabase } from './database.ts';

/** How long deleted items are kept for undo, in days. */
export const KEEP_DELETED_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Whether purging is due: once a day. To be called in the transaction that purges, which notes that it was done.
 *
 * @param key where the instant of the last time is kept
 * @param at now
 * @returns the ISO instant before which a deletion is over; null when it is not due
 * @throws what IndexedDB throws
 */
export async function purgeLimit(
  db: NotesDatabase,
  key: 'purged' | 'purgedCollections',
  at: Date,
): Promise<string | null> {
  const last = (await db.meta.get(key))?.value;
  const since = typeof last === 'string' ? at.getTime() - Date.parse(last) : NaN;
  // A last time in the future comes from a clock that was ahead.
  if (since >= 0 && since < DAY_MS) return null;
  await db.meta.put({ key, value: at.toISOString() });
  return new Date(at.getTime() - KEEP_DELETED_DAYS * DAY_MS).toISOString();
}
