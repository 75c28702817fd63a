import { Dexie, type Table, type Transaction } from 'dexie';
import { onceOpen, type NotesDatabase } from './database.ts';
import type { JournalSegment } from './journal/format.ts';
import type { ChangeRow, PublicationRow, StoredNote } from './rows.ts';

/** Key in `meta` of the number of the last change. */
export const LAST_CHANGE = 'lastChange';

/** Thrown when a change was made in IndexedDB, and the second copy does not have it. */
export class NotConfirmed extends Error {
  override readonly name = 'NotConfirmed';
  constructor(cause: unknown) {
    super('written, and not kept twice', { cause });
  }
}

/** Transactions that `changing` began, with what they wrote for the second copy: null when that is not one note alone. */
const begun = new WeakMap<Transaction, { written: JournalSegment | null; times: number }>();

/**
 * Runs a change of notes in one transaction, and resolves when it is kept twice: in IndexedDB, and in whatever follows
 * the log of changes as its second copy. The only way to change notes: `recordChanges` refuses elsewhere.
 *
 * @param tables what it reads and writes; the log of changes comes by itself
 * @param work asked again when the first attempt failed because the disk did, or the database was damaged
 * @param ids notes that have to be kept twice also when nothing of them was changed now
 * @throws what the work throws, or what tells why nothing is kept; NotConfirmed when the second copy does not have it
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
    // Not waited for: what was written now may not be in what comes of it.
    void keeper?.recovered(error);
    throw new NotConfirmed(error);
  }
  if (life !== db.life) throw new NotConfirmed('another database took the place of the one it was written to');
  return done;
}

/** The transaction of `changing` alone, on an open database: for putting the second copy back. */
export async function inChange<T>(db: NotesDatabase, tables: readonly Table[], work: () => PromiseLike<T>): Promise<T> {
  return (await changeOnce(db, tables, work)).done;
}

/** What a transaction came to. */
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
 * Notes that these notes changed. To be called inside `changing`, by whoever writes to `notes`.
 *
 * @param ids identifiers of the notes, each once
 * @param rows the rows that were written for them; none for notes that were not written
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

/** Remembers a publication that was written for the note that changed, for the second copy. Inside `changing`. */
export function recordPublication(row: PublicationRow): void {
  const noted = begun.get(Dexie.currentTransaction);
  if (noted !== undefined && noted.written !== null) noted.written = { ...noted.written, publications: [row] };
}

/** Number of the last change; 0 when there was none. Inside or outside a transaction, on an open database. */
export async function lastChange(db: NotesDatabase): Promise<number> {
  const value = (await db.meta.get(LAST_CHANGE))?.value;
  return typeof value === 'number' ? value : 0;
}

/**
 * Changes after a number, in order. A note that is not in `notes` any more was purged.
 *
 * @param after number of the last change that was seen; 0 for all
 * @param limit most rows
 */
export async function changesAfter(db: NotesDatabase, after: number, limit: number): Promise<ChangeRow[]> {
  return db.changes.where('seq').above(after).limit(limit).toArray();
}
