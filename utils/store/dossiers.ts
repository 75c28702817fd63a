import type { Table } from 'dexie';
import { CachedDossier, type DossierCache } from '../domain/dossier/cache.ts';
import { openOrReplace, SafeDatabase, type DatabaseEnvironment } from './database.ts';

/** Version of the cache database. A schema change may start with an empty one. */
const CACHE_SCHEMA_VERSION = 1;

/** Maximum number of cached dossiers, some 5 kB each. */
const MAX_DOSSIERS = 2_000;

/** Evict only this many above the limit, so that not every write has to. */
const SLACK = 100;

/** Data that can be fetched again, apart from the notes. Writes do not wait for the disk. */
export class CacheDatabase extends SafeDatabase {
  declare readonly dossiers: Table<{ number: string; checkedAt: string }, string>;

  constructor(environment: DatabaseEnvironment = {}, name = 'kantlijn-cache') {
    super(name, CACHE_SCHEMA_VERSION, { ...environment, chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ dossiers: 'number, checkedAt' });
  }
}

/** The cache of dossiers, with its size. */
export interface StoredDossiers extends DossierCache {
  /** @throws what IndexedDB throws when it is unavailable */
  count(): Promise<number>;
}

/**
 * @param db the cache database; opened when first needed, and replaced when a newer version wrote it
 * @param limit maximum number of dossiers
 */
export function createDossierCache(db: CacheDatabase, limit = MAX_DOSSIERS): StoredDossiers {
  const ready = (): Promise<void> => openOrReplace(db);
  return {
    async get(number) {
      await ready();
      const row = await db.dossiers.get(number);
      if (row === undefined) return undefined;
      if (CachedDossier.safeParse(row).success) return row;
      await db.dossiers.delete(number);
      return undefined;
    },
    async some(numbers) {
      await ready();
      return db.dossiers.bulkGet([...numbers]);
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
