import * as engine from '../../../utils/services/sync/engine.ts';
import type { SpaceParts, SyncPorts } from '../../../utils/services/sync/ports.ts';
import { createSync, type Sync } from '../../../utils/services/sync/service.ts';
import type { SharedDossiers } from '../../../utils/services/sync/dossiers/service.ts';
import type { NotesDatabase } from '../../../utils/store/database.ts';
import { LibraryDisk } from '../../../utils/store/synced/disk.ts';
import { collectionsStore } from '../../../utils/store/synced/kinds/collections.ts';
import { finishLeaving } from '../../../utils/store/synced/leaving.ts';
import { createSpacesStore } from '../../../utils/store/synced/spaces.ts';
import { createSyncStore, type SyncStore } from '../../../utils/store/synced/sync-store.ts';
import { canonical } from '../../../utils/domain/note/canonical.ts';
import type { KindStore, ItemRow } from '../../../utils/sync/kinds/kind.ts';
import type { Carrier } from '../../../utils/sync/carrier.ts';
import type { WebDavOptions } from '../../../utils/sync/carriers/webdav.ts';
import { OWN_SPACE } from '../../../utils/sync/disk.ts';

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

/** What is of the folder of each shared dossier. */
function spacesOf(db: NotesDatabase, now: () => Date): SyncPorts['ofSpace'] {
  const made = new Map<string, SpaceParts>();
  const make = (space: string): SpaceParts => ({
    space,
    store: createSyncStore(db, space),
    disk: (onPut) => new LibraryDisk(db, now, onPut, space),
    stores: { collection: collectionsStore(db, now, space) },
  });
  return (space) => {
    const parts = made.get(space) ?? make(space);
    made.set(space, parts);
    return parts;
  };
}

function memoryMark(): SyncPorts['mark'] {
  let isMarked = false;
  return { read: async () => isMarked, write: async (is) => void (isMarked = is) };
}

/** The services over a real store, with the real engine, and the folders a test gives them. */
export function devicesOf(
  db: NotesDatabase,
  { carrier, ...ports }: Partial<SyncPorts> & { carrier?: (options: WebDavOptions) => Carrier } = {},
): { sync: Sync; shared: SharedDossiers; store: SyncStore } {
  const store = createSyncStore(db);
  const clock = ports.clock ?? { now: () => new Date('2026-12-01T11:00:00Z') };
  const quiet = async (): Promise<void> => undefined;
  const made = createSync({
    space: OWN_SPACE,
    spaces: createSpacesStore(db),
    ofSpace: spacesOf(db, clock.now),
    finishLeaving: (row) => finishLeaving({ db, now: clock.now, newId: () => crypto.randomUUID(), quiet }, row),
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
    isSameFolder: async () => false,
    keepFolder: async () => undefined,
    dropUnused: async () => undefined,
    mark: memoryMark(),
    sharedMark: memoryMark(),
    quiet,
    later: () => () => undefined,
    onState: () => undefined,
    onArrived: () => undefined,
    onItemsChanged: () => undefined,
    ...ports,
  });
  return { ...made, store };
}
