import type { BackupState } from '../protocol/library/safekeeping.ts';
import { lastChange } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';

/** Default number of changed notes after which to remind the reader. */
const DEFAULT_THRESHOLD = 50;

/** Keys in `meta`. */
const BACKUP = 'backup';
const THRESHOLD = 'backupThreshold';
/** Dossiers that other devices changed since the last backup: when each arrived, ISO instant UTC. */
const ARRIVED = 'arrivedCollections';

/** How much has changed since the last backup. @throws what IndexedDB throws */
export async function backupState(db: NotesDatabase): Promise<BackupState> {
  return whenOpen(db, () => db.transaction('r', [db.changes, db.collections, db.meta], async () => state(db)));
}

/** When the last backup was made, ISO instant UTC; null when there was none. Needs an open database. */
export async function backupDate(db: NotesDatabase): Promise<string | null> {
  const at = ((await db.meta.get(BACKUP))?.value as { at?: unknown } | undefined)?.at;
  return typeof at === 'string' ? at : null;
}

/** Puts the time of the last backup back where there is none. On an open database. @param at ISO instant UTC */
export async function restoreBackupDate(db: NotesDatabase, at: string): Promise<void> {
  if ((await db.meta.get(BACKUP)) === undefined) await db.meta.put({ key: BACKUP, value: { seq: 0, at } });
}

/** Dossiers that other devices changed after an instant, with when. */
async function arrivedSince(db: NotesDatabase, at: string): Promise<Record<string, string>> {
  const known = ((await db.meta.get(ARRIVED))?.value ?? {}) as Record<string, string>;
  return Object.fromEntries(Object.entries(known).filter(([, arrived]) => arrived > at));
}

/** Remembers that another device changed a dossier, which may have been before the last backup. Call inside a transaction with `meta`. @param at now, ISO instant UTC */
export async function noteArrivedCollection(db: NotesDatabase, id: string, at: string): Promise<void> {
  const since = await arrivedSince(db, (await backupDate(db)) ?? '');
  await db.meta.put({ key: ARRIVED, value: { ...since, [id]: at } });
}

async function state(db: NotesDatabase): Promise<BackupState> {
  const [backup, chosen] = await db.meta.bulkGet([BACKUP, THRESHOLD]);
  const { seq, at } = (backup?.value ?? { seq: 0, at: null }) as { seq: number; at: string | null };
  const threshold = typeof chosen?.value === 'number' ? chosen.value : DEFAULT_THRESHOLD;
  // Without a backup all of them: counting the table is ten times as quick as counting the index.
  const notes = seq === 0 ? await db.changes.count() : await db.changes.where('seq').above(seq).count();
  // A dossier has no number in the log of changes; each that changed since counts as one note.
  const written = await db.collections
    .where('modified')
    .above(at ?? '')
    .primaryKeys();
  const changed = notes + new Set([...written, ...Object.keys(await arrivedSince(db, at ?? ''))]).size;
  return { outcome: 'state', changed, last: at, threshold, due: threshold > 0 && changed >= threshold };
}

/**
 * Records that a backup was made.
 *
 * @param seq number of the last change it contains; capped at the last change there is
 * @param at now, ISO instant UTC
 * @throws what IndexedDB throws
 */
export async function backupDone(db: NotesDatabase, seq: number, at: string): Promise<BackupState> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.changes, db.collections, db.meta], async () => {
      await db.meta.put({ key: BACKUP, value: { seq: Math.min(seq, await lastChange(db)), at } });
      return state(db);
    }),
  );
}

/** Sets after how many changed notes to remind the reader; 0 means never. @throws what IndexedDB throws */
export async function setBackupThreshold(db: NotesDatabase, threshold: number): Promise<BackupState> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.changes, db.collections, db.meta], async () => {
      await db.meta.put({ key: THRESHOLD, value: threshold });
      return state(db);
    }),
  );
}
