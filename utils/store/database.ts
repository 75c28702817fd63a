import { Dexie, type DexieOptions, type Table } from 'dexie';
import { StoreUnavailable } from './errors.ts';

/** Version of the notes database. Each version has an example in tests/fixtures/store and is never changed again. */
export const SCHEMA_VERSION = 1;

/** How long opening may take; longer means that another connection does not let go. */
export const OPEN_TIMEOUT_MS = 10_000;

/** A row of `notes` as it lies in the database: unknown until `Note` has read it. */
export type StoredNote = { id: string } & Record<string, unknown>;

/** A row of `meta`: facts about the store itself. */
export interface MetaRow {
  key: string;
  value: unknown;
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
    this.refuseNewer(await this.installedVersion());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new StoreUnavailable('blocked', 'another connection holds the database')),
        OPEN_TIMEOUT_MS,
      );
    });
    try {
      await Promise.race([this.open(), late]);
    } finally {
      clearTimeout(timer);
    }
    this.refuseNewer(this.backendDB().version);
  }

  /** The version on the disk, looked up without opening; 0 when there is none or the browser does not tell. */
  private async installedVersion(): Promise<number> {
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

/**
 * The notes, in the origin of the extension. Only the background opens it. Writes are durable when they
 * are answered: each transaction asks for strict durability.
 *
 * `notes.deleted` is only indexed where it is set (null is no key), so purging reads deleted notes alone.
 */
export class NotesDatabase extends SafeDatabase {
  declare readonly notes: Table<StoredNote, string>;
  declare readonly meta: Table<MetaRow, string>;

  constructor(environment: DatabaseEnvironment = {}, name = 'kantlijn') {
    super(name, SCHEMA_VERSION, { ...environment, chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      notes: 'id, target.publication, target.questionNumber, modified, deleted',
      meta: 'key',
    });
  }
}
