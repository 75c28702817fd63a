import type { SyncTransaction, WriterState } from './disk.ts';
import { mergeUpdates } from './note/doc.ts';

/** Queues an update that no file holds yet. @param update null for the whole note @param by null when nothing was written */
export async function queueUpdate(
  transaction: SyncTransaction,
  id: string,
  update: Uint8Array | null,
  by: WriterState | null = null,
): Promise<void> {
  const before = await transaction.pendingFor(id);
  const isWhole = update === null || (before !== null && before.update === null);
  const all = isWhole ? null : before?.update ? mergeUpdates(before.update, update) : update;
  await transaction.putPending({ id, update: all, by: by ?? before?.by ?? null, turn: (before?.turn ?? 0) + 1 });
}
