import { backupDate } from './backup.ts';
import type { NotesDatabase } from './database.ts';
import type { KeptStore } from './kept.ts';
import { countNotes, databaseIdentity } from './lineage.ts';

/** What is needed to count. */
export interface CounterParts {
  readonly db: NotesDatabase;
  readonly kept: KeptStore;
  readonly now: () => Date;
}

/** Writes `Kept`: what the database held, for the day it is gone. */
export class KeptCounter {
  /** What was last written, so that nothing is written twice. */
  private counted = '';

  constructor(private readonly parts: CounterParts) {}

  /** Counts and writes, unless nothing changed. @throws what the browser throws */
  async count(): Promise<void> {
    const { db, kept, now } = this.parts;
    const { lineage, last, isWiping } = await databaseIdentity(db);
    if (lineage === null || isWiping) return;
    const backup = await backupDate(db);
    const mark = JSON.stringify([lineage, last, backup]);
    if (mark === this.counted) return;
    const changed = last === 0 ? null : now().toISOString();
    await kept.writeKept({ lineage, seq: last, notes: await countNotes(db), changed, backup });
    this.counted = mark;
  }

  /** The library is deleted. */
  forget(): void {
    this.counted = '';
  }
}
