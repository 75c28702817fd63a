import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { DEFAULT_NOTIFICATIONS } from '../../../utils/domain/following/notifications.ts';
import { followRow } from '../following/memory-store.ts';
import type { FollowEvent } from '../../../utils/domain/following/event.ts';
import { FollowingDatabase } from '../../../utils/store/following/database.ts';
import { createFollowStore } from '../../../utils/store/following/store.ts';
import { type SearchRow } from '../../../utils/store/following/rows.ts';

const NUMBER = '2026Z00001';

it('makes no database before something is followed, and finds it again afterwards', async () => {
  const indexedDB = new IDBFactory();
  const environment = { indexedDB, IDBKeyRange };
  const store = createFollowStore(new FollowingDatabase(environment));
  expect(await store.all()).toEqual([]);
  expect(await store.unseen()).toBe(0);
  expect(await store.among([NUMBER])).toEqual([]);
  expect(await store.notificationSettings()).toEqual(DEFAULT_NOTIFICATIONS);
  expect(await indexedDB.databases()).toEqual([]);
  await store.add(followRow(NUMBER));
  expect(await store.among([NUMBER])).toEqual([NUMBER]);
  // As a background does that has just started.
  const later = createFollowStore(new FollowingDatabase(environment));
  expect((await later.all()).map(({ number }) => number)).toEqual([NUMBER]);
});

describe('an event that several searches find', () => {
  const AT = new Date('2026-11-03T09:00:00Z');
  const known = { updatedTo: '2026-11-02', happened: {} };
  const search = (id: string, notify: boolean): SearchRow => ({
    id,
    conditions: { words: id },
    since: '2026-11-02',
    notify,
    known,
    lookedAt: 0,
  });
  const event = (kind: FollowEvent['kind'], of = ''): FollowEvent => ({
    key: `${NUMBER}|${kind}|${of}`,
    number: NUMBER,
    kind,
    title: '',
    day: null,
    isCertain: true,
    document: null,
    url: '',
    source: 'sru',
    readAt: '',
  });
  async function storeWith(...searches: SearchRow[]) {
    const db = new FollowingDatabase({ indexedDB: new IDBFactory(), IDBKeyRange });
    const store = createFollowStore(db);
    for (const one of searches) await store.addSearch(one);
    const record = (id: string, ...events: FollowEvent[]) => store.recordSearch(id, known, events, AT);
    const untold = async () => (await store.untold()).map(({ notify }) => notify);
    return { db, store, record, untold };
  }

  it('keeps the reader’s own name until it is removed, whatever is found', async () => {
    const { store, record } = await storeWith(search('a', true), search('b', true));
    const names = async () => (await store.searches()).map(({ name }) => name);
    await store.setSearchName('a', 'Mijn haven');
    await record('a', event('new'));
    await store.addSearch(search('a', false));
    expect(await names()).toEqual(['Mijn haven', undefined]);
    await store.setSearchName('a', null);
    await store.setSearchName('unknown', 'Niets');
    expect(await names()).toEqual([undefined, undefined]);
  });

  it('is reported when one of them may report it, even if a silent one found it first', async () => {
    const { store, record, untold } = await storeWith(search('a', false), search('b', true));
    expect(await record('a', event('new'))).toBe(1);
    expect(await untold()).toEqual([false]);
    await store.claim([event('new').key], null);
    expect(await record('b', event('new'))).toBe(0);
    expect(await untold()).toEqual([true]);
    await store.claim([event('new').key], null);
    await record('b', event('new'));
    expect(await untold()).toEqual([]);
  });

  it('is not reported again when another search finds it', async () => {
    const { store, record, untold } = await storeWith(search('a', true), search('b', true));
    await record('a', event('new'));
    await store.claim([event('new').key], null);
    await record('b', event('new'));
    expect(await untold()).toEqual([]);
  });

  it('stays unread until the last of them is stopped, as does one that was stored for one search', async () => {
    const { db, store, record } = await storeWith(search('a', true), search('b', true));
    await record('a', event('new'));
    const { searches: _, ...old } = (await db.events.get(event('new').key)) ?? expect.fail();
    await db.events.put({ ...old, search: 'a' });
    await record('b', event('new'));
    await store.removeSearch('a');
    expect(await store.unseen()).toBe(1);
    expect((await store.events(null, 9)).map(({ searches }) => searches)).toEqual([['b']]);
    await store.removeSearch('b');
    expect([await store.unseen(), (await store.untold()).length]).toEqual([0, 0]);
  });

  it('is not created when the question itself was followed and reported the same document', async () => {
    const { store, record } = await storeWith(search('a', true));
    await store.add(followRow(NUMBER));
    const asked = { knowledge: null, readAt: 1, nextAt: 2, failures: 0 };
    await store.record(NUMBER, asked, [event('postponed', 'ah-tk-20262027-80')], AT.toISOString());
    await store.remove(NUMBER);
    expect(await record('a', event('postponed'), event('sixWeeks'))).toBe(1);
    expect((await store.events(null, 9)).map(({ kind }) => kind)).toEqual(['sixWeeks', 'postponed']);
  });
});
