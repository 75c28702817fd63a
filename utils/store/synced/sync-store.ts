import { onceOpen, type NotesDatabase } from '../database.ts';
import { readNote, type Note } from '../../domain/note/note.ts';
import type { Connection, KnownDevice, Locked, MeetingRow, SpaceRow } from './rows.ts';
import { WATERMARK } from './rows.ts';
import { boundsOf, prefixOf } from './space-keys.ts';
import { OWN_SPACE } from '../../sync/disk.ts';
import { createSyncNoticeStore, type SyncNoticeStore } from './notices.ts';
import type { SyncTrouble } from '../../domain/sync/trouble.ts';

/** Above this number of notes, pages are not told about each. */
const FEW = 200;

/** How the last rounds went. */
export interface SyncStatus {
  /** When the last complete round ended, ISO instant UTC; null for never. */
  readonly doneAt: string | null;
  /** Why the last round failed; null when it did not. */
  readonly trouble: SyncTrouble | null;
  /** Consecutive failed rounds. */
  readonly failures: number;
  /** Earliest time of the next round, in milliseconds since 1970. */
  readonly notBefore: number;
  /** Nothing is tried until the reader acts. */
  readonly isStopped: boolean;
  /** When `kantlijn.json` was last compared, in milliseconds since 1970. */
  readonly keptAt: number;
  /** When the folder of a shared dossier last refused to be written, in milliseconds since 1970; null while it does not. */
  readonly readOnlyAt: number | null;
}

const INITIAL_STATUS: SyncStatus = {
  doneAt: null,
  trouble: null,
  failures: 0,
  notBefore: 0,
  isStopped: false,
  keptAt: 0,
  readOnlyAt: null,
};

/** What is stored about this device's participation. Throws what IndexedDB throws. */
export interface SyncStore extends SyncNoticeStore {
  /** Null while the reader has no other devices. */
  connection(): Promise<Connection | null>;
  setConnection(connection: Connection): Promise<void>;
  /**
   * Starts taking part, as a new device that knows nothing of the folder yet.
   *
   * @param collection the dossier, where it is the folder of one
   */
  begin(connection: Connection, collection?: string): Promise<void>;
  /**
   * Deletes all of it, keys and passwords included. The notes stay.
   *
   * @param left of the folder of a dossier: what is remembered of it
   */
  leave(left?: SpaceRow): Promise<void>;
  status(): Promise<SyncStatus>;
  setStatus(changes: Partial<SyncStatus>): Promise<void>;
  /** The reader says that a device is gone for good: until something of it comes. */
  setGone(device: string): Promise<void>;
  /** This device, once it has written, and those heard of that are not gone. */
  devices(): Promise<{ readonly own: string | null; readonly others: readonly KnownDevice[] }>;
  /** Names of the files this device wrote and that may be in the folder. */
  ownFiles(): Promise<string[]>;
  /** The number of notes waiting to be sent. */
  unsent(): Promise<number>;
  /** Keys of what waits to be sent, in their order, at most so many; see `itemKey`. */
  unsentKeys(most: number): Promise<string[]>;
  meetings(): Promise<MeetingRow[]>;
  /** The reader has looked at both texts of a note. */
  looked(note: string): Promise<void>;
  /** Notes as they now are; null when there are too many to tell of each. */
  notes(ids: readonly string[]): Promise<Note[] | null>;
}

/** Rows of `sync` of one folder. */
function rowsOf(db: NotesDatabase, space: string) {
  const prefix = prefixOf(space);
  return {
    value: async <T>(key: string): Promise<T | undefined> =>
      (await onceOpen(db, () => db.sync.get(`${prefix}${key}`)))?.value as T | undefined,
    put: (key: string, value: unknown): Promise<unknown> =>
      onceOpen(db, () => db.sync.put({ key: `${prefix}${key}`, value })),
    /** Updates a value in one transaction. */
    change: <T>(key: string, work: (before: T | undefined) => T): Promise<void> =>
      onceOpen(db, () =>
        db.transaction('rw', db.sync, async () => {
          const before = (await db.sync.get(`${prefix}${key}`))?.value as T | undefined;
          await db.sync.put({ key: `${prefix}${key}`, value: work(before) });
        }),
      ),
  };
}

/** Starts and stops taking part in a folder. */
function takingPart(
  db: NotesDatabase,
  space: string,
): Pick<SyncStore, 'connection' | 'setConnection' | 'begin' | 'leave'> {
  const { value, put } = rowsOf(db, space);
  const all = () => [db.synced, db.unsent, db.syncFiles, db.meetings, db.sync, db.spaces];
  /** Two texts that met are the reader's, and stay until they were looked at. */
  const clear = async (): Promise<void> => {
    for (const table of [db.synced, db.unsent, db.syncFiles, db.sync])
      await table
        .where(':id')
        .between(...boundsOf(space))
        .delete();
    // Notes that were taken up for one folder were not for another.
    await db.sync.delete(WATERMARK);
  };
  return {
    connection: async () => (await value<Connection>('connection')) ?? null,
    setConnection: async (connection) => void (await put('connection', connection)),
    begin: (connection, collection) =>
      onceOpen(db, () =>
        db.transaction('rw', all(), async () => {
          await clear();
          await db.sync.put({ key: `${prefixOf(space)}connection`, value: connection });
          if (collection === undefined) return;
          // One folder is the home of a dossier: another one of it was left.
          await db.spaces.filter((row) => row.collection === collection).delete();
          await db.spaces.put({ id: space, collection });
        }),
      ),
    leave: (left) =>
      onceOpen(db, () =>
        db.transaction('rw', all(), async () => {
          await clear();
          if (left !== undefined) await db.spaces.put(left);
        }),
      ),
  };
}

/** @param db opened when first needed @param space of which folder: the reader's own, or that of a shared dossier */
export function createSyncStore(db: NotesDatabase, space: string = OWN_SPACE): SyncStore {
  const [prefix, bounds] = [prefixOf(space), boundsOf(space)];
  const { value, change } = rowsOf(db, space);
  return {
    ...createSyncNoticeStore(db, space),
    ...takingPart(db, space),
    status: async () => ({ ...INITIAL_STATUS, ...(await value<Partial<SyncStatus>>('standing')) }),
    setStatus: (changes) =>
      change<Partial<SyncStatus>>('standing', (before) => ({ ...INITIAL_STATUS, ...before, ...changes })),
    async devices() {
      const own = (await value<{ device: string }>('self'))?.device ?? null;
      const others = (await value<KnownDevice[]>('devices')) ?? [];
      return { own, others: others.filter(({ device, gone }) => device !== own && gone === undefined) };
    },
    setGone: (device) =>
      change<readonly KnownDevice[]>('devices', (all = []) =>
        all.map((one) => (one.device === device ? { ...one, gone: 'here' as const } : one)),
      ),
    async ownFiles() {
      const files = await onceOpen(db, () =>
        db.syncFiles
          .where('name')
          .between(...bounds)
          .toArray(),
      );
      return files.filter(({ is }) => is !== 'seen' && is !== 'unread').map(({ name }) => name.slice(prefix.length));
    },
    unsent: () =>
      onceOpen(db, () =>
        db.unsent
          .where('id')
          .between(...bounds)
          .count(),
      ),
    async unsentKeys(most) {
      const keys = await onceOpen(db, () =>
        db.unsent
          .where('id')
          .between(...bounds)
          .limit(most)
          .primaryKeys(),
      );
      return keys.map((key) => key.slice(prefix.length));
    },
    meetings: () => onceOpen(db, () => db.meetings.orderBy('key').toArray()),
    looked: async (note) => void (await onceOpen(db, () => db.meetings.where('id').equals(note).delete())),
    async notes(ids) {
      if (ids.length > FEW) return null;
      const rows = await onceOpen(db, () => db.notes.bulkGet([...ids]));
      return rows.flatMap((row) => (row === undefined ? [] : (readNote(row) ?? [])));
    },
  };
}

/** Encrypts a text under a new, non-extractable key that exists only in this profile. */
export async function encryptForProfile(text: string): Promise<{ lock: CryptoKey; locked: Locked }> {
  const lock = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, lock, new TextEncoder().encode(text));
  return { lock, locked: { nonce, bytes } };
}

/** Decrypts a text. @throws OperationError when the key is another */
export async function decryptForProfile(lock: CryptoKey, { nonce, bytes }: Locked): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, lock, bytes));
}
