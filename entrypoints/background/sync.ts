import { browser } from 'wxt/browser';
import type { Clock } from '../../utils/domain/clock/calendar.ts';
import type { Note } from '../../utils/domain/note/note.ts';
import { DISK, SHARED_FOLDER } from '../../utils/domain/sync/place.ts';
import { push } from '../../utils/messages/server.ts';
import type { Push } from '../../utils/services/notes.ts';
import type { SpaceParts, SyncPorts } from '../../utils/services/sync/ports.ts';
import { createSync, type Sync } from '../../utils/services/sync/service.ts';
import type { SharedDossiers } from '../../utils/services/sync/dossiers/service.ts';
import { browserAlarms } from '../../utils/services/alarms.ts';
import type { NotesDatabase } from '../../utils/store/database.ts';
import { readPolicies } from '../../utils/store/policies.ts';
import type { FollowingDatabase } from '../../utils/store/following/database.ts';
import { watchSettings } from '../../utils/store/settings.ts';
import { collectionsStore } from '../../utils/store/synced/kinds/collections.ts';
import { followsStore } from '../../utils/store/synced/kinds/follows.ts';
import { searchesStore, type BeginSearch } from '../../utils/store/synced/kinds/searches.ts';
import { settingsStore } from '../../utils/store/synced/kinds/settings.ts';
import { OWN_SPACE } from '../../utils/sync/disk.ts';
import { LibraryDisk } from '../../utils/store/synced/disk.ts';
import { finishLeaving } from '../../utils/store/synced/leaving.ts';
import {
  dropUnusedFolder,
  forgetPickedFolder,
  isSameFolder,
  keepFolderHandle,
  mayUse,
  pickedFolder,
} from '../../utils/store/synced/picked-folder.ts';
import { createSpacesStore } from '../../utils/store/synced/spaces.ts';
import { createSyncStore, type SyncStore } from '../../utils/store/synced/sync-store.ts';
import { sharesDossiers, takesPart } from '../../utils/store/synced/takes-part.ts';

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

/** The services for the reader's devices and for shared dossiers. */
export interface SyncServices {
  readonly sync: Sync;
  readonly shared: SharedDossiers;
  readonly store: SyncStore;
}

/** Connects sync to the browser. Evaluates Yjs only once the reader has other devices. */
export function createDevices(needs: SyncNeeds): SyncServices {
  const { db, following, begin, clock, quiet, onArrived, onFollowsChanged, onCollectionsChanged } = needs;
  const store = createSyncStore(db);
  const ofSpace = spacesOf(db, clock);
  const { sync, shared } = createSync({
    space: OWN_SPACE,
    spaces: createSpacesStore(db),
    ofSpace,
    finishLeaving: async (row) => {
      const notes = await finishLeaving({ db, now: clock.now, newId: () => crypto.randomUUID(), quiet }, row);
      onArrived(null);
      onCollectionsChanged();
      return notes;
    },
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
    mayReach: async (permission, space) =>
      permission === DISK ? mayUse(await pickedFolder(space)) : browser.permissions.contains({ origins: [permission] }),
    giveBack: (permission, space) =>
      permission === DISK ? forgetPickedFolder(space) : browser.permissions.remove({ origins: [permission] }),
    folder: pickedFolder,
    isSameFolder: async (a, b) => isSameFolder(await pickedFolder(a), await pickedFolder(b)),
    async keepFolder(space) {
      const folder = await pickedFolder(SHARED_FOLDER);
      if (folder !== null) await keepFolderHandle(folder, clock.now(), space);
      await forgetPickedFolder(SHARED_FOLDER);
    },
    dropUnused: (space) => dropUnusedFolder(clock.now(), space),
    mark: takesPart,
    sharedMark: sharesDossiers,
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
  return { sync, shared, store };
}

/** What is of the folder of each shared dossier, made once. */
function spacesOf(db: NotesDatabase, clock: Clock): SyncPorts['ofSpace'] {
  const made = new Map<string, SpaceParts>();
  return (space) => {
    const known = made.get(space);
    if (known !== undefined) return known;
    const parts: SpaceParts = {
      space,
      store: createSyncStore(db, space),
      disk: (onPut) => new LibraryDisk(db, clock.now, onPut, space),
      stores: { collection: collectionsStore(db, clock.now, space) },
    };
    made.set(space, parts);
    return parts;
  };
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
