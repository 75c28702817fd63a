import { lastChange } from './changes.ts';
import type { NotesDatabase } from './database.ts';
import type { JournalFiles } from './journal/files.ts';
import { Journal, MOST_RECORDS } from './journal/journal.ts';
import { putDifferingBack } from './journal/differing.ts';

/** Key in `meta` of what of the second copy is still to be made behind what changes now. */
const COPYING = 'copying';

/** Pause before the copying that can wait goes on after it was refused, in milliseconds. */
const AGAIN_MS = 10_000;

/** What is still to be copied, as it lies in `meta`. */
interface Copying {
  /** Changes up to this number are copied behind the others. */
  readonly below: number;
  /** Lives of the database that were put back, and whose copies go when this one is whole. */
  readonly ended: readonly string[];
}

/** What it is made of. */
export interface CopyWorkParts {
  readonly db: NotesDatabase;
  readonly files: JournalFiles;
  readonly newId: () => string;
  /** Whether IndexedDB here has no checksums, so that its rows are compared with the second copy. */
  readonly compares: boolean;
  /** Runs work later; gives what stops it. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** To be done when the copy is whole, in a turn, before the copies of lives that ended are removed. */
  readonly onWhole: (ended: readonly string[]) => Promise<void>;
  /** Told when copying began or ended. */
  readonly onChange: () => void;
  /** Resolves when the reader waits for nothing, or has waited long enough. */
  readonly quiet: () => Promise<void>;
  /** Told of what the browser refused. */
  readonly onRefused: (error: unknown) => void;
}

/**
 * The work on the second copy, in turns: what has to be done before a note is called saved waits for one turn of the
 * others at most. What was there before the second copy was begun is copied in portions behind that (decision 212).
 */
export class CopyWork {
  journal: Journal | null = null;
  /** Everything is being deleted: work must not write any more. */
  isStopped = false;
  /** Notes that are still to be copied; null when the copy is whole, and until they are counted. */
  left: number | null = null;
  /** Work on the second copy, one after the other. */
  private queue: Promise<unknown> = Promise.resolve();
  private copying: Promise<void> | null = null;
  private ended: readonly string[] = [];

  constructor(private readonly parts: CopyWorkParts) {}

  /** Does work when all before it is done. @throws what the work throws */
  turn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.queue.then(work);
    // Expected: the one whose turn it is hears of it.
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  /** Sets the life of the database that is copied from now on. */
  use(lineage: string): Journal {
    const { db, files, newId } = this.parts;
    if (this.journal?.lineage !== lineage) this.journal = new Journal(db, files, lineage, newId);
    return this.journal;
  }

  /** Lives that were put back already, and whose copies wait until this one is whole. On an open database. */
  async settled(): Promise<readonly string[]> {
    return (await this.stored())?.ended ?? [];
  }

  /**
   * After the database was opened: finds out whether much is to be copied, and begins with it. On an open database.
   *
   * @param ended lives that were put back now
   * @returns whether the copy is made behind; otherwise `replace` is to be called
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

  /** Copies what is missing, unless that is done already; never throws. */
  goOn(): void {
    if ((this.journal?.floor ?? 0) === 0 || this.isStopped) return;
    this.copying ??= this.copyRest()
      .catch((error: unknown) => {
        this.parts.onRefused(error);
        this.parts.later(() => this.goOn(), AGAIN_MS);
      })
      .finally(() => (this.copying = null));
  }

  /** Resolves when what can be copied behind was, or was refused. */
  async rested(): Promise<void> {
    await this.copying;
  }

  /** Makes the second copy whole at once, and removes those of lives that ended. @throws what the browser throws */
  async replace(ended: readonly string[]): Promise<void> {
    await this.journal?.mend();
    await this.parts.onWhole(ended);
    for (const lineage of ended) await this.parts.files.drop(lineage);
  }

  /** Takes out what was purged or changed, in turns. @throws what the browser throws */
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
   * Reads the second copy in turns, and writes again what is damaged; where IndexedDB has no checksums, also puts rows
   * back that lie otherwise in the database than they were written.
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

  /** Ends all work; resolves when nothing is under way any more. */
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

  /** Only a copy that was never begun is made behind: what a worker that was ended left is written before anything is confirmed. */
  private async newFloor(journal: Journal): Promise<number> {
    // A journal that cannot be opened now is none that was never begun.
    const isEmpty = await journal.top().then(
      (top) => top === 0,
      () => false,
    );
    if (!isEmpty) return 0;
    const { db } = this.parts;
    // Not counted: with 100,000 rows that takes half a second, for which the reader's first note would wait.
    const some = await db.changes
      .toCollection()
      .limit(MOST_RECORDS + 1)
      .primaryKeys();
    return some.length > MOST_RECORDS ? lastChange(db) : 0;
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
        return this.journal?.copyPortion() ?? null;
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
