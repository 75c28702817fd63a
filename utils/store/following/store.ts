import { DEFAULT_NOTIFICATIONS } from '../../domain/following/notifications.ts';
import type { FollowingDatabase } from './database.ts';
import { eventsPart, notificationsPart } from './events.ts';
import { followsPart } from './follows.ts';
import { searchesPart } from './searches.ts';
import type { FollowStore } from './types.ts';

/**
 * The store of what is followed. Reading from it makes no database.
 *
 * @param db opened when first needed
 */
export function createFollowStore(db: FollowingDatabase): FollowStore {
  const store = { ...followsPart(db), ...searchesPart(db), ...eventsPart(db), ...notificationsPart(db) };
  const orNone =
    <A extends unknown[], T>(read: (...asked: A) => Promise<T>, none: T) =>
    async (...asked: A): Promise<T> =>
      (await db.isThere()) ? read(...asked) : none;
  return {
    ...store,
    isThere: () => db.isThere(),
    get: orNone(store.get, null),
    among: orNone(store.among, []),
    all: orNone(store.all, []),
    count: orNone(store.count, 0),
    due: orNone(store.due, []),
    searches: orNone(store.searches, []),
    events: orNone(store.events, []),
    event: orNone(store.event, null),
    unseen: orNone(store.unseen, 0),
    unseenByNumber: orNone(store.unseenByNumber, new Map<string, number>()),
    untold: orNone(store.untold, []),
    notificationSettings: orNone(store.notificationSettings, DEFAULT_NOTIFICATIONS),
    lastDaily: orNone(store.lastDaily, null),
  };
}
