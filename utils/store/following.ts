import type { Table } from 'dexie';
import * as z from 'zod/mini';
import { LONGEST_WAIT_MS } from '../domain/following/ask-next.ts';
import { FollowEvent, searchesOf } from '../domain/following/event.ts';
import { SearchKnowledge } from '../domain/following/list-news.ts';
import { DEFAULT_TELLING, TellingSettings } from '../domain/following/telling.ts';
import { CalendarDate } from '../domain/publication/record.ts';
import { EventRow, FollowRow, SearchRow } from './following-rows.ts';
import { type DatabaseEnvironment, SafeDatabase } from './database.ts';

/**
 * What the reader follows, and what happened to it. A database of its own (decision 372): notes do not wait for it, and it does not
 * go when that of the notes is replaced.
 */

const SCHEMA_VERSION = 2;

/** The most questions that can be followed. */
const MOST_FOLLOWED = 5_000;

/** The most searches that can be followed. */
const MOST_SEARCHES = 50;

/** What was found by asking, and when to ask again. */
export type FollowUpdate = Pick<FollowRow, 'knowledge' | 'readAt' | 'nextAt' | 'failures'>;

/**
 * Stores what is followed. Writing opens the database, and makes it when there is none. Reading makes none: nobody who follows nothing has
 * it, and "delete everything" leaves nothing behind. All methods throw what IndexedDB throws.
 */
export interface FollowStore {
  /** Whether there is anything at all; makes nothing. */
  isThere(): Promise<boolean>;
  /** Begins to follow; does nothing when it is followed. @returns false when as many are followed as can be */
  add(row: FollowRow): Promise<boolean>;
  /** Stops following. Its events stay, read and told: they did happen. */
  remove(number: string): Promise<void>;
  get(number: string): Promise<FollowRow | null>;
  /** Which of these are followed. */
  among(numbers: readonly string[]): Promise<string[]>;
  all(): Promise<FollowRow[]>;
  count(): Promise<number>;
  /** Those to be asked about, the longest due first. @param now milliseconds since 1970 */
  due(now: number, most: number): Promise<FollowRow[]>;
  /**
   * Stores what was found, with its events, in one transaction. An event that is recorded already is left as it is. Does nothing
   * when the question is no longer followed.
   *
   * @returns how many events are new
   */
  record(number: string, asked: FollowUpdate, events: readonly FollowEvent[], at: string): Promise<number>;
  setNotify(number: string, notify: boolean): Promise<void>;
  /** Events, the last recorded first. @param before only those recorded before this one; null for all */
  events(before: number | null, most: number): Promise<EventRow[]>;
  event(key: string): Promise<EventRow | null>;
  unseen(): Promise<number>;
  /** How many events of each question are unseen. */
  unseenByNumber(): Promise<Map<string, number>>;
  /** Marks events as seen, which need no telling any more. @param keys null for all */
  markSeen(keys: readonly string[] | null): Promise<void>;
  /** Events that were not told, oldest first, and whether their question may be told of. */
  untold(): Promise<{ event: EventRow; notify: boolean }[]>;
  /** Marks events as told. @returns those of them that were not yet: nobody else tells these @param daily the day of a daily notification */
  claim(keys: readonly string[], daily: CalendarDate | null): Promise<string[]>;
  searches(): Promise<SearchRow[]>;
  /** Begins to follow a search; does nothing when it is followed. @returns false when as many are followed as can be */
  addSearch(row: SearchRow): Promise<boolean>;
  /** Stops following a search. What it alone found counts as read. */
  removeSearch(id: string): Promise<void>;
  setSearchNotify(id: string, notify: boolean): Promise<void>;
  /** Gives a followed search a name. @param name null takes it away */
  setSearchName(id: string, name: string | null): Promise<void>;
  /**
   * Stores what is known of a search, with its events, in one transaction. Events of questions that are followed themselves are left out:
   * these tell more, and would tell it twice; so are those that such a question told before it was unfollowed. An event that another
   * search found already becomes one of both.
   *
   * @returns how many events are new
   */
  recordSearch(id: string, known: SearchKnowledge, events: readonly FollowEvent[], at: Date): Promise<number>;
  telling(): Promise<TellingSettings>;
  setTelling(settings: TellingSettings): Promise<void>;
  /** The day of the last daily notification. */
  lastDaily(): Promise<CalendarDate | null>;
}

/** The database. Writes are durable when they are answered: what is followed is the reader's own. */
export class FollowingDatabase extends SafeDatabase {
  declare readonly follows: Table<FollowRow, string>;
  declare readonly events: Table<EventRow, string>;
  declare readonly searches: Table<SearchRow, string>;
  declare readonly meta: Table<{ key: string; value: unknown }, string>;

  constructor(environment: DatabaseEnvironment = {}, name = 'kantlijn-following') {
    super(name, SCHEMA_VERSION, { ...environment, chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      follows: 'number, nextAt, readAt',
      events: 'key, number, seq, seen, told',
      meta: 'key',
    });
    this.version(2).stores({ searches: 'id' });
  }

  /** Whether there is such a database. Makes none. */
  async isThere(): Promise<boolean> {
    if (this.isOpen()) return true;
    const databases = await this.factory?.databases?.();
    // A browser that does not tell may have one.
    return databases?.some(({ name }) => name === this.name) ?? true;
  }
}

const readRows = <T>(schema: z.ZodMiniType<T>, rows: readonly unknown[]): T[] =>
  rows.flatMap((row) => {
    const read = schema.safeParse(row);
    return read.success ? [read.data] : [];
  });

/** @param db opened when first needed */
export function createFollowStore(db: FollowingDatabase): FollowStore {
  const store = { ...followsPart(db), ...searchesPart(db), ...eventsPart(db), ...tellingPart(db) };
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
    telling: orNone(store.telling, DEFAULT_TELLING),
    lastDaily: orNone(store.lastDaily, null),
  };
}

/** Records the events that are not recorded yet; within a transaction of events and meta. @returns how many */
async function putFresh(db: FollowingDatabase, events: readonly FollowEvent[], at: string): Promise<number> {
  const known = await db.events.bulkGet(events.map(({ key }) => key));
  const fresh = events.filter((_, nth) => known[nth] === undefined);
  let seq = Number((await db.meta.get('seq'))?.value ?? 0);
  for (const event of fresh) await db.events.put({ ...event, seq: (seq += 1), at, seen: 0, told: 0 });
  if (fresh.length > 0) await db.meta.put({ key: 'seq', value: seq });
  return fresh.length;
}

type FollowsPart = Pick<
  FollowStore,
  'add' | 'remove' | 'get' | 'among' | 'all' | 'count' | 'due' | 'record' | 'setNotify'
>;

// oxlint-disable-next-line max-lines-per-function -- one short method for each of the interface
function followsPart(db: FollowingDatabase): FollowsPart {
  const one = async (number: string): Promise<FollowRow | null> =>
    readRows(FollowRow, [await db.follows.get(number)])[0] ?? null;
  return {
    async add(row) {
      await db.ready();
      return db.transaction('rw', db.follows, async () => {
        if ((await one(row.number)) !== null) return true;
        if ((await db.follows.count()) >= MOST_FOLLOWED) return false;
        await db.follows.put(row);
        return true;
      });
    },
    async remove(number) {
      await db.ready();
      await db.transaction('rw', db.follows, db.events, async () => {
        await db.follows.delete(number);
        await db.events.where('number').equals(number).modify({ seen: 1, told: 1 });
      });
    },
    async get(number) {
      await db.ready();
      return one(number);
    },
    async among(numbers) {
      await db.ready();
      return db.follows
        .where('number')
        .anyOf([...numbers])
        .primaryKeys();
    },
    async all() {
      await db.ready();
      return readRows(FollowRow, await db.follows.toArray());
    },
    async count() {
      await db.ready();
      return db.follows.count();
    },
    async due(now, most) {
      await db.ready();
      // What was read in the future, or is to be in the far one, was written before the clock was set back; see `isDue`.
      const found = [
        await db.follows.where('nextAt').belowOrEqual(now).limit(most).toArray(),
        await db.follows.where('readAt').above(now).limit(most).toArray(),
        await db.follows
          .where('nextAt')
          .above(now + LONGEST_WAIT_MS)
          .limit(most)
          .toArray(),
      ].flat();
      const rows = readRows(FollowRow, [...new Map(found.map((row) => [row.number, row])).values()]);
      return rows.toSorted((a, b) => a.nextAt - b.nextAt).slice(0, most);
    },
    async record(number, asked, events, at) {
      await db.ready();
      return db.transaction('rw', db.follows, db.events, db.meta, async () => {
        const row = await one(number);
        if (row === null) return 0;
        const { question, title } = asked.knowledge?.reading ?? { question: row.publication, title: row.title };
        await db.follows.put({ ...row, ...asked, publication: question, title: title || row.title });
        return putFresh(db, events, at);
      });
    },
    async setNotify(number, notify) {
      await db.ready();
      await db.follows.update(number, { notify });
    },
  };
}

/**
 * Those of a search's events that nothing has told; within a transaction of events and searches. One that another search found is marked as
 * found by this one as well, and may be told when only this one is to be told of.
 */
async function notYetTold(db: FollowingDatabase, id: string, events: readonly FollowEvent[]): Promise<FollowEvent[]> {
  const numbers = events.map(({ number }) => number);
  const recorded = await db.events.where('number').anyOf(numbers).toArray();
  const wants = async (search: string): Promise<boolean> => (await db.searches.get(search))?.notify === true;
  const fresh: FollowEvent[] = [];
  for (const event of events) {
    const same = recorded.filter(({ number, kind }) => number === event.number && kind === event.kind);
    if (same.length === 0) fresh.push(event);
    const other = same.find(({ key }) => key === event.key);
    const finders = other === undefined ? [] : searchesOf(other);
    if (other === undefined || finders.length === 0 || finders.includes(id)) continue;
    const { search: _, ...rest } = other;
    const wasSilent = !(await Promise.all(finders.map(wants))).includes(true);
    const told = other.seen === 0 && wasSilent && (await wants(id)) ? 0 : other.told;
    await db.events.put({ ...rest, searches: [...finders, id], told });
  }
  return fresh;
}

function searchesPart(
  db: FollowingDatabase,
): Pick<FollowStore, 'searches' | 'addSearch' | 'removeSearch' | 'setSearchNotify' | 'setSearchName' | 'recordSearch'> {
  return {
    async searches() {
      await db.ready();
      return readRows(SearchRow, await db.searches.toArray());
    },
    async addSearch(row) {
      await db.ready();
      return db.transaction('rw', db.searches, async () => {
        if ((await db.searches.get(row.id)) !== undefined) return true;
        if ((await db.searches.count()) >= MOST_SEARCHES) return false;
        await db.searches.put(row);
        return true;
      });
    },
    async removeSearch(id) {
      await db.ready();
      await db.transaction('rw', db.searches, db.events, async () => {
        await db.searches.delete(id);
        await db.events
          .filter((event) => searchesOf(event).includes(id))
          .modify((event) => {
            event.searches = searchesOf(event).filter((other) => other !== id);
            delete event.search;
            if (event.searches.length === 0) Object.assign(event, { seen: 1, told: 1 });
          });
      });
    },
    async setSearchNotify(id, notify) {
      await db.ready();
      await db.searches.update(id, { notify });
    },
    async setSearchName(id, name) {
      await db.ready();
      await db.searches.update(id, { name: name ?? undefined });
    },
    async recordSearch(id, known, events, at) {
      await db.ready();
      return db.transaction('rw', db.searches, db.follows, db.events, db.meta, async () => {
        const row = await db.searches.get(id);
        if (row === undefined) return 0;
        await db.searches.put({ ...row, known, lookedAt: at.getTime() });
        const followed = await db.follows.bulkGet(events.map(({ number }) => number));
        const own = events.filter((_, nth) => followed[nth] === undefined);
        const fresh = await notYetTold(db, id, own);
        return putFresh(
          db,
          fresh.map((event) => ({ ...event, searches: [id] })),
          at.toISOString(),
        );
      });
    },
  };
}

function eventsPart(
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
    async markSeen(keys) {
      await db.ready();
      const rows = keys === null ? db.events.where('seen').equals(0) : db.events.where('key').anyOf([...keys]);
      await rows.modify({ seen: 1, told: 1 });
    },
  };
}

function tellingPart(
  db: FollowingDatabase,
): Pick<FollowStore, 'untold' | 'claim' | 'telling' | 'setTelling' | 'lastDaily'> {
  return {
    async untold() {
      await db.ready();
      const rows = readRows(EventRow, await db.events.where('told').equals(0).toArray());
      const follows = await db.follows.bulkGet(rows.map(({ number }) => number));
      const searches = new Map((await db.searches.toArray()).map(({ id, notify }) => [id, notify]));
      // Those of one event may be told of when any of them may.
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
    async telling() {
      await db.ready();
      const read = TellingSettings.safeParse((await db.meta.get('telling'))?.value);
      return read.success ? read.data : DEFAULT_TELLING;
    },
    async setTelling(settings) {
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
