import type { BackupState } from '../protocol/library/safekeeping.ts';
import { lastChange } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';

/** Changed notes after which the reader is reminded, until they choose another number. */
const DEFAULT_THRESHOLD = 50;

/** Keys in `meta`. */
export const BACKUP = 'backup';
const THRESHOLD = 'backupThreshold';

/** How far the last backup lies behind. @throws what IndexedDB throws */
export async function backupState(db: NotesDatabase): Promise<BackupState> {
  return whenOpen(db, () => db.transaction('r', [db.changes, db.meta], async () => state(db)));
}

/** When the last backup was made, ISO instant UTC; null when there was none. On an open database. */
export async function backupDate(db: NotesDatabase): Promise<string | null> {
  const at = ((await db.meta.get(BACKUP))?.value as { at?: unknown } | undefined)?.at;
  return typeof at === 'string' ? at : null;
}

async function state(db: NotesDatabase): Promise<BackupState> {
  const [backup, chosen] = await db.meta.bulkGet([BACKUP, THRESHOLD]);
  const { seq, at } = (backup?.value ?? { seq: 0, at: null }) as { seq: number; at: string | null };
  const threshold = typeof chosen?.value === 'number' ? chosen.value : DEFAULT_THRESHOLD;
  const changed = await db.changes.where('seq').above(seq).count();
  return { outcome: 'state', changed, last: at, threshold, due: threshold > 0 && changed >= threshold };
}

/**
 * Remembers that a backup was made.
 *
 * @param seq number of the last change it holds; one that never was counts as the last there is
 * @param at now, ISO instant UTC
 * @throws what IndexedDB throws
 */
export async function backupDone(db: NotesDatabase, seq: number, at: string): Promise<BackupState> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.changes, db.meta], async () => {
      await db.meta.put({ key: BACKUP, value: { seq: Math.min(seq, await lastChange(db)), at } });
      return state(db);
    }),
  );
}

/** Sets after how many changed notes the reader is reminded; 0 never. @throws what IndexedDB throws */
export async function setBackupThreshold(db: NotesDatabase, threshold: number): Promise<BackupState> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.changes, db.meta], async () => {
      await db.meta.put({ key: THRESHOLD, value: threshold });
      return state(db);
    }),
  );
}
