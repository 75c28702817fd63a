import { changing } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { StoreUnavailable } from './errors.ts';
import type { BegunWork, ImportRow, StagedRow } from './rows.ts';

/** Up to this many notes are changed in one transaction. */
export const AT_ONCE = 1_000;

/** Notes per portion of more than that: a note that is saved meanwhile waits for one portion at most. */
const PORTION = 200;

/** Portions of one piece of work, in order. Inside or outside a transaction. */
export const portions = (db: NotesDatabase, id: string) => db.staged.where('[import+index]').between([id], [id, []]);

/** Cuts a list into portions. @param size entries per portion */
export function cut<T>(all: readonly T[], size = PORTION): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** Calls `look` with each portion, in a transaction of its own each, so that nobody waits for all. */
export async function eachPortion(
  db: NotesDatabase,
  id: string,
  look: (portion: StagedRow) => PromiseLike<void>,
): Promise<void> {
  let after = -1;
  for (;;) {
    const from = after;
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

/** Writes one portion, inside the transaction that deletes it. May run again after an aborted attempt. */
export type WritePortion<T> = (portion: StagedRow, begun: BegunWork, row: ImportRow) => PromiseLike<T>;

/**
 * Work on more notes than one transaction should hold up readers for. A row of `imports` with `begun` is the promise that all of it
 * happens: from that transaction on, each portion is written and removed in one, and what a killed worker left is
 * gone on with at the next start. Before it, nothing has happened (decision 380).
 */
export class LargeWork {
  private isStopped = false;
  private readonly running = new Set<Promise<void>>();

  /** @param quiet resolves when no reader waits for something, at the latest after a while */
  constructor(
    private readonly db: NotesDatabase,
    private readonly quiet: () => Promise<void> = async () => undefined,
  ) {}

  /**
   * Writes what is left of begun work. Two callers may do so at once: each portion is written once.
   *
   * @returns what each portion gave that this call wrote
   * @throws what a portion throws; the others stay to be written later
   */
  async finish<T>(id: string, write: WritePortion<T>): Promise<T[]> {
    const done: T[] = [];
    const work = (async () => {
      for (let next = await this.one(id, write); next !== null; next = await this.one(id, write)) done.push(next.gave);
    })();
    this.running.add(work);
    await work.finally(() => this.running.delete(work));
    return done;
  }

  /** What was begun and is not finished. @throws what IndexedDB throws */
  async begun(): Promise<(ImportRow & { begun: BegunWork })[]> {
    const rows = await whenOpen(this.db, () => this.db.imports.toArray());
    return rows.filter((row): row is ImportRow & { begun: BegunWork } => row.begun !== undefined);
  }

  /** Writes nothing more until `goOn`, because everything is deleted. Resolves when no portion is being written. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.allSettled(this.running);
  }

  goOn(): void {
    this.isStopped = false;
  }

  private async one<T>(id: string, write: WritePortion<T>): Promise<{ gave: T } | null> {
    const { db } = this;
    await this.quiet();
    if (this.isStopped) throw new StoreUnavailable('broken', 'everything is being deleted');
    return changing(db, [db.notes, db.publications, db.anchors, db.staged, db.imports], async () => {
      const row = await db.imports.get(id);
      const portion = row?.begun === undefined ? undefined : await portions(db, id).first();
      if (row?.begun === undefined || portion === undefined) return null;
      const gave = await write(portion, row.begun, row);
      await db.staged.delete([id, portion.index]);
      return { gave };
    });
  }
}
