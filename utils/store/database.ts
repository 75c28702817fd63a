import { Dexie, type DexieOptions, type Table } from 'dexie';
import { StoreUnavailable } from './errors.ts';
import type { Act } from './journal/acts-log.ts';
import type { Written } from './journal/format.ts';
import type { CopyBatch } from './journal/copy-batch.ts';
import type { Loss } from '../protocol/loss.ts';
import { inTime } from './in-time.ts';
import { logAndReturn } from '../messages/log-error.ts';
import type { FileRow, MeetingRow, SpaceRow, SyncedRow, SyncRow, UnsentRow } from './synced/rows.ts';
import type {
  PublicationRow,
  AnchorRow,
  ChangeRow,
  ImportRow,
  MetaRow,
  StagedRow,
  StoredCollection,
  StoredNote,
} from './rows.ts';

/** Version of the notes database. Each version has an example in tests/fixtures/store and is never changed again. */
export const SCHEMA_VERSION = 7;

/** Maximum time for opening, in milliseconds; longer means that another connection blocks it. */
export const OPEN_TIMEOUT_MS = 10_000;

/** The same for an older version, whose new indexes are built first. */
const UPGRADE_TIMEOUT_MS = 120_000;

/** Whether notes can be saved now, and what was lost. */
export interface StoreHealth {
  /** Why nothing can be saved now; null when all is well. */
  readonly trouble: 'quota' | 'unavailable' | null;
  /** A loss the reader has not acknowledged yet. */
  readonly loss: Loss | null;
  /** Notes still missing from the second copy; null when there are none, and until they are counted. */
  readonly copying: number | null;
  /** Whether the database is damaged and the second copy is incomplete too; see `library.copy`. */
  readonly isDamaged: boolean;
}

/**
 * Result of going on with what can be read of a damaged database. Nothing was removed when it is `unchanged` (it is not
 * damaged, or nothing can be written now), or when there are `fewer` notes than the reader was told.
 */
export type Continued =
  { readonly outcome: 'continued' | 'unchanged' } | { readonly outcome: 'fewer'; readonly count: number };

/**
 * Keeps changes in two places; called around every change and after every opening. `NotesKeeper` in the background. Without one
 * (in some tests) changes are stored in IndexedDB only.
 */
export interface Keeper {
  /** Call before a change. @throws why nothing can be saved now */
  before(): Promise<void>;
  /**
   * Call after a change failed.
   *
   * @returns true to try again, false when the store is not the cause
   * @throws why nothing can be saved now
   */
  mended(error: unknown): Promise<boolean>;
  /**
   * Resolves when every committed change is in the second copy, except those of its backlog.
   *
   * @param ids notes that must be in the second copy even if they belong to the backlog
   * @param written what the change wrote, if that is all; null when it must be read from the database
   * @throws why it is not
   */
  confirm(ids?: readonly string[], written?: Written | null): Promise<void>;
  /**
   * Call after a read failed, or a change failed twice. Replaces the database if it is damaged. Never throws.
   *
   * @returns whether to try again
   */
  recovered(error: unknown, wasWriting?: boolean): Promise<boolean>;
  /**
   * Call after storing a decision of the reader that is not a change of a note. Resolves when it is in the second copy too.
   *
   * @throws why it is not
   */
  acted(acts: readonly Act[]): Promise<void>;
  /** Call after each opening, before anything else uses the database. @throws why it cannot be used */
  opened(): Promise<void>;
  /** See `StoreHealth`; known once the database was opened. */
  state(): StoreHealth;
  /** Whether anything outside the database shows that there was one. @throws what the browser throws */
  knowsOfOne(): Promise<boolean>;
  /** The reader has acknowledged the loss. @throws what the browser throws */
  seen(): Promise<void>;
  /**
   * Replaces a damaged database with what can be read of it and of the second copy, because the reader asked for it. Never
   * throws.
   *
   * @param promised how many notes the reader was told would be left; see `copy`
   */
  continueWithReadable(promised: number): Promise<Continued>;
  /**
   * A batch of the second copy, read without opening the database; see `copyBatch`.
   *
   * @throws what the browser throws when the copy cannot be read
   */
  copy(after: string | null, limit: number): Promise<CopyBatch>;
  /** Call before everything is deleted. Writes nothing until the database is opened again. */
  forget(): Promise<void>;
}

/** What tests can replace. */
export type DatabaseEnvironment = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>;

/**
 * A Dexie database that opens safely: never over a newer schema, never waiting forever.
 */
export class SafeDatabase extends Dexie {
  protected readonly factory: IDBFactory | undefined;

  constructor(
    name: string,
    private readonly schemaVersion: number,
    options: DexieOptions,
  ) {
    super(name, { autoOpen: false, cache: 'disabled', ...options });
    this.factory = (options.indexedDB as IDBFactory | undefined) ?? globalThis.indexedDB;
  }

  /**
   * Opens the database if it is closed. Await it before each operation: another connection may have closed it.
   *
   * @throws StoreUnavailable when a newer version wrote it (Dexie would open it, add missing tables and indexes, and write)
   *   or another connection blocks it; otherwise Dexie's own errors
   */
  async ready(): Promise<void> {
    if (this.isOpen()) return;
    // After a failed write Chromium may never answer this.
    const installed = await inTime(this.installedVersion(), OPEN_TIMEOUT_MS);
    this.refuseNewer(installed);
    const older = installed > 0 && installed < this.schemaVersion * 10;
    await inTime(this.open(), older ? UPGRADE_TIMEOUT_MS : OPEN_TIMEOUT_MS);
    this.refuseNewer(this.backendDB().version);
  }

  /** The stored version, without opening the database; 0 when there is none or the browser does not tell. */
  private async installedVersion(): Promise<number> {
    // Expected: some browsers refuse this in private windows; opening reports what is wrong.
    const installed = await this.factory?.databases?.().catch(() => []);
    return installed?.find((one) => one.name === this.name)?.version ?? 0;
  }

  /** @param version of IndexedDB: Dexie's version times ten */
  private refuseNewer(version: number): void {
    const installed = Math.floor(version / 10);
    if (installed <= this.schemaVersion) return;
    this.close();
    throw new StoreUnavailable(
      'newerSchema',
      `stored with version ${installed}, this is version ${this.schemaVersion}`,
    );
  }
}

/** Opens a database whose data can be fetched again. Deletes it first if a newer version wrote it. */
export async function openOrReplace(db: SafeDatabase): Promise<void> {
  try {
    await db.ready();
  } catch (error) {
    if (!(error instanceof StoreUnavailable) || error.reason !== 'newerSchema') throw error;
    await db.delete();
    await db.ready();
  }
}

/**
 * The notes, in the origin of the extension. Only the background opens it. Every transaction uses strict durability, so a write
 * is on the disk when it is answered.
 *
 * An index skips null, so `notes.deleted` lists only deleted notes.
 *
 * Version 2 changes no row: `readNote` fills in what rows of version 1 lack, and `upgradeRows` rewrites them in batches
 * (decision 110).
 *
 * Version 3 drops an index nothing asked, and stages work in batches; an import that was staged by an earlier version is
 * dropped with the page that was sending it (decision 380).
 *
 * Version 4 adds tables for other devices, empty until the reader has any (decision 386).
 *
 * Version 5 adds dossiers, and an index of the notes in one; a note that is in none is not in that index (decision 540).
 *
 * Version 6 adds an index of the notes with a verdict, in order of id; one without is not in it (decision 533).
 *
 * Version 7 adds the dossiers that are shared, and keeps an earlier version from what is known of their folders (decision 590).
 */
export class NotesDatabase extends SafeDatabase {
  declare readonly notes: Table<StoredNote, string>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly publications: Table<PublicationRow, string>;
  declare readonly changes: Table<ChangeRow, string>;
  declare readonly anchors: Table<AnchorRow, [string, string, string]>;
  declare readonly imports: Table<ImportRow, string>;
  declare readonly staged: Table<StagedRow, [string, number]>;
  declare readonly synced: Table<SyncedRow, string>;
  declare readonly unsent: Table<UnsentRow, string>;
  declare readonly syncFiles: Table<FileRow, string>;
  declare readonly meetings: Table<MeetingRow, string>;
  declare readonly sync: Table<SyncRow, string>;
  declare readonly spaces: Table<SpaceRow, string>;
  declare readonly collections: Table<StoredCollection, string>;

  /** See `Keeper`. */
  keeper: Keeper | null = null;
  /** Increases when the database may have been replaced: earlier writes may not be in it. */
  life = 0;
  private checked: IDBDatabase | null = null;
  private checking: Promise<void> | null = null;
  private taken: Promise<unknown> | null = null;

  constructor(
    private readonly environment: DatabaseEnvironment = {},
    name = 'kantlijn',
  ) {
    super(name, SCHEMA_VERSION, { ...environment, chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      notes: 'id, target.publication, target.questionNumber, modified, deleted',
      meta: 'key',
    });
    this.version(2).stores({
      notes:
        'id, target.publication, target.questionNumber, modified, deleted, *tags, meaning, ' +
        '[target.publication+modified], [target.publication+deleted]',
      publications: 'id, questionNumber, [latest+id], [byDate+id], [byTitle+id], [bySubmitter+id]',
      changes: 'id, seq',
      anchors: '[note+document+version], document, outcome',
      imports: 'id',
      staged: '[import+index]',
    });
    this.version(3)
      .stores({
        notes:
          'id, target.publication, target.questionNumber, deleted, *tags, meaning, ' +
          '[target.publication+modified], [target.publication+deleted]',
      })
      .upgrade(async (transaction) => {
        await transaction.table('staged').clear();
        await transaction.table('imports').clear();
      });
    this.version(4).stores({ synced: 'id', unsent: 'id', syncFiles: 'name', meetings: 'key, id', sync: 'key' });
    this.version(5).stores({
      notes:
        'id, target.publication, target.questionNumber, deleted, *tags, meaning, collection, ' +
        '[target.publication+modified], [target.publication+deleted]',
      collections: 'id, modified',
    });
    this.version(6).stores({
      notes:
        'id, target.publication, target.questionNumber, deleted, *tags, meaning, [verdict+id], collection, ' +
        '[target.publication+modified], [target.publication+deleted]',
    });
    this.version(7).stores({ spaces: 'id' });
  }

  /** As `SafeDatabase.ready`; also lets the keeper check that it is the same database. @throws also what the keeper throws */
  override async ready(): Promise<void> {
    for (;;) {
      // Expected: the caller of `alone` gets the error.
      await this.taken?.catch(() => undefined);
      await super.ready();
      const { keeper } = this;
      if (this.taken !== null) continue;
      const connection = this.backendDB();
      if (keeper === null || this.checked === connection) return;
      this.checking ??= keeper
        .opened()
        .then(() => void (this.checked = connection))
        .finally(() => (this.checking = null));
      await inTime(this.checking, UPGRADE_TIMEOUT_MS);
    }
  }

  /** Writes and deletes a test database. @throws what the browser throws when it cannot */
  async writeBeside(): Promise<void> {
    const other = new Dexie('kantlijn-probe', { ...this.environment, chromeTransactionDurability: 'strict' });
    other.version(1).stores({ rows: 'id' });
    try {
      await other.open();
      await other.table('rows').bulkPut(Array.from({ length: 8 }, (_, id) => ({ id, bytes: new Uint8Array(32_000) })));
    } finally {
      await other.delete().catch(logAndReturn('keeper.probe'));
    }
  }

  /** Opens a second connection without a keeper; the caller closes it. @throws as `ready` */
  async apart(): Promise<NotesDatabase> {
    const other = new NotesDatabase(this.environment, this.name);
    await other.ready();
    return other;
  }

  /**
   * Closes the database and runs work on a second connection; all others wait until it is done.
   *
   * @throws what the work and opening throw
   */
  async alone<T>(work: (own: NotesDatabase) => Promise<T>): Promise<T> {
    this.life += 1;
    this.close();
    const working = (async () => {
      const own = await this.apart();
      try {
        return await work(own);
      } finally {
        own.close();
      }
    })();
    this.taken = working;
    try {
      return await working;
    } finally {
      this.taken = null;
    }
  }
}

/**
 * Runs a read on the open database. Runs it again when another connection closed the database, or when it was damaged and has
 * been replaced.
 *
 * @throws what the operation or opening throws
 */
export async function whenOpen<T>(db: NotesDatabase, operation: () => PromiseLike<T>): Promise<T> {
  try {
    return await onceOpen(db, operation);
  } catch (error) {
    if ((await db.keeper?.recovered(error)) !== true) throw error;
    return onceOpen(db, operation);
  }
}

/**
 * Runs an operation on the open database. Runs it again when another connection closed the database.
 *
 * @throws what the operation or opening throws
 */
export async function onceOpen<T>(db: NotesDatabase, operation: () => PromiseLike<T>): Promise<T> {
  await db.ready();
  try {
    return await operation();
  } catch (error) {
    if (db.isOpen()) throw error;
    await db.ready();
    return operation();
  }
}
