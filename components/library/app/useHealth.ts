import { useCallback, useEffect, useState } from 'react';
import type { AnyResponseOf } from '../../../utils/protocol/library.ts';
import { useLibrary } from './context.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

/** Whether anything is kept now, and what was lost and not yet seen. */
export type HealthReport = Omit<AnyResponseOf<'library.health'>, 'outcome'>;

/**
 * How it stands with what is kept, read again after each change.
 *
 * @returns null until it is known, or when the background does not tell; and what says that the reader has seen a loss
 */
export function useHealth(): [HealthReport | null, () => void] {
  const { client } = useLibrary().ports;
  const [health, setHealth] = useState<HealthReport | null>(null);
  const read = useCallback(() => {
    client.request('library.health', {}).then(
      ({ outcome: _outcome, ...report }) => setHealth(report),
      () => setHealth(null),
    );
  }, [client]);
  useEffect(() => {
    read();
    return client.onPush('library.changed', read);
  }, [client, read]);
  const seen = useCallback(() => {
    client.request('library.seen', {}).then(read, logAndReturn('library.seen'));
  }, [client, read]);
  return [health, seen];
}
