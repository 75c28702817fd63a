import { readEntry, type ReceivedNote } from './entry.ts';
import type { Entry } from './file/batch.ts';
import { deletionIn, hasSeen, mergedState, purgedState, readDoc, type ReadNote } from './note/doc.ts';
import { docOf, noteOf } from './changed.ts';
import { arrivedElsewhere, asHere, isForLibrary, keepBeside, movedByOther, takeUp, wasLeft } from './homes.ts';
import { chosenApart } from './note/chosen.ts';
import type { SyncedNote } from './note/synced.ts';
import { isSameBytes } from './kinds/held.ts';
import { queueUpdate } from './pending.ts';
import type { Arrival, FieldChoice, LibraryTransaction, MergedTexts, SyncTransaction } from './disk.ts';

/**
 * Takes an entry in, and puts the note into the library. Twice is once. What the reader wrote since the last round is taken up
 * first, so that nothing is written over. A note that was deleted elsewhere stays in the library until `answerDeletions` has done it, or the
 * reader has decided.
 *
 * @returns what changed; null when nothing did; `unread` for an entry that cannot be read, at least by this version
 */
export async function applyEntry(transaction: LibraryTransaction, entry: Entry): Promise<Arrival | null | 'unread'> {
  const { id } = entry;
  // Before anything is decided: of many entries that cannot be read, each lets the database follow where its transaction is.
  const [local, spaces] = [await transaction.note(id), await transaction.spaces()];
  const theirs = readEntry(entry);
  if (theirs === null) return 'unread';
  if (local !== null) await takeUp(spaces, local);
  const made = await taken(transaction, id, theirs);
  if (made === null) return null;
  const { before, ...all } = made;
  const arrival = asHere(all, spaces);
  const { read } = arrival;
  if (local !== null) {
    // What the reader wrote in it was not taken up yet.
    if (spaces.homeOf(local) === spaces.space && (await transaction.isApart(id))) return null;
    if (!isForLibrary(spaces, { local, before, read })) {
      await arrivedElsewhere(transaction, spaces, { local, before, read });
      return null;
    }
    // One that was deleted before it was ever in this folder was not taken up.
    if (before === null && read !== null) await keepBeside(transaction, local, read.note);
  } else if (read !== null && wasLeft(spaces, read.note)) return null;
  await putInLibrary(transaction, local, arrival);
  if (read !== null) await movedByOther(spaces, local, read.note);
  await transaction.putPart(id, await isPart(transaction, arrival));
  if (read !== null && hasBeside(read)) await transaction.putCompanionsDue(id, true);
  return arrival;
}

/** @param local the note as the library has it; null for none */
async function putInLibrary(
  transaction: LibraryTransaction,
  local: SyncedNote | null,
  arrival: Arrival,
): Promise<void> {
  const { id, read } = arrival;
  if (local === null || local.deleted !== null || read === null) return transaction.put(arrival);
  await transaction.putAsks(id, read.note.deleted !== null);
  return transaction.put({ ...arrival, read: { ...read, note: { ...read.note, deleted: local.deleted } } });
}

/** Whether some of a note has not come yet. Of one that was deleted for good no more is to come. */
async function isPart(transaction: SyncTransaction, { id, read }: Arrival): Promise<boolean> {
  const held = read === null ? await transaction.held(id) : null;
  return held !== null && deletionIn(docOf(held)) !== 'purged';
}

const hasBeside = ({ others, rest = [] }: ReadNote): boolean => others.length > 0 || rest.length > 0;

/** @returns what it now says, and what it said before; null when nothing changed */
async function taken(
  transaction: SyncTransaction,
  id: string,
  theirs: ReceivedNote,
): Promise<(Arrival & { readonly before: ReadNote | null }) | null> {
  const held = await transaction.held(id);
  if (held === null) {
    await transaction.putHeld(id, theirs.held);
    return { id, read: noteOf(id, theirs.held), merged: null, before: null };
  }
  const [before, old] = [noteOf(id, held), docOf(held)];
  const state = mergedOrNull(old, docOf(theirs.held));
  if (state === null || isSameBytes(state, old)) return null;
  const read = readDoc(id, state);
  const deleted = read?.note.deleted ?? null;
  if (before === null && deleted !== null && deletionIn(old) === 'purged') {
    // Another device has its text still, and nothing that the deletion did not see: it does not come back here, not even into the bin.
    await transaction.putHeld(id, { doc: purgedState(state, deleted) });
    return null;
  }
  await transaction.putHeld(id, { doc: state });
  if (read?.note.deleted === null) await overrule(transaction, id, docOf(theirs.held));
  return { id, read, merged: mergedTexts(before, theirs, old, read), before };
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
  theirs: ReceivedNote,
  old: Uint8Array,
  read: ReadNote | null,
): MergedTexts | null {
  if (before === null) return null;
  const { vector, body, held } = theirs;
  if (vector === null || body === null || seen(vector, old)) return null;
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
    // Expected: invalid bytes from outside.
    return [];
  }
}

function seen(vector: Uint8Array, state: Uint8Array): boolean {
  try {
    return hasSeen(vector, state);
  } catch {
    // Expected: invalid bytes from outside.
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
