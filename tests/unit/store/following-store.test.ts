import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { DEFAULT_TELLING } from '../../../utils/domain/following/telling.ts';
import { followRow } from '../following/memory-store.ts';
import { createFollowStore, FollowingDatabase } from '../../../utils/store/following.ts';

const NUMBER = '2026Z00001';

it('makes no database before something is followed, and finds it again afterwards', async () => {
  const indexedDB = new IDBFactory();
  const environment = { indexedDB, IDBKeyRange };
  const store = createFollowStore(new FollowingDatabase(environment));
  expect(await store.all()).toEqual([]);
  expect(await store.unseen()).toBe(0);
  expect(await store.among([NUMBER])).toEqual([]);
  expect(await store.telling()).toEqual(DEFAULT_TELLING);
  expect(await indexedDB.databases()).toEqual([]);
  await store.add(followRow(NUMBER));
  expect(await store.among([NUMBER])).toEqual([NUMBER]);
  // As a background does that has just started.
  const later = createFollowStore(new FollowingDatabase(environment));
  expect((await later.all()).map(({ number }) => number)).toEqual([NUMBER]);
});
