import { Dexie, type Table } from 'dexie';
import { LAST_CHANGE } from './changes.ts';
import { primaryKeyOf } from './damage.ts';
import type { NotesDatabase } from './database.ts';
import type { AnchorRow, MetaRow, PublicationRow, StoredCollection, StoredNote } from './rows.ts';

/** Rows requested at a time while reading works. */
const BATCH = 200;

/** What can still be read of a damaged database. */
export interface Rescued {
  readonly notes: ReadonlyMap<string, StoredNote>;
  readonly publications: readonly PublicationRow[];
  readonly anchors: readonly AnchorRow[];
  readonly collections: readonly StoredCollection[];
  readonly meta: readonly MetaRow[];
  /** Identifiers of all notes that are or were in the database, as far as they can be listed. */
  readonly knownIds: ReadonlySet<string>;
  /** Whether `knownIds` includes every note. */
  readonly isComplete: boolean;
  /** Number of the last change; null when it cannot be read. */
  readonly lastChange: number | null;
}

/**
 * Reads everything that can be read, row by row where reading many fails. Rows that cannot be read are skipped.
 *
 * @param db an open connection that nobody else uses
 * @param ids identifiers of notes that are known from the second copy
 */
export async function rescue(db: NotesDatabase, ids: readonly string[]): Promise<Rescued> {
  const notes = await readRows(db.notes, ids);
  const changes = await readRows(db.changes, []);
  const meta = (await readRows(db.meta, [LAST_CHANGE, 'lineage', 'wiping', 'backup', 'backupThreshold'])).rows;
  const lastChange = meta.get(LAST_CHANGE)?.value;
  return {
    notes: notes.rows,
    publications: [...(await readRows(db.publications, [])).rows.values()],
    anchors: [...(await readRows(db.anchors, [])).rows.values()],
    collections: [...(await readRows(db.collections, [])).rows.values()],
    meta: [...meta.values()],
    knownIds: new Set([...notes.keys, ...changes.keys]),
    isComplete: notes.isComplete && changes.isComplete,
    lastChange: typeof lastChange === 'number' ? lastChange : null,
  };
}

interface ReadRows<T, K> {
  readonly rows: Map<K, T>;
  readonly keys: readonly K[];
  readonly isComplete: boolean;
}

async function readRows<T, K>(table: Table<T, K>, alsoKnown: readonly K[]): Promise<ReadRows<T, K>> {
  const { keys, isComplete } = await keysOf(table);
  const rows = new Map<K, T>();
  const take = (found: readonly (T | undefined)[]): void => {
    for (const row of found) {
      if (row === undefined) continue;
      const key = primaryKeyOf(table, row) as K;
      // Reading a damaged database may return another row than requested: use the key stored in the row itself.
      if (key !== undefined) rows.set(key, row);
    }
  };
  const wanted = [...new Set([...keys, ...alsoKnown])];
  for (let at = 0; at < wanted.length; at += BATCH) {
    const part = wanted.slice(at, at + BATCH);
    // Expected: this part of the database cannot be read.
    const many = await table.bulkGet(part).catch(() => null);
    if (many !== null) take(many);
    // Expected: this row cannot be read.
    else for (const key of part) take([await table.get(key).catch(() => undefined)]);
  }
  return { rows, keys, isComplete };
}

/** Lists the primary keys, from both ends when some cannot be listed; `isComplete` is false then. */
async function keysOf<T, K>(table: Table<T, K>): Promise<{ keys: K[]; isComplete: boolean }> {
  const all = await table
    .toCollection()
    .primaryKeys()
    // Expected: part of the keys cannot be listed; list them in steps.
    .catch(() => null);
  if (all !== null) return { keys: all, isComplete: true };
  return { keys: [...(await walkKeys(table, false)), ...(await walkKeys(table, true))], isComplete: false };
}

/** Lists keys in order until that fails; near the failure one at a time. */
async function walkKeys<T, K>(table: Table<T, K>, down: boolean): Promise<K[]> {
  const keys: K[] = [];
  let step = BATCH;
  let last: unknown = down ? Dexie.maxKey : Dexie.minKey;
  for (;;) {
    // oxlint-disable-next-line unicorn/no-array-reverse -- not an array: a Dexie collection, read from its end
    const range = down ? table.where(':id').below(last).reverse() : table.where(':id').above(last);
    const found = await range
      .limit(step)
      .primaryKeys()
      // Expected: the next keys cannot be listed.
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
