import { reconcileStore } from '../../../utils/sync/kinds/reconcile.ts';
import type { ItemRow, Kind, KindStore } from '../../../utils/sync/kinds/kind.ts';
import { KINDS } from '../../../utils/sync/kinds/table.ts';
import { Replica, type Round, type Shared } from '../../../utils/sync/replica.ts';
import { memoryStore } from './devices.ts';
import { MemoryDisk, nothingStored, type MemoryFolder } from './memory.ts';

/** A device with things of one kind, in a store of its own. */
export interface ItemDevice {
  readonly disk: MemoryDisk;
  readonly store: ReturnType<typeof memoryStore>;
  /** What the reader does to one thing here; null removes it. */
  set(id: string, row: ItemRow | null): void;
  get(id: string): ItemRow | undefined;
  round(): Promise<Round>;
  /** The same profile on another machine. */
  copy(): ItemDevice;
}

/** What a device of a test may be given. */
interface RoundOptions {
  /** Those this device's version knows. */
  readonly kinds?: readonly Kind[];
  readonly disk?: MemoryDisk;
}

/** A round of a device with things of one kind in this store. */
export function roundWith(
  folder: MemoryFolder,
  shared: Shared,
  kind: Kind,
  store: KindStore,
  { kinds = KINDS, disk = new MemoryDisk(nothingStored()) }: RoundOptions = {},
): () => Promise<Round> {
  const at = '2026-12-02T10:00:00.000Z';
  const reconcile = async (isWhole: boolean): Promise<void> => {
    if (kinds.includes(kind)) await reconcileStore(disk, kind, store, { at, isWhole });
  };
  return async () => {
    await reconcile(false);
    return new Replica(disk, folder.carrier(), shared, { kinds, onRead: () => reconcile(true) }).round();
  };
}

/** A device whose things lie in memory. */
export function itemDevice(folder: MemoryFolder, shared: Shared, kind: Kind, options: RoundOptions = {}): ItemDevice {
  const { disk = new MemoryDisk(nothingStored()) } = options;
  const store = memoryStore();
  return {
    disk,
    store,
    set: (id, row) => void (row === null ? store.rows.delete(id) : store.rows.set(id, row)),
    get: (id) => store.rows.get(id),
    round: roundWith(folder, shared, kind, store, { ...options, disk }),
    copy() {
      const other = itemDevice(folder, shared, kind, { ...options, disk: new MemoryDisk(disk.stored) });
      for (const [id, row] of store.rows) other.store.rows.set(id, row);
      return other;
    },
  };
}
