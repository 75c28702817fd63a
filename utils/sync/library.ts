import type { Entry } from './file/batch.ts';
import { Note } from '../domain/note/note.ts';
import { changed, firstState, mergedState, readDoc, together, type ReadNote } from './note/doc.ts';
import { canonical, synced, type SyncedNote } from './note/shape.ts';
import type { Held, SyncTransaction, Waiting } from './disk.ts';

/** The document of a note that is held. */
const docOf = (held: Held): Uint8Array => ('doc' in held ? held.doc : firstState(held.row));

/** The note that is held; null while its document is incomplete. */
export function noteOf(id: string, held: Held): ReadNote | null {
  return 'row' in held ? { note: held.row, others: [] } : readDoc(id, held.doc);
}

/**
 * The reader made or changed a note here. Call in the transaction that stores the note.
 *
 * @returns whether that is news
 */
export async function noteChanged(transaction: SyncTransaction, note: SyncedNote): Promise<boolean> {
  const { id } = note;
  const held = await transaction.held(id);
  if (held === null) {
    await transaction.putHeld(id, { row: synced(note) });
    await wait(transaction, id, null);
    return true;
  }
  if ('row' in held && canonical(held.row) === canonical(synced(note))) return false;
  const made = changed(docOf(held), note);
  if (made === null) return false;
  await transaction.putHeld(id, { doc: made.state });
  // A row that others may not have yet goes whole.
  await wait(transaction, id, 'row' in held ? null : made.update);
  return true;
}

/** Adds news that no file holds yet. @param update null for the whole note */
export async function wait(transaction: SyncTransaction, id: string, update: Uint8Array | null): Promise<void> {
  const before = await transaction.waitingFor(id);
  const isWhole = update === null || (before !== null && before.update === null);
  const all = isWhole ? null : before?.update ? together(before.update, update) : update;
  await transaction.putWaiting({ id, update: all, turn: (before?.turn ?? 0) + 1 });
}

/** The entry of a file for waiting news. */
export async function entryFor(transaction: SyncTransaction, { id, update }: Waiting): Promise<Entry | null> {
  if (update !== null) return { id, form: 'doc', bytes: update };
  const held = await transaction.held(id);
  if (held === null) return null;
  return 'row' in held
    ? { id, form: 'row', bytes: new TextEncoder().encode(JSON.stringify(held.row)) }
    : { id, form: 'doc', bytes: held.doc };
}

/** What the arrival of an entry did to a note. */
export interface Arrival {
  readonly id: string;
  /** The note as it now is; null while it is incomplete. */
  readonly read: ReadNote | null;
  /** The text as it was here, when both had changed it: it is shown beside the new one. */
  readonly mine: string | null;
}

/**
 * Takes an entry in. Twice is once.
 *
 * @returns what changed; null when nothing did, or it is no entry that can be read
 */
export async function arrived(transaction: SyncTransaction, entry: Entry): Promise<Arrival | null> {
  const { id } = entry;
  const theirs = readEntry(entry);
  if (theirs === null) return null;
  const held = await transaction.held(id);
  if (held === null) {
    await transaction.putHeld(id, theirs);
    return { id, read: noteOf(id, theirs), mine: null };
  }
  const [before, old] = [noteOf(id, held), docOf(held)];
  const state = mergedOrNull(old, docOf(theirs));
  if (state === null || isSame(state, old)) return null;
  await transaction.putHeld(id, { doc: state });
  const read = readDoc(id, state);
  const isBoth = (await transaction.waitingFor(id)) !== null && before?.note.body !== read?.note.body;
  return { id, read, mine: isBoth ? (before?.note.body ?? null) : null };
}

function readEntry({ id, form, bytes }: Entry): Held | null {
  if (form === 'doc') return mergedOrNull(null, bytes) === null ? null : { doc: bytes.slice() };
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const note = Note.parse({ ...(value as object), revision: 1 });
    return note.id === id ? { row: synced(note) } : null;
  } catch {
    // Expected: an entry of a member who writes what they like.
    return null;
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
