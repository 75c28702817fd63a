import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FollowingDatabase } from '../../../utils/store/following/database.ts';
import { createFollowStore } from '../../../utils/store/following/store.ts';
import { newFollow } from '../../../utils/store/following/follows.ts';
import type { SearchRow } from '../../../utils/store/following/rows.ts';
import { conditionsKey } from '../../../utils/questions/search/followed.ts';
import { followKind } from '../../../utils/sync/kinds/follow.ts';
import { searchId, searchKind } from '../../../utils/sync/kinds/search.ts';
import { settingKind } from '../../../utils/sync/kinds/setting.ts';
import type { Shared } from '../../../utils/sync/replica.ts';
import { roundWith } from '../sync/items.ts';
import { memoryStore } from '../sync/devices.ts';
import { MemoryFolder } from '../sync/memory.ts';
import { environment } from './support.ts';
import { followsStore } from '../../../utils/store/synced/kinds/follows.ts';
import { searchesStore } from '../../../utils/store/synced/kinds/searches.ts';
import { settingsStore } from '../../../utils/store/synced/kinds/settings.ts';
import { readSettings, writeSetting } from '../../../utils/store/settings.ts';

// Before anything that is imported asks for the browser.
const { fakeBrowser } = await vi.hoisted(async () => {
  const fake = await import('wxt/testing/fake-browser');
  vi.stubGlobal('browser', fake.fakeBrowser);
  return fake;
});

let shared: Shared;
beforeAll(async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  shared = { folder: 'f'.repeat(32), key };
});
beforeEach(() => fakeBrowser.reset());

const NUMBER = '2024Z01911';
const SINCE = '2026-11-01';

describe('followed questions in their database', () => {
  const two = async () => {
    const folder = new MemoryFolder();
    const make = () => {
      const env = environment();
      const db = new FollowingDatabase(env);
      const store = createFollowStore(db);
      return { env, db, store, round: roundWith(folder, shared, followKind, followsStore(db)) };
    };
    const [a, b] = [make(), make()];
    await a.store.add(newFollow(NUMBER, SINCE));
    for (const one of [a, b]) await one.round();
    return { a, b, make };
  };

  it('arrive as one of which nothing was read, and make no database where nothing is followed', async () => {
    const { b, make } = await two();
    expect(await b.store.get(NUMBER)).toEqual(newFollow(NUMBER, SINCE));
    await b.store.remove(NUMBER);
    await b.round();
    const c = make();
    await c.round();
    expect(await c.env.indexedDB.databases()).toEqual([]);
  });

  it('keep what was read of them when another device changes them, and go when it removes them', async () => {
    const { a, b } = await two();
    const asked = { knowledge: null, readAt: 5, nextAt: 7, failures: 1 };
    await b.store.record(NUMBER, asked, [], '2026-12-02T10:00:00.000Z');
    await a.store.setNotify(NUMBER, false);
    for (const one of [a, b]) await one.round();
    expect(await b.store.get(NUMBER)).toMatchObject({ notify: false, readAt: 5, nextAt: 7, failures: 1 });
    await a.store.remove(NUMBER);
    for (const one of [a, b]) await one.round();
    expect(await b.store.get(NUMBER)).toBeNull();
  });

  it('come back when the database is lost, and one that cannot be read is not taken for removed', async () => {
    const { a, b } = await two();
    await b.db.delete();
    await b.db.open();
    for (const one of [b, a]) await one.round();
    expect(await b.store.get(NUMBER)).toEqual(newFollow(NUMBER, SINCE));
    await b.db.follows.update(NUMBER, { since: 'damaged' });
    for (const one of [b, a, b]) await one.round();
    expect(await a.store.get(NUMBER)).toEqual(newFollow(NUMBER, SINCE));
    expect((await b.db.follows.get(NUMBER))?.since).toBe('damaged');
  });
});

describe('followed searches in their database', () => {
  const conditions = { words: 'haven', party: 'D66' };
  const row: SearchRow = {
    id: conditionsKey(conditions),
    conditions,
    since: SINCE,
    notify: true,
    known: { updatedTo: '2026-11-30', happened: {} },
    lookedAt: 3,
  };
  it('wait for a list to look in, are renamed and go', async () => {
    const folder = new MemoryFolder();
    let hasList = false;
    const make = () => {
      const db = new FollowingDatabase(environment());
      const store = createFollowStore(db);
      const kept = searchesStore(db, async (search) => (hasList ? { ...row, ...search } : null));
      return { db, store, round: roundWith(folder, shared, searchKind, kept) };
    };
    const [a, b] = [make(), make()];
    await a.store.addSearch(row);
    for (const one of [a, b, b]) await one.round();
    expect(await b.store.searches()).toEqual([]);
    hasList = true;
    for (const one of [b, a]) await one.round();
    expect([await a.store.searches(), await b.store.searches()]).toEqual([[row], [row]]);
    await b.store.setSearchName(row.id, 'Havens');
    for (const one of [b, a]) await one.round();
    expect(await a.store.searches()).toEqual([{ ...row, name: 'Havens' }]);
    await a.store.setSearchName(row.id, null);
    for (const one of [a, b]) await one.round();
    expect(await b.store.searches()).toEqual([row]);
    await b.db.searches.update(row.id, { since: 'damaged' });
    for (const one of [b, a]) await one.round();
    expect(await a.store.searches()).toEqual([row]);
    await b.db.searches.put(row);
    await a.store.removeSearch(row.id);
    for (const one of [a, b]) await one.round();
    expect(await b.store.searches()).toEqual([]);
  });

  it('have one identifier, whatever the order of their conditions', () => {
    expect(searchId({ party: 'D66', words: 'haven' })).toBe(searchId(conditions));
  });
});

describe('settings in the storage of the browser', () => {
  it('arrive, and what was never set stays so', async () => {
    const folder = new MemoryFolder();
    const other = memoryStore(null);
    const [here, there] = [settingsStore(), other].map((store) => roundWith(folder, shared, settingKind, store));
    await writeSetting('language', 'en');
    await writeSetting('meaningNames', { fact: 'Bewering' });
    for (const round of [here, there]) await round?.();
    expect(Object.fromEntries(other.rows)).toEqual({ language: { value: 'en' }, meaningNames: { fact: 'Bewering' } });
    other.rows.set('signs', { value: false });
    other.rows.set('meaningNames', { fact: 'Bewering', action: 'Doen' });
    for (const round of [there, here]) await round?.();
    expect(await readSettings()).toMatchObject({
      language: 'en',
      signs: false,
      meaningNames: { fact: 'Bewering', action: 'Doen' },
    });
    expect(Object.keys(await fakeBrowser.storage.local.get()).toSorted()).toEqual([
      'settings.language',
      'settings.meaningNames',
      'settings.signs',
    ]);
  });

  it('that cannot be read are left as they are', async () => {
    const store = settingsStore();
    await fakeBrowser.storage.local.set({ 'settings.language': 'fr' });
    expect(await store.put('language', null, { value: 'en' })).toBe(false);
    expect(await store.put('unknown', null, { value: 'en' })).toBe(false);
    expect(await fakeBrowser.storage.local.get()).toEqual({ 'settings.language': 'fr' });
  });
});
