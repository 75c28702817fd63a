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
 * @returns null before they are read, `failed` when they cannot be
 */
export function useCollections(client: Client, publication: string | null): ListedCollections | 'failed' | null {
  const [listed, setListed] = useState<ListedCollections | 'failed' | null>(null);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      client
        .request('collections.list', { publication })
        .catch(logAndReturn('collections.list', null))
        .then((answer) => isGone || setListed(answer?.outcome === 'listed' ? answer : 'failed'));
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(read, QUIET_MS);
    };
    read();
    const stops = [client.onPush('collections.changed', later), client.onPush('library.changed', later)];
    return () => {
      isGone = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [client, publication]);
  return listed;
}
