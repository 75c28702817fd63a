import { canonical } from '../../domain/note/canonical.ts';
import type { SyncDisk, SyncTransaction } from '../disk.ts';
import type { Entry } from '../file/batch.ts';
import { deletionIn } from '../note/doc.ts';
import { queueUpdate } from '../pending.ts';
import { mergedDocument, purgedDocument, readDocument } from './document.ts';
import { heldItem, isSameBytes, isSameItem, type HeldItem } from './held.ts';
import { itemKey, parseItemKey, trimmed, type Kind, type KindStore, type ItemRow, type StoreSnapshot } from './kind.ts';
import { withLocalChange, type TakenUp } from './local.ts';
import { metTexts } from './met.ts';

/**
 * Brings what is stored of a kind and its documents together, both ways. What is stored lies in another database than the documents, so no
 * transaction holds both: each document remembers what the store last had (`inStore`), and what differs from that is what the reader did since.
 * Ended anywhere, it goes on from what it finds.
 */

/** Things per transaction, and bytes of their documents: a reader who saves a note waits no longer than for these. */
const AT_ONCE = 100;
const BYTES_AT_ONCE = 250_000;

/** What options needs to know. */
export interface ReconcileOptions {
  /** Now, ISO instant UTC. */
  readonly at: string;
  /** Whether all that is in the folder has been read. Until then only what was here before is looked at. */
  readonly isWhole: boolean;
  /** Called between two transactions. */
  readonly pause?: () => Promise<void>;
}

/** A value to put into the store, and the document it comes from. */
interface Put {
  readonly id: string;
  readonly was: ItemRow | null;
  readonly next: ItemRow | null;
  readonly doc: Uint8Array;
}

/** What is asked of one thing. */
interface Looked extends ReconcileOptions {
  readonly snapshot: StoreSnapshot;
  /** Whether the store is of the generation that was last met. */
  readonly isSame: boolean;
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
  const hasBin = snapshot.removed !== undefined;
  const { held, before } = await disk.transact(async (transaction) => ({
    held: await heldOf(transaction, kind),
    before: await transaction.generation(kind.name),
  }));
  const isSame = snapshot.generation !== null && before === snapshot.generation;
  // In another generation of the store nothing can be told of what is not in it; what is in it may have begun there.
  if (!options.isWhole && snapshot.generation !== null && !isSame) return [];
  const ids = [...new Set([...held, ...snapshot.rows.keys()])].filter((id) => kind.isId(id)).toSorted();
  const changed: string[] = [];
  for (let from = 0; from < ids.length;) {
    const some = ids.slice(from, from + AT_ONCE);
    const { puts, taken } = await disk.transact((transaction) =>
      reconcileSome(transaction, kind, some, { ...options, snapshot, isSame }),
    );
    from += taken;
    for (const put of puts) if (await stored(disk, kind, store, put, hasBin)) changed.push(put.id);
    await options.pause?.();
  }
  // Last: ended before this, what is not in the store was still not removed by the reader. The first thing put into it may have made it.
  const generation = snapshot.generation ?? (changed.length > 0 ? (await store.all()).generation : null);
  if (generation !== before) await disk.transact((transaction) => transaction.putGeneration(kind.name, generation));
  return changed;
}

/** Identifiers of all things of a kind that this device holds. */
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

/** As many of these as are for one transaction, and at least one. */
async function reconcileSome(
  transaction: SyncTransaction,
  kind: Kind,
  ids: readonly string[],
  looked: Looked,
): Promise<{ puts: Put[]; taken: number }> {
  const puts: Put[] = [];
  let [taken, bytes] = [0, 0];
  for (const id of ids) {
    if (bytes > BYTES_AT_ONCE) break;
    taken += 1;
    const { put, size } = await reconcileOne(transaction, kind, id, looked);
    if (put !== null) puts.push(put);
    bytes += size;
  }
  return { puts, taken };
}

/** There was nothing to do. */
const NOTHING = { put: null, size: 0 };

/** Takes up what the reader did. @returns what the store is to be given, and bytes that were looked at */
async function reconcileOne(
  transaction: SyncTransaction,
  kind: Kind,
  id: string,
  looked: Looked,
): Promise<{ put: Put | null; size: number }> {
  const { snapshot, isWhole } = looked;
  const key = itemKey(kind.name, id);
  const held = heldItem(await transaction.held(key));
  const step = stepOf(kind, id, snapshot);
  if (isInStep(held, step) || snapshot.unreadable.has(id)) return NOTHING;
  if (!isWhole && !wasMet(held)) return NOTHING;
  const was = snapshot.rows.get(id) ?? null;
  const current = was && trimmed(was);
  const taken = takenUp(kind, id, held, { ...looked, current });
  if (taken === null) return NOTHING;
  await tell(transaction, key, taken);
  const { doc } = taken;
  const shown = readDocument(kind, id, doc);
  const isThere = canonical(shown) === canonical(current);
  const bin = binOf(held, isThere ? taken : null, snapshot.removed?.has(id));
  const next = { doc, ...bin, ...(isThere ? { inStore: doc, ...step } : { inStore: taken.inStore, ...knewOf(held) }) };
  if (!isSameItem(held, next)) await transaction.putHeld(key, next);
  // What a later version wrote is not put into a store of this one.
  return { put: isThere || shown === 'unreadable' ? null : { id, was, next: shown, doc }, size: doc.length };
}

/** Queues what the reader did for other devices, and remembers texts that met for this one. */
async function tell(transaction: SyncTransaction, key: string, { isNews, met }: TakenUp): Promise<void> {
  if (isNews) await queueUpdate(transaction, key, null);
  if (met !== null) await transaction.putMet(key, met);
}

/** As `withLocalChange`; of what the store has removed for good without the words that were in it. */
function takenUp(
  kind: Kind,
  id: string,
  held: HeldItem | null,
  { snapshot, at, isSame, current }: Looked & { readonly current: ItemRow | null },
): TakenUp | null {
  const isAbsent = current === null && snapshot.removed?.has(id) === false;
  // What is absent, and not remembered as removed, was removed for good or lost.
  const taken = withLocalChange(kind, id, held, { current, at, isSame: isSame && !isAbsent });
  const purged = taken !== null && isAbsent ? purgedDocument(taken.doc) : null;
  return taken === null || purged === null ? taken : { ...taken, doc: purged };
}

/** By what it is known that store and document say the same. */
const stepOf = (kind: Kind, id: string, { marks }: StoreSnapshot): Pick<HeldItem, 'mark' | 'knew'> => ({
  ...(marks !== undefined && { mark: marks.get(id) ?? '' }),
  ...(kind.fields !== undefined && { knew: kind.fields.join(' ') }),
});

const wasMet = (held: HeldItem | null): boolean => held !== null && held.inStore !== null;

/**
 * What the store has in its bin, when that is not what the document says.
 *
 * @param next what is held from now on; null while that stays
 * @param isRemoved whether the store remembers it as removed
 */
function binOf(
  held: HeldItem | null,
  next: Pick<HeldItem, 'doc' | 'inStore'> | null,
  isRemoved = false,
): Pick<HeldItem, 'inBin'> {
  const bin = held?.inBin ?? next?.inStore ?? null;
  return !isRemoved || bin === null || isSameBytes(bin, next?.doc ?? null) ? {} : { inBin: bin };
}

const knewOf = (held: HeldItem | null): Pick<HeldItem, 'knew'> => (held?.knew === undefined ? {} : { knew: held.knew });

const isInStep = (held: HeldItem | null, { mark, knew }: Pick<HeldItem, 'mark' | 'knew'>): boolean =>
  held !== null &&
  mark !== undefined &&
  held.mark === mark &&
  held.knew === knew &&
  isSameBytes(held.doc, held.inStore);

/** Gives the store what the document says, and remembers that it has it. @param hasBin whether it can give back what it removed */
async function stored(
  disk: SyncDisk,
  kind: Kind,
  store: KindStore,
  { id, was, next, doc }: Put,
  hasBin: boolean,
): Promise<boolean> {
  if (!(await store.put(id, was, next))) return false;
  const key = itemKey(kind.name, id);
  const knew = kind.fields === undefined ? {} : { knew: kind.fields.join(' ') };
  await disk.transact(async (transaction) => {
    const held = heldItem(await transaction.held(key));
    // More may have come meanwhile; or the reader takes part no more.
    if (held === null) return;
    const bin = binOf(held, { doc, inStore: held.inStore }, next === null && hasBin);
    await transaction.putHeld(key, { doc: held.doc, inStore: doc, ...bin, ...knew });
  });
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
    if (isSameBytes(held?.doc ?? null, doc)) return true;
    const met = held === null ? null : metTexts(kind, id, { mine: held.doc, theirs: bytes, merged: doc });
    if (met !== null) await transaction.putMet(key, met);
    await transaction.putHeld(key, { ...held, doc, inStore: held?.inStore ?? null });
    // It stays in spite of a deletion whose writer has let go of all that was in it.
    if (held !== null && deletionIn(bytes) === 'purged' && readDocument(kind, id, doc) !== null)
      await queueUpdate(transaction, key, null);
    return true;
  } catch {
    // Expected: an entry from a member, who may write anything.
    return false;
  }
}
