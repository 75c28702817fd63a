import { canonical } from '../../../domain/note/canonical.ts';
import { Follow } from '../../../sync/kinds/follow.ts';
import type { KindStore, ItemRow, StoreSnapshot } from '../../../sync/kinds/kind.ts';
import { readRows, type FollowingDatabase } from '../../following/database.ts';
import { followsPart, newFollow } from '../../following/follows.ts';
import { FollowRow } from '../../following/rows.ts';
import { generationOf } from './generation.ts';

/** Followed questions, as devices share them. */
export function followsStore(db: FollowingDatabase): KindStore {
  const { add, remove } = followsPart(db);
  const snapshot = async (generation: string): Promise<StoreSnapshot> => {
    const [numbers, stored] = await Promise.all([db.follows.toCollection().primaryKeys(), db.follows.toArray()]);
    const rows = new Map<string, ItemRow>(
      readRows(FollowRow, stored).map(({ number, since, notify }) => [number, { since, notify }]),
    );
    return { rows, unreadable: new Set(numbers.filter((number) => !rows.has(number))), generation };
  };
  return {
    async all() {
      const generation = await generationOf(db);
      if (generation === null) return { rows: new Map(), unreadable: new Set(), generation };
      return db.transaction('r', db.follows, () => snapshot(generation));
    },
    async put(number, was, next) {
      await db.ready();
      // Serialise with the reader's own changes, so that none falls in between.
      return db.transaction('rw', db.follows, db.events, async () => {
        const stored = await db.follows.get(number);
        const row = readRows(FollowRow, [stored])[0];
        const current = row === undefined ? null : { since: row.since, notify: row.notify };
        if (canonical(current) !== canonical(was) || (row === undefined && stored !== undefined)) return false;
        if (next === null) {
          await remove(number);
          return true;
        }
        const { since, notify } = Follow.parse(next);
        if (row === undefined) return add({ ...newFollow(number, since), notify });
        await db.follows.update(number, { since, notify });
        return true;
      });
    },
  };
}
