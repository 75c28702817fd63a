import { DEFAULT_NOTIFICATIONS, type NotificationSettings } from '../../../utils/domain/following/notifications.ts';
import type { FollowStore } from '../../../utils/store/following/types.ts';
import type { EventRow, FollowRow } from '../../../utils/store/following/rows.ts';
import { LONGEST_WAIT_MS } from '../../../utils/domain/following/ask-next.ts';

/** A question that is followed and was never asked about. */
export const followRow = (number: string): FollowRow => ({
  number,
  since: '2026-11-02',
  notify: true,
  publication: '',
  title: '',
  knowledge: null,
  readAt: 0,
  nextAt: 0,
  failures: 0,
});

/** The store of the simulated year, in memory: five thousand questions a year are a million transactions. */
export function memoryStore(): FollowStore {
  const follows = new Map<string, FollowRow>();
  const events = new Map<string, EventRow>();
  // Looked for at each alarm, among tens of thousands of events.
  const untold = new Set<string>();
  let unseen = 0;
  let seq = 0;
  let settings: NotificationSettings = DEFAULT_NOTIFICATIONS;
  let daily: string | null = null;
  return {
    isThere: async () => true,
    add: async (row) => {
      if (!follows.has(row.number)) follows.set(row.number, row);
      return true;
    },
    remove: async (number) => void follows.delete(number),
    get: async (number) => follows.get(number) ?? null,
    among: async (numbers) => numbers.filter((number) => follows.has(number)),
    all: async () => [...follows.values()],
    count: async () => follows.size,
    // Those that waited longest first, as the database gives them: where every round is cut short, none is passed over.
    due: async (now, most) =>
      [...follows.values()]
        .filter(({ nextAt, readAt }) => nextAt <= now || readAt > now || nextAt > now + LONGEST_WAIT_MS)
        .toSorted((a, b) => a.nextAt - b.nextAt)
        .slice(0, most),
    record: async (number, asked, fresh, at) => {
      const row = follows.get(number);
      if (row === undefined) return 0;
      follows.set(number, { ...row, ...asked });
      let count = 0;
      for (const event of fresh) {
        if (events.has(event.key)) continue;
        events.set(event.key, { ...event, seq: (seq += 1), at, seen: 0, told: 0 });
        untold.add(event.key);
        unseen += 1;
        count += 1;
      }
      return count;
    },
    setNotify: async () => undefined,
    searches: async () => [],
    addSearch: async () => false,
    removeSearch: async () => undefined,
    setSearchNotify: async () => undefined,
    setSearchName: async () => undefined,
    recordSearch: async () => 0,
    events: async () => [...events.values()],
    event: async (key) => events.get(key) ?? null,
    unseen: async () => unseen,
    unseenByNumber: async () => new Map(),
    markSeen: async () => undefined,
    untold: async () => [...untold].map((key) => ({ event: events.get(key) as EventRow, notify: true })),
    claim: async (keys, day) => {
      const mine = keys.filter((key) => events.get(key)?.told === 0);
      for (const key of mine) {
        events.set(key, { ...(events.get(key) as EventRow), told: 1 });
        untold.delete(key);
      }
      if (day !== null && mine.length > 0) daily = day;
      return mine;
    },
    notificationSettings: async () => settings,
    setNotificationSettings: async (next) => void (settings = next),
    lastDaily: async () => daily,
  };
}
