import { browser } from 'wxt/browser';
import type { Clock } from '../../utils/domain/clock/calendar.ts';
import type { Note } from '../../utils/domain/note/note.ts';
import { DISK } from '../../utils/domain/sync/place.ts';
import { push } from '../../utils/messages/server.ts';
import type { Push } from '../../utils/services/notes.ts';
import { createSync, type Sync } from '../../utils/services/sync/service.ts';
import { browserAlarms } from '../../utils/services/alarms.ts';
import type { NotesDatabase } from '../../utils/store/database.ts';
import { readPolicies } from '../../utils/store/policies.ts';
import type { FollowingDatabase } from '../../utils/store/following/database.ts';
import { watchSettings } from '../../utils/store/settings.ts';
import { collectionsStore } from '../../utils/store/synced/kinds/collections.ts';
import { followsStore } from '../../utils/store/synced/kinds/follows.ts';
import { searchesStore, type BeginSearch } from '../../utils/store/synced/kinds/searches.ts';
import { settingsStore } from '../../utils/store/synced/kinds/settings.ts';
import { LibraryDisk } from '../../utils/store/synced/disk.ts';
import { dropUnusedFolder, forgetPickedFolder, mayUse, pickedFolder } from '../../utils/store/synced/picked-folder.ts';
import { createSyncStore, type SyncStore } from '../../utils/store/synced/sync-store.ts';
import { takesPart } from '../../utils/store/synced/takes-part.ts';

/** What synchronising needs of the rest of the background. */
interface SyncNeeds {
  readonly db: NotesDatabase;
  readonly following: FollowingDatabase;
  readonly begin: BeginSearch;
  readonly clock: Clock;
  readonly quiet: () => Promise<void>;
  /** Called after notes changed here because of another device; null when there are many. */
  readonly onArrived: (notes: readonly Note[] | null) => void;
  /** Called after what is followed changed here because of another device. */
  readonly onFollowsChanged: () => void;
  /** Called after dossiers changed here because of another device. */
  readonly onCollectionsChanged: () => void;
}

/** The reader's other devices, with what the browser gives. Yjs is evaluated only once there are any. */
export function createDevices(needs: SyncNeeds): { sync: Sync; store: SyncStore } {
  const { db, following, begin, clock, quiet, onArrived, onFollowsChanged, onCollectionsChanged } = needs;
  const store = createSyncStore(db);
  const sync = createSync({
    store,
    disk: (onPut) => new LibraryDisk(db, clock.now, onPut),
    stores: {
      collection: collectionsStore(db, clock.now),
      follow: followsStore(following),
      search: searchesStore(following, begin),
      setting: settingsStore(),
    },
    clock,
    alarms: browserAlarms,
    isAllowed: async () => (await readPolicies()).sync,
    load: () => import('../../utils/services/sync/engine.ts'),
    mayReach: async (permission) =>
      permission === DISK ? mayUse(await pickedFolder()) : browser.permissions.contains({ origins: [permission] }),
    giveBack: (permission) =>
      permission === DISK ? forgetPickedFolder() : browser.permissions.remove({ origins: [permission] }),
    folder: pickedFolder,
    dropUnused: () => dropUnusedFolder(clock.now()),
    mark: takesPart,
    quiet,
    later: (work, milliseconds) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    onState: () => void push('sync.changed', {}),
    onArrived,
    // Pages hear of settings by themselves.
    onItemsChanged: (kinds) => {
      if (kinds.includes('follow') || kinds.includes('search')) onFollowsChanged();
      if (kinds.includes('collection')) onCollectionsChanged();
    },
  });
  watchSettings(() => sync.noteChanged());
  return { sync, store };
}

/** What pages are told when a note or a dossier changed. */
const CHANGED: ReadonlySet<string> = new Set(['notes.changed', 'library.changed', 'collections.changed']);

/** Sends what pages are told, and has a change of a note or a dossier brought to the other devices. */
export const pushWithSync =
  (tell: Push, sync: Pick<Sync, 'noteChanged'>): Push =>
  (name, payload) => {
    if (CHANGED.has(name)) sync.noteChanged();
    return tell(name, payload);
  };
