import { logError } from '../../../messages/log-error.ts';
import type { AnyResponseOf } from '../../../protocol/library.ts';
import { portsIn, type SyncPorts } from '../ports.ts';
import type { Rounds } from '../rounds.ts';

/**
 * Takes part in a dossier no more, and makes the private copy that stays (decision 610). Asks no server: what was not sent is in the copy.
 *
 * @throws what IndexedDB throws; what was begun is then finished at the next start
 */
export async function leaveDossier(
  ports: SyncPorts,
  rounds: Rounds,
  { id, keep }: { readonly id: string; readonly keep: boolean },
): Promise<AnyResponseOf<'shared.leave'>> {
  const { spaces, clock, sharedMark } = ports;
  const notes = await rounds.during(async () => {
    const row = await spaces.row(id);
    if (row === null || row.left !== undefined) return null;
    const { store } = portsIn(ports, id);
    const { permission = null } = (await store.connection()) ?? {};
    const leaving = { keep, copy: crypto.randomUUID() };
    const next = { id, collection: row.collection, left: clock.now().toISOString(), leaving };
    await store.leave(next);
    await rounds.left(id, permission);
    if ((await spaces.joined()).length === 0) await sharedMark.write(false);
    ports.onState();
    // Still with no such work beside it: joined again meanwhile, notes of the members would go into the copy.
    return ports.finishLeaving(next);
  });
  return notes === null ? { outcome: 'notHere' } : { outcome: 'left', notes };
}

/** Goes on with copies that were not finished. Never throws. */
export async function finishAllLeaving(ports: Pick<SyncPorts, 'spaces' | 'finishLeaving'>): Promise<void> {
  try {
    // One that fails keeps no other from its copy.
    for (const row of await ports.spaces.leaving())
      await ports.finishLeaving(row).catch((error: unknown) => logError('sync.store', error));
  } catch (error) {
    logError('sync.store', error);
  }
}
