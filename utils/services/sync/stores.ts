import type { KindName } from '../../sync/kinds/table.ts';
import { logError } from '../../messages/log-error.ts';
import type { LibraryDisk } from '../../store/synced/disk.ts';
import type { Engine, SyncPorts } from './ports.ts';

/** What is under way over these stores: what was read of one may not be older than what another put there. */
const turns = new WeakMap<SyncPorts['stores'], Promise<unknown>>();

/**
 * Brings what is stored of each kind and its documents together. One that fails keeps the others from nothing: it is tried again in the next
 * round.
 *
 * @param isWhole whether all that is in the folder has been read
 */
export async function reconcileStores(
  ports: Pick<SyncPorts, 'stores' | 'clock' | 'onItemsChanged' | 'quiet'>,
  engine: Engine,
  disk: LibraryDisk,
  isWhole: boolean,
): Promise<void> {
  const before = turns.get(ports.stores);
  const mine = (async () => {
    await before;
    await reconcileAll(ports, engine, disk, isWhole);
  })();
  turns.set(ports.stores, mine);
  return mine;
}

async function reconcileAll(
  { stores, clock, onItemsChanged, quiet }: Parameters<typeof reconcileStores>[0],
  engine: Engine,
  disk: LibraryDisk,
  isWhole: boolean,
): Promise<void> {
  const changed: KindName[] = [];
  for (const kind of engine.KINDS) {
    const store = stores[kind.name];
    if (store === undefined) continue;
    try {
      const ids = await engine.reconcileStore(disk, kind, store, {
        at: clock.now().toISOString(),
        isWhole,
        pause: quiet,
      });
      if (ids.length > 0) changed.push(kind.name);
    } catch (error) {
      logError('sync.store', error);
    }
    await quiet();
  }
  if (changed.length > 0) onItemsChanged(changed);
}
