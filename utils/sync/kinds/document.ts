import * as Y from 'yjs';
import { canonical } from '../../domain/note/canonical.ts';
import { deleteAt, deletedAt, deletionAlone, type ClientClocks } from '../note/deletion.ts';
import { hash53 } from '../note/hash.ts';
import { replaceMiddle } from '../note/text.ts';
import { emptyDoc, isPlain, loadDoc, saveDoc } from '../yjs.ts';
import { trimmed, type Kind, type ItemRow } from './kind.ts';
import { beginList, changeList, itemsIn } from './list.ts';

/**
 * A thing of a kind as a small Yjs document. As with notes (`note/doc.ts`): the first state follows from the content, each change has a client
 * of its own, and a deletion covers what it saw and nothing else.
 */

/** Separates two texts that began independently. */
const BETWEEN = '\n\n';

const mapsOf = (doc: Y.Doc) => ({
  /** Fields of which the last value counts, and `restored`. */
  fields: doc.getMap<unknown>('fields'),
  /** Texts by field and beginning, with a space between. */
  texts: doc.getMap<unknown>('texts'),
  deletions: doc.getMap<unknown>('deletions'),
});
type Maps = ReturnType<typeof mapsOf>;

/** No field of the thing: how often it was brought back. */
const RESTORED = 'restored';

const isApart = ({ texts = [], lists = {} }: Kind, field: string): boolean =>
  texts.includes(field) || Object.hasOwn(lists, field) || field === RESTORED;
const textOf = (row: ItemRow, field: string): string => String(row[field] ?? '');
const itemsOf = (row: ItemRow, field: string): readonly unknown[] => (row[field] ?? []) as readonly unknown[];

/** The document of a thing nobody has changed since it was made: the same bytes for the same thing on every device. */
export function firstDocument(kind: Kind, id: string, row: ItemRow): Uint8Array {
  const content = canonical([kind.name, id, row]);
  const name = hash53(content, 1).toString(36) + hash53(content, 2).toString(36);
  const doc = emptyDoc();
  doc.clientID = hash53(content, 3);
  const { fields, texts } = mapsOf(doc);
  doc.transact(() => {
    for (const field of Object.keys(row).toSorted())
      if (!isApart(kind, field) && row[field] !== undefined) fields.set(field, row[field]);
    for (const field of kind.texts ?? [])
      if (textOf(row, field) !== '') texts.set(`${field} ${name}`, new Y.Text(textOf(row, field)));
    for (const [field, keyOf] of Object.entries(kind.lists ?? {})) beginList(doc, field, keyOf, itemsOf(row, field));
  });
  return saveDoc(doc);
}

/** What the reader did to a thing; see `changedDocument`. */
interface Change {
  readonly was: ItemRow | null;
  readonly next: ItemRow | null;
  readonly at: string;
  readonly isRestored?: boolean;
}

/**
 * The document after the reader changed the thing.
 *
 * @param was as the document says it; null when it was deleted
 * @param next null to delete it
 * @param isRestored whether it is live again with this, although the document need not say that it was deleted
 * @param at now, ISO instant UTC
 * @returns the document, and what is new in it; null when it says that already
 * @throws Error when the bytes are no document
 */
export function changedDocument(
  kind: Kind,
  id: string,
  state: Uint8Array,
  { was, next, at, isRestored = was === null }: Change,
): { state: Uint8Array; update: Uint8Array } | null {
  if (canonical(was) === canonical(next) && !(isRestored && next !== null)) return null;
  const doc = loadDoc(state);
  const before = Y.encodeStateVector(doc);
  const maps = mapsOf(doc);
  if (next === null) deleteAt(doc, maps, at, was === null ? new Map() : begunApart(kind, id, was));
  else doc.transact(() => write(kind, doc, { was, next, isRestored }));
  const update = Y.encodeStateAsUpdate(doc, before);
  return { state: saveDoc(doc), update };
}

/** The changes of a document that begins with just this: who deletes it has seen all that such a document says (decision 491). */
const begunApart = (kind: Kind, id: string, row: ItemRow): ClientClocks =>
  Y.decodeStateVector(Y.encodeStateVectorFromUpdate(firstDocument(kind, id, row)));

function write(
  kind: Kind,
  doc: Y.Doc,
  { was, next, isRestored }: { was: ItemRow | null; next: ItemRow; isRestored: boolean },
): void {
  const maps = mapsOf(doc);
  const { fields } = maps;
  const before = was ?? said(kind, doc, maps);
  // A change that no deletion saw restores the thing.
  if (isRestored) fields.set(RESTORED, Number(fields.get(RESTORED) ?? 0) + 1);
  for (const field of new Set([...Object.keys(before), ...Object.keys(next)])) {
    if (isApart(kind, field) || canonical(before[field]) === canonical(next[field])) continue;
    if (next[field] === undefined) fields.delete(field);
    else fields.set(field, next[field]);
  }
  for (const field of kind.texts ?? [])
    if (textOf(before, field) !== textOf(next, field)) writeText(kind, doc, field, { before, next });
  for (const [field, keyOf] of Object.entries(kind.lists ?? {}))
    changeList(doc, field, keyOf, { was: itemsOf(before, field), next: itemsOf(next, field) });
}

/** Makes what is shown of a text another one. */
function writeText(
  kind: Kind,
  doc: Y.Doc,
  field: string,
  { before, next }: { readonly before: ItemRow; readonly next: ItemRow },
): void {
  const { texts } = mapsOf(doc);
  const [all, shown] = [allOf(texts, field), textOf(before, field)];
  // What is too long to be shown follows, and comes into sight as the reader makes room.
  const hidden = kind.names?.includes(field) !== true && all.startsWith(shown) ? all.slice(shown.length) : '';
  const beginnings = beginningsOf(texts, field);
  // A name of its own: another device may begin one at the same time.
  if (beginnings.length === 0) return void texts.set(`${field} ${doc.clientID}`, new Y.Text(textOf(next, field)));
  replaceBeginnings(beginnings, textOf(next, field) + hidden);
}

/**
 * Makes what is shown of several beginnings another text. One that another says too is emptied where the other comes before it: two devices that did so
 * in both directions would have it nowhere. Any other is emptied once the reader took it out of what says it too (decision 631).
 */
function replaceBeginnings(all: readonly Y.Text[], next: string): void {
  const saying = shownOf(all);
  // Where nothing is said, the first takes the text up.
  const shown = saying.length > 0 ? saying : all.slice(0, 1);
  const hidden = all.filter((text) => !shown.includes(text));
  for (const one of hidden) {
    const before = shown.filter((text) => all.indexOf(text) < all.indexOf(one));
    if (isIn(one, before)) one.delete(0, one.length);
  }
  writeShown(shown, next);
  for (const one of hidden) if (!isIn(one, shown)) one.delete(0, one.length);
}

const isIn = (one: Y.Text, texts: readonly Y.Text[]): boolean =>
  texts.some((text) => text.toString().includes(one.toString()));

/**
 * Where the reader changed one of several beginnings, the others stay as they are. Otherwise the first has all, and the others are empty: two devices that
 * do that apart have it twice.
 */
function writeShown(shown: readonly Y.Text[], next: string): void {
  const texts = shown.map((text) => text.toString());
  for (const [at, text] of shown.entries()) {
    const head = texts
      .slice(0, at)
      .map((one) => one + BETWEEN)
      .join('');
    const tail = texts
      .slice(at + 1)
      .map((one) => BETWEEN + one)
      .join('');
    if (next.length >= head.length + tail.length && next.startsWith(head) && next.endsWith(tail))
      return replaceMiddle(text, next.slice(head.length, next.length - tail.length));
  }
  const [first, ...others] = shown;
  for (const other of others) other.delete(0, other.length);
  if (first !== undefined) replaceMiddle(first, next);
}

/** The texts of a field, in the same order everywhere. */
const beginningsOf = (texts: Maps['texts'], field: string): Y.Text[] =>
  [...texts]
    .filter(([name, text]) => name.startsWith(`${field} `) && text instanceof Y.Text)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text as Y.Text);

/** Of beginnings those that say something another one does not say too. */
function shownOf(beginnings: readonly Y.Text[]): Y.Text[] {
  const all = beginnings.map((text) => text.toString());
  return beginnings.filter((_, at) => {
    const text = all[at] as string;
    return text !== '' && !all.some((one, other) => other !== at && one.includes(text) && (one !== text || other < at));
  });
}

/** All that is said in a text: what began apart below each other. */
const allOf = (texts: Maps['texts'], field: string): string =>
  shownOf(beginningsOf(texts, field))
    .map((text) => text.toString())
    .join(BETWEEN);

/** Adds what another device wrote, in any order and any number of times. @throws Error when the bytes are no document */
export function mergedDocument(state: Uint8Array | null, update: Uint8Array): Uint8Array {
  const doc = loadDoc(state);
  Y.applyUpdate(doc, update);
  return saveDoc(doc);
}

/** Reads a document: the thing, null for a deleted one, or that this version cannot read it. */
export function readDocument(kind: Kind, id: string, state: Uint8Array): ItemRow | null | 'unreadable' {
  try {
    const doc = loadDoc(state);
    const maps = mapsOf(doc);
    if (deletedAt(doc, maps) !== null) return null;
    const row = kind.read(id, said(kind, doc, maps));
    return row === null ? 'unreadable' : trimmed(row);
  } catch {
    // Expected: bytes from outside, or from a later version.
    return 'unreadable';
  }
}

/** What a document says of a thing, deleted or not; null when this version cannot read that. @throws Error when the bytes are no document */
export function saidIn(kind: Kind, id: string, state: Uint8Array): ItemRow | null {
  const doc = loadDoc(state);
  const row = kind.read(id, said(kind, doc, mapsOf(doc)));
  return row === null ? null : trimmed(row);
}

function said(kind: Kind, doc: Y.Doc, { fields, texts }: Maps): ItemRow {
  const single = [...fields].filter(([field, value]) => !isApart(kind, field) && isPlain(value));
  const written = (kind.texts ?? []).map((field) => [field, allOf(texts, field)] as const);
  const listed = Object.entries(kind.lists ?? {}).map(([field, keyOf]) => [field, itemsIn(doc, field, keyOf)] as const);
  return trimmed(Object.fromEntries([...single, ...written, ...listed]));
}

/**
 * What is left of a thing that was deleted for good: that it was, and which changes were seen then; none of its words.
 *
 * @returns null for one that is not deleted, or of which no more is left
 * @throws Error when the bytes are no document
 */
export function purgedDocument(state: Uint8Array): Uint8Array | null {
  const doc = loadDoc(state);
  // Counted before any part is asked for, which makes it.
  const isAlone = doc.share.size === 1;
  const at = deletedAt(doc, mapsOf(doc));
  const alone = at === null || isAlone ? null : deletionAlone(doc, at, (content) => hash53(content, 4));
  doc.destroy();
  return alone === null ? null : saveDoc(alone);
}
