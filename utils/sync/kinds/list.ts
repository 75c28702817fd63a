import type * as Y from 'yjs';
import { canonical } from '../../domain/note/canonical.ts';
import { placesFor } from './places.ts';

/**
 * A list in the reader's order, as part of a thing's document: a map from an item's key to its place and content. So an item that two
 * devices add occurs once, and moving or removing one leaves the others alone.
 */

/** The key of an item in its list; not a string when it is no valid item. The item may come from outside. */
export type KeyOf = (item: unknown) => unknown;

const listOf = (doc: Y.Doc, field: string): Y.Map<unknown> => doc.getMap(`list ${field}`);

/** An item and its place, from what a document holds; undefined for anything else. */
function placedOf(value: unknown): { readonly place: number; readonly item: unknown } | undefined {
  const [place, item] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof place === 'number' && Number.isFinite(place) ? { place, item } : undefined;
}

const byKey = (keyOf: KeyOf, items: readonly unknown[]): Map<string, unknown> =>
  new Map(items.map((item) => [String(keyOf(item)), item]));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Items in the reader's order; two that got the same place on different devices, by key. Anything that is not an item is skipped. */
export function itemsIn(doc: Y.Doc, field: string, keyOf: KeyOf): unknown[] {
  const all = [...listOf(doc, field).entries()].flatMap(([key, value]) => {
    const placed = placedOf(value);
    return placed !== undefined && keyOf(placed.item) === key ? [{ key, ...placed }] : [];
  });
  return all.toSorted((a, b) => a.place - b.place || (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}

/** Writes a list into a document that has none. */
export function beginList(doc: Y.Doc, field: string, keyOf: KeyOf, items: readonly unknown[]): void {
  const list = listOf(doc, field);
  for (const [place, [key, item]] of [...byKey(keyOf, items)].entries()) list.set(key, [place, item]);
}

/**
 * Writes what the reader did to a list. What was not taken out stays, also what has come since, and what a later version says of an item.
 *
 * @param was as the reader saw it
 */
export function changeList(
  doc: Y.Doc,
  field: string,
  keyOf: KeyOf,
  { was, next }: { readonly was: readonly unknown[]; readonly next: readonly unknown[] },
): void {
  const list = listOf(doc, field);
  const [before, after] = [byKey(keyOf, was), byKey(keyOf, next)];
  for (const key of before.keys()) if (!after.has(key)) list.delete(key);
  const places = placesFor([...after.keys()], (key) => placedOf(list.get(key))?.place);
  for (const [key, item] of after) {
    const old = placedOf(list.get(key));
    const place = places.get(key) ?? old?.place;
    if (place === old?.place && (before.get(key) === item || canonical(before.get(key)) === canonical(item))) continue;
    list.set(key, [place, isObject(old?.item) && isObject(item) ? { ...old.item, ...item } : item]);
  }
}
