import type { ImportEntry, ImportResult } from '../protocol/library/transfer.ts';
import { forgetAnswer } from './answered.ts';
import { changing } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { decideAll, movedAmong, noteEntries, rememberAll } from './import-entries.ts';
import { finishImport, Moved, putsIn } from './import-batches.ts';
import { AT_ONCE, type LargeWork } from './large-work.ts';
import { Latest, touch } from './many.ts';
import { cut, eachBatch, stagedBatches } from './batches.ts';
import { putRows } from './put.ts';
import type { Imported } from './rows.ts';

/** Maximum number of identifiers in an answer. */
const MAX_NAMED = 100;

/** Staged imports that were idle for this long are deleted. */
export const KEEP_STAGED_MS = 3_600_000;

type Done = Exclude<ImportResult, { outcome: 'failed' }>;

/** Stages entries without touching the library. Idempotent, even after the commit. @throws what IndexedDB throws */
export async function stageImport(
  db: NotesDatabase,
  id: string,
  entries: readonly ImportEntry[],
  at: string,
): Promise<Done> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.staged, db.imports], async () => {
      const known = await db.imports.get(id);
      if (known?.result || known?.begun) return { outcome: 'staged' } as const;
      await db.imports.put({ id, touched: at, result: null });
      await db.staged.bulkPut(
        cut(entries).map((part) => ({ import: id, index: part[0]?.index ?? 0, entries: part, ids: [] })),
      );
      return { outcome: 'staged' } as const;
    }),
  );
}

/** Deletes an import that was not committed, and none that has begun. @throws what IndexedDB throws */
export async function cancelImport(db: NotesDatabase, id: string): Promise<Done> {
  return whenOpen(db, () =>
    db.transaction('rw', [db.staged, db.imports], async () => {
      if ((await db.imports.get(id))?.begun === undefined) {
        await stagedBatches(db, id).delete();
        await db.imports.delete(id);
      }
      return { outcome: 'cancelled' } as const;
    }),
  );
}

/**
 * Deletes abandoned imports, and answers that were kept for whoever asks again.
 *
 * @param before delete imports last touched before this ISO instant UTC
 * @throws what IndexedDB throws
 */
export async function cleanImports(db: NotesDatabase, before: string): Promise<void> {
  await whenOpen(db, () =>
    db.transaction('rw', [db.staged, db.imports], async () => {
      const rows = await db.imports.toArray();
      const old = rows.filter(({ touched, begun }) => touched < before && begun === undefined).map(({ id }) => id);
      for (const id of old) {
        await stagedBatches(db, id).delete();
        await forgetAnswer(db, id);
      }
      await db.imports.bulkDelete(old);
    }),
  );
}

/**
 * Writes a staged import: everything or nothing. A small one in one transaction; a large one in batches, which go on later if
 * they are interrupted. Repeated calls return the same result. Call it in a turn of the work, so that nothing has begun.
 *
 * @param entries how many entries were staged in all
 * @param at now, ISO instant UTC
 * @throws BrokenOff when it fails after it has begun; otherwise what IndexedDB throws, and nothing is written
 */
export async function commitImport(
  { db, work }: { readonly db: NotesDatabase; readonly work: LargeWork },
  id: string,
  entries: number,
  at: string,
): Promise<Done> {
  const known = await whenOpen(db, () => db.imports.get(id));
  if (known?.result) return { outcome: 'committed', ...known.result };
  const found = await look(db, id, work);
  if (found.staged !== entries) return { outcome: 'incomplete', staged: found.staged };
  if (found.moved.length > 0) return moved(found.moved);
  try {
    work.check();
    const tables = [db.notes, db.publications, db.staged, db.imports];
    const isAll = entries <= AT_ONCE;
    const result = await work.promised(id, false, () =>
      changing(db, tables, async () => {
        // An import without entries was never staged.
        if (entries > 0 && (await db.imports.get(id)) === undefined) return 'cancelled';
        return isAll ? writeAll(db, id, at) : begin(db, id, at);
      }),
    );
    if (result === 'cancelled') return { outcome: 'incomplete', staged: 0 };
    return { outcome: 'committed', ...(result ?? (await finishImport({ db, work }, id, at))) };
  } catch (error) {
    // The transaction was aborted, so nothing was written.
    if (error instanceof Moved) return moved(error.entries.map(({ note }) => note.id));
    throw error;
  }
}

const moved = (ids: readonly string[]): Done => ({ outcome: 'moved', ids: ids.slice(0, MAX_NAMED) });

/** What is staged, before anything is written. */
interface Look {
  readonly staged: number;
  readonly moved: readonly string[];
}

async function look(db: NotesDatabase, id: string, work: LargeWork): Promise<Look> {
  const found = { staged: 0, moved: [] as string[] };
  const count = async ({ entries }: { readonly entries: readonly ImportEntry[] }): Promise<void> => {
    found.staged += entries.length;
    found.moved.push(...(await movedAmong(db, noteEntries(entries))));
  };
  await eachBatch(db, id, count, () => work.check());
  return found;
}

/** Writes a whole small import. */
async function writeAll(db: NotesDatabase, id: string, at: string): Promise<Imported> {
  const entries = (await stagedBatches(db, id).toArray()).flatMap((batch) => batch.entries);
  const decided = await decideAll(db, noteEntries(entries));
  const changed = decided.filter(({ decision }) => decision === 'moved');
  if (changed.length > 0) throw new Moved(changed.map(({ entry }) => entry));
  const puts = putsIn(decided);
  const latest = new Latest();
  await putRows(
    db,
    puts.map(({ row }) => row),
  );
  for (const { note } of puts) latest.add(note);
  await rememberAll(db, entries);
  await touch(db, latest);
  await stagedBatches(db, id).delete();
  const result = { written: puts.length, skipped: decided.length - puts.length };
  await db.imports.put({ id, touched: at, result });
  return result;
}

/** The transaction a large import begins with. What changes between the look and its batch is kept beside it. */
async function begin(db: NotesDatabase, id: string, at: string): Promise<null> {
  await db.imports.put({ id, touched: at, result: null, begun: { does: 'import', at, written: 0, skipped: 0 } });
  return null;
}
