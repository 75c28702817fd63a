import { editedState, firstState, heldBy, mergedState, purgedState, readDoc, type ReadNote } from './note/doc.ts';
import { laterFields, readShared, sharedRow, syncedFields, type SyncedNote } from './note/synced.ts';
import { isSameBytes } from './kinds/held.ts';
import { queueUpdate } from './pending.ts';
import { canonical } from '../domain/note/canonical.ts';
import type { HeldState, SyncTransaction } from './disk.ts';

/** Puts what the reader did to a note into its document. */

/** The document of a held note. */
export const docOf = (held: HeldState): Uint8Array => ('doc' in held ? held.doc : firstState(held.row));

/** The note that is held; null while its document is incomplete. */
export function noteOf(id: string, held: HeldState): ReadNote | null {
  if ('doc' in held) return readDoc(id, held.doc);
  const [note, later] = [readShared(held.row), laterFields(held.row)];
  return note === null ? null : { note, others: [], ...(later !== undefined && { later }) };
}

/**
 * The reader made or changed a note here. Call in the transaction that stores the note, or in a later one: the same note
 * twice queues nothing.
 *
 * @returns whether there is something to send
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
  // Send the whole row if other devices may not have it yet; and a deleted note too, since others may have purged it.
  const isWhole = 'row' in held || before.note.deleted !== null;
  await queueUpdate(transaction, id, isWhole ? null : made.update, { vector: heldBy(made.state), body: note.body });
  return true;
}

/**
 * Whether the only difference is a deletion by another device about which the reader has not been asked yet. That is not a change by the
 * reader. Any other change restores the note on every device, so there is nothing left to ask.
 */
async function isAsked(transaction: SyncTransaction, held: SyncedNote, note: SyncedNote): Promise<boolean> {
  if (held.deleted === null || !(await transaction.asks(note.id))) return false;
  if (canonical(syncedFields({ ...note, deleted: held.deleted })) === canonical(held)) return true;
  await transaction.putAsks(note.id, false);
  return false;
}

/**
 * The note was purged from the library. If it had been deleted, the deletion is kept, so that a device that does not know of it yet cannot
 * bring the note back. Otherwise its row was damaged: everything is forgotten here, and for the other devices it is not a deletion.
 */
export async function notePurged(transaction: SyncTransaction, id: string): Promise<void> {
  await transaction.putAsks(id, false);
  await transaction.putCompanionsDue(id, false);
  await transaction.putPart(id, false);
  const held = await transaction.held(id);
  // A note that never arrived completely was never in the library.
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

/** The note exists here, and only part of what others wrote about it has arrived, or that they purged it. Both are stored side by side. */
async function besideIncomplete(transaction: SyncTransaction, part: Uint8Array, note: SyncedNote): Promise<boolean> {
  const merged = mergedState(part, firstState(note));
  // It may have been deleted and come back, for example from a backup.
  const state = (readDoc(note.id, merged) === null ? null : editedState(merged, note)?.state) ?? merged;
  if (isSameBytes(state, part)) return false;
  await transaction.putHeld(note.id, { doc: state });
  await transaction.putPart(note.id, false);
  await queueUpdate(transaction, note.id, null);
  return true;
}
