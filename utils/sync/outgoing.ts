import { MAX_ENTRIES, type Entry } from './file/batch.ts';
import type { SyncTransaction, PendingUpdate } from './disk.ts';
import { entryFor } from './entry.ts';
import { queueUpdate } from './pending.ts';

/** Maximum bytes of updates per file, before compression. */
export const MAX_BATCH_BYTES = 2_000_000;
/** Notes queued per transaction, and read at once. */
const AT_ONCE = 200;

/** Entries for one file. */
export interface OutgoingBatch {
  readonly entries: Entry[];
  readonly waiting: readonly PendingUpdate[];
}

/** Pending updates, as many as fit into one file. */
export async function pendingBatch(transaction: SyncTransaction): Promise<OutgoingBatch> {
  const entries: Entry[] = [];
  const sent: PendingUpdate[] = [];
  let bytes = 0;
  // One entry of each file names the device that writes it.
  while (bytes <= MAX_BATCH_BYTES && sent.length < MAX_ENTRIES - 1) {
    const some = await transaction.pending(Math.min(AT_ONCE, MAX_ENTRIES - 1 - sent.length), sent.at(-1)?.id ?? '');
    if (some.length === 0) break;
    await transaction.preloadHeld(some.map(({ id }) => id));
    for (const one of some) {
      if (bytes > MAX_BATCH_BYTES) break;
      const entry = await entryFor(transaction, one);
      sent.push(one);
      if (entry === null) continue;
      entries.push(entry);
      bytes += entry.bytes.length;
    }
  }
  return { entries, waiting: sent };
}

/**
 * Whole notes, for as many of the identifiers as fit. Does not change `ids`, because a transaction may run twice.
 *
 * @returns `taken`: how many identifiers were handled
 */
export async function wholeNotesBatch(
  transaction: SyncTransaction,
  ids: readonly string[],
): Promise<OutgoingBatch & { readonly taken: number }> {
  const entries: Entry[] = [];
  let [bytes, taken] = [0, 0];
  for (const [at, id] of ids.entries()) {
    if (at % AT_ONCE === 0) await transaction.preloadHeld(ids.slice(at, at + AT_ONCE));
    if (bytes > MAX_BATCH_BYTES || entries.length >= MAX_ENTRIES - 1) break;
    taken += 1;
    const entry = await entryFor(transaction, { id, update: null, by: null });
    if (entry === null) continue;
    entries.push(entry);
    bytes += entry.bytes.length;
  }
  return { entries, waiting: [], taken };
}

/** After files were lost from the folder: queues the next held notes to be sent whole. Returns whether there are more. */
export async function requeueSome(transaction: SyncTransaction): Promise<boolean> {
  const after = await transaction.refill();
  if (after === null) return false;
  const ids = await transaction.heldAfter(after, AT_ONCE);
  await transaction.preload(ids);
  for (const id of ids) await queueUpdate(transaction, id, null);
  const isMore = ids.length === AT_ONCE;
  await transaction.putRefill(isMore ? (ids.at(-1) ?? null) : null);
  return isMore;
}
