import { readEntry, type ReceivedNote } from './entry.ts';
import type { Entry } from './file/batch.ts';
import {
  editedState,
  deletionIn,
  firstState,
  hasSeen,
  heldBy,
  mergedState,
  purgedState,
  readDoc,
  type ReadNote,
} from './note/doc.ts';
import { chosenApart } from './note/chosen.ts';
import { laterFields, readShared, sharedRow, syncedFields, type SyncedNote } from './note/synced.ts';
import { queueUpdate } from './pending.ts';
import { canonical } from '../domain/note/canonical.ts';
import type { Arrival, FieldChoice, HeldState, LibraryTransaction, MergedTexts, SyncTransaction } from './disk.ts';

/** The document of a note that is held. */
const docOf = (held: HeldState): Uint8Array => ('doc' in held ? held.doc : firstState(held.row));

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
  if (isSame(state, part)) return false;
  await transaction.putHeld(note.id, { doc: state });
  await transaction.putPart(note.id, false);
  await queueUpdate(transaction, note.id, null);
  return true;
}

/**
 * Takes an entry in, and puts the note into the library. Twice is once. What the reader wrote since the last round is taken up
 * first, so that nothing is written over. A note that was deleted elsewhere stays in the library until `answerDeletions` has done it, or the
 * reader has decided.
 *
 * @returns what changed; null when nothing did; `unread` for an entry that cannot be read, at least by this version
 */
export async function applyEntry(transaction: LibraryTransaction, entry: Entry): Promise<Arrival | null | 'unread'> {
  const theirs = readEntry(entry);
  if (theirs === null) return 'unread';
  const { id } = entry;
  const local = await transaction.note(id);
  if (local !== null) await noteChanged(transaction, local);
  const arrival = await taken(transaction, id, theirs);
  if (arrival === null) return null;
  const { read } = arrival;
  if (local === null || local.deleted !== null || read === null) {
    await transaction.put(arrival);
  } else {
    await transaction.putAsks(id, read.note.deleted !== null);
    await transaction.put({ ...arrival, read: { ...read, note: { ...read.note, deleted: local.deleted } } });
  }
  await transaction.putPart(id, await isPart(transaction, arrival));
  if (read !== null && hasBeside(read)) await transaction.putCompanionsDue(id, true);
  return arrival;
}

/** Whether some of a note has not come yet. Of one that was deleted for good no more is to come. */
async function isPart(transaction: SyncTransaction, { id, read }: Arrival): Promise<boolean> {
  const held = read === null ? await transaction.held(id) : null;
  return held !== null && deletionIn(docOf(held)) !== 'purged';
}

const hasBeside = ({ others, rest = [] }: ReadNote): boolean => others.length > 0 || rest.length > 0;

async function taken(transaction: SyncTransaction, id: string, theirs: ReceivedNote): Promise<Arrival | null> {
  const held = await transaction.held(id);
  if (held === null) {
    await transaction.putHeld(id, theirs.held);
    return { id, read: noteOf(id, theirs.held), merged: null };
  }
  const [before, old] = [noteOf(id, held), docOf(held)];
  const state = mergedOrNull(old, docOf(theirs.held));
  if (state === null || isSame(state, old)) return null;
  const read = readDoc(id, state);
  const deleted = read?.note.deleted ?? null;
  if (before === null && deleted !== null && deletionIn(old) === 'purged') {
    // Another device has its text still, and nothing that the deletion did not see: it does not come back here, not even into the bin.
    await transaction.putHeld(id, { doc: purgedState(state, deleted) });
    return null;
  }
  await transaction.putHeld(id, { doc: state });
  if (read?.note.deleted === null) await overrule(transaction, id, docOf(theirs.held));
  return { id, read, merged: mergedTexts(before, { ...theirs, old }, read) };
}

/** Sends a note whole when it stays in spite of a deletion whose writer has let go of it, or may have by the time the change is read. */
async function overrule(transaction: SyncTransaction, id: string, update: Uint8Array): Promise<void> {
  const deletion = deletionIn(update);
  if (deletion === 'none') return;
  if (deletion === 'purged' || (await transaction.pendingFor(id)) !== null) await queueUpdate(transaction, id, null);
}

/**
 * The two texts, when each device had one that the other had not seen, and neither of them is all that is shown now; and what both chose
 * apart.
 */
function mergedTexts(
  before: ReadNote | null,
  { vector, body, old, held }: ReceivedNote & { old: Uint8Array },
  read: ReadNote | null,
): MergedTexts | null {
  if (before === null || vector === null || body === null || seen(vector, old)) return null;
  const mine = before.note.body;
  const isBeside = mine !== body && hasMoreBeside(before, read);
  const isMixed = mine !== body && isNeither(read, mine, body);
  const chosen = choicesOrNone(old, docOf(held), vector);
  if (!isBeside && !isMixed && chosen.length === 0) return null;
  return {
    mine,
    theirs: body,
    ...(chosen.length > 0 && { chosen }),
    ...(isBeside && { isBeside: true as const }),
    ...(read?.rest !== undefined && { isLong: true as const }),
  };
}

const hasMoreBeside = (before: ReadNote, read: ReadNote | null): boolean =>
  (read?.others ?? []).some((text) => !before.others.includes(text));

/** Whether what is shown now is neither of two texts. */
const isNeither = (read: ReadNote | null, mine: string, theirs: string): boolean =>
  read === null || (read.note.body !== mine && read.note.body !== theirs);

function choicesOrNone(...from: Parameters<typeof chosenApart>): FieldChoice[] {
  try {
    return chosenApart(...from);
  } catch {
    // Expected: bytes from outside that are no vector.
    return [];
  }
}

function seen(vector: Uint8Array, state: Uint8Array): boolean {
  try {
    return hasSeen(vector, state);
  } catch {
    // Expected: bytes from outside that are no vector.
    return false;
  }
}

/** As `mergedState`; null for bytes that are no document. */
function mergedOrNull(state: Uint8Array | null, update: Uint8Array): Uint8Array | null {
  try {
    return mergedState(state, update);
  } catch {
    // Expected: bytes from outside that are no document.
    return null;
  }
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
