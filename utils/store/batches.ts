import { whenOpen, type NotesDatabase } from './database.ts';
import type { StagedRow } from './rows.ts';

/** Notes per batch: a save meanwhile waits for at most one batch. */
const BATCH = 200;

/** Batches of one piece of work, in order. Inside or outside a transaction. */
export const stagedBatches = (db: NotesDatabase, id: string) =>
  db.staged.where('[import+index]').between([id], [id, []]);

/** Splits a list into batches. @param size entries per batch */
export function cut<T>(all: readonly T[], size = BATCH): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** Calls `look` with each batch, in a transaction of its own each, so that nobody waits for all. @param before called before each */
export async function eachBatch(
  db: NotesDatabase,
  id: string,
  look: (batch: StagedRow) => PromiseLike<void>,
  before: () => void | Promise<void>,
): Promise<void> {
  let after = -1;
  for (;;) {
    const from = after;
    await before();
    const batch = await whenOpen(db, () =>
      db.transaction('r', [db.staged, db.notes], async () => {
        const next = await db.staged.where('[import+index]').between([id, from], [id, []], false).first();
        if (next !== undefined) await look(next);
        return next;
      }),
    );
    if (batch === undefined) return;
    after = batch.index;
  }
}
