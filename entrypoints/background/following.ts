import type { Clock } from '../../utils/domain/clock/calendar.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import { push } from '../../utils/messages/server.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import type { DossierService } from '../../utils/services/dossier.ts';
import type { CorpusService } from '../../utils/services/list/service.ts';
import { lookAt } from '../../utils/services/following/look.ts';
import { mayNotify, showNotice } from '../../utils/services/following/notices.ts';
import { createFollowing, type Following } from '../../utils/services/following/service.ts';
import { browserAlarms } from '../../utils/services/alarms.ts';
import type { Network } from '../../utils/sources/http.ts';
import type { FollowingDatabase } from '../../utils/store/following/database.ts';
import { createFollowStore } from '../../utils/store/following/store.ts';
import { setButton } from './badge.ts';
import { sessionMemory } from './network.ts';

/** What following needs of the rest of the background. */
interface FollowingNeeds {
  readonly db: FollowingDatabase;
  readonly clock: Clock;
  readonly network: Network;
  readonly dossiers: DossierService;
  readonly corpus: CorpusService;
  readonly language: () => Promise<Language>;
  /** Called after the reader changed what is followed. */
  readonly onFollowed: () => void;
}

/** Following, connected to the browser. */
export function startFollowing({
  db,
  clock,
  network,
  dossiers,
  corpus,
  language,
  onFollowed,
}: FollowingNeeds): Following {
  const http = network.client('background');
  return createFollowing({
    store: createFollowStore(db),
    clock,
    corpus,
    look: (questions) => lookAt(http, sessionMemory, questions, clock.now()),
    read: (number) => dossiers.read(number, http),
    cached: (number) => dossiers.stored(number),
    doubted: (reading) => dossiers.doubted(reading),
    states: (numbers) => dossiers.states(numbers),
    alarms: browserAlarms,
    notices: {
      allowed: mayNotify,
      show: async (announcement) => showNotice(announcement, await language()),
    },
    onFollowed,
    onChange: (unseen, isGone) => {
      setButton({ unseen }).catch(logAndReturn('following.start', undefined));
      if (isGone !== true) void push('follow.changed', { unseen });
    },
  });
}
