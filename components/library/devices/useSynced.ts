import { useEffect, useState } from 'react';
import type { AnyResponseOf } from '../../../utils/protocol/library.ts';
import type { SyncState } from '../../../utils/protocol/sync.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import type { LibraryPorts } from '../app/ports.ts';

/** Two versions of one note or dossier that were merged. */
export type Meeting = AnyResponseOf<'sync.met'>['meetings'][number];

/** The sync status. It has no state while there are no other devices, or when the background does not answer. */
export interface Synced {
  readonly state: SyncState | null;
  readonly meetings: readonly Meeting[];
}

const NONE: Synced = { state: null, meetings: [] };

/** Whether there is nothing to report: no devices, none lost, and no merged texts. */
const isNothing = ({ connection, isLost, met, metCollections }: SyncState): boolean =>
  connection === null && !isLost && met + metCollections === 0;

/** Follows the sync status, and tells the background that the library was opened, which starts a sync. */
export function useSynced(client: LibraryPorts['client']): Synced {
  const [synced, setSynced] = useState<Synced>(NONE);
  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      const state = await client.request('sync.state', {});
      const { meetings } = state.met + state.metCollections > 0 ? await client.request('sync.met', {}) : NONE;
      if (!isGone) setSynced(isNothing(state) ? NONE : { state, meetings });
    };
    const quietly = (): void => void read().catch(logAndReturn('sync.tell'));
    quietly();
    client.request('sync.opened', {}).catch(logAndReturn('sync.tell'));
    const stop = client.onPush('sync.changed', quietly);
    return () => {
      isGone = true;
      stop();
    };
  }, [client]);
  return synced;
}
