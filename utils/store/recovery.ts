import type { CopyWork } from './copy-work.ts';
import { damageIn, mayBeDamage } from './damage.ts';
import type { NotesDatabase } from './database.ts';
import type { Health } from './health.ts';
import type { JournalFiles } from './journal/files.ts';
import type { KeptStore } from './kept.ts';
import { carryAlong, removeDamaged } from './replacing.ts';
import { rescue, type Rescued } from './rescue.ts';
import { orElse } from '../messages/swallow.ts';

/** After the database was read through in vain, it is not read through again for so long, in milliseconds. */
const LOOKED_MS = 60_000;

/** What it is made of. */
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

/** Notices that the notes database is damaged, and puts a whole one in its place where that can be had (decision 211). */
export class Recovery {
  /** Not every note can be had, so that the database stays as it is. */
  isDamaged = false;
  /** The loss that is noticed now is that of a database that was removed because it was damaged. */
  isReplacing = false;
  private recovering: Promise<boolean> | null = null;
  private looked = -Infinity;

  constructor(
    private readonly parts: RecoveryParts,
    private readonly copies: CopyWork,
  ) {}

  /** See `Keeper`. */
  recovered(error: unknown, wasWriting = false): Promise<boolean> {
    const { copies, parts } = this;
    // While nothing can be written, nothing can be put in the place of anything.
    if (!mayBeDamage(error) || copies.isStopped || parts.health.cause !== null) return Promise.resolve(false);
    if (this.recovering === null && parts.now().getTime() - this.looked < LOOKED_MS) return Promise.resolve(false);
    return this.once(wasWriting);
  }

  /** Reads the database through without having been asked. Never throws. */
  async look(): Promise<void> {
    const before = this.looked;
    if (!(await this.once(false))) this.looked = before;
  }

  /** Everything is deleted. */
  forget(): void {
    this.isDamaged = false;
  }

  /** What can be read of a database that is damaged and stays so. */
  async readable(): Promise<Rescued | null> {
    if (!this.isDamaged) return null;
    const apart = await this.parts.db.apart();
    return rescue(apart, []).finally(() => apart.close());
  }

  private once(wasWriting: boolean): Promise<boolean> {
    const at = this.parts.now().getTime();
    this.recovering ??= this.recover(wasWriting)
      .catch(orElse('keeper.recover', false))
      .then((isReplaced) => {
        this.recovering = null;
        if (!isReplaced) this.looked = at;
        return isReplaced;
      });
    return this.recovering;
  }

  /**
   * Reads the database through, and replaces it when it is damaged.
   *
   * @param wasWriting it refused to be written twice: where another database can be written, it is damaged
   */
  private async recover(wasWriting: boolean): Promise<boolean> {
    const { db, later } = this.parts;
    if (this.isDamaged) return false;
    const apart = await db.apart();
    const pause = (ms: number): Promise<void> => new Promise((resolve) => void later(resolve, ms));
    let found = await damageIn(apart, pause).finally(() => apart.close());
    if (found === null && !wasWriting) return false;
    // Where the disk takes nothing, nothing is removed, and that nothing can be written is no damage.
    if (!(await this.canWrite())) return false;
    found ??= 'it cannot be written';
    console.warn('Kantlijn: the notes database is damaged:', found);
    return this.replace();
  }

  private async canWrite(): Promise<boolean> {
    try {
      await this.parts.db.writeBeside();
    } catch (error) {
      this.parts.health.failed(error);
    }
    return this.parts.health.cause === null;
  }

  /** Puts a whole database in the place of a damaged one. Out: whether it was. */
  private async replace(): Promise<boolean> {
    const { db, kept: store, onState } = this.parts;
    const { kept } = await store.read();
    const rescued = await this.copies.turn(async () =>
      this.copies.isStopped ? null : removeDamaged(this.parts, kept),
    );
    if (rescued === null) {
      this.isDamaged = true;
      onState?.();
      return false;
    }
    this.isReplacing = true;
    await db.ready().finally(() => (this.isReplacing = false));
    await carryAlong(db, rescued);
    return true;
  }
}
