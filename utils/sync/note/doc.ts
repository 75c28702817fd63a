import * as Y from 'yjs';
import { MAX_TAGS } from '../../domain/note/note.ts';
import { deleteAt, deletedAt, deletionAlone, type ClientClocks } from './deletion.ts';
import { hash53 } from './hash.ts';
import { isSingle, partsOf, SINGLE_FIELDS, type Parts } from './shape.ts';
import { laterFields, readShared, sharedRow, syncedFields, type SharedRow, type SyncedNote } from './synced.ts';
import { canonical } from '../../domain/note/canonical.ts';
import { piecesOf } from './companions.ts';
import { replaceMiddle } from './text.ts';
import { emptyDoc, isPlain, loadDoc, saveDoc } from '../yjs.ts';

/**
 * A note as a small Yjs document, so that changes made apart can be put together in any order. Every function loads the document,
 * works and lets it go: each thus writes under a client id of its own, which no other device or restored copy of this one has.
 */

/** A note that was read from its document. */
export interface ReadNote {
  readonly note: SyncedNote;
  /** Texts of the note where it began apart on two devices, which are never mixed into it; see `companionNotes`. */
  readonly others: readonly string[];
  /** What follows the text, in pieces, where two texts together are longer than a note may be; see `companionNotes`. */
  readonly rest?: readonly string[];
  /** Fields of a later version. */
  readonly later?: SharedRow;
}

/**
 * The document of a note nobody has changed since it was made: the same bytes on every device for the same note, so that a note
 * that was imported or restored on two devices is one note, and its text is there once. A version that knows more fields makes
 * the same of it.
 *
 * @param note or a row of one that can be read
 */
export function firstState(note: object): Uint8Array {
  const row = sharedRow(note);
  const content = canonical(row);
  const name = hash53(content, 1).toString(36) + hash53(content, 2).toString(36);
  const { body, tags = [], deleted = null, modified } = row as Partial<SyncedNote>;
  const doc = emptyDoc();
  doc.clientID = hash53(content, 3);
  const parts = partsOf(doc);
  doc.transact(() => {
    for (const field of Object.keys(row).toSorted()) if (isSingle(field)) parts.fields.set(field, row[field]);
    parts.fields.set('body', name);
    parts.bodies.set(name, new Y.Text(body));
    parts.written.set(name, modified);
    for (const [place, tag] of tags.entries()) parts.tags.set(tag, place);
  });
  if (deleted !== null) deleteAt(doc, parts, deleted, begunApart(row));
  return saveDoc(doc);
}

/**
 * The changes of a document that begins with just this note, not deleted: that of a device which left with the note as it is and joins
 * again, or got it back from a copy. Whoever deletes the note has seen all that such a document says.
 */
const begunApart = (note: object): ClientClocks => Y.decodeStateVector(heldBy(firstState({ ...note, deleted: null })));

/**
 * The document after the reader changed the note. What the reader did not see (a field of a later version, a tag or text beyond what
 * a note can have) stays as it is.
 *
 * @returns the document, and what is new in it; null when the note says that already
 * @throws Error when the bytes are no document, or not all of a note
 */
export function editedState(state: Uint8Array, next: SyncedNote): { state: Uint8Array; update: Uint8Array } | null {
  const doc = loadDoc(state);
  const before = Y.encodeStateVector(doc);
  const parts = partsOf(doc);
  const was = reading(next.id, doc, parts)?.note;
  if (was === undefined) throw new Error('a document without a note');
  if (canonical(was) === canonical(syncedFields(next))) return null;
  doc.transact(() => write(parts, was, next));
  if (next.deleted !== null) deleteAt(doc, parts, next.deleted, begunApart(was));
  const update = Y.encodeStateAsUpdate(doc, before);
  return { state: saveDoc(doc), update };
}

/** @param was the note as the reader saw it */
function write(parts: Parts, was: SyncedNote, next: SyncedNote): void {
  const { fields, tags, written } = parts;
  for (const name of SINGLE_FIELDS) {
    const value = next[name as keyof SyncedNote];
    if (canonical(was[name as keyof SyncedNote]) !== canonical(value)) fields.set(name, value);
  }
  // A change that no deletion saw brings the note back; restoring alone changes nothing else.
  if (was.deleted !== null && next.deleted === null) fields.set('restored', Number(fields.get('restored') ?? 0) + 1);
  for (const tag of was.tags) if (!next.tags.includes(tag)) tags.delete(tag);
  for (const [place, tag] of next.tags.entries()) if (tags.get(tag) !== place) tags.set(tag, place);
  if (next.body === was.body) return;
  const { name, own, same } = textsOf(parts);
  const before = whenWritten(parts, name);
  // It stays the newest, also by a clock that is behind.
  written.set(name, next.modified > before ? next.modified : before);
  // The same text that came from two beginnings is one from now on.
  for (const text of same) text.delete(0, text.length);
  replaceMiddle(own, next.body);
}

/** When the reader last changed a text; '' for a document that does not say. */
function whenWritten({ written }: Parts, name: string): string {
  const at = written.get(name);
  return typeof at === 'string' ? at : '';
}

/** The text that counts, which is the one the reader wrote last, and others that say exactly the same. */
function textsOf(parts: Parts): { name: string; own: Y.Text; same: Y.Text[] } {
  const { fields, bodies } = parts;
  const texts = [...bodies].filter(([, text]) => text instanceof Y.Text).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const times = texts.map(([name]) => whenWritten(parts, name));
  const last = times.toSorted().at(-1);
  const newest = texts.filter((_, at) => times[at] === last);
  const [name, own] = newest.find(([one]) => one === fields.get('body')) ?? newest[0] ?? [];
  if (name === undefined || own === undefined) throw new Error('a document without a text');
  const same = texts.filter(([one, text]) => one !== name && text.toString() === own.toString());
  return { name, own, same: same.map(([, text]) => text) };
}

/** Adds what another device wrote, in any order and any number of times. @throws Error when the bytes are no document */
export function mergedState(state: Uint8Array | null, update: Uint8Array): Uint8Array {
  const doc = loadDoc(state);
  Y.applyUpdate(doc, update);
  return saveDoc(doc);
}

/**
 * What is left of a note that was deleted for good: that it was, and which changes the reader had seen then. None of its text. With it a
 * note that another device still has as it was stays deleted, and a change the reader had not seen keeps it.
 *
 * @param deleted when it was, ISO instant UTC
 */
export function purgedState(state: Uint8Array, deleted: string): Uint8Array {
  const doc = loadDoc(state);
  const alone = deletionAlone(doc, deleted, (content) => hash53(content, 4));
  doc.destroy();
  return saveDoc(alone);
}

/**
 * Whether news holds a deletion, and whether its writer has let go of the text for good.
 *
 * @throws Error when the bytes are none
 */
export function deletionIn(update: Uint8Array): 'none' | 'deleted' | 'purged' {
  const doc = loadDoc(update);
  const all = [...partsOf(doc).deletions.values()];
  doc.destroy();
  if (all.some((one) => typeof one === 'object' && one !== null && 'purged' in one)) return 'purged';
  return all.length > 0 ? 'deleted' : 'none';
}

/** What a document holds: of each client how many changes. */
export const heldBy = (state: Uint8Array): Uint8Array => Y.encodeStateVectorFromUpdate(state);

/** Whether one who holds so much has seen all changes of a document. @throws Error when `vector` is none */
export function hasSeen(vector: Uint8Array, state: Uint8Array): boolean {
  const seen = Y.decodeStateVector(vector);
  return [...Y.decodeStateVector(heldBy(state))].every(([client, clock]) => (seen.get(client) ?? 0) >= clock);
}

/** Two pieces of news about one note as one. @throws Error when the bytes are none */
export const mergeUpdates = (a: Uint8Array, b: Uint8Array): Uint8Array =>
  Y.mergeUpdates([a, b]) as Uint8Array<ArrayBuffer>;

/**
 * @returns the note in a document, of any version; null when it is none, as when part of it has not come yet
 */
export function readDoc(id: string, state: Uint8Array): ReadNote | null {
  try {
    const doc = loadDoc(state);
    return reading(id, doc, partsOf(doc));
  } catch {
    // Expected: bytes from outside, or a document whose first part is still missing.
    return null;
  }
}

/** Tags in the reader's order; two that got one place apart by name. */
const order = ([a, first]: [string, number], [b, second]: [string, number]): number =>
  first - second || (a < b ? -1 : 1);

/** @throws Error when there is no text yet */
function reading(id: string, doc: Y.Doc, parts: Parts): ReadNote | null {
  const { own } = textsOf(parts);
  const all = own.toString();
  const [body = '', ...rest] = piecesOf(all);
  const texts = [...parts.bodies.values()].map(String).filter((text) => text !== '' && text !== all);
  const row = {
    ...Object.fromEntries([...parts.fields].filter(([name, value]) => isSingle(name) && isPlain(value))),
    id,
    // Two devices together may give it more than a note can have; the document keeps them.
    tags: [...parts.tags.entries()]
      .toSorted(order)
      .map(([tag]) => tag)
      .slice(0, MAX_TAGS),
    body,
    deleted: deletedAt(doc, parts),
  };
  const note = readShared(row);
  if (note === null) return null;
  const later = laterFields(row);
  const more = { ...(rest.length > 0 && { rest }), ...(later !== undefined && { later }) };
  return { note, others: [...new Set(texts)].toSorted(), ...more };
}
