import { useEffect, useRef, useState } from 'react';
import type { MessageClient } from '../../utils/messages/client.ts';

/**
 * Lists official hosts that Kantlijn may no longer read, as reported since the frame was created. Notes keep
 * working: the background handles them.
 *
 * @param again called when access was given back
 */
export function useAccess(client: Pick<MessageClient, 'onPush'>, again: () => void): readonly string[] {
  const [closed, setClosed] = useState<readonly string[]>([]);
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  useEffect(() => {
    let before = 0;
    return client.onPush('access.changed', ({ closed: now }) => {
      setClosed(now);
      if (before > 0 && now.length === 0) latest.current();
      before = now.length;
    });
  }, [client]);
  return closed;
}
