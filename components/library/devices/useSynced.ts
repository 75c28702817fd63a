import { useEffect, useState } from 'react';
import type { AnyResponseOf } from '../../../utils/protocol/library.ts';
import type { SyncState } from '../../../utils/protocol/sync.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import type { LibraryPorts } from '../app/ports.ts';

/** Two texts of one note or dossier that met. */
export type Meeting = AnyResponseOf<'sync.met'>['meetings'][number];

/** How it stands with the reader's other devices; no state while there are none, or the background does not tell. */
export interface Synced {
  readonly state: SyncState | null;
  readonly meetings: readonly Meeting[];
}

const NONE: Synced = { state: null, meetings: [] };

/** Whether there is nothing to say: no devices, none that were lost, and no texts that met when there were. */
const isNothing = ({ connection, isLost, met, metCollections }: SyncState): boolean =>
  connection === null && !isLost && met + metCollections === 0;

/** Follows how it stands, and tells the background that the library was opened: time to bring all together. */
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
