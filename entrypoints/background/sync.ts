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

/** What sync needs from the rest of the background. */
interface SyncNeeds {
  readonly db: NotesDatabase;
  readonly following: FollowingDatabase;
  readonly begin: BeginSearch;
  readonly clock: Clock;
  readonly quiet: () => Promise<void>;
  /** Called after another device's changes to notes were applied here; null when there are many. */
  readonly onArrived: (notes: readonly Note[] | null) => void;
  /** Called after another device's changes to followed questions were applied here. */
  readonly onFollowsChanged: () => void;
  /** Called after another device's changes to dossiers were applied here. */
  readonly onCollectionsChanged: () => void;
}

/** Connects sync to the browser. Evaluates Yjs only once the reader has other devices. */
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
    // Pages learn of settings from the browser itself.
    onItemsChanged: (kinds) => {
      if (kinds.includes('follow') || kinds.includes('search')) onFollowsChanged();
      if (kinds.includes('collection')) onCollectionsChanged();
    },
  });
  watchSettings(() => sync.noteChanged());
  return { sync, store };
}

/** The pushes for a changed note or dossier. */
const CHANGED: ReadonlySet<string> = new Set(['notes.changed', 'library.changed', 'collections.changed']);

/** Sends pushes to pages, and queues changed notes and dossiers for sync. */
export const pushWithSync =
  (tell: Push, sync: Pick<Sync, 'noteChanged'>): Push =>
  (name, payload) => {
    if (CHANGED.has(name)) sync.noteChanged();
    return tell(name, payload);
  };
