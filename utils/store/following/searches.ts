import { type FollowEvent, searchesOf } from '../../domain/following/event.ts';
import { addUpTo, type FollowingDatabase, readRows } from './database.ts';
import { putFresh } from './events.ts';
import { SearchRow } from './rows.ts';
import type { FollowStore } from './types.ts';

/** Maximum number of followed searches. */
const MAX_SEARCHES = 50;

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

/** The searches that are followed. */
export function searchesPart(
  db: FollowingDatabase,
): Pick<FollowStore, 'searches' | 'addSearch' | 'removeSearch' | 'setSearchNotify' | 'setSearchName' | 'recordSearch'> {
  return {
    async searches() {
      await db.ready();
      return readRows(SearchRow, await db.searches.toArray());
    },
    async addSearch(row) {
      await db.ready();
      return db.transaction('rw', db.searches, () => addUpTo(db.searches, SearchRow, [row.id, row], MAX_SEARCHES));
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
