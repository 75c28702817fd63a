import type { Handlers } from '../../messages/server.ts';
import type { MetThing, SYNC_REQUESTS } from '../../protocol/sync.ts';
import type { SyncStore } from '../../store/synced/sync-store.ts';
import { itemKey, parseItemKey } from '../../sync/kinds/kind.ts';
import type { Sync } from './service.ts';

/** The note or dossier of a row in `meetings`. */
function thingAt(key: string): MetThing {
  const thing = parseItemKey(key);
  return thing === null ? { of: 'note', id: key } : { of: 'collection', id: thing.id };
}

/** One handler for each message about the reader's other devices. @param onLooked called when there is one less to look at */
export function syncHandlers(
  sync: Sync,
  store: SyncStore,
  onLooked: () => void,
): Pick<Handlers, keyof typeof SYNC_REQUESTS> {
  return {
    'sync.state': () => sync.state(),
    'sync.look': (place) => sync.look(place),
    'sync.begin': (asked) => sync.begin(asked),
    'sync.now': () => sync.now(),
    'sync.pause': ({ paused }) => sync.pause(paused),
    'sync.password': ({ password }) => sync.setPassword(password),
    'sync.deletions': ({ isDone }) => sync.decide(isDone),
    'sync.understood': ({ what }) => sync.understood(what),
    'sync.passphrase': (asked) => sync.changePassphrase(asked),
    'sync.rejoin': ({ words }) => sync.rejoin(words),
    'sync.gone': ({ device }) => sync.gone(device),
    'sync.leave': () => sync.leave(),
    'sync.met': async () => ({
      meetings: (await store.meetings()).map(
        ({ id, at, mine, theirs, title = null, chosen = [], isLong = false, isBeside = false }) => ({
          ...thingAt(id),
          at,
          mine,
          theirs,
          title,
          chosen: [...chosen],
          isLong,
          isBeside,
        }),
      ),
    }),
    async 'sync.looked'({ of, id }) {
      await store.looked(of === 'collection' ? itemKey(of, id) : id);
      onLooked();
      return {};
    },
    async 'sync.opened'() {
      await sync.opened();
      return {};
    },
  };
}
