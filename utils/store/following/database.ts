import type { Table } from 'dexie';
import type * as z from 'zod/mini';
import { type DatabaseEnvironment, SafeDatabase } from '../database.ts';
import type { EventRow, FollowRow, SearchRow } from './rows.ts';

/**
 * What the reader follows, and what happened to it. A database of its own (decision 372): notes do not wait for it, and it does not
 * go when that of the notes is replaced.
 */

const SCHEMA_VERSION = 2;

/** The database. Writes are durable once they are answered: what is followed is the reader's own data. */
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

  /** Whether the database exists. Does not create it. */
  async isThere(): Promise<boolean> {
    if (this.isOpen()) return true;
    const databases = await this.factory?.databases?.();
    // A browser that cannot tell may have one.
    return databases?.some(({ name }) => name === this.name) ?? true;
  }
}

/**
 * Adds a row unless it is there already, or the table is full; within a transaction of the table. One that cannot be read is replaced.
 *
 * @param most rows in the table
 * @returns false when it is full
 */
export async function addUpTo<T>(
  table: Table<T, string>,
  schema: z.ZodMiniType<T>,
  [key, row]: readonly [key: string, row: T],
  most: number,
): Promise<boolean> {
  if (readRows(schema, [await table.get(key)]).length > 0) return true;
  if ((await table.count()) >= most) return false;
  await table.put(row);
  return true;
}

/** The rows that can be read. */
export const readRows = <T>(schema: z.ZodMiniType<T>, rows: readonly unknown[]): T[] =>
  rows.flatMap((row) => {
    const read = schema.safeParse(row);
    return read.success ? [read.data] : [];
  });
