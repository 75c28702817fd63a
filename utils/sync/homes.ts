import { docOf, noteChanged, noteOf, notePurged } from './changed.ts';
import {
  OWN_SPACE,
  type Arrival,
  type ChangedNote,
  type LibraryTransaction,
  type Spaces,
  type SyncTransaction,
} from './disk.ts';
import { companionNotes } from './note/companions.ts';
import { firstState, mergedState, readDoc, type ReadNote } from './note/doc.ts';
import type { SyncedNote } from './note/synced.ts';
import { isSameBytes } from './kinds/held.ts';
import { queueUpdate } from './pending.ts';

/**
 * Where notes belong, when the reader shares dossiers: in the own folder, or in that of one dossier (decision 590). What is known of each
 * folder is a space. A note has a document in each space it was ever in; that of its home says what the note says. In the own space a note of
 * a shared dossier keeps what it said when it went there, and where it is.
 */

/** A note that stays in the dossier although the reader's own folder has it elsewhere is given another identifier there after so long. */
const WAIT_MS = 86_400_000;

/** Takes up what the reader did to a note, in every space it is or was in. Twice is once. */
export async function takeUp(spaces: Spaces, note: SyncedNote): Promise<void> {
  const home = spaces.homeOf(note);
  for (const [space, transaction] of spaces.all) {
    if (space === home) await takeUpAtHome(space, transaction, note);
    else if (space === OWN_SPACE) await sayWhereItIs(transaction, note);
    else await takeOut(transaction, note.id, spaces.at);
  }
}

/** A note was removed from the library for good, in every space; see `notePurged`. */
export async function takeUpPurged(spaces: Spaces, id: string): Promise<void> {
  for (const [space, transaction] of spaces.all) {
    // What others put in a dossier under this identifier was no note of this library.
    if (await transaction.isApart(id)) continue;
    // The reader left the dossier: for their other devices the note is where it was.
    if (space === OWN_SPACE && (await isInDossier(spaces, transaction, id))) continue;
    await notePurged(transaction, id);
  }
}

async function isInDossier(spaces: Spaces, own: SyncTransaction, id: string): Promise<boolean> {
  const held = await own.held(id);
  const note = held === null ? undefined : noteOf(id, held)?.note;
  return note?.deleted === null && spaces.homeOf(note) !== OWN_SPACE;
}

/** Whether a note is in a shared dossier that the reader has left on this device: then it is not for this library. */
export const wasLeft = (spaces: Spaces, note: Pick<SyncedNote, 'collection'>): boolean =>
  !spaces.all.has(spaces.homeOf(note)) && spaces.homeOf(note) !== OWN_SPACE;

async function takeUpAtHome(space: string, transaction: SyncTransaction, note: SyncedNote): Promise<void> {
  // It is put together with what is there at the end of a round; as a change it would take out what others wrote meanwhile.
  if (await transaction.isApart(note.id)) return;
  // Deleted before the dossier was shared: nobody else has it.
  if (space !== OWN_SPACE && note.deleted !== null && (await transaction.held(note.id)) === null) return;
  await noteChanged(transaction, note);
}

/**
 * The reader's own devices learn that a note went into a shared dossier, with what it then said: that is what its document there begins with, so
 * that a device that takes part later has nothing twice. After that only whether it is deleted.
 */
async function sayWhereItIs(own: SyncTransaction, note: SyncedNote): Promise<void> {
  const held = await own.held(note.id);
  const read = held === null || (await own.isApart(note.id)) ? null : noteOf(note.id, held);
  if (read === null) return;
  if (read.note.collection !== note.collection) await noteChanged(own, note);
  else if (read.note.deleted !== note.deleted) await noteChanged(own, { ...read.note, deleted: note.deleted });
}

/** A note that is in a dossier no more is deleted there. @param at now, ISO instant UTC */
async function takeOut(transaction: SyncTransaction, id: string, at: string): Promise<void> {
  const held = await transaction.held(id);
  const read = held === null || (await transaction.isApart(id)) ? null : noteOf(id, held);
  if (read !== null && read.note.deleted === null) await noteChanged(transaction, { ...read.note, deleted: at });
}

/** What arrived as the library is to have it: all in the folder of a dossier is in that dossier, whatever its writer says. */
export function asHere<T extends Pick<Arrival, 'read'>>(arrival: T, spaces: Spaces): T {
  const { read } = arrival;
  const collection = spaces.collectionOf(spaces.space);
  if (read === null || collection === null || read.note.collection === collection) return arrival;
  return { ...arrival, read: { ...read, note: { ...read.note, collection } } };
}

/** A note that arrived, and what was known of it here. */
interface Arrived {
  /** As the library has it. */
  readonly local: SyncedNote;
  /** As its document in this space said it before; null for nothing. */
  readonly before: ReadNote | null;
  /** As it says it now; null while it is incomplete. */
  readonly read: ReadNote | null;
}

/** Whether what arrived in this space is for the note of the library, and not for one that is elsewhere. */
export function isForLibrary(spaces: Spaces, { local, before, read }: Arrived): boolean {
  const home = spaces.homeOf(local);
  if (home === spaces.space) return true;
  if (read === null) return false;
  // The reader's devices tell each other where a note goes. Of one that was not known there it may be from before it went into the dossier.
  if (spaces.space === OWN_SPACE)
    return before !== null && spaces.homeOf(read.note) !== home && before.note.collection !== read.note.collection;
  // What lies in the bin says the same: it went from there into the dossier.
  return local.deleted !== null && read.note.deleted === null && local.body === read.note.body;
}

/**
 * Something arrived for a note that is elsewhere here. In the own space: the reader changed it on a device that does not take part in the dossier; the
 * text is put beside it. In a dossier: whether the reader's devices have moved it, or it is another's, is seen at the end of a round.
 */
export async function arrivedElsewhere(
  transaction: LibraryTransaction,
  spaces: Spaces,
  { local, before, read }: Arrived,
): Promise<void> {
  if (read === null) return;
  // What was never known there may be another note: it is not written over with what this one says, and goes into no dossier.
  const isOther = spaces.homeOf(read.note) !== spaces.homeOf(local);
  if (spaces.space === OWN_SPACE && isOther) return transaction.putApart(local.id, true);
  if (read.note.deleted !== null) return;
  if (spaces.space !== OWN_SPACE) return transaction.putApart(local.id, true);
  if (before === null || before.note.body === read.note.body || local.body === read.note.body) return;
  const beside = companionNotes({ ...read.note, collection: local.collection }, [], [read.note.body]);
  for (const note of beside) await putNew(transaction, note);
}

/**
 * The note left a dossier, or came into one, by what the reader did on another device. What is known of it there is met at the end of a round there: that
 * device has said there what it did, and what it did not see stays.
 *
 * @param local as it was in the library; null when it was not there
 */
export async function movedByOther(spaces: Spaces, local: SyncedNote | null, note: SyncedNote): Promise<void> {
  const [from, to] = [local === null ? spaces.space : spaces.homeOf(local), spaces.homeOf(note)];
  for (const space of new Set([from, to])) {
    const other = space === spaces.space || (local !== null && from === to) ? undefined : spaces.all.get(space);
    if (other !== undefined && (await other.held(note.id)) !== null) await other.putApart(note.id, true);
  }
}

async function putNew(transaction: LibraryTransaction, note: SyncedNote): Promise<boolean> {
  // It follows from its text, which is here then.
  if ((await transaction.note(note.id)) !== null) return false;
  await transaction.put({ id: note.id, read: { note, others: [] }, merged: null });
  return true;
}

/**
 * Decides about notes that are in this space and, under the same identifier, elsewhere in the library. One the reader has moved here is put together
 * with what is here. Another one of a dossier gets an identifier of its own. Nothing of either is lost. Call when all in the folder was read.
 *
 * @param isHeard whether the reader's other devices have been heard since that instant, ISO UTC: they may have moved the note
 * @returns the notes that changed in the library
 */
export async function settleApart(
  transaction: LibraryTransaction,
  ids: ReadonlyMap<string, string>,
  isHeard: (since: string) => boolean,
): Promise<ChangedNote[]> {
  const changed: ChangedNote[] = [];
  const spaces = await transaction.spaces();
  for (const [id, since] of ids) {
    const local = await transaction.note(id);
    const held = await transaction.held(id);
    const read = held === null ? null : noteOf(id, held);
    if (local !== null && spaces.homeOf(local) === spaces.space) {
      await transaction.putApart(id, false);
      changed.push(await meet(transaction, spaces, local));
    } else if (read === null || read.note.deleted !== null) {
      if (spaces.space !== OWN_SPACE || local === null) await transaction.putApart(id, false);
      else if (read !== null) changed.push(...(await keepInBin(transaction, local, read.note)));
    } else if (local === null) {
      await transaction.putApart(id, false);
      changed.push(...(await putUnlessLeft(transaction, spaces, id, read)));
    } else if (spaces.space === OWN_SPACE) {
      // Once it is not in the dossier any more, the reader has taken it out there. Where it stays, others have changed it unseen.
      if (await isLive(spaces, local)) {
        if (Date.parse(spaces.at) - Date.parse(since) > WAIT_MS)
          changed.push(...(await renamed(transaction, spaces, read)));
        continue;
      }
      await transaction.putApart(id, false);
      await keepBeside(transaction, local, read.note);
      await transaction.put({ id, read, merged: null });
      changed.push({ id, merged: null });
    } else if (isHeard(since)) {
      await transaction.putApart(id, false);
      changed.push(...(await renamed(transaction, spaces, read)));
    }
  }
  return changed;
}

/** Puts a note that the library has not; one of a dossier that was left stays out. */
async function putUnlessLeft(
  transaction: LibraryTransaction,
  spaces: Spaces,
  id: string,
  read: ReadNote,
): Promise<ChangedNote[]> {
  if (wasLeft(spaces, read.note)) return [];
  await transaction.put(asHere({ id, read, merged: null }, spaces));
  return [{ id, merged: null }];
}

/** What the library has of a note, and what takes its place does not say, stays beside it: in the bin, if it was there. */
export async function keepBeside(transaction: LibraryTransaction, local: SyncedNote, next: SyncedNote): Promise<void> {
  if (local.body === next.body) return;
  for (const note of companionNotes({ ...local, collection: next.collection }, [], [local.body]))
    await putNew(transaction, note);
}

/**
 * A deleted note of the own folder has the identifier of one in a dossier: its text is put into the bin as a note beside that (decision 630). Once: what
 * the reader let go of for good does not come back.
 */
async function keepInBin(transaction: LibraryTransaction, local: SyncedNote, gone: SyncedNote): Promise<ChangedNote[]> {
  const made: ChangedNote[] = [];
  for (const note of local.body === gone.body ? [] : companionNotes(gone, [], [gone.body]))
    if ((await transaction.held(note.id)) === null && (await putNew(transaction, note)))
      made.push({ id: note.id, merged: null });
  return made;
}

/** Whether a note is in its dossier, as far as that was heard. */
async function isLive(spaces: Spaces, local: SyncedNote): Promise<boolean> {
  const held = (await spaces.all.get(spaces.homeOf(local))?.held(local.id)) ?? null;
  return held !== null && noteOf(local.id, held)?.note.deleted === null;
}

/** Two beginnings of one note are put together: what was written last counts, and the other text is put beside it. */
async function meet(transaction: LibraryTransaction, spaces: Spaces, local: SyncedNote): Promise<ChangedNote> {
  const { id } = local;
  const held = await transaction.held(id);
  const old = held === null ? null : docOf(held);
  const state = mergedState(old, firstState(local));
  if (old === null || !isSameBytes(state, old)) {
    await transaction.putHeld(id, { doc: state });
    await queueUpdate(transaction, id, null);
  }
  const read = readDoc(id, state);
  await transaction.put(asHere({ id, read, merged: null }, spaces));
  if (read !== null && read.others.length + (read.rest ?? []).length > 0) await transaction.putCompanionsDue(id, true);
  return { id, merged: null };
}

/** Gives a note of this space another identifier, the same on every device that does it. */
async function renamed(transaction: LibraryTransaction, spaces: Spaces, { note }: ReadNote): Promise<ChangedNote[]> {
  const collection = spaces.collectionOf(spaces.space) ?? note.collection;
  const made: ChangedNote[] = [];
  for (const one of companionNotes({ ...note, collection }, [], [note.body])) {
    if (!(await putNew(transaction, one))) continue;
    await noteChanged(transaction, one);
    made.push({ id: one.id, merged: null });
  }
  await noteChanged(transaction, { ...note, deleted: spaces.at });
  return made;
}
