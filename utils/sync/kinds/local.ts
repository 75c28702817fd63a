import { canonical } from '../../domain/note/canonical.ts';
import type { MetTexts } from '../disk.ts';
import { changedDocument, saidIn, firstDocument, mergedDocument, readDocument } from './document.ts';
import type { HeldItem } from './held.ts';
import type { ItemRow, Kind } from './kind.ts';
import { metTexts } from './met.ts';

/** What the reader did to a thing here, taken up into its document. */
export interface TakenUp {
  readonly doc: Uint8Array;
  readonly inStore: Uint8Array | null;
  /** Whether to tell other devices. */
  readonly isNews: boolean;
  /** Texts that met what had come; see `metTexts`. */
  readonly met: MetTexts | null;
}

/** What is known about the store. */
interface LocalFacts {
  /** The store's value; null for nothing. */
  readonly current: ItemRow | null;
  /** Now, ISO instant UTC. */
  readonly at: string;
  /** Whether the reader removed what is missing from the store. */
  readonly isSame: boolean;
}

/** The document with what the reader did since it last met the store; null for nothing at all. */
export function withLocalChange(
  kind: Kind,
  id: string,
  held: HeldItem | null,
  { current, at, isSame }: LocalFacts,
): TakenUp | null {
  if (held === null) {
    if (current === null) return null;
    const doc = firstDocument(kind, id, current);
    return { doc, inStore: doc, isNews: true, met: null };
  }
  const { doc } = held;
  const inStore = isSame || current !== null ? held.inStore : null;
  const said = readDocument(kind, id, doc);
  const unchanged = { doc, inStore, isNews: false, met: null };
  if (canonical(said) === canonical(current)) return { ...unchanged, inStore: doc };
  if (inStore === null) return current === null ? unchanged : mergedWithLocal(kind, id, doc, current, at);
  const was = readDocument(kind, id, inStore);
  if (was === 'unreadable') return unchanged;
  const made =
    was === null && current !== null
      ? restored(kind, id, held, inStore, { current, at })
      : changedDocument(kind, id, inStore, { was: asWasKnown(was, held), next: current, at });
  if (made === null) return unchanged;
  const merged = mergedDocument(doc, made.update);
  const met = metTexts(kind, id, { mine: made.state, theirs: doc, merged });
  return { doc: merged, inStore: made.state, isNews: true, met };
}

/**
 * The reader restored a thing, and maybe changed it since. That begins with what was in the bin: what others wrote before they deleted it too was
 * not seen here, and stays (decision 631).
 */
function restored(
  kind: Kind,
  id: string,
  held: HeldItem,
  inStore: Uint8Array,
  { current, at }: { readonly current: ItemRow; readonly at: string },
): ReturnType<typeof changedDocument> {
  const state = held.inBin ?? inStore;
  const was = asWasKnown(saidIn(kind, id, state), held);
  return changedDocument(kind, id, state, { was, next: current, at, isRestored: true });
}

/** A thing with those fields alone that were known when the store got it. */
function asWasKnown(was: ItemRow | null, { knew }: HeldItem): ItemRow | null {
  if (was === null || knew === undefined) return was;
  const fields = new Set(knew.split(' '));
  return Object.fromEntries(Object.entries(was).filter(([field]) => fields.has(field)));
}

/** What began in the folder and here: what the folder says counts, and what is only here is added. */
function mergedWithLocal(kind: Kind, id: string, doc: Uint8Array, current: ItemRow, at: string): TakenUp {
  const inStore = firstDocument(kind, id, current);
  const theirs = readDocument(kind, id, doc);
  let merged = mergedDocument(doc, inStore);
  const both = readDocument(kind, id, merged);
  if (both !== null && both !== 'unreadable' && theirs !== null && theirs !== 'unreadable') {
    const next = { ...both, ...theirs, ...addedTo(kind, theirs, both) };
    merged = changedDocument(kind, id, merged, { was: both, next, at })?.state ?? merged;
  }
  const met = metTexts(kind, id, { mine: inStore, theirs: doc, merged }, true);
  return { doc: merged, inStore, isNews: true, met };
}

/** Texts as they lie beside each other, and lists with what is only here at their end. */
function addedTo({ texts = [], names = [], lists = {} }: Kind, theirs: ItemRow, both: ItemRow): ItemRow {
  const listed = Object.entries(lists).map(([field, keyOf]) => {
    const there = (theirs[field] ?? []) as readonly unknown[];
    const keys = new Set(there.map(keyOf));
    return [field, [...there, ...((both[field] ?? []) as readonly unknown[]).filter((item) => !keys.has(keyOf(item)))]];
  });
  const written = texts.filter((field) => !names.includes(field)).map((field) => [field, both[field]]);
  return Object.fromEntries([...written, ...listed]);
}
