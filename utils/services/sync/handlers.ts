import type { Handlers } from '../../messages/server.ts';
import type { SYNC_REQUESTS } from '../../protocol/sync.ts';
import type { SyncStore } from '../../store/synced/sync-store.ts';
import type { Sync } from './service.ts';

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
        ({ id, at, mine, theirs, chosen = [], isLong = false, isBeside = false }) => ({
          note: id,
          at,
          mine,
          theirs,
          chosen: [...chosen],
          isLong,
          isBeside,
        }),
      ),
    }),
    async 'sync.looked'({ note }) {
      await store.looked(note);
      onLooked();
      return {};
    },
    async 'sync.opened'() {
      await sync.opened();
      return {};
    },
  };
}
