import { lastChange } from './changes.ts';
import type { NotesDatabase } from './database.ts';
import type { JournalFiles } from './journal/files.ts';
import { Journal } from './journal/journal.ts';
import { MAX_RECORDS } from './journal/ranges.ts';
import { putDifferingBack } from './journal/differing.ts';

/** Key in `meta`: the backlog of the second copy. */
const COPYING = 'copying';

/** Delay before the backlog is tried again after a failure, in milliseconds. */
const AGAIN_MS = 10_000;

/** The backlog, as stored in `meta`. */
interface Copying {
  /** Changes up to this number belong to the backlog. */
  readonly below: number;
  /** Restored lineages, whose copies are removed when this one is complete. */
  readonly ended: readonly string[];
}

/** What `CopyWork` needs. */
export interface CopyWorkParts {
  readonly db: NotesDatabase;
  readonly files: JournalFiles;
  readonly newId: () => string;
  /** True where IndexedDB has no checksums (Firefox): its rows are compared with the second copy. */
  readonly compares: boolean;
  /** Runs work after a delay; returns a function that cancels it. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Called in a turn when the copy is complete, before the copies of ended lineages are removed. */
  readonly onWhole: (ended: readonly string[]) => Promise<void>;
  /** Called when `left` is known, and when the backlog is done. */
  readonly onChange: () => void;
  /** Resolves when the reader is waiting for nothing, at the latest after a while. */
  readonly quiet: () => Promise<void>;
  /** Called when the browser refuses something. */
  readonly onRefused: (error: unknown) => void;
}

/**
 * Work on the second copy, in turns, so that saving a note waits for at most one other turn. Notes from before there was a second
 * copy are a backlog that is copied in between (decision 212).
 */
export class CopyWork {
  journal: Journal | null = null;
  /** True while everything is being deleted: nothing may be written. */
  isStopped = false;
  /** Notes in the backlog; null when there is none, and until they are counted. */
  left: number | null = null;
  /** The last turn in the queue. */
  private queue: Promise<unknown> = Promise.resolve();
  private copying: Promise<void> | null = null;
  private ended: readonly string[] = [];

  constructor(private readonly parts: CopyWorkParts) {}

  /** Runs work after all earlier turns. @throws what the work throws */
  turn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.queue.then(work);
    // Expected: its caller gets the error.
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  /** Sets the lineage to copy from now on. */
  use(lineage: string): Journal {
    const { db, files, newId } = this.parts;
    if (this.journal?.lineage !== lineage) this.journal = new Journal(db, files, lineage, newId);
    return this.journal;
  }

  /** Lineages that were restored and wait for removal. Needs an open database. */
  async settled(): Promise<readonly string[]> {
    return (await this.stored())?.ended ?? [];
  }

  /**
   * Call after the database was opened: starts copying the backlog if there is one.
   *
   * @param ended lineages that were just restored
   * @returns whether there is a backlog; if not, call `replace`
   */
  async begin(ended: readonly string[]): Promise<boolean> {
    const { journal } = this;
    if (journal === null) return false;
    const stored = await this.stored();
    this.ended = [...new Set([...(stored?.ended ?? []), ...ended])];
    journal.floor = stored?.below ?? (await this.newFloor(journal));
    if (journal.floor === 0) return false;
    const value: Copying = { below: journal.floor, ended: this.ended };
    await this.parts.db.meta.put({ key: COPYING, value });
    this.goOn();
    return true;
  }

  /** Continues with the backlog, unless that is running. Never throws. */
  goOn(): void {
    if ((this.journal?.floor ?? 0) === 0 || this.isStopped) return;
    this.copying ??= this.copyRest()
      .catch((error: unknown) => {
        this.parts.onRefused(error);
        this.parts.later(() => this.goOn(), AGAIN_MS);
      })
      .finally(() => (this.copying = null));
  }

  /** Resolves when the backlog is done or was refused. */
  async rested(): Promise<void> {
    await this.copying;
  }

  /** Completes the second copy now, and removes ended lineages. @throws what the browser throws */
  async replace(ended: readonly string[]): Promise<void> {
    await this.journal?.mend();
    await this.parts.onWhole(ended);
    for (const lineage of ended) await this.parts.files.drop(lineage);
  }

  /** Removes superseded and purged rows, in turns. @throws what the browser throws */
  async tidy(): Promise<void> {
    await this.rested();
    const groups = await this.turn(async () => {
      if (this.isStopped || this.journal === null) return [];
      await this.journal.catchUp();
      return this.journal.worn();
    });
    for (const group of groups)
      await this.turn(async () => (this.isStopped ? undefined : this.journal?.rewrite(group)));
  }

  /**
   * Reads the second copy in turns and rewrites damaged segments. Where IndexedDB has no checksums, also restores rows that
   * differ from the copy although nobody changed them.
   *
   * @throws what the browser throws
   */
  async check(): Promise<{ damaged: number; putBack: number }> {
    await this.rested();
    const found = { damaged: 0, putBack: 0 };
    const segments = await this.turn(async () => (this.isStopped ? [] : ((await this.journal?.list()) ?? [])));
    for (const segment of segments) {
      await this.turn(async () => {
        if (this.isStopped || this.journal === null) return;
        const records = await this.journal.mendOne(segment);
        if (records === null) found.damaged += 1;
        else if (this.parts.compares) found.putBack += await putDifferingBack(this.parts.db, records);
      });
    }
    await this.turn(async () => (this.isStopped ? undefined : this.journal?.catchUp()));
    return found;
  }

  /** Stops all work; resolves when none is running. */
  async stop(): Promise<void> {
    this.isStopped = true;
    this.left = null;
    await this.queue;
  }

  private async stored(): Promise<Copying | null> {
    const value = (await this.parts.db.meta.get(COPYING))?.value as Partial<Copying> | undefined;
    if (typeof value?.below !== 'number' || !Array.isArray(value.ended)) return null;
    return { below: value.below, ended: value.ended };
  }

  /** Only an empty copy gets a backlog. What a stopped worker left unwritten is written before anything is confirmed. */
  private async newFloor(journal: Journal): Promise<number> {
    // A journal that cannot be opened is not an empty one.
    const isEmpty = await journal.top().then(
      (top) => top === 0,
      () => false,
    );
    if (!isEmpty) return 0;
    const { db } = this.parts;
    // No count(): with 100,000 rows it takes half a second, and the reader's first note would wait for it.
    const some = await db.changes
      .toCollection()
      .limit(MAX_RECORDS + 1)
      .primaryKeys();
    return some.length > MAX_RECORDS ? lastChange(db) : 0;
  }

  private async copyRest(): Promise<void> {
    const { db, files, quiet, onWhole, onChange } = this.parts;
    await db.ready();
    this.left = (await this.journal?.missing(quiet)) ?? null;
    onChange();
    for (;;) {
      await quiet();
      const copied = await this.turn(async () => {
        if (this.isStopped) return null;
        await db.ready();
        return this.journal?.copyBacklog() ?? null;
      });
      if (copied === null) break;
      this.left = Math.max(0, (this.left ?? 0) - copied);
    }
    await this.turn(async () => {
      const { journal, ended } = this;
      if (this.isStopped || journal === null) return;
      journal.floor = 0;
      await onWhole(ended);
      for (const lineage of ended) await files.drop(lineage);
      await db.meta.delete(COPYING);
      this.ended = [];
      this.left = null;
    });
    onChange();
  }
}
