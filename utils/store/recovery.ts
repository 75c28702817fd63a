import type { CopyWork } from './copy-work.ts';
import { damageIn, mayBeDamage } from './damage.ts';
import type { Continued, NotesDatabase } from './database.ts';
import type { Health } from './health.ts';
import type { JournalFiles } from './journal/files.ts';
import type { KeptStore } from './kept.ts';
import { removeDamaged, restoreExtras } from './replacing.ts';
import { rescue, type Rescued } from './rescue.ts';
import { logAndReturn, logError } from '../messages/log-error.ts';

/** After a full check found no damage, errors do not trigger another one for this long, in milliseconds. */
const CHECK_PAUSE_MS = 60_000;

/** What `Recovery` needs. */
interface RecoveryParts {
  readonly db: NotesDatabase;
  readonly files: JournalFiles;
  readonly kept: KeptStore;
  readonly health: Health;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly later: (work: () => void, milliseconds: number) => () => void;
  readonly onState?: () => void;
}

/** Why the database is checked. */
interface Reason {
  /** A write failed twice. If another database can be written, this one is damaged. */
  readonly writeFailed: boolean;
  /** The reader chose to go on with this many readable notes; null when the reader was not asked. */
  readonly promised: number | null;
}

const READ_FAILED: Reason = { writeFailed: false, promised: null };

const UNCHANGED: Continued = { outcome: 'unchanged' };
const REPLACED: Continued = { outcome: 'continued' };

/** Detects a damaged notes database and replaces it with a sound one where that is possible (decision 211). */
export class Recovery {
  /** The database is damaged and was not replaced, because not every note could be read. */
  isDamaged = false;
  /** A damaged database was removed; the next opening reports what that cost. */
  isReplacing = false;
  /** As `isReplacing`, and the reader accepted that not every note comes back. */
  hasLeftNotes = false;
  private running: Promise<Continued> | null = null;
  private checkedAt = -Infinity;
  /** What a removed database held beside its notes, until it is in the new one. */
  private extras: Rescued | null = null;

  constructor(
    private readonly parts: RecoveryParts,
    private readonly copies: CopyWork,
  ) {}

  /** See `Keeper`. */
  async recovered(error: unknown, writeFailed = false): Promise<boolean> {
    const { copies, parts } = this;
    // While nothing can be written, nothing can be replaced.
    if (!mayBeDamage(error) || copies.isStopped || parts.health.cause !== null) return false;
    if (this.running === null && parts.now().getTime() - this.checkedAt < CHECK_PAUSE_MS) return false;
    return (await this.run({ writeFailed, promised: null })) === REPLACED;
  }

  /** Checks the database without an error as the cause. Never throws. */
  async checkNow(): Promise<void> {
    const before = this.checkedAt;
    if ((await this.run(READ_FAILED)) !== REPLACED) this.checkedAt = before;
  }

  /** See `Keeper`. */
  async continueWithReadable(promised: number): Promise<Continued> {
    if ((await this.running) === REPLACED) return REPLACED;
    const outcome = await this.run({ writeFailed: false, promised });
    this.parts.onState?.();
    return outcome;
  }

  /**
   * Call at the end of each opening: completes a replacement. If it fails, the next opening tries again. Never throws.
   */
  async opened(): Promise<void> {
    this.isReplacing = false;
    this.hasLeftNotes = false;
    const { extras } = this;
    if (extras === null) return;
    try {
      await restoreExtras(this.parts.db, extras);
      this.extras = null;
    } catch (error) {
      logError('keeper.recover', error);
    }
  }

  /** Call when everything is deleted. */
  forget(): void {
    this.isDamaged = false;
    this.isReplacing = false;
    this.hasLeftNotes = false;
    this.extras = null;
  }

  /** What can be read of a database that is damaged and was not replaced; null when there is none. */
  async readable(): Promise<Rescued | null> {
    if (!this.isDamaged) return null;
    const apart = await this.parts.db.apart();
    return rescue(apart, []).finally(() => apart.close());
  }

  /** Runs one recovery at a time; a second caller gets the result of the first. */
  private run(reason: Reason): Promise<Continued> {
    const at = this.parts.now().getTime();
    this.running ??= this.recover(reason)
      .catch(logAndReturn('keeper.recover', UNCHANGED))
      .then((outcome) => {
        this.running = null;
        if (outcome !== REPLACED) this.checkedAt = at;
        return outcome;
      });
    return this.running;
  }

  /** Reads the whole database, and replaces it if it is damaged. */
  private async recover(reason: Reason): Promise<Continued> {
    const { db, later } = this.parts;
    if (this.isDamaged && reason.promised === null) return UNCHANGED;
    const apart = await db.apart();
    const pause = (ms: number): Promise<void> => new Promise((resolve) => void later(resolve, ms));
    let found = await damageIn(apart, pause).finally(() => apart.close());
    if (found === null && !reason.writeFailed) {
      this.isDamaged = false;
      return UNCHANGED;
    }
    // On a full disk a failed write is no sign of damage, and nothing may be removed.
    if (!(await this.canWrite())) return UNCHANGED;
    found ??= 'it cannot be written';
    console.warn('Kantlijn: the notes database is damaged:', found);
    return this.replace(reason);
  }

  private async canWrite(): Promise<boolean> {
    try {
      await this.parts.db.writeBeside();
    } catch (error) {
      this.parts.health.failed(error);
    }
    return this.parts.health.cause === null;
  }

  /**
   * Replaces the damaged database. Once that was removed it counts as replaced, even when the new one cannot be opened
   * yet: everything is in the second copy, and whoever opens next restores it, or learns why that fails.
   */
  private async replace({ promised }: Reason): Promise<Continued> {
    const { db, kept: store, onState } = this.parts;
    const { kept } = await store.read();
    const removal = await this.copies.turn(async () =>
      this.copies.isStopped ? null : removeDamaged(this.parts, { kept, promised }),
    );
    if (removal === null) return UNCHANGED;
    if (!removal.isRemoved) {
      this.isDamaged = true;
      onState?.();
      const { readable } = removal;
      return promised === null || readable >= promised ? UNCHANGED : { outcome: 'fewer', count: readable };
    }
    this.isDamaged = false;
    this.isReplacing = true;
    this.hasLeftNotes = promised !== null;
    this.extras = removal.rescued;
    await db.ready().catch(logAndReturn('keeper.recover'));
    return REPLACED;
  }
}
