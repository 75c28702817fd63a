import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { DEFAULT_TELLING } from '../../../utils/domain/following/telling.ts';
import { createFollowStore, FollowingDatabase } from '../../../utils/store/following.ts';

const NUMBER = '2026Z00001';
const row = {
  number: NUMBER,
  since: '2026-11-02',
  notify: true,
  publication: '',
  title: '',
  knowledge: null,
  readAt: 0,
  nextAt: 0,
  failures: 0,
};

it('makes no database before something is followed, and finds it again afterwards', async () => {
  const indexedDB = new IDBFactory();
  const environment = { indexedDB, IDBKeyRange };
  const store = createFollowStore(new FollowingDatabase(environment));
  expect(await store.all()).toEqual([]);
  expect(await store.unseen()).toBe(0);
  expect(await store.among([NUMBER])).toEqual([]);
  expect(await store.telling()).toEqual(DEFAULT_TELLING);
  expect(await indexedDB.databases()).toEqual([]);
  await store.add(row);
  expect(await store.among([NUMBER])).toEqual([NUMBER]);
  // As a background does that has just started.
  const later = createFollowStore(new FollowingDatabase(environment));
  expect((await later.all()).map(({ number }) => number)).toEqual([NUMBER]);
});
