import * as engine from '../../../utils/services/sync/engine.ts';
import type { SyncPorts } from '../../../utils/services/sync/ports.ts';
import { createSync, type Sync } from '../../../utils/services/sync/service.ts';
import type { NotesDatabase } from '../../../utils/store/database.ts';
import { LibraryDisk } from '../../../utils/store/synced/disk.ts';
import { collectionsStore } from '../../../utils/store/synced/kinds/collections.ts';
import { createSyncStore, type SyncStore } from '../../../utils/store/synced/sync-store.ts';
import { canonical } from '../../../utils/domain/note/canonical.ts';
import type { KindStore, ItemRow } from '../../../utils/sync/kinds/kind.ts';
import type { Carrier } from '../../../utils/sync/carrier.ts';

/** Stores in memory that a test looks into. */
export function memoryStore(generation: string | null = 'een leven') {
  const rows = new Map<string, ItemRow>();
  const unreadable = new Set<string>();
  const store: KindStore & { rows: Map<string, ItemRow>; unreadable: Set<string>; generation: string | null } = {
    rows,
    unreadable,
    generation,
    all: async () => ({ rows: new Map(rows), unreadable: new Set(unreadable), generation: store.generation }),
    async put(id, was, next) {
      if (canonical(rows.get(id) ?? null) !== canonical(was)) return false;
      if (next === null) rows.delete(id);
      else rows.set(id, next);
      return true;
    },
  };
  return store;
}

/** Dossiers lie in the notes' database; of the rest nothing is there. */
const storesOf = (db: NotesDatabase, now: () => Date): SyncPorts['stores'] => ({
  collection: collectionsStore(db, now),
  follow: memoryStore(),
  search: memoryStore(),
  setting: memoryStore(null),
});

/** The service over a real store, with the real engine, and the folder a test gives it. */
export function devicesOf(
  db: NotesDatabase,
  { carrier, ...ports }: Partial<SyncPorts> & { carrier?: () => Carrier } = {},
): { sync: Sync; store: SyncStore } {
  const store = createSyncStore(db);
  const clock = ports.clock ?? { now: () => new Date('2026-12-01T11:00:00Z') };
  let isMarked = false;
  const sync = createSync({
    store,
    disk: (onPut) => new LibraryDisk(db, clock.now, onPut),
    stores: storesOf(db, clock.now),
    clock,
    alarms: { create: async () => undefined, clear: async () => undefined, get: async () => undefined },
    load: async () => ({ ...engine, webDav: carrier ?? engine.webDav }),
    isAllowed: async () => true,
    mayReach: async () => true,
    giveBack: async () => undefined,
    folder: async () => null,
    dropUnused: async () => undefined,
    mark: { read: async () => isMarked, write: async (is) => void (isMarked = is) },
    quiet: async () => undefined,
    later: () => () => undefined,
    onState: () => undefined,
    onArrived: () => undefined,
    onItemsChanged: () => undefined,
    ...ports,
  });
  return { sync, store };
}
