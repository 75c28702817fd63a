import { type Host } from '../reply.ts';
import { documentsHost } from './documents.ts';
import { kamerDataHost } from './kamer-data.ts';
import { kamerPagesHost } from './kamer-pages.ts';
import { repositoryHost } from './repository.ts';

/** Every host the replica replaces. Another service is one more line here. */
export const HOSTS: Readonly<Record<string, Host>> = {
  'zoek.officielebekendmakingen.nl': documentsHost,
  'repository.overheid.nl': repositoryHost,
  // Asked, and visited, only where a reader switched it on.
  'gegevensmagazijn.tweedekamer.nl': kamerDataHost,
  'www.tweedekamer.nl': kamerPagesHost,
  // The pages load their tag manager from here; an empty script keeps the test machine off the network.
  'koop.piwik.pro': () => ({ status: 200, type: 'text/javascript; charset=utf-8', body: '' }),
};
