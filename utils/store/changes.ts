import { Dexie, type Table, type Transaction } from 'dexie';
import { onceOpen, type NotesDatabase } from './database.ts';
import type { JournalSegment } from './journal/format.ts';
import type { ChangeRow, PublicationRow, StoredNote } from './rows.ts';

/** Key in `meta`: number of the last change. */
export const LAST_CHANGE = 'lastChange';

/** Thrown when a change is in IndexedDB but not in the second copy. */
export class NotConfirmed extends Error {
  override readonly name = 'NotConfirmed';
  constructor(cause: unknown) {
    super('written, and not kept twice', { cause });
  }
}

/** Transactions started by `changing`, with what the second copy needs; null unless exactly one note was written. */
const begun = new WeakMap<Transaction, { written: JournalSegment | null; times: number }>();

/**
 * Changes notes in one transaction. Resolves when the change is in IndexedDB and in the second copy. This is the only way to
 * change notes: `recordChanges` throws elsewhere.
 *
 * @param tables tables the work reads and writes; the change log is added
 * @param work may run again, when the first attempt failed because of the disk or a damaged database
 * @param ids notes that must be in the second copy too, even if this call does not change them
 * @throws what the work throws, or why nothing can be stored; NotConfirmed when only the second copy failed
 */
export async function changing<T>(
  db: NotesDatabase,
  tables: readonly Table[],
  work: () => PromiseLike<T>,
  ids: readonly string[] = [],
): Promise<T> {
  const { keeper } = db;
  await keeper?.before();
  let { life } = db;
  const attempt = (): Promise<Once<T>> => {
    ({ life } = db);
    return onceOpen(db, () => changeOnce(db, tables, work));
  };
  const { done, written } = await attempt()
    .catch(async (error: unknown) => {
      if ((await keeper?.mended(error)) !== true) throw error;
      return attempt();
    })
    .catch(async (error: unknown) => {
      if ((await keeper?.recovered(error, true)) !== true) throw error;
      return attempt();
    });
  try {
    await keeper?.confirm(ids, written === null ? null : { segment: written, life });
  } catch (error) {
    // Not awaited: the replaced database may lack what was just written.
    void keeper?.recovered(error);
    throw new NotConfirmed(error);
  }
  if (life !== db.life) throw new NotConfirmed('the database it was written to was replaced');
  return done;
}

/** Only the transaction of `changing`, on an open database. For restoring the second copy. */
export async function inChange<T>(db: NotesDatabase, tables: readonly Table[], work: () => PromiseLike<T>): Promise<T> {
  return (await changeOnce(db, tables, work)).done;
}

/** Result of a transaction. */
interface Once<T> {
  readonly done: T;
  readonly written: JournalSegment | null;
}

function changeOnce<T>(db: NotesDatabase, tables: readonly Table[], work: () => PromiseLike<T>): PromiseLike<Once<T>> {
  return db.transaction('rw', [...new Set([...tables, db.changes, db.meta])], async (transaction) => {
    const noted: { written: JournalSegment | null; times: number } = { written: null, times: 0 };
    begun.set(transaction, noted);
    const done = await work();
    return { done, written: noted.written };
  });
}

/**
 * Adds notes to the change log. Call it inside `changing` for every write to `notes`.
 *
 * @param ids identifiers of the notes, each once
 * @param rows the rows that were written for them; empty for notes that were not written
 */
export async function recordChanges(
  db: NotesDatabase,
  ids: readonly string[],
  rows: readonly StoredNote[] = [],
): Promise<void> {
  if (ids.length === 0) return;
  const noted = begun.get(Dexie.currentTransaction);
  if (noted === undefined) throw new Error('notes are changed through `changing`');
  const last = await lastChange(db);
  const changes = ids.map((id, index) => ({ id, seq: last + 1 + index }));
  const [change, row] = [changes[0], rows[0]];
  if (change !== undefined && changes.length === 1) await db.changes.put(change);
  else await db.changes.bulkPut(changes);
  await db.meta.put({ key: LAST_CHANGE, value: last + ids.length });
  noted.times += 1;
  const isOne = noted.times === 1 && ids.length === 1 && change !== undefined && row !== undefined;
  noted.written = isOne ? { from: last, to: last + 1, records: [{ ...change, row }], publications: [] } : null;
}

/** Records for the second copy the publication that was written along with a note. Call it inside `changing`. */
export function recordPublication(row: PublicationRow): void {
  const noted = begun.get(Dexie.currentTransaction);
  if (noted !== undefined && noted.written !== null) noted.written = { ...noted.written, publications: [row] };
}

/** Number of the last change; 0 when there is none. Needs an open database; works inside and outside a transaction. */
export async function lastChange(db: NotesDatabase): Promise<number> {
  const value = (await db.meta.get(LAST_CHANGE))?.value;
  return typeof value === 'number' ? value : 0;
}

/**
 * Changes after a number, in order. A note that is no longer in `notes` was purged.
 *
 * @param after number of the last change already seen; 0 for all
 * @param limit maximum number of rows
 */
export async function changesAfter(db: NotesDatabase, after: number, limit: number): Promise<ChangeRow[]> {
  return db.changes.where('seq').above(after).limit(limit).toArray();
}
