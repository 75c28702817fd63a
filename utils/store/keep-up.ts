import type { ActsKeeper } from './acts-keeper.ts';
import type { CopyWork } from './copy-work.ts';
import type { NotesDatabase } from './database.ts';
import { isRefused } from './errors.ts';
import type { Health } from './health.ts';
import type { Written } from './journal/format.ts';
import type { KeptCounter } from './kept-counter.ts';
import { logAndReturn } from '../messages/log-error.ts';

/** Delay before `Kept` is written after a change, in milliseconds: typing makes many changes. */
const COUNT_PAUSE_MS = 1_000;

/** What is needed to keep the second copy up to date. */
export interface KeepUpParts {
  readonly db: NotesDatabase;
  readonly health: Health;
  readonly later: (work: () => void, milliseconds: number) => () => void;
  readonly copies: CopyWork;
  readonly acts: ActsKeeper;
  readonly counter: KeptCounter;
}

/** What the next update of the second copy must include. */
interface Asked {
  readonly ids: Set<string>;
  /** What the changes wrote, in order. */
  readonly written: Written[];
  /** Whether there are other changes too. */
  isMore: boolean;
}

/** Writes each change to the second copy too, one update at a time; changes committed meanwhile go into the next one. */
export class KeepUp {
  /** An update that has not started yet; it includes everything committed before it starts. */
  private waiting: { readonly asked: Asked; readonly done: Promise<void> } | null = null;
  private stopCounting: (() => void) | null = null;

  constructor(private readonly parts: KeepUpParts) {}

  /** See `Keeper.confirm`. */
  confirm(ids: readonly string[], written: Written | null): Promise<void> {
    if (this.waiting === null) {
      const asked: Asked = { ids: new Set(), written: [], isMore: false };
      const done = this.parts.copies.turn(async () => {
        this.waiting = null;
        await this.keepUp(asked);
      });
      this.waiting = { asked, done };
    }
    const { asked, done } = this.waiting;
    for (const id of ids) asked.ids.add(id);
    if (written === null) asked.isMore = true;
    else asked.written.push(written);
    return done;
  }

  /** Cancels pending counting. */
  stop(): void {
    this.stopCounting?.();
    this.stopCounting = null;
  }

  private async keepUp(asked: Asked): Promise<void> {
    const { db, health, later, copies, acts, counter } = this.parts;
    const ids = [...asked.ids];
    // Notes that are being deleted must not be copied: the copy would outlive them.
    if (copies.isStopped) return;
    try {
      await db.ready();
      if (!(await this.takes(asked))) await copies.journal?.catchUp(ids);
      await acts.keepUp();
    } catch (error) {
      if (isRefused(error)) return;
      health.failed(error);
      if (!(await health.mend())) throw health.error();
      await db.ready();
      copies.journal?.beginAnew();
      acts.beginAnew();
      await copies.journal?.catchUp(ids);
      // The abandoned cache may hold acts that are nowhere else.
      await acts.tidy();
    }
    void copies.turn(async () => copies.journal?.mergeSmall()).catch((error: unknown) => health.failed(error));
    copies.goOn();
    this.stopCounting ??= later(() => {
      this.stopCounting = null;
      void copies.turn(() => counter.count()).catch(logAndReturn('keeper.count'));
    }, COUNT_PAUSE_MS);
  }

  /** Writes the changes from memory. Returns false when there are others, or an earlier one is missing. */
  private async takes({ written, isMore }: Asked): Promise<boolean> {
    const { journal } = this.parts.copies;
    if (isMore || journal === null) return false;
    for (const { segment, life } of written)
      if (life !== this.parts.db.life || !(await journal.take(segment))) return false;
    return true;
  }
}
