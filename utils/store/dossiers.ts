import type { Table } from 'dexie';
import { CachedDossier, type DossierCache } from '../domain/dossier/cache.ts';
import { SafeDatabase, type DatabaseEnvironment } from './database.ts';
import { StoreUnavailable } from './errors.ts';

/** Version of the cache database. Any change of shape may start it afresh. */
const CACHE_SCHEMA_VERSION = 1;

/** At most this many dossiers are remembered, some 5 kB each. */
const MAX_DOSSIERS = 2_000;

/** Evicting starts this many above the limit, so that not every write has to evict. */
const SLACK = 100;

/** What can be fetched again, apart from the notes. Written without waiting for the disk. */
export class CacheDatabase extends SafeDatabase {
  declare readonly dossiers: Table<{ number: string; checkedAt: string }, string>;

  constructor(environment: DatabaseEnvironment = {}, name = 'kantlijn-cache') {
    super(name, CACHE_SCHEMA_VERSION, { ...environment, chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ dossiers: 'number, checkedAt' });
  }
}

/** The cache of dossiers, and how many it holds. */
export interface StoredDossiers extends DossierCache {
  /** @throws what IndexedDB throws when it is not there */
  count(): Promise<number>;
}

/**
 * @param db the cache database; opened when first needed, made anew when a newer version left it
 * @param limit most dossiers to keep
 */
export function createDossierCache(db: CacheDatabase, limit = MAX_DOSSIERS): StoredDossiers {
  const ready = async (): Promise<void> => {
    try {
      await db.ready();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || error.reason !== 'newerSchema') throw error;
      await db.delete();
      await db.ready();
    }
  };
  return {
    async get(number) {
      await ready();
      const row = await db.dossiers.get(number);
      if (row === undefined) return undefined;
      if (CachedDossier.safeParse(row).success) return row;
      await db.dossiers.delete(number);
      return undefined;
    },
    async put(record) {
      await ready();
      await db.dossiers.put(record);
      const excess = (await db.dossiers.count()) - limit;
      if (excess < SLACK) return;
      const oldest = await db.dossiers.orderBy('checkedAt').limit(excess).primaryKeys();
      await db.dossiers.bulkDelete(oldest);
    },
    async count() {
      await ready();
      return db.dossiers.count();
    },
  };
}
