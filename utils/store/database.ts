import { Dexie, type DexieOptions, type Table } from 'dexie';
import { StoreUnavailable } from './errors.ts';
import type { Act } from './journal/acts-log.ts';
import type { Written } from './journal/format.ts';
import type { CopyPortion } from './journal/copy-portion.ts';
import type { Loss } from '../protocol/loss.ts';
import { inTime } from './in-time.ts';
import { orElse } from '../messages/swallow.ts';
import type { PublicationRow, AnchorRow, ChangeRow, ImportRow, MetaRow, StagedRow, StoredNote } from './rows.ts';

/** Version of the notes database. Each version has an example in tests/fixtures/store and is never changed again. */
export const SCHEMA_VERSION = 2;

/** How long opening may take; longer means that another connection does not let go. */
export const OPEN_TIMEOUT_MS = 10_000;

/** The same where an older version lies on the disk: its new indexes are built first. */
const UPGRADE_TIMEOUT_MS = 120_000;

/** How it stands with what is kept. */
export interface StoreHealth {
  /** Why nothing is kept now; null when all is well. */
  readonly trouble: 'quota' | 'unavailable' | null;
  /** What was lost and not yet seen by the reader. */
  readonly loss: Loss | null;
  /** Notes that are in IndexedDB and still to be copied, behind what changes now; null when every note is kept twice, and until they are counted. */
  readonly copying: number | null;
  /** Whether not every note can be read, and the second copy is not whole either: see `library.copy`. */
  readonly isDamaged: boolean;
}

/**
 * What sees to it that a change is kept: asked around every change and after every opening. `NotesKeeper` in the
 * background; without one (tests of other things) a change is kept once, in IndexedDB.
 */
export interface Keeper {
  /** Before a change. @throws what tells the reader why nothing can be kept now */
  before(): Promise<void>;
  /**
   * After a change that failed.
   *
   * @returns true when it may be tried again, false when it failed for reasons of its own
   * @throws what tells the reader why nothing can be kept now
   */
  mended(error: unknown): Promise<boolean>;
  /**
   * Resolves when every change is kept twice that was committed since the second copy was begun.
   *
   * @param ids notes that are to be kept twice also when they were changed before that
   * @param written what the change wrote, when that is all there is to keep; null when it has to be read
   * @throws what tells the reader why it is not
   */
  confirm(ids?: readonly string[], written?: Written | null): Promise<void>;
  /**
   * After a read failed, or a change did twice. When it fails because the database is damaged, a whole one is put in its
   * place. Never throws.
   *
   * @returns whether to try again
   */
  recovered(error: unknown, wasWriting?: boolean): Promise<boolean>;
  /**
   * After the reader decided something that is no change of a note, and it was written; resolves when it is kept twice.
   *
   * @throws what tells why it is not
   */
  acted(acts: readonly Act[]): Promise<void>;
  /** After each opening, before anything else uses the database. @throws what keeps the database from being used */
  opened(): Promise<void>;
  /** Whether anything is kept now, and what was lost; known when the database was opened once. */
  state(): StoreHealth;
  /** Whether anything outside the database says that there ever was one. @throws what the browser throws */
  knowsOfOne(): Promise<boolean>;
  /** The reader has seen the loss. @throws what the browser throws */
  seen(): Promise<void>;
  /**
   * Replaces a damaged database with what can be read of it and of the second copy, because the reader asked for it. Never
   * throws.
   *
   * @returns false when nothing was removed: it is not damaged, or the disk takes nothing
   */
  continueWithReadable(): Promise<boolean>;
  /**
   * A part of the second copy, read without opening the database; see `portionOf`.
   *
   * @throws what the browser throws when the copy cannot be read
   */
  copy(after: string | null, limit: number): Promise<CopyPortion>;
  /** Before everything is deleted: nothing is written any more until the database is opened anew. */
  forget(): Promise<void>;
}

/** What tests replace. */
export type DatabaseEnvironment = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>;

/**
 * A Dexie database that opens safely: never over a newer schema, never waiting forever.
 */
export class SafeDatabase extends Dexie {
  private readonly factory: IDBFactory | undefined;

  constructor(
    name: string,
    private readonly schemaVersion: number,
    options: DexieOptions,
  ) {
    super(name, { autoOpen: false, cache: 'disabled', ...options });
    this.factory = (options.indexedDB as IDBFactory | undefined) ?? globalThis.indexedDB;
  }

  /**
   * Opens the database, or does nothing when it is open. To be awaited before each operation: another
   * connection may have closed it.
   *
   * @throws StoreUnavailable when it is of a newer version (Dexie itself would open it, add the tables and
   *   indexes it misses, and write) or another connection blocks it; Dexie's own errors otherwise
   */
  async ready(): Promise<void> {
    if (this.isOpen()) return;
    // After a failed write Chromium may leave this question unanswered.
    const installed = await inTime(this.installedVersion(), OPEN_TIMEOUT_MS);
    this.refuseNewer(installed);
    const older = installed > 0 && installed < this.schemaVersion * 10;
    await inTime(this.open(), older ? UPGRADE_TIMEOUT_MS : OPEN_TIMEOUT_MS);
    this.refuseNewer(this.backendDB().version);
  }

  /** The version on the disk, looked up without opening; 0 when there is none or the browser does not tell. */
  private async installedVersion(): Promise<number> {
    // Expected: some browsers refuse to tell in some windows; opening says what is wrong.
    const installed = await this.factory?.databases?.().catch(() => []);
    return installed?.find((one) => one.name === this.name)?.version ?? 0;
  }

  /** @param version as IndexedDB counts it: ten for each version of Dexie */
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

/** Opens a database of data that can be fetched again. Replaces one that a newer version wrote. */
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
 * The notes, in the origin of the extension. Only the background opens it. Writes are durable when they
 * are answered: each transaction asks for strict durability.
 *
 * An index holds no null: `notes.deleted` lists deleted notes alone, so purging reads nothing else.
 *
 * Version 2 changes no row: what rows of version 1 lack is filled in when they are read (`readNote`), and written
 * in portions by `upgradeRows`. See docs/decisions/110.
 */
export class NotesDatabase extends SafeDatabase {
  declare readonly notes: Table<StoredNote, string>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly publications: Table<PublicationRow, string>;
  declare readonly changes: Table<ChangeRow, string>;
  declare readonly anchors: Table<AnchorRow, [string, string, string]>;
  declare readonly imports: Table<ImportRow, string>;
  declare readonly staged: Table<StagedRow, [string, number]>;

  /** See `Keeper`. */
  keeper: Keeper | null = null;
  /** Rises when another database may have taken the place of this one: what was written before may not be in it. */
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
  }

  /** As every database of ours; also asks the keeper whether this is the database it was. @throws as the keeper */
  override async ready(): Promise<void> {
    for (;;) {
      // Expected: the one who took it hears of it.
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

  /** Writes a database that is made for it, and removes that. @throws what the browser throws when the disk does not take it */
  async writeBeside(): Promise<void> {
    const other = new Dexie('kantlijn-probe', { ...this.environment, chromeTransactionDurability: 'strict' });
    other.version(1).stores({ rows: 'id' });
    try {
      await other.open();
      await other.table('rows').bulkPut(Array.from({ length: 8 }, (_, id) => ({ id, bytes: new Uint8Array(32_000) })));
    } finally {
      await other.delete().catch(orElse('keeper.probe'));
    }
  }

  /** Opens a connection of its own, which asks no keeper; the one who asked closes it. @throws as `ready` */
  async apart(): Promise<NotesDatabase> {
    const other = new NotesDatabase(this.environment, this.name);
    await other.ready();
    return other;
  }

  /**
   * Closes the database and runs work on a connection of its own, while everybody else waits to open it again.
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
 * Runs a read on the open database; once more when another connection closed it under way, and when it was damaged and a
 * whole one has taken its place.
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
 * Runs an operation on the open database; once more when another connection closed it under way.
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
