import { onceOpen, type NotesDatabase } from '../database.ts';
import { readNote, type Note } from '../../domain/note/note.ts';
import type { Connection, KnownDevice, Locked, MeetingRow } from './rows.ts';
import { createSyncNoticeStore, type SyncNoticeStore } from './notices.ts';
import type { SyncTrouble } from '../../domain/sync/trouble.ts';

/** Most notes whose rows are read to tell pages of them. */
const FEW = 200;

/** How the last rounds went. */
export interface SyncStatus {
  /** When a round last brought everything together, ISO instant UTC; null for never. */
  readonly doneAt: string | null;
  /** Why the last one did not; null when it did. */
  readonly trouble: SyncTrouble | null;
  /** Rounds in a row that failed. */
  readonly failures: number;
  /** Not before this instant, in milliseconds since 1970. */
  readonly notBefore: number;
  /** Nothing is tried until the reader acts. */
  readonly isStopped: boolean;
  /** When `kantlijn.json` was last compared, in milliseconds since 1970. */
  readonly keptAt: number;
}

const INITIAL_STATUS: SyncStatus = {
  doneAt: null,
  trouble: null,
  failures: 0,
  notBefore: 0,
  isStopped: false,
  keptAt: 0,
};

/** What is stored about taking part. Throws what IndexedDB throws. */
export interface SyncStore extends SyncNoticeStore {
  /** Null while the reader has no other devices. */
  connection(): Promise<Connection | null>;
  setConnection(connection: Connection): Promise<void>;
  /** Begins to take part: as a new device, which knows nothing of the folder yet. */
  begin(connection: Connection): Promise<void>;
  /** Forgets all of it, keys and passwords included. The notes stay. */
  leave(): Promise<void>;
  status(): Promise<SyncStatus>;
  setStatus(changes: Partial<SyncStatus>): Promise<void>;
  /** The reader says that a device is gone for good: until something of it comes. */
  setGone(device: string): Promise<void>;
  /** This device, once it has written, and those heard of that are not gone. */
  devices(): Promise<{ readonly own: string | null; readonly others: readonly KnownDevice[] }>;
  /** Names of the files this device wrote and that may be in the folder. */
  ownFiles(): Promise<string[]>;
  /** How many notes wait to be sent. */
  unsent(): Promise<number>;
  meetings(): Promise<MeetingRow[]>;
  /** The reader has looked at the two texts of a note. */
  looked(note: string): Promise<void>;
  /** Notes as they now are; null when there are too many to tell of each. */
  notes(ids: readonly string[]): Promise<Note[] | null>;
}

/** @param db opened when first needed */
export function createSyncStore(db: NotesDatabase): SyncStore {
  const value = async <T>(key: string): Promise<T | undefined> =>
    (await onceOpen(db, () => db.sync.get(key)))?.value as T | undefined;
  const put = (key: string, content: unknown): Promise<unknown> =>
    onceOpen(db, () => db.sync.put({ key, value: content }));
  const all = () => [db.synced, db.unsent, db.syncFiles, db.meetings, db.sync];
  const status = async (): Promise<SyncStatus> => ({
    ...INITIAL_STATUS,
    ...(await value<Partial<SyncStatus>>('standing')),
  });
  /** Two texts that met are the reader's, and stay until they were looked at. */
  const clear = async (): Promise<void> => {
    for (const table of [db.synced, db.unsent, db.syncFiles, db.sync]) await table.clear();
  };
  return {
    ...createSyncNoticeStore(db),
    connection: async () => (await value<Connection>('connection')) ?? null,
    setConnection: async (connection) => void (await put('connection', connection)),
    begin: (connection) =>
      onceOpen(db, () =>
        db.transaction('rw', all(), async () => {
          await clear();
          await db.sync.put({ key: 'connection', value: connection });
        }),
      ),
    leave: () => onceOpen(db, () => db.transaction('rw', all(), clear)),
    status,
    setStatus: (changes) =>
      onceOpen(db, () =>
        db.transaction('rw', db.sync, async () => {
          const before = (await db.sync.get('standing'))?.value as Partial<SyncStatus> | undefined;
          await db.sync.put({ key: 'standing', value: { ...INITIAL_STATUS, ...before, ...changes } });
        }),
      ),
    async devices() {
      const own = (await value<{ device: string }>('self'))?.device ?? null;
      const others = (await value<KnownDevice[]>('devices')) ?? [];
      return { own, others: others.filter(({ device, gone }) => device !== own && gone === undefined) };
    },
    setGone: (device) =>
      onceOpen(db, () =>
        db.transaction('rw', db.sync, async () => {
          const all = ((await db.sync.get('devices'))?.value ?? []) as readonly KnownDevice[];
          const value = all.map((one) => (one.device === device ? { ...one, gone: 'here' as const } : one));
          await db.sync.put({ key: 'devices', value });
        }),
      ),
    async ownFiles() {
      const files = await onceOpen(db, () => db.syncFiles.toArray());
      return files.filter(({ is }) => is !== 'seen' && is !== 'unread').map(({ name }) => name);
    },
    unsent: () => onceOpen(db, () => db.unsent.count()),
    meetings: () => onceOpen(db, () => db.meetings.orderBy('key').toArray()),
    looked: async (note) => void (await onceOpen(db, () => db.meetings.where('id').equals(note).delete())),
    async notes(ids) {
      if (ids.length > FEW) return null;
      const rows = await onceOpen(db, () => db.notes.bulkGet([...ids]));
      return rows.flatMap((row) => (row === undefined ? [] : (readNote(row) ?? [])));
    },
  };
}

/** Encrypts a text under a new key that this profile alone has, and that cannot be taken out of the browser. */
export async function encryptForProfile(text: string): Promise<{ lock: CryptoKey; locked: Locked }> {
  const lock = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, lock, new TextEncoder().encode(text));
  return { lock, locked: { nonce, bytes } };
}

/** The text that was locked away. @throws OperationError when the key is another */
export async function decryptForProfile(lock: CryptoKey, { nonce, bytes }: Locked): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, lock, bytes));
}
