import { changing, NotConfirmed } from './changes.ts';
import { whenOpen, type NotesDatabase } from './database.ts';
import { BrokenOff, StoreUnavailable } from './errors.ts';
import { stagedBatches } from './batches.ts';
import type { BegunWork, ImportRow, StagedRow } from './rows.ts';

/** Up to this many notes are changed in one transaction. */
export const AT_ONCE = 1_000;

/** Delays before failed work is resumed, in milliseconds; the last one repeats. Short work in between resumes it too. */
const PAUSES = [2_000, 5_000, 15_000, 60_000];

/** A row of `imports` that promises that all of its work happens. */
export type BegunRow = ImportRow & { readonly begun: BegunWork };

/** Writes one batch, inside the transaction that deletes it. May run again after an aborted attempt. */
export type BatchWriter<T> = (batch: StagedRow, begun: BegunWork, row: ImportRow) => PromiseLike<T>;

/** What `LargeWork` needs. */
export interface LargeWorkParts {
  readonly db: NotesDatabase;
  /** Finishes work that has begun. Called in a turn. */
  readonly resume: (row: BegunRow) => Promise<unknown>;
  /** Called when work that started earlier was resumed. */
  readonly onResumed?: () => void;
  /** Resolves when no reader waits for something, at the latest after a while. */
  readonly quiet?: () => Promise<void>;
  /** Runs work after a delay. Without it, failed work is resumed at the next change of many notes, or the next start. */
  readonly later?: (work: () => void, milliseconds: number) => void;
}

/**
 * Work on more notes than one transaction should hold up readers for. A row of `imports` with `begun` is the promise that all of it
 * happens: from that transaction on, each batch is written and removed in one, and what a killed worker left is
 * gone on with at the next start. Before it, nothing has happened (decision 380).
 *
 * All changes of many notes go through one queue, and each begins by finishing what has begun: so no earlier work is written
 * over a later act, and no two share their batches.
 */
export class LargeWork {
  private isStopped = false;
  /** The end of the queue; never rejects. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly running = new Set<Promise<unknown>>();
  private failures = 0;
  /** The attempt that is planned; another object once it no longer counts. */
  private planned: object | null = null;

  constructor(private readonly parts: LargeWorkParts) {}

  /** Runs work after all earlier work, once everything that has begun is finished. @throws what either throws */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(async () => {
      this.check();
      await this.finishBegun();
      return work().catch((error: unknown) => {
        if (error instanceof BrokenOff) this.retry();
        throw error;
      });
    });
    // Expected: the caller gets the error.
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Runs work that `stop` must wait for, without a turn. @throws what the work throws */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    this.check();
    const running = work();
    this.running.add(running);
    return running.finally(() => this.running.delete(running));
  }

  /** Call before each transaction. @throws StoreUnavailable while everything is being deleted */
  check(): void {
    if (this.isStopped) throw new StoreUnavailable('broken', 'everything is being deleted');
  }

  /** Gives way to readers, and then as `check`. */
  async pause(): Promise<void> {
    await this.parts.quiet?.();
    this.check();
  }

  /**
   * Runs work behind the marker, or the transaction that sets it.
   *
   * @param hasBegun whether the marker was there
   * @throws BrokenOff when there is a marker, or there was; otherwise what the work throws: then nothing has happened
   */
  async promised<T>(id: string, hasBegun: boolean, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (this.isStopped || error instanceof BrokenOff) throw error;
      const { db } = this.parts;
      // Expected: nothing can be read while the store fails; then what is known without it tells.
      const row = await whenOpen(db, () => db.imports.get(id)).catch(() => 'unknown' as const);
      const isThere = row === 'unknown' ? hasBegun || error instanceof NotConfirmed : row?.begun !== undefined;
      if (isThere) throw new BrokenOff('follows', error);
      if (hasBegun) throw new BrokenOff('lost', error);
      throw error;
    }
  }

  /**
   * Writes what is left of begun work. Call it in a turn.
   *
   * @returns what each batch gave
   * @throws what a batch throws; the others stay to be written later
   */
  async finish<T>(id: string, write: BatchWriter<T>): Promise<T[]> {
    const done: T[] = [];
    for (let next = await this.one(id, write); next !== null; next = await this.one(id, write)) done.push(next.gave);
    return done;
  }

  /** Writes nothing more until `goOn`, because everything is deleted. Resolves when nothing is being written. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.planned = null;
    await Promise.allSettled([this.last, ...this.running]);
  }

  goOn(): void {
    this.isStopped = false;
  }

  /** Goes on later with what has begun. */
  retry(): void {
    const { later } = this.parts;
    if (later === undefined || this.planned !== null || this.isStopped) return;
    const own = {};
    this.planned = own;
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)] ?? 60_000;
    this.failures += 1;
    later(() => {
      if (this.planned !== own) return;
      this.planned = null;
      // Expected: the next attempt is planned then.
      this.inTurn(async () => undefined).catch(() => undefined);
    }, pause);
  }

  /** Finishes what has begun, the earliest first. @throws why it cannot; what is left stays */
  private async finishBegun(): Promise<void> {
    const { db, resume, onResumed } = this.parts;
    const all = await whenOpen(db, () => db.imports.toArray());
    const rows = all.filter((row): row is BegunRow => row.begun !== undefined);
    if (rows.length === 0) return;
    try {
      for (const row of rows.toSorted((a, b) => (a.begun.at < b.begun.at ? -1 : 1))) await resume(row);
      this.failures = 0;
    } catch (error) {
      this.retry();
      throw error;
    } finally {
      onResumed?.();
    }
  }

  private async one<T>(id: string, write: BatchWriter<T>): Promise<{ gave: T } | null> {
    const { db } = this.parts;
    await this.pause();
    return changing(db, [db.notes, db.publications, db.anchors, db.staged, db.imports], async () => {
      const row = await db.imports.get(id);
      if (row?.begun === undefined) throw new StoreUnavailable('closed', 'the database was replaced meanwhile');
      const batch = await stagedBatches(db, id).first();
      if (batch === undefined) return null;
      const gave = await write(batch, row.begun, row);
      await db.staged.delete([id, batch.index]);
      return { gave };
    });
  }
}
