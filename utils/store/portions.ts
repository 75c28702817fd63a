import { whenOpen, type NotesDatabase } from './database.ts';
import type { StagedRow } from './rows.ts';

/** Notes per portion: a note that is saved meanwhile waits for one portion at most. */
const PORTION = 200;

/** Portions of one piece of work, in order. Inside or outside a transaction. */
export const portions = (db: NotesDatabase, id: string) => db.staged.where('[import+index]').between([id], [id, []]);

/** Cuts a list into portions. @param size entries per portion */
export function cut<T>(all: readonly T[], size = PORTION): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** Calls `look` with each portion, in a transaction of its own each, so that nobody waits for all. @param before called before each */
export async function eachPortion(
  db: NotesDatabase,
  id: string,
  look: (portion: StagedRow) => PromiseLike<void>,
  before: () => void | Promise<void>,
): Promise<void> {
  let after = -1;
  for (;;) {
    const from = after;
    await before();
    const portion = await whenOpen(db, () =>
      db.transaction('r', [db.staged, db.notes], async () => {
        const next = await db.staged.where('[import+index]').between([id, from], [id, []], false).first();
        if (next !== undefined) await look(next);
        return next;
      }),
    );
    if (portion === undefined) return;
    after = portion.index;
  }
}
