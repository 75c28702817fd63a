import * as Y from 'yjs';
import { canonical } from '../../domain/note/canonical.ts';
import { deleteAt, deletedAt, type ClientClocks } from '../note/deletion.ts';
import { hash53 } from '../note/hash.ts';
import { replaceMiddle } from '../note/text.ts';
import { isPlain, loadDoc, saveDoc } from '../yjs.ts';
import { trimmed, type Kind, type ItemRow } from './kind.ts';
import { placesFor } from './places.ts';

/**
 * A thing of a kind as a small Yjs document. As with notes (`note/doc.ts`): the first state follows from the content, each change has a client
 * of its own, and a deletion covers what it saw and nothing else.
 */

/** Between two texts that began apart. */
const BETWEEN = '\n\n';

const mapsOf = (doc: Y.Doc) => ({
  /** Fields of which the last value counts, and `restored`. */
  fields: doc.getMap<unknown>('fields'),
  /** Texts by field and beginning, with a space between. */
  texts: doc.getMap<unknown>('texts'),
  deletions: doc.getMap<unknown>('deletions'),
});
type Maps = ReturnType<typeof mapsOf>;

/** Places of what is in a list. */
const listOf = (doc: Y.Doc, field: string): Y.Map<number> => doc.getMap<number>(`list ${field}`);

/** No field of the thing: how often it was brought back. */
const RESTORED = 'restored';

const isApart = ({ texts = [], lists = [] }: Kind, field: string): boolean =>
  texts.includes(field) || lists.includes(field) || field === RESTORED;
const textOf = (row: ItemRow, field: string): string => String(row[field] ?? '');
const itemsOf = (row: ItemRow, field: string): string[] => [...new Set((row[field] ?? []) as readonly string[])];

/** The document of a thing nobody has changed since it was made: the same bytes for the same thing on every device. */
export function firstDocument(kind: Kind, id: string, row: ItemRow): Uint8Array {
  const content = canonical([kind.name, id, row]);
  const name = hash53(content, 1).toString(36) + hash53(content, 2).toString(36);
  const doc = new Y.Doc();
  doc.clientID = hash53(content, 3);
  const { fields, texts } = mapsOf(doc);
  doc.transact(() => {
    for (const field of Object.keys(row).toSorted())
      if (!isApart(kind, field) && row[field] !== undefined) fields.set(field, row[field]);
    for (const field of kind.texts ?? [])
      if (textOf(row, field) !== '') texts.set(`${field} ${name}`, new Y.Text(textOf(row, field)));
    for (const field of kind.lists ?? [])
      for (const [place, item] of itemsOf(row, field).entries()) listOf(doc, field).set(item, place);
  });
  return saveDoc(doc);
}

/**
 * The document after the reader changed the thing.
 *
 * @param was as the document says it; null when it was deleted
 * @param next null to delete it
 * @param at now, ISO instant UTC
 * @returns the document, and what is new in it; null when it says that already
 * @throws Error when the bytes are no document
 */
export function changedDocument(
  kind: Kind,
  id: string,
  state: Uint8Array,
  { was, next, at }: { readonly was: ItemRow | null; readonly next: ItemRow | null; readonly at: string },
): { state: Uint8Array; update: Uint8Array } | null {
  if (canonical(was) === canonical(next)) return null;
  const doc = loadDoc(state);
  const before = Y.encodeStateVector(doc);
  const maps = mapsOf(doc);
  if (next === null) deleteAt(doc, maps, at, was === null ? new Map() : begunApart(kind, id, was));
  else doc.transact(() => write(kind, doc, was, next));
  const update = Y.encodeStateAsUpdate(doc, before);
  return { state: saveDoc(doc), update };
}

/** The changes of a document that begins with just this: who deletes it has seen all that such a document says (decision 491). */
const begunApart = (kind: Kind, id: string, row: ItemRow): ClientClocks =>
  Y.decodeStateVector(Y.encodeStateVectorFromUpdate(firstDocument(kind, id, row)));

function write(kind: Kind, doc: Y.Doc, was: ItemRow | null, next: ItemRow): void {
  const maps = mapsOf(doc);
  const { fields, texts } = maps;
  const before = was ?? said(kind, doc, maps);
  // A change that no deletion saw brings it back.
  if (was === null) fields.set(RESTORED, Number(fields.get(RESTORED) ?? 0) + 1);
  for (const field of new Set([...Object.keys(before), ...Object.keys(next)])) {
    if (isApart(kind, field) || canonical(before[field]) === canonical(next[field])) continue;
    if (next[field] === undefined) fields.delete(field);
    else fields.set(field, next[field]);
  }
  for (const field of kind.texts ?? [])
    if (textOf(before, field) !== textOf(next, field)) writeText(doc, texts, field, textOf(next, field));
  for (const field of kind.lists ?? []) writeList(listOf(doc, field), itemsOf(before, field), itemsOf(next, field));
}

/** Makes what is shown of a text another one: in the first of its beginnings, and the others are empty from then on. */
function writeText({ clientID }: Y.Doc, texts: Maps['texts'], field: string, next: string): void {
  const [first, ...others] = beginningsOf(texts, field);
  // A name of its own: another device may begin one at the same time.
  if (first === undefined) return void texts.set(`${field} ${clientID}`, new Y.Text(next));
  for (const other of others) other.delete(0, other.length);
  replaceMiddle(first, next);
}

/** The texts of a field, in the same order everywhere. */
const beginningsOf = (texts: Maps['texts'], field: string): Y.Text[] =>
  [...texts]
    .filter(([name, text]) => name.startsWith(`${field} `) && text instanceof Y.Text)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text as Y.Text);

/** What the reader did not take out stays, also what has come since. */
function writeList(list: Y.Map<number>, was: readonly string[], next: readonly string[]): void {
  for (const item of was) if (!next.includes(item)) list.delete(item);
  for (const [item, place] of placesFor(next, (one) => list.get(one))) list.set(item, place);
}

/** Adds what another device wrote, in any order and any number of times. @throws Error when the bytes are no document */
export function mergedDocument(state: Uint8Array | null, update: Uint8Array): Uint8Array {
  const doc = loadDoc(state);
  Y.applyUpdate(doc, update);
  return saveDoc(doc);
}

/** What a document says: the thing, null for one that was deleted, or that this version cannot read it. */
export function readDocument(kind: Kind, id: string, state: Uint8Array): ItemRow | null | 'unreadable' {
  try {
    const doc = loadDoc(state);
    const maps = mapsOf(doc);
    if (deletedAt(doc, maps) !== null) return null;
    return kind.read(id, said(kind, doc, maps)) ?? 'unreadable';
  } catch {
    // Expected: bytes from outside, or of a later version.
    return 'unreadable';
  }
}

function said(kind: Kind, doc: Y.Doc, { fields, texts }: Maps): ItemRow {
  const single = [...fields].filter(([field, value]) => !isApart(kind, field) && isPlain(value));
  const written = (kind.texts ?? []).map((field) => {
    const all = beginningsOf(texts, field).map((text) => text.toString());
    return [field, [...new Set(all)].filter((text) => text !== '').join(BETWEEN)] as const;
  });
  const listed = (kind.lists ?? []).map((field) => [field, inOrder(listOf(doc, field))] as const);
  return trimmed(Object.fromEntries([...single, ...written, ...listed]));
}

/** In the reader's order; two that got one place apart by name. */
const inOrder = (list: Y.Map<number>): string[] =>
  [...list.entries()]
    .toSorted(([a, first], [b, second]) => Number(first) - Number(second) || (a < b ? -1 : 1))
    .map(([item]) => item);
