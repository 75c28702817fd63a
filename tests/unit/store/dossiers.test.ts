import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { CACHED_DOSSIER_VERSION, CachedDossier } from '../../../utils/domain/dossier/cache.ts';
import { CacheDatabase, createDossierCache } from '../../../utils/store/dossiers.ts';
import { environment } from './support.ts';

/** A cached dossier of question n, checked n minutes after midnight. */
function dossier(n: number): CachedDossier {
  return CachedDossier.parse({
    version: CACHED_DOSSIER_VERSION,
    number: `2024Z${String(n).padStart(5, '0')}`,
    question: `kv-tk-2024Z${String(n).padStart(5, '0')}`,
    title: 'Scanners',
    input: {
      question: 'kv-tk',
      chamber: 'tk',
      form: 'written',
      submitted: '2024-02-07',
      questionEvidence: [],
      documents: [],
      unread: [],
      failures: [],
      sourceErrors: [],
      search: 'empty',
      notFound: false,
      lastKnown: null,
    },
    mentions: [],
    referenced: [],
    checkedAt: new Date(Date.UTC(2026, 10, 23, 0, n)).toISOString(),
    failedChecks: 0,
  });
}

function cache(limit?: number, env = environment()) {
  const db = new CacheDatabase(env);
  return { env, db, dossiers: createDossierCache(db, limit) };
}

describe('the cache of dossiers', () => {
  it('returns stored dossiers, and nothing for unknown numbers', async () => {
    const { dossiers } = cache();
    await dossiers.put(dossier(1));
    expect(await dossiers.get('2024Z00001')).toEqual(dossier(1));
    expect(await dossiers.get('2024Z00002')).toBeUndefined();
  });

  it('keeps the newest when it is full', async () => {
    const { dossiers, db } = cache(5);
    for (let n = 104; n >= 0; n -= 1) await dossiers.put(dossier(n));
    expect(await dossiers.count()).toBe(5);
    expect((await db.dossiers.toCollection().primaryKeys()).at(0)).toBe('2024Z00100');
  });

  it('deletes an invalid record', async () => {
    const { dossiers, db } = cache();
    await db.ready();
    await db.dossiers.put({ number: '2024Z00001', checkedAt: 'x' });
    expect(await dossiers.get('2024Z00001')).toBeUndefined();
    expect(await dossiers.count()).toBe(0);
  });

  it('replaces a newer version, because it is only a cache', async () => {
    const env = environment();
    const newer = new Dexie('kantlijn-cache', env);
    newer.version(9).stores({ other: 'id' });
    await newer.open();
    newer.close();
    const { dossiers } = cache(5, env);
    await dossiers.put(dossier(1));
    expect(await dossiers.count()).toBe(1);
  });
});
