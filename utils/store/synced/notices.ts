import { onceOpen, type NotesDatabase } from '../database.ts';
import { MAX_TRIES } from '../../sync/disk.ts';
import { parseName } from '../../sync/file/names.ts';
import { boundsOf, prefixOf } from './space-keys.ts';
import { ASKING, ASKS, PARTIAL, type KnownDevice } from './rows.ts';

/** Notices that are shown until the reader has read them; see `SyncStore`. */
export type SyncNotice = 'setBack' | 'parts' | 'unreadable';

/** What the reader is told of, or asked about. Throws what IndexedDB throws. */
export interface SyncNoticeStore {
  /** The number of notes deleted by another device that the reader is asked about. */
  asking(): Promise<number>;
  /** When files were found to be missing from the folder, ISO instant UTC; null once the reader has read that. */
  setBack(): Promise<string | null>;
  /** How many notes have been incomplete since before an instant, because a file with part of them is missing. @param before ISO instant UTC */
  parts(before: string): Promise<number>;
  /** Names of the devices whose files cannot be opened; null for a device never heard from. */
  unreadable(): Promise<(string | null)[]>;
  /** The reader has read what was told. Files that cannot be opened are let go of. @param before as in `parts` */
  understood(what: SyncNotice, before: string): Promise<void>;
}

/** @param db opened when first needed @param space of which folder */
export function createSyncNoticeStore(db: NotesDatabase, space: string): SyncNoticeStore {
  const prefix = prefixOf(space);
  const value = async (key: string): Promise<unknown> =>
    (await onceOpen(db, () => db.sync.get(`${prefix}${key}`)))?.value;
  const unread = () =>
    db.syncFiles
      .where('name')
      .between(...boundsOf(space))
      .filter(({ is, times }) => is === 'unread' && times >= MAX_TRIES);
  const partsBefore = (before: string) =>
    db.sync
      .where('key')
      .startsWith(`${prefix}${PARTIAL}`)
      .filter((row) => String(row.value) < before);
  return {
    asking: async () =>
      (await value(ASKING)) === undefined
        ? 0
        : onceOpen(db, () => db.sync.where('key').startsWith(`${prefix}${ASKS}`).count()),
    setBack: async () => ((await value('setBack')) as string | undefined) ?? null,
    parts: (before) => onceOpen(db, () => partsBefore(before).count()),
    async unreadable() {
      const files = await onceOpen(db, () => unread().toArray());
      const known = ((await value('devices')) ?? []) as readonly KnownDevice[];
      const devices = new Set(files.map(({ name }) => parseName(name.slice(prefix.length))?.device));
      return [...devices].map((one) => known.find(({ device }) => device === one)?.name ?? null);
    },
    understood: (what, before) =>
      onceOpen(db, () =>
        db.transaction('rw', db.sync, db.syncFiles, async () => {
          if (what === 'setBack') await db.sync.delete(`${prefix}setBack`);
          if (what === 'parts') await partsBefore(before).delete();
          if (what === 'unreadable') await unread().modify({ is: 'seen', times: 0 });
        }),
      ),
  };
}
