import { Dexie, type Table } from 'dexie';
import { classifyStoreError, StoreUnavailable } from './errors.ts';
import { isStoreFailure } from './health.ts';
import type { NotesDatabase } from './database.ts';
import { readNote } from '../domain/note/note.ts';

/** Rows read at a time. */
const BATCH = 500;

/** Times a read may fail before it counts as failing for good, and the pause between them in milliseconds. */
const ATTEMPTS = 3;
const PAUSE_MS = 300;

/** Whether an error can come from files that are damaged: not from a full disk, nor from another window. */
export function mayBeDamage(error: unknown): boolean {
  if (error instanceof StoreUnavailable || !isStoreFailure(error)) return false;
  const { code, detail } = classifyStoreError(error);
  return code === 'unavailable' && detail.startsWith('broken:') && !detail.includes('Quota');
}

/**
 * Reads the notes database through, and its most asked indexes, to tell damage from a moment of bad luck: only what
 * fails each of three times counts.
 *
 * @param db an open connection
 * @returns what was found; null when everything can be read
 */
export async function damageIn(
  db: NotesDatabase,
  pause: (milliseconds: number) => Promise<void>,
): Promise<string | null> {
  for (const look of [...db.tables.map((table) => () => readThrough(table)), () => indexesFail(db)]) {
    const found = await surely(look, pause);
    if (found !== null) return found;
  }
  return null;
}

/** Out: what is wrong at each attempt; null when one went well. */
async function surely(
  look: () => Promise<string | null>,
  pause: (milliseconds: number) => Promise<void>,
): Promise<string | null> {
  for (let attempt = 1; ; attempt += 1) {
    const found = await look().catch((error: unknown) => {
      if (mayBeDamage(error)) return classifyStoreError(error).detail;
      throw error;
    });
    if (found === null || attempt === ATTEMPTS) return found;
    await pause(PAUSE_MS);
  }
}

async function readThrough(table: Table): Promise<null> {
  let after: unknown = Dexie.minKey;
  for (;;) {
    const rows: unknown[] = await table.where(':id').above(after).limit(BATCH).toArray();
    if (rows.length < BATCH) return null;
    after = primaryKeyOf(table, rows.at(-1));
  }
}

/** The primary key of a row. */
export function primaryKeyOf(table: Table, row: unknown): unknown {
  return Dexie.getByKeyPath(row as object, table.schema.primKey.keyPath as string);
}

/** Whether an index does not lead to a note that is there: SQLite may lose or garble an entry without a word. */
async function indexesFail(db: NotesDatabase): Promise<string | null> {
  const byPublication = new Map<string, string[]>();
  let after = '';
  for (;;) {
    const rows = await db.notes.where('id').above(after).limit(BATCH).toArray();
    for (const note of rows.map(readNote)) {
      if (note === null) continue;
      const ids = byPublication.get(note.target.publication) ?? [];
      ids.push(note.id);
      byPublication.set(note.target.publication, ids);
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < BATCH) break;
  }
  for (const [publication, ids] of byPublication) {
    const found = new Set(await db.notes.where('target.publication').equals(publication).primaryKeys());
    if (ids.some((id) => !found.has(id))) return 'an index does not lead to a note';
  }
  return db.transaction('r', db.changes, async () => {
    const log = (await db.changes.toArray()).toSorted((a, b) => a.seq - b.seq);
    const numbered = await db.changes.orderBy('seq').primaryKeys();
    const isSame = log.length === numbered.length && log.every(({ id }, at) => id === numbered[at]);
    return isSame ? null : 'the log of changes and its index differ';
  });
}
