import type { Handlers } from '../../../messages/server.ts';
import type { SHARED_REQUESTS } from '../../../protocol/shared.ts';
import type { SharedDossiers } from './service.ts';

/** One handler for each message about shared dossiers. */
export function sharedHandlers(shared: SharedDossiers): Pick<Handlers, keyof typeof SHARED_REQUESTS> {
  return {
    'shared.list': () => shared.list(),
    'shared.look': (asked) => shared.look(asked),
    'shared.share': (asked) => shared.share(asked),
    'shared.invite': (asked) => shared.invite(asked),
    'shared.read': (asked) => shared.read(asked),
    'shared.join': (asked) => shared.join(asked),
    'shared.now': ({ id }) => shared.now(id),
    'shared.pause': ({ id, paused }) => shared.pause(id, paused),
    'shared.password': ({ id, password }) => shared.setPassword(id, password),
    'shared.decide': ({ id, isDone }) => shared.decide(id, isDone),
    'shared.understood': (asked) => shared.understood(asked),
    'shared.lost': () => shared.lostRead(),
    'shared.unsent': ({ id }) => shared.unsent(id),
    'shared.leave': (asked) => shared.leave(asked),
  };
}
