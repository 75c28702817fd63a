import type { KindName } from '../../sync/kinds/table.ts';
import { logError } from '../../messages/log-error.ts';
import type { LibraryDisk } from '../../store/synced/disk.ts';
import type { Engine, SyncPorts } from './ports.ts';

/**
 * Brings what is stored of each kind and its documents together. One that fails keeps the others from nothing: it is tried again in the next
 * round.
 *
 * @param isWhole whether all that is in the folder has been read
 */
export async function reconcileStores(
  { stores, clock, onItemsChanged, quiet }: Pick<SyncPorts, 'stores' | 'clock' | 'onItemsChanged' | 'quiet'>,
  engine: Engine,
  disk: LibraryDisk,
  isWhole: boolean,
): Promise<void> {
  const changed: KindName[] = [];
  for (const kind of engine.KINDS) {
    try {
      const ids = await engine.reconcileStore(disk, kind, stores[kind.name], {
        at: clock.now().toISOString(),
        isWhole,
      });
      if (ids.length > 0) changed.push(kind.name);
    } catch (error) {
      logError('sync.store', error);
    }
    await quiet();
  }
  if (changed.length > 0) onItemsChanged(changed);
}
