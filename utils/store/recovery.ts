import type { CopyWork } from './copy-work.ts';
import { damageIn, mayBeDamage } from './damage.ts';
import type { NotesDatabase } from './database.ts';
import type { Health } from './health.ts';
import type { JournalFiles } from './journal/files.ts';
import type { KeptStore } from './kept.ts';
import { carryAlong, removeDamaged } from './replacing.ts';
import { rescue, type Rescued } from './rescue.ts';
import { orElse } from '../messages/swallow.ts';

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
  /** The reader chose to go on without the notes that cannot be read. */
  readonly acceptsLoss: boolean;
}

const READ_FAILED: Reason = { writeFailed: false, acceptsLoss: false };

/** Detects a damaged notes database and replaces it with a sound one where that is possible (decision 211). */
export class Recovery {
  /** The database is damaged and was not replaced, because not every note could be read. */
  isDamaged = false;
  /** A damaged database was removed; the next opening reports what that cost. */
  isReplacing = false;
  /** As `isReplacing`, and the reader accepted that not every note comes back. */
  hasLeftNotes = false;
  private recovering: Promise<boolean> | null = null;
  private checkedAt = -Infinity;

  constructor(
    private readonly parts: RecoveryParts,
    private readonly copies: CopyWork,
  ) {}

  /** See `Keeper`. */
  recovered(error: unknown, writeFailed = false): Promise<boolean> {
    const { copies, parts } = this;
    // While nothing can be written, nothing can be replaced.
    if (!mayBeDamage(error) || copies.isStopped || parts.health.cause !== null) return Promise.resolve(false);
    if (this.recovering === null && parts.now().getTime() - this.checkedAt < CHECK_PAUSE_MS)
      return Promise.resolve(false);
    return this.once({ writeFailed, acceptsLoss: false });
  }

  /** Checks the database without an error as the cause. Never throws. */
  async look(): Promise<void> {
    const before = this.checkedAt;
    if (!(await this.once(READ_FAILED))) this.checkedAt = before;
  }

  /**
   * Replaces a damaged database even though not every note can be read, because the reader asked for it. Never throws.
   *
   * @returns false when it is not damaged, or nothing can be written; nothing was removed then
   */
  async continueWithReadable(): Promise<boolean> {
    if (await this.recovering) return true;
    const isReplaced = await this.once({ writeFailed: false, acceptsLoss: true });
    this.parts.onState?.();
    return isReplaced;
  }

  /** Call when everything is deleted. */
  forget(): void {
    this.isDamaged = false;
  }

  /** What can be read of a database that is damaged and was not replaced; null when there is none. */
  async readable(): Promise<Rescued | null> {
    if (!this.isDamaged) return null;
    const apart = await this.parts.db.apart();
    return rescue(apart, []).finally(() => apart.close());
  }

  private once(reason: Reason): Promise<boolean> {
    const at = this.parts.now().getTime();
    this.recovering ??= this.recover(reason)
      .catch(orElse('keeper.recover', false))
      .then((isReplaced) => {
        this.recovering = null;
        if (!isReplaced) this.checkedAt = at;
        return isReplaced;
      });
    return this.recovering;
  }

  /** Reads the whole database, and replaces it if it is damaged. Returns whether it was replaced. */
  private async recover(reason: Reason): Promise<boolean> {
    const { db, later } = this.parts;
    if (this.isDamaged && !reason.acceptsLoss) return false;
    const apart = await db.apart();
    const pause = (ms: number): Promise<void> => new Promise((resolve) => void later(resolve, ms));
    let found = await damageIn(apart, pause).finally(() => apart.close());
    if (found === null && !reason.writeFailed) {
      this.isDamaged = false;
      return false;
    }
    // On a full disk a failed write is no sign of damage, and nothing may be removed.
    if (!(await this.canWrite())) return false;
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

  /** Replaces the damaged database. Returns whether it did. */
  private async replace({ acceptsLoss }: Reason): Promise<boolean> {
    const { db, kept: store, onState } = this.parts;
    const { kept } = await store.read();
    const rescued = await this.copies.turn(async () =>
      this.copies.isStopped ? null : removeDamaged(this.parts, kept, acceptsLoss),
    );
    if (rescued === null) {
      this.isDamaged = true;
      onState?.();
      return false;
    }
    this.isDamaged = false;
    this.isReplacing = true;
    this.hasLeftNotes = acceptsLoss;
    await db.ready().finally(() => {
      this.isReplacing = false;
      this.hasLeftNotes = false;
    });
    await carryAlong(db, rescued);
    return true;
  }
}
