import { changesAfter, changing } from '../changes.ts';
import { onceOpen, type NotesDatabase } from '../database.ts';
import { readNote } from '../../domain/note/note.ts';
import {
  OWN_SPACE,
  type LibraryTransaction,
  type Spaces,
  type SyncDisk,
  type SyncTransaction,
} from '../../sync/disk.ts';
import { syncedFields, type SyncedNote } from '../../sync/note/synced.ts';
import { WATERMARK } from './rows.ts';
import { StoredTransaction } from './transaction.ts';

/** Maximum number of changes per transaction: a save by the reader waits for at most these. */
const AT_ONCE = 50;

/** Records the current version of a note, in every space. */
export type TakeUp = (spaces: Spaces, note: SyncedNote) => Promise<void>;

/** Forgets a note that was purged, in every space. */
export type TakeUpPurged = (spaces: Spaces, id: string) => Promise<void>;

/**
 * The notes database as seen by synchronising (decision 386): what is known of the folder and the notes themselves change in
 * one strictly durable transaction. This file does not load Yjs: functions that need it are passed in.
 */
export class LibraryDisk implements SyncDisk {
  constructor(
    private readonly db: NotesDatabase,
    private readonly now: () => Date,
    /** Called with the notes of the library that incoming data changed. */
    private readonly onPut: (ids: readonly string[]) => void = () => undefined,
    /** The folder: the reader's own, or that of a shared dossier. */
    private readonly space: string = OWN_SPACE,
  ) {}

  /** @throws what the work or IndexedDB throws */
  transact<T>(work: (transaction: SyncTransaction) => Promise<T>): Promise<T> {
    const { db } = this;
    return onceOpen(db, () =>
      db.transaction('rw', tablesOf(db), async () => {
        const transaction = this.begin();
        const done = await work(transaction);
        await transaction.flush();
        return done;
      }),
    );
  }

  /** @throws also `NotConfirmed`, when only the second copy of the notes failed */
  takeIn<T>(work: (transaction: LibraryTransaction) => Promise<T>): Promise<T> {
    const { db } = this;
    return changing(db, [...tablesOf(db), db.notes, db.publications], async () => {
      const transaction = this.begin();
      const done = await work(transaction);
      const put = await transaction.finish();
      await transaction.flush();
      this.onPut(put);
      return done;
    });
  }

  /**
   * Takes up the next changes of the log, for every folder there is: the log is the outbox, and how far it was read moves with what was made of it.
   * Of a note that was purged its deletion stays; the files that hold its text go when they are merged.
   *
   * @returns whether there may be more
   * @throws what IndexedDB throws
   */
  collect(takeUp: TakeUp, takeUpPurged: TakeUpPurged): Promise<boolean> {
    const { db } = this;
    return onceOpen(db, () =>
      db.transaction('rw', [...tablesOf(db), db.notes, db.changes], async () => {
        const transaction = this.begin();
        const spaces = await transaction.spaces();
        const after = Number((await db.sync.get(WATERMARK))?.value ?? 0);
        const changes = await changesAfter(db, after, AT_ONCE);
        const last = changes.at(-1);
        if (last === undefined) return false;
        const ids = changes.map(({ id }) => id);
        const rows = await db.notes.bulkGet(ids);
        for (const space of spaces.all.values()) await space.preload(ids);
        for (const [at, { id }] of changes.entries()) {
          const row = rows[at];
          const note = row === undefined ? null : readNote(row);
          if (note !== null) await takeUp(spaces, syncedFields(note));
          else if (row === undefined) {
            await takeUpPurged(spaces, id);
            await db.meetings.where('id').equals(id).delete();
          }
        }
        await transaction.flush();
        await db.sync.put({ key: WATERMARK, value: last.seq });
        return changes.length === AT_ONCE;
      }),
    );
  }

  private begin(): StoredTransaction {
    return new StoredTransaction(this.db, this.now().toISOString(), this.space);
  }
}

const tablesOf = (db: NotesDatabase) => [db.synced, db.unsent, db.syncFiles, db.meetings, db.sync, db.spaces];
