import type { ChangedNote, LibraryTransaction } from './disk.ts';
import { noteChanged, noteOf } from './library.ts';
import { companionNotes } from './note/companions.ts';

/** What is done once all that is in the folder has been read. */

/**
 * Puts what is not in a note itself into notes of their own, once; see `companionNotes`. Call when all that was in the folder has been taken
 * in: before that a text may be one that its writer changed since, or that the reader has deleted.
 *
 * @param ids of `companionsDue`
 * @returns the notes that are new here
 */
export async function addCompanionNotes(
  transaction: LibraryTransaction,
  ids: readonly string[],
): Promise<ChangedNote[]> {
  const made: ChangedNote[] = [];
  for (const id of ids) {
    const held = await transaction.held(id);
    const read = held === null ? null : noteOf(id, held);
    // Once it is brought back, so is what lies beside it.
    if (read !== null && read.note.deleted !== null) continue;
    await transaction.putCompanionsDue(id, false);
    if (read === null) continue;
    for (const one of companionNotes(read.note, read.rest ?? [], read.others)) {
      if ((await transaction.held(one.id)) !== null) continue;
      await noteChanged(transaction, one);
      await transaction.put({ id: one.id, read: { note: one, others: [] }, merged: null });
      made.push({ id: one.id, merged: null });
    }
  }
  return made;
}

/**
 * Does what other devices deleted, or brings it back on all of them.
 *
 * @param ids of `asking`
 * @param isDone whether the reader wants them deleted here too
 * @returns the notes that are now deleted here
 */
export async function answerDeletions(
  transaction: LibraryTransaction,
  ids: readonly string[],
  isDone: boolean,
): Promise<ChangedNote[]> {
  const gone: ChangedNote[] = [];
  for (const id of ids) {
    if (!isDone) await transaction.putAsks(id, false);
    const local = await transaction.note(id);
    // What the reader changed meanwhile is taken up first.
    if (local !== null) await noteChanged(transaction, local);
    await transaction.putAsks(id, false);
    const held = await transaction.held(id);
    const read = held === null ? null : noteOf(id, held);
    if (!isDone || local === null || read === null || read.note.deleted === null) continue;
    await transaction.put({ id, read, merged: null });
    gone.push({ id, merged: null });
  }
  return gone;
}
