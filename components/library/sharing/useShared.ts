import { useEffect, useMemo, useState } from 'react';
import type { SharedState } from '../../../utils/protocol/shared.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import type { LibraryPorts } from '../app/ports.ts';

/** Dossiers that are shared. */
export interface SharedView {
  /** Null before it is known, or when the background does not answer. */
  readonly state: SharedState | null;
  /** Shows the state that an act led to. */
  readonly show: (state: SharedState) => void;
}

/** Follows which dossiers are shared, and how that stands. */
export function useShared(client: LibraryPorts['client']): SharedView {
  const [state, setState] = useState<SharedState | null>(null);
  useEffect(() => {
    let isGone = false;
    const read = (): void => {
      client.request('shared.list', {}).then((answer) => isGone || setState(answer), logAndReturn('sync.tell'));
    };
    read();
    // A dossier that comes, goes or gets another name is in the list by that.
    const stops = [client.onPush('sync.changed', read), client.onPush('collections.changed', read)];
    return () => {
      isGone = true;
      for (const stop of stops) stop();
    };
  }, [client]);
  return useMemo(() => ({ state, show: setState }), [state]);
}
