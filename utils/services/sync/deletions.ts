import { logError } from '../../messages/log-error.ts';
import type { SyncPorts } from './ports.ts';
import { tellArrivals } from './round.ts';

/** Notes per transaction: a save by the reader waits for at most this many. */
const AT_ONCE = 200;

/**
 * Does what other devices deleted, or brings it back on all of them with the next round. Interrupted, what is left is asked again.
 *
 * @param isDone whether the reader wants them deleted here too
 * @throws what IndexedDB throws
 */
export async function decideDeletions(ports: SyncPorts, isDone: boolean): Promise<void> {
  const engine = await ports.load();
  const put = new Set<string>();
  const disk = ports.disk((ids) => ids.forEach((id) => put.add(id)));
  const all = await disk.transact((transaction) => transaction.asking());
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE);
    await disk.takeIn((transaction) => engine.answerDeletions(transaction, some, isDone));
    await ports.quiet();
  }
  await disk.transact((transaction) => transaction.putAsking(false));
  await tellArrivals(ports, put).catch((error: unknown) => logError('sync.tell', error));
}
