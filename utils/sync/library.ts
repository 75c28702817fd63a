import * as z from 'zod/mini';
import type { Entry } from './file/batch.ts';
import {
  changed,
  deletionIn,
  firstState,
  hasSeen,
  heldBy,
  mergedState,
  purgedState,
  readDoc,
  together,
  type ReadNote,
} from './note/doc.ts';
import { packSaid, unpackSaid } from './note/said.ts';
import { notesBeside } from './note/rest.ts';
import { laterFields, readShared, sharedRow, synced, type SyncedNote } from './note/synced.ts';
import { canonical } from '../domain/note/canonical.ts';
import type {
  Arrival,
  ChangedNote,
  DeviceSaid,
  Held,
  LibraryTransaction,
  Met,
  SyncTransaction,
  Waiting,
  Writer,
} from './disk.ts';
import { DeviceName } from '../domain/sync/device.ts';

/** The document of a note that is held. */
const docOf = (held: Held): Uint8Array => ('doc' in held ? held.doc : firstState(held.row));

/** The note that is held; null while its document is incomplete. */
export function noteOf(id: string, held: Held): ReadNote | null {
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
    await transaction.putHeld(id, { row: sharedRow(synced(note)) });
    await wait(transaction, id, null);
    return true;
  }
  const before = noteOf(id, held);
  if (before === null) return besideIncomplete(transaction, docOf(held), note);
  if (canonical(before.note) === canonical(synced(note))) return false;
  if (await isAsked(transaction, before.note, note)) return false;
  const made = changed(docOf(held), note);
  if (made === null) return false;
  await transaction.putHeld(id, { doc: made.state });
  // A row that others may not have yet goes whole; and what was deleted, since others may have let go of it for good.
  const isWhole = 'row' in held || before.note.deleted !== null;
  await wait(transaction, id, isWhole ? null : made.update, { vector: heldBy(made.state), body: note.body });
  return true;
}

/**
 * Whether the note differs only in a deletion of another device that the reader is still to be asked about: that is no change of the
 * reader's. Any other change brings the note back everywhere, and there is nothing to ask any more.
 */
async function isAsked(transaction: SyncTransaction, held: SyncedNote, note: SyncedNote): Promise<boolean> {
  if (held.deleted === null || !(await transaction.asks(note.id))) return false;
  if (canonical(synced({ ...note, deleted: held.deleted })) === canonical(held)) return true;
  await transaction.putAsks(note.id, false);
  return false;
}

/**
 * The note was removed from the library for good. Of one that had been deleted stays that it was, so that no device brings it back that
 * knows less. Of any other nothing stays here, and it is no deletion for the other devices: the row of it was damaged.
 */
export async function notePurged(transaction: SyncTransaction, id: string): Promise<void> {
  await transaction.putAsks(id, false);
  await transaction.putBeside(id, false);
  const held = await transaction.held(id);
  // Of a note that never came whole nothing was in the library.
  const read = held === null ? null : noteOf(id, held);
  if (held === null || read === null) return;
  const { deleted } = read.note;
  if (deleted === null) {
    await transaction.dropHeld(id);
    await transaction.dropWaiting(id);
    return;
  }
  await transaction.putHeld(id, { doc: purgedState(docOf(held), deleted) });
  if ((await transaction.waitingFor(id)) !== null) await wait(transaction, id, null);
}

/** The note is here, and of what others wrote about it only a part, or that it was deleted for good: both lie beside each other. */
async function besideIncomplete(transaction: SyncTransaction, part: Uint8Array, note: SyncedNote): Promise<boolean> {
  const merged = mergedState(part, firstState(note));
  // It may be one that was deleted and is here again, as from a copy.
  const state = (readDoc(note.id, merged) === null ? null : changed(merged, note)?.state) ?? merged;
  if (isSame(state, part)) return false;
  await transaction.putHeld(note.id, { doc: state });
  await wait(transaction, note.id, null);
  return true;
}

/** Adds news that no file holds yet. @param update null for the whole note @param by null when nothing was written */
export async function wait(
  transaction: SyncTransaction,
  id: string,
  update: Uint8Array | null,
  by: Writer | null = null,
): Promise<void> {
  const before = await transaction.waitingFor(id);
  const isWhole = update === null || (before !== null && before.update === null);
  const all = isWhole ? null : before?.update ? together(before.update, update) : update;
  await transaction.putWaiting({ id, update: all, by: by ?? before?.by ?? null, turn: (before?.turn ?? 0) + 1 });
}

/** The entry of a file for waiting news. */
export async function entryFor(
  transaction: SyncTransaction,
  { id, update, by }: Omit<Waiting, 'turn'>,
): Promise<Entry | null> {
  const held = await transaction.held(id);
  if (held === null) return null;
  if ('row' in held) return { id, form: 'row', bytes: new TextEncoder().encode(JSON.stringify(held.row)) };
  return { id, form: 'doc', bytes: packSaid({ update: update ?? held.doc, by }) };
}

/** The entry that says who writes. */
export const deviceEntry = ({ device, name }: DeviceSaid): Entry => ({
  id: device,
  form: 'device',
  bytes: new TextEncoder().encode(JSON.stringify({ name })),
});

const ReadDevice = z.object({ name: DeviceName });

/** Who wrote a file, when it says so. */
export function readDevice({ id, form, bytes }: Entry): DeviceSaid | null {
  if (form !== 'device') return null;
  try {
    return { device: id, ...ReadDevice.parse(JSON.parse(new TextDecoder().decode(bytes))) };
  } catch {
    // Expected: an entry of a member who writes what they like.
    return null;
  }
}

/**
 * Takes an entry in, and puts the note into the library. Twice is once. What the reader wrote since the last round is taken up
 * first, so that nothing is written over. A note that was deleted elsewhere stays in the library until `settleDeletions` or the reader
 * has decided.
 *
 * @returns what changed; null when nothing did; `unread` for an entry that cannot be read, at least by this version
 */
export async function arrived(transaction: LibraryTransaction, entry: Entry): Promise<Arrival | null | 'unread'> {
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
  if (read !== null && hasBeside(read)) await transaction.putBeside(id, true);
  return arrival;
}

const hasBeside = ({ others, rest = [] }: ReadNote): boolean => others.length > 0 || rest.length > 0;

/**
 * Puts what is not in a note itself into notes of their own, once; see `notesBeside`. Call when all that was in the folder has been taken
 * in: before that a text may be one that its writer changed since, or that the reader has deleted.
 *
 * @param ids of `besides`
 * @returns the notes that are new here
 */
export async function settleBeside(transaction: LibraryTransaction, ids: readonly string[]): Promise<ChangedNote[]> {
  const made: ChangedNote[] = [];
  for (const id of ids) {
    await transaction.putBeside(id, false);
    const held = await transaction.held(id);
    const read = held === null ? null : noteOf(id, held);
    if (read === null || read.note.deleted !== null) continue;
    for (const one of notesBeside(read.note, read.rest ?? [], read.others)) {
      if ((await transaction.held(one.id)) !== null) continue;
      await noteChanged(transaction, one);
      await transaction.put({ id: one.id, read: { note: one, others: [] }, met: null });
      made.push({ id: one.id, met: null });
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
    await transaction.put({ id, read, met: null });
    gone.push({ id, met: null });
  }
  return gone;
}

async function taken(transaction: SyncTransaction, id: string, theirs: Theirs): Promise<Arrival | null> {
  const held = await transaction.held(id);
  if (held === null) {
    await transaction.putHeld(id, theirs.held);
    return { id, read: noteOf(id, theirs.held), met: null };
  }
  const [before, old] = [noteOf(id, held), docOf(held)];
  const state = mergedOrNull(old, docOf(theirs.held));
  if (state === null || isSame(state, old)) return null;
  await transaction.putHeld(id, { doc: state });
  const read = readDoc(id, state);
  if (read?.note.deleted === null) await overrule(transaction, id, docOf(theirs.held));
  return { id, read, met: metBy(before, { ...theirs, old }, read) };
}

/** Sends a note whole when it stays in spite of a deletion whose writer has let go of it, or may have by the time the change is read. */
async function overrule(transaction: SyncTransaction, id: string, update: Uint8Array): Promise<void> {
  const deletion = deletionIn(update);
  if (deletion === 'none') return;
  if (deletion === 'purged' || (await transaction.waitingFor(id)) !== null) await wait(transaction, id, null);
}

/** What an entry brings, and what its writer held and had as text; both null when it does not say. */
interface Theirs {
  readonly held: Held;
  readonly vector: Uint8Array | null;
  readonly body: string | null;
}

/** The two texts, when each device had one that the other had not seen, and neither of them is all that is shown now. */
function metBy(
  before: ReadNote | null,
  { vector, body, old }: Theirs & { old: Uint8Array },
  read: ReadNote | null,
): Met | null {
  if (before === null || vector === null || body === null) return null;
  const mine = before.note.body;
  if (mine === body || seen(vector, old)) return null;
  const isBeside = (read?.others ?? []).some((text) => !before.others.includes(text));
  const isMixed = read === null || (read.note.body !== mine && read.note.body !== body);
  if (!isBeside && !isMixed) return null;
  return {
    mine,
    theirs: body,
    ...(isBeside && { isBeside: true as const }),
    ...(read?.rest !== undefined && { isLong: true as const }),
  };
}

function seen(vector: Uint8Array, state: Uint8Array): boolean {
  try {
    return hasSeen(vector, state);
  } catch {
    // Expected: bytes from outside that are no vector.
    return false;
  }
}

function readEntry(entry: Entry): Theirs | null {
  try {
    return entry.form === 'row' ? readRow(entry) : entry.form === 'doc' ? readChanges(entry) : null;
  } catch {
    // Expected: an entry of a member who writes what they like.
    return null;
  }
}

function readRow({ id, bytes }: Entry): Theirs | null {
  const row = sharedRow(JSON.parse(new TextDecoder().decode(bytes)) as object);
  const note = readShared(row);
  if (note === null || note.id !== id) return null;
  return { held: { row }, vector: heldBy(firstState(row)), body: note.body };
}

function readChanges({ id, bytes }: Entry): Theirs | null {
  const { update, by } = unpackSaid(bytes);
  mergedState(null, update);
  if (by !== null) return { held: { doc: update }, ...by };
  return { held: { doc: update }, vector: heldBy(update), body: readDoc(id, update)?.note.body ?? null };
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
