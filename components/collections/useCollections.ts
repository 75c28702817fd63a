import { useEffect, useState } from 'react';
import type { MessageClient } from '../../utils/messages/client.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import type { ResponseOf } from '../../utils/protocol/requests.ts';

/** Every dossier, as listed by the background. */
export type ListedCollections = Extract<ResponseOf<'collections.list'>, { outcome: 'listed' }>;

/** Pause after a change before reading again, in milliseconds: changes come in bursts. */
const QUIET_MS = 100;

type Client = Pick<MessageClient, 'request' | 'onPush'>;

/**
 * The reader's dossiers; follows every change.
 *
 * @param publication of which `holds` tells; null for none
 * @param shown `named`: the numbers of notes are not shown, so a saved note is no reason to read all dossiers again
 * @returns null before they are read, `failed` when they cannot be
 */
export function useCollections(
  client: Client,
  publication: string | null,
  shown: 'counted' | 'named',
): ListedCollections | 'failed' | null {
  const [listed, setListed] = useState<ListedCollections | 'failed' | null>(null);
  useEffect(() => {
    let isGone = false;
    let isFollowingAll = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      client
        .request('collections.list', { publication })
        .catch(logAndReturn('collections.list', null))
        .then((answer) => {
          const isListed = answer?.outcome === 'listed';
          // A list that could not be read is tried again with every change, since one may tell that the database is open.
          isFollowingAll = !isListed || shown === 'counted';
          if (!isGone) setListed(isListed ? answer : 'failed');
        });
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(read, QUIET_MS);
    };
    read();
    const stops = [
      client.onPush('collections.changed', later),
      // Changes of many notes: also of all that is stored, as after a loss or a wipe.
      client.onPush('library.changed', ({ many }) => (many || isFollowingAll) && later()),
    ];
    return () => {
      isGone = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [client, publication, shown]);
  return listed;
}
