import type { ChangedNote, LibraryTransaction } from './disk.ts';
import { noteChanged, noteOf } from './changed.ts';
import { asHere, takeUp } from './homes.ts';
import { companionNotes } from './note/companions.ts';

/** Work that follows once everything in the folder has been read. */

/**
 * Puts what is not in a note itself into notes of their own, once; see `companionNotes`. Call when all that was in the folder has been taken
 * in: before that a text may be one that its writer changed since, or that the reader has deleted. Of a note in the bin they go into the bin:
 * a text that no list shows would be lost (decision 630).
 *
 * @param ids of `companionsDue`
 * @returns the notes that are new here
 */
export async function addCompanionNotes(
  transaction: LibraryTransaction,
  ids: readonly string[],
): Promise<ChangedNote[]> {
  const made: ChangedNote[] = [];
  const spaces = await transaction.spaces();
  for (const id of ids) {
    const held = await transaction.held(id);
    const read = held === null ? null : noteOf(id, held);
    // Whether it stays deleted is for the reader to say; what lies beside it goes where it goes.
    if (read !== null && read.note.deleted !== null && (await transaction.asks(id))) continue;
    await transaction.putCompanionsDue(id, false);
    if (read === null) continue;
    for (const one of companionNotes(read.note, read.rest ?? [], read.others)) {
      // One that is elsewhere says the same.
      if ((await transaction.held(one.id)) !== null || (await isElsewhere(transaction, one.id))) continue;
      await noteChanged(transaction, one);
      await transaction.put(asHere({ id: one.id, read: { note: one, others: [] }, merged: null }, spaces));
      made.push({ id: one.id, merged: null });
    }
  }
  return made;
}

/** Whether the library has the note, and not in this space. */
async function isElsewhere(transaction: LibraryTransaction, id: string): Promise<boolean> {
  const [note, spaces] = [await transaction.note(id), await transaction.spaces()];
  return note !== null && spaces.homeOf(note) !== spaces.space;
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
  const spaces = await transaction.spaces();
  for (const id of ids) {
    if (!isDone) await transaction.putAsks(id, false);
    const local = await transaction.note(id);
    // First pick up what the reader changed meanwhile.
    if (local !== null) await takeUp(spaces, local);
    await transaction.putAsks(id, false);
    if (local !== null && (spaces.homeOf(local) !== spaces.space || (await transaction.isApart(id)))) continue;
    const held = await transaction.held(id);
    const read = held === null ? null : noteOf(id, held);
    if (!isDone || local === null || read === null || read.note.deleted === null) continue;
    await transaction.put(asHere({ id, read, merged: null }, spaces));
    gone.push({ id, merged: null });
  }
  return gone;
}
