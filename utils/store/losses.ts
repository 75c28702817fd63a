import { logAndReturn } from '../messages/log-error.ts';
import type { Loss } from '../protocol/loss.ts';
import type { NotesDatabase } from './database.ts';
import type { KeptStore } from './kept.ts';
import { countNotes } from './lineage.ts';

/** What is needed to record a loss. */
export interface LossParts {
  readonly db: NotesDatabase;
  readonly kept: KeptStore;
  readonly now: () => Date;
  /** Called when there is a loss to show. */
  readonly onState?: () => void;
}

/** What was lost of the notes, until the reader has acknowledged it. */
export class Losses {
  /** The last one; null when there is none, or the reader has seen it. */
  current: Loss | null = null;

  constructor(private readonly parts: LossParts) {}

  /** Records a loss. @param isDamage whether rows were damaged, not gone */
  async record(facts: Omit<Loss, 'noticed' | 'isDamage'>, isDamage: boolean): Promise<void> {
    const { kept: store, now, onState } = this.parts;
    const loss: Loss = { noticed: now().toISOString(), ...facts, isDamage };
    this.current = loss;
    await store.writeLoss(loss).catch(logAndReturn('keeper.loss'));
    onState?.();
  }

  /** Records that damaged notes were put back, so that nothing is missing. */
  async recordPutBack(restored: number): Promise<void> {
    const present = await countNotes(this.parts.db);
    const { kept } = await this.parts.kept.read();
    const { changed = null, backup = null } = kept ?? {};
    const facts = { expected: present, present, restored, unreadable: 0, changed, backup, isMissing: false };
    await this.record(facts, true);
  }

  /** The reader has acknowledged it. @throws what the browser throws */
  async seen(): Promise<void> {
    await this.parts.kept.writeLoss(null);
    this.current = null;
  }
}
