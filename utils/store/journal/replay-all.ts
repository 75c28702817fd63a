import type { NotesDatabase } from '../database.ts';
import type { JournalFiles } from './files.ts';
import { Journal } from './journal.ts';
import { replay } from './replay.ts';

/**
 * Restores the notes of lineages of the second copy.
 *
 * @param after called after each lineage
 * @returns how many notes were restored, how many could not be read, and how many segments were damaged
 * @throws what the browser throws
 */
export async function replayAll(
  { db, files, newId }: { readonly db: NotesDatabase; readonly files: JournalFiles; readonly newId: () => string },
  lineages: readonly string[],
  after: (lineage: string) => Promise<void>,
): Promise<{ restored: number; unreadable: number; damaged: number }> {
  const total = { restored: 0, unreadable: 0, damaged: 0 };
  for (const lineage of lineages) {
    const { segments, damaged } = await new Journal(db, files, lineage, newId).everything();
    const { restored, unreadable } = await replay(db, segments);
    total.restored += restored;
    total.unreadable += unreadable;
    total.damaged += damaged;
    await after(lineage);
  }
  return total;
}
