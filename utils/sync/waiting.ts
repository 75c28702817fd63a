import type { SyncTransaction, Writer } from './disk.ts';
import { together } from './note/doc.ts';

/** Adds news that no file holds yet. @param update null for the whole note @param by null when nothing was written */
export async function wait(
  transaction: SyncTransaction,
  id: string,
  update: Uint8Array | null,
  by: Writer | null = null,
): Promise<void> {
  const before = await transaction.waitingFor(id);
  const isWhole = update === null || (before !== null && before.update === null);
  const all = isWhole ? null : before?.update ? together(before.update, update) : update;
  await transaction.putWaiting({ id, update: all, by: by ?? before?.by ?? null, turn: (before?.turn ?? 0) + 1 });
}
