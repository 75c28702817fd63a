import { canonical } from '../../../domain/note/canonical.ts';
import type { KindStore, ItemRow, StoreSnapshot } from '../../../sync/kinds/kind.ts';
import { Search, searchId, searchIdOfKey } from '../../../sync/kinds/search.ts';
import { readRows, type FollowingDatabase } from '../../following/database.ts';
import { SearchRow } from '../../following/rows.ts';
import { searchesPart } from '../../following/searches.ts';
import { generationOf } from './generation.ts';

/** Begins a search that another device follows with what the list of this one has; null while there is no list. */
export type BeginSearch = (search: Search) => Promise<SearchRow | null>;

const shared = ({ conditions, since, notify, name }: SearchRow): ItemRow => ({
  conditions,
  since,
  notify,
  ...(name !== undefined && { name }),
});

/** Followed searches, as devices share them. */
export function searchesStore(db: FollowingDatabase, begin: BeginSearch): KindStore {
  const { addSearch, removeSearch } = searchesPart(db);
  const snapshot = async (generation: string): Promise<StoreSnapshot> => {
    const [keys, stored] = await Promise.all([db.searches.toCollection().primaryKeys(), db.searches.toArray()]);
    const rows = new Map(readRows(SearchRow, stored).map((row) => [searchId(row.conditions), shared(row)] as const));
    return { rows, unreadable: new Set(keys.map(searchIdOfKey).filter((id) => !rows.has(id))), generation };
  };
  return {
    async all() {
      const generation = await generationOf(db);
      if (generation === null) return { rows: new Map(), unreadable: new Set(), generation };
      return db.transaction('r', db.searches, () => snapshot(generation));
    },
    async put(id, was, next) {
      // Read the list first: no transaction stays open that long.
      const begun = was === null && next !== null ? await begin(Search.parse(next)) : null;
      await db.ready();
      return db.transaction('rw', db.searches, db.events, async () => {
        const rows = readRows(SearchRow, await db.searches.toArray());
        const row = rows.find(({ conditions }) => searchId(conditions) === id);
        if (canonical(row === undefined ? null : shared(row)) !== canonical(was)) return false;
        if (row === undefined) return begun !== null && addSearch(begun);
        if (next === null) await removeSearch(row.id);
        else {
          const { since, notify, name } = Search.parse(next);
          await db.searches.update(row.id, { since, notify, name });
        }
        return true;
      });
    },
  };
}
