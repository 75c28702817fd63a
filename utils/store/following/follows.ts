import { questionIds } from '../../domain/dossier/question-number.ts';
import { LONGEST_WAIT_MS } from '../../domain/following/ask-next.ts';
import { addUpTo, type FollowingDatabase, readRows } from './database.ts';
import { putFresh } from './events.ts';
import { FollowRow } from './rows.ts';
import type { FollowStore } from './types.ts';

/** Maximum number of followed questions. */
const MAX_FOLLOWED = 5_000;

/** A question of which nothing was read yet. @param since the day on which following began, in Amsterdam */
export const newFollow = (number: string, since: string): FollowRow => ({
  number,
  since,
  notify: true,
  publication: questionIds(number)[0] ?? `kv-tk-${number}`,
  title: '',
  knowledge: null,
  readAt: 0,
  nextAt: 0,
  failures: 0,
});

type FollowsPart = Pick<
  FollowStore,
  'add' | 'remove' | 'get' | 'among' | 'all' | 'count' | 'due' | 'record' | 'setNotify'
>;

/** The questions that are followed. */
// oxlint-disable-next-line max-lines-per-function -- one short method for each of the interface
export function followsPart(db: FollowingDatabase): FollowsPart {
  const one = async (number: string): Promise<FollowRow | null> =>
    readRows(FollowRow, [await db.follows.get(number)])[0] ?? null;
  return {
    async add(row) {
      await db.ready();
      return db.transaction('rw', db.follows, () => addUpTo(db.follows, FollowRow, [row.number, row], MAX_FOLLOWED));
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
      // A time of reading in the future, or a next reading in the far future, was written before the clock was set
      // back; see `isDue`.
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
