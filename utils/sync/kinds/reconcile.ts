import { canonical } from '../../domain/note/canonical.ts';
import type { SyncDisk, SyncTransaction } from '../disk.ts';
import type { Entry } from '../file/batch.ts';
import { queueUpdate } from '../pending.ts';
import { changedDocument, firstDocument, mergedDocument, readDocument } from './document.ts';
import { isSameBytes, isSameItem, heldItem, type HeldItem } from './held.ts';
import { itemKey, parseItemKey, trimmed, type Kind, type KindStore, type ItemRow, type StoreSnapshot } from './kind.ts';

/**
 * Brings what is stored of a kind and its documents together, both ways. What is stored lies in another database than the documents, so no
 * transaction holds both: each document remembers what the store last had (`inStore`), and what differs from that is what the reader did since.
 * Ended anywhere, it goes on from what it finds.
 */

/** Things per transaction: a reader who saves a note waits no longer than for these. */
const AT_ONCE = 100;

/** What options needs to know. */
export interface ReconcileOptions {
  /** Now, ISO instant UTC. */
  readonly at: string;
  /** Whether all that is in the folder has been read. Until then only what was here before is looked at. */
  readonly isWhole: boolean;
}

/** What is to be put into the store, and the document it stands for. */
interface Put {
  readonly id: string;
  readonly was: ItemRow | null;
  readonly next: ItemRow | null;
  readonly doc: Uint8Array;
}

/**
 * @returns identifiers of what changed in the store
 * @throws what disk and store throw
 */
export async function reconcileStore(
  disk: SyncDisk,
  kind: Kind,
  store: KindStore,
  options: ReconcileOptions,
): Promise<string[]> {
  const snapshot = await store.all();
  const { held, before } = await disk.transact(async (transaction) => ({
    held: await heldOf(transaction, kind),
    before: await transaction.generation(kind.name),
  }));
  const isSame = snapshot.generation !== null && before === snapshot.generation;
  // In another generation of the store nothing can be told of what is not in it; what is in it may have begun there.
  if (!options.isWhole && snapshot.generation !== null && !isSame) return [];
  const ids = [...new Set([...held, ...snapshot.rows.keys()])]
    .filter((id) => kind.isId(id) && !snapshot.unreadable.has(id))
    .toSorted();
  const changed: string[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const puts = await disk.transact(async (transaction) => {
      const all: Put[] = [];
      for (const id of some) all.push(...(await reconcileOne(transaction, kind, id, snapshot, { ...options, isSame })));
      return all;
    });
    for (const put of puts) if (await stored(disk, kind, store, put)) changed.push(put.id);
  }
  // Last: ended before this, what is not in the store was still not removed by the reader. The first thing put into it may have made it.
  const generation = snapshot.generation ?? (changed.length > 0 ? (await store.all()).generation : null);
  if (generation !== before) await disk.transact((transaction) => transaction.putGeneration(kind.name, generation));
  return changed;
}

/** Identifiers of all that is held of a kind. */
async function heldOf(transaction: SyncTransaction, kind: Kind): Promise<string[]> {
  const ids: string[] = [];
  let after = itemKey(kind.name, '');
  for (;;) {
    const keys = await transaction.heldAfter(after, AT_ONCE);
    const own = keys.map(parseItemKey).filter((parts) => parts?.kind === kind.name);
    ids.push(...own.flatMap((parts) => parts?.id ?? []));
    if (own.length < AT_ONCE) return ids;
    after = keys.at(-1) ?? after;
  }
}

/** Takes up what the reader did. @returns what the store is to be given; none or one */
async function reconcileOne(
  transaction: SyncTransaction,
  kind: Kind,
  id: string,
  { rows }: StoreSnapshot,
  { at, isWhole, isSame }: ReconcileOptions & { readonly isSame: boolean },
): Promise<Put[]> {
  const key = itemKey(kind.name, id);
  const held = heldItem(await transaction.held(key));
  const was = rows.get(id) ?? null;
  const current = was === null ? null : trimmed(was);
  if (!isWhole && (held?.inStore ?? null) === null) return [];
  const taken = withLocalChange(kind, id, held, { current, at, isSame });
  if (taken === null) return [];
  const { doc, isNews } = taken;
  if (isNews) await queueUpdate(transaction, key, null);
  const shown = readDocument(kind, id, doc);
  const isThere = shown !== 'unreadable' && canonical(shown) === canonical(current);
  const inStore = isThere ? doc : taken.inStore;
  if (!isSameItem(held, { doc, inStore })) await transaction.putHeld(key, { doc, inStore });
  // What a later version wrote is not put into a store of this one.
  return isThere || shown === 'unreadable' ? [] : [{ id, was, next: shown, doc }];
}

/** The document with what the reader did since it last met the store; null for nothing at all. */
function withLocalChange(
  kind: Kind,
  id: string,
  held: HeldItem | null,
  { current, at, isSame }: { readonly current: ItemRow | null; readonly at: string; readonly isSame: boolean },
): (HeldItem & { readonly isNews: boolean }) | null {
  if (held === null) {
    if (current === null) return null;
    const doc = firstDocument(kind, id, current);
    return { doc, inStore: doc, isNews: true };
  }
  const { doc } = held;
  const inStore = isSame || current !== null ? held.inStore : null;
  const said = readDocument(kind, id, doc);
  if (canonical(said) === canonical(current)) return { doc, inStore: doc, isNews: false };
  if (inStore === null)
    return current === null ? { doc, inStore, isNews: false } : mergedWithLocal(kind, id, doc, current, at);
  const was = readDocument(kind, id, inStore);
  if (was === 'unreadable') return { doc, inStore, isNews: false };
  const made = changedDocument(kind, id, inStore, { was, next: current, at });
  if (made === null) return { doc, inStore, isNews: false };
  return { doc: mergedDocument(doc, made.update), inStore: made.state, isNews: true };
}

/** What began in the folder and here: what the folder says counts, and what is only here is added. */
function mergedWithLocal(
  kind: Kind,
  id: string,
  doc: Uint8Array,
  current: ItemRow,
  at: string,
): HeldItem & { readonly isNews: boolean } {
  const inStore = firstDocument(kind, id, current);
  const theirs = readDocument(kind, id, doc);
  let merged = mergedDocument(doc, inStore);
  const both = readDocument(kind, id, merged);
  if (both !== null && both !== 'unreadable' && theirs !== null && theirs !== 'unreadable') {
    const apart = new Set([...(kind.texts ?? []), ...(kind.lists ?? [])]);
    const single = Object.fromEntries(Object.entries(theirs).filter(([field]) => !apart.has(field)));
    merged = changedDocument(kind, id, merged, { was: both, next: { ...both, ...single }, at })?.state ?? merged;
  }
  return { doc: merged, inStore, isNews: true };
}

/** Gives the store what the document says, and remembers that it has it. */
async function stored(disk: SyncDisk, kind: Kind, store: KindStore, { id, was, next, doc }: Put): Promise<boolean> {
  if (!(await store.put(id, was, next))) return false;
  await disk.transact((transaction) => transaction.putHeld(itemKey(kind.name, id), { doc, inStore: doc }));
  return true;
}

/**
 * Takes in what another device says of a thing; the store gets it when it is met. Twice is once.
 *
 * @returns whether that can be read, at least by this version
 */
export async function applyItemEntry(transaction: SyncTransaction, kind: Kind, { id, bytes }: Entry): Promise<boolean> {
  const key = itemKey(kind.name, id);
  const held = heldItem(await transaction.held(key));
  try {
    const doc = mergedDocument(held?.doc ?? null, bytes);
    if (!isSameBytes(held?.doc ?? null, doc)) await transaction.putHeld(key, { doc, inStore: held?.inStore ?? null });
    return true;
  } catch {
    // Expected: an entry of a member who writes what they like.
    return false;
  }
}
