import { Dexie, type Table } from 'dexie';
import { LAST_CHANGE } from './changes.ts';
import { primaryKeyOf } from './damage.ts';
import type { NotesDatabase } from './database.ts';
import type { AnchorRow, MetaRow, PublicationRow, StoredNote } from './rows.ts';

/** Rows asked for at a time, while that goes well. */
const BATCH = 200;

/** What can still be read of a damaged database. */
export interface Rescued {
  readonly notes: ReadonlyMap<string, StoredNote>;
  readonly publications: readonly PublicationRow[];
  readonly anchors: readonly AnchorRow[];
  readonly meta: readonly MetaRow[];
  /** Notes that are known to be there, or to have been. */
  readonly known: ReadonlySet<string>;
  /** Whether `known` is known to be everything. */
  readonly isListed: boolean;
  /** Number of the last change; null when it cannot be read. */
  readonly last: number | null;
}

/**
 * Reads what can be read, row by row where reading many fails. Never throws for what cannot be read.
 *
 * @param db an open connection that nobody else uses
 * @param ids notes that are known from elsewhere
 */
export async function rescue(db: NotesDatabase, ids: readonly string[]): Promise<Rescued> {
  const notes = await readable(db.notes, ids);
  const changes = await readable(db.changes, []);
  const meta = (await readable(db.meta, [LAST_CHANGE, 'lineage', 'wiping', 'backup', 'backupThreshold'])).rows;
  const last = meta.get(LAST_CHANGE)?.value;
  return {
    notes: notes.rows,
    publications: [...(await readable(db.publications, [])).rows.values()],
    anchors: [...(await readable(db.anchors, [])).rows.values()],
    meta: [...meta.values()],
    known: new Set([...notes.keys, ...changes.keys]),
    isListed: notes.isListed && changes.isListed,
    last: typeof last === 'number' ? last : null,
  };
}

interface Readable<T, K> {
  readonly rows: Map<K, T>;
  readonly keys: readonly K[];
  readonly isListed: boolean;
}

async function readable<T, K>(table: Table<T, K>, more: readonly K[]): Promise<Readable<T, K>> {
  const { keys, isListed } = await keysOf(table);
  const rows = new Map<K, T>();
  const take = (found: readonly (T | undefined)[]): void => {
    for (const row of found) {
      if (row === undefined) continue;
      const key = primaryKeyOf(table, row) as K;
      // A damaged row may come back under another name; it is had under the one it says.
      if (key !== undefined) rows.set(key, row);
    }
  };
  const wanted = [...new Set([...keys, ...more])];
  for (let at = 0; at < wanted.length; at += BATCH) {
    const part = wanted.slice(at, at + BATCH);
    // Expected: what cannot be read is what the second copy is for.
    const many = await table.bulkGet(part).catch(() => null);
    if (many !== null) take(many);
    // Expected: as before, one by one.
    else for (const key of part) take([await table.get(key).catch(() => undefined)]);
  }
  return { rows, keys, isListed };
}

/** The primary keys that can be listed, from both ends when there is a hole; and whether there is none. */
async function keysOf<T, K>(table: Table<T, K>): Promise<{ keys: K[]; isListed: boolean }> {
  const all = await table
    .toCollection()
    .primaryKeys()
    // Expected: what cannot be listed at once is walked.
    .catch(() => null);
  if (all !== null) return { keys: all, isListed: true };
  return { keys: [...(await walked(table, false)), ...(await walked(table, true))], isListed: false };
}

/** Walks the keys until reading fails, with smaller steps before that. */
async function walked<T, K>(table: Table<T, K>, down: boolean): Promise<K[]> {
  const keys: K[] = [];
  let step = BATCH;
  let last: unknown = down ? Dexie.maxKey : Dexie.minKey;
  for (;;) {
    // oxlint-disable-next-line unicorn/no-array-reverse -- no array: a range of the table, read from its end
    const range = down ? table.where(':id').below(last).reverse() : table.where(':id').above(last);
    const found = await range
      .limit(step)
      .primaryKeys()
      // Expected: here is the hole.
      .catch(() => null);
    if (found === null) {
      if (step === 1) return keys;
      step = 1;
      continue;
    }
    keys.push(...found);
    if (found.length < step) return keys;
    last = found.at(-1);
  }
}
