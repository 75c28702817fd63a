import { editedState, firstState, heldBy, mergedState, purgedState, readDoc, type ReadNote } from './note/doc.ts';
import { laterFields, readShared, sharedRow, syncedFields, type SyncedNote } from './note/synced.ts';
import { isSameBytes } from './kinds/held.ts';
import { queueUpdate } from './pending.ts';
import { canonical } from '../domain/note/canonical.ts';
import type { HeldState, SyncTransaction } from './disk.ts';

/** What the reader did to a note, taken up into its document. */

/** The document of a note that is held. */
export const docOf = (held: HeldState): Uint8Array => ('doc' in held ? held.doc : firstState(held.row));

/** The note that is held; null while its document is incomplete. */
export function noteOf(id: string, held: HeldState): ReadNote | null {
  if ('doc' in held) return readDoc(id, held.doc);
  const [note, later] = [readShared(held.row), laterFields(held.row)];
  return note === null ? null : { note, others: [], ...(later !== undefined && { later }) };
}

/**
 * The reader made or changed a note here. Call in the transaction that stores the note, or in a later one: the same note twice
 * is no news.
 *
 * @returns whether that is news
 */
export async function noteChanged(transaction: SyncTransaction, note: SyncedNote): Promise<boolean> {
  const { id } = note;
  const held = await transaction.held(id);
  if (held === null) {
    await transaction.putHeld(id, { row: sharedRow(syncedFields(note)) });
    await queueUpdate(transaction, id, null);
    return true;
  }
  const before = noteOf(id, held);
  if (before === null) return besideIncomplete(transaction, docOf(held), note);
  if (canonical(before.note) === canonical(syncedFields(note))) return false;
  if (await isAsked(transaction, before.note, note)) return false;
  const made = editedState(docOf(held), note);
  if (made === null) return false;
  await transaction.putHeld(id, { doc: made.state });
  // A row that others may not have yet goes whole; and what was deleted, since others may have let go of it for good.
  const isWhole = 'row' in held || before.note.deleted !== null;
  await queueUpdate(transaction, id, isWhole ? null : made.update, { vector: heldBy(made.state), body: note.body });
  return true;
}

/**
 * Whether the note differs only in a deletion of another device that the reader is still to be asked about: that is no change of the
 * reader's. Any other change brings the note back everywhere, and there is nothing to ask any more.
 */
async function isAsked(transaction: SyncTransaction, held: SyncedNote, note: SyncedNote): Promise<boolean> {
  if (held.deleted === null || !(await transaction.asks(note.id))) return false;
  if (canonical(syncedFields({ ...note, deleted: held.deleted })) === canonical(held)) return true;
  await transaction.putAsks(note.id, false);
  return false;
}

/**
 * The note was removed from the library for good. Of one that had been deleted stays that it was, so that no device brings it back that
 * knows less. Of any other nothing stays here, and it is no deletion for the other devices: the row of it was damaged.
 */
export async function notePurged(transaction: SyncTransaction, id: string): Promise<void> {
  await transaction.putAsks(id, false);
  await transaction.putCompanionsDue(id, false);
  await transaction.putPart(id, false);
  const held = await transaction.held(id);
  // Of a note that never came whole nothing was in the library.
  const read = held === null ? null : noteOf(id, held);
  if (held === null || read === null) return;
  const { deleted } = read.note;
  if (deleted === null) {
    await transaction.dropHeld(id);
    await transaction.dropPending(id);
    return;
  }
  await transaction.putHeld(id, { doc: purgedState(docOf(held), deleted) });
  if ((await transaction.pendingFor(id)) !== null) await queueUpdate(transaction, id, null);
}

/** The note is here, and of what others wrote about it only a part, or that it was deleted for good: both lie beside each other. */
async function besideIncomplete(transaction: SyncTransaction, part: Uint8Array, note: SyncedNote): Promise<boolean> {
  const merged = mergedState(part, firstState(note));
  // It may be one that was deleted and is here again, as from a copy.
  const state = (readDoc(note.id, merged) === null ? null : editedState(merged, note)?.state) ?? merged;
  if (isSameBytes(state, part)) return false;
  await transaction.putHeld(note.id, { doc: state });
  await transaction.putPart(note.id, false);
  await queueUpdate(transaction, note.id, null);
  return true;
}
