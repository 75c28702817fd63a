import { type Host } from '../reply.ts';
import { documentsHost } from './documents.ts';
import { repositoryHost } from './repository.ts';

/** Every host the replica replaces. Another service is one more line here. */
export const HOSTS: Readonly<Record<string, Host>> = {
  'zoek.officielebekendmakingen.nl': documentsHost,
  'repository.overheid.nl': repositoryHost,
  // The pages load their tag manager from here; an empty script keeps the test machine off the network.
  'koop.piwik.pro': () => ({ status: 200, type: 'text/javascript; charset=utf-8', body: '' }),
};
