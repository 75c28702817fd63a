import { type FollowEvent, searchesOf } from '../../domain/following/event.ts';
import { DEFAULT_NOTIFICATIONS, NotificationSettings } from '../../domain/following/notifications.ts';
import { CalendarDate } from '../../domain/publication/record.ts';
import { type FollowingDatabase, readRows } from './database.ts';
import { EventRow } from './rows.ts';
import type { FollowStore } from './types.ts';

/** Records the events that are not recorded yet; within a transaction of events and meta. @returns how many */
export async function putFresh(db: FollowingDatabase, events: readonly FollowEvent[], at: string): Promise<number> {
  const known = await db.events.bulkGet(events.map(({ key }) => key));
  const fresh = events.filter((_, nth) => known[nth] === undefined);
  let seq = Number((await db.meta.get('seq'))?.value ?? 0);
  for (const event of fresh) await db.events.put({ ...event, seq: (seq += 1), at, seen: 0, told: 0 });
  if (fresh.length > 0) await db.meta.put({ key: 'seq', value: seq });
  return fresh.length;
}

/** The events, and which of them the reader has seen. */
export function eventsPart(
  db: FollowingDatabase,
): Pick<FollowStore, 'events' | 'event' | 'unseen' | 'unseenByNumber' | 'markSeen'> {
  return {
    async events(before, most) {
      await db.ready();
      const rows = before === null ? db.events.orderBy('seq') : db.events.where('seq').below(before);
      // oxlint-disable-next-line unicorn/no-array-reverse -- a query of the database, no list
      return readRows(EventRow, await rows.reverse().limit(most).toArray());
    },
    async event(key) {
      await db.ready();
      return readRows(EventRow, [await db.events.get(key)])[0] ?? null;
    },
    async unseen() {
      await db.ready();
      return db.events.where('seen').equals(0).count();
    },
    async unseenByNumber() {
      await db.ready();
      const counts = new Map<string, number>();
      await db.events
        .where('seen')
        .equals(0)
        .each(({ number }) => counts.set(number, (counts.get(number) ?? 0) + 1));
      return counts;
    },
    async markSeen(which) {
      await db.ready();
      const rows =
        'keys' in which
          ? db.events.where('key').anyOf([...which.keys])
          : db.events
              .where('seen')
              .equals(0)
              .and(({ seq }) => seq <= which.upTo);
      await rows.modify({ seen: 1, told: 1 });
    },
  };
}

/** Which events were announced in notifications. */
export function notificationsPart(
  db: FollowingDatabase,
): Pick<FollowStore, 'untold' | 'claim' | 'notificationSettings' | 'setNotificationSettings' | 'lastDaily'> {
  return {
    async untold() {
      await db.ready();
      const rows = readRows(EventRow, await db.events.where('told').equals(0).toArray());
      const follows = await db.follows.bulkGet(rows.map(({ number }) => number));
      const searches = new Map((await db.searches.toArray()).map(({ id, notify }) => [id, notify]));
      // An event of several searches may be announced when any of them may.
      const notifyOf = (event: EventRow): boolean | undefined => {
        const all = searchesOf(event).flatMap((id) => searches.get(id) ?? []);
        return all.length === 0 ? undefined : all.includes(true);
      };
      return rows
        .map((event, at) => ({ event, notify: follows[at]?.notify ?? notifyOf(event) ?? true }))
        .toSorted((a, b) => a.event.seq - b.event.seq);
    },
    async claim(keys, daily) {
      await db.ready();
      return db.transaction('rw', db.events, db.meta, async () => {
        const rows = await db.events.bulkGet([...keys]);
        const mine = rows.flatMap((row) => (row?.told === 0 ? [row] : []));
        await db.events.bulkPut(mine.map((row) => ({ ...row, told: 1 as const })));
        if (daily !== null && mine.length > 0) await db.meta.put({ key: 'daily', value: daily });
        return mine.map(({ key }) => key);
      });
    },
    async notificationSettings() {
      await db.ready();
      const read = NotificationSettings.safeParse((await db.meta.get('telling'))?.value);
      return read.success ? read.data : DEFAULT_NOTIFICATIONS;
    },
    async setNotificationSettings(settings) {
      await db.ready();
      await db.meta.put({ key: 'telling', value: settings });
    },
    async lastDaily() {
      await db.ready();
      const read = CalendarDate.safeParse((await db.meta.get('daily'))?.value);
      return read.success ? read.data : null;
    },
  };
}
