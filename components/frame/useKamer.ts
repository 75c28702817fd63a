import { useEffect, useState } from 'react';
import type { MessageClient } from '../../utils/messages/client.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import type { KamerView } from '../../utils/protocol/kamer.ts';

/**
 * What the Tweede Kamer says of the question of a page; null while loading. Asks again when the sources were read
 * again, which costs no request while the cached answer is fresh.
 *
 * @param number of the question; null when the page has none (yet)
 * @param checkedAt when the sources were read last; null when they were not
 */
export function useKamer(
  client: Pick<MessageClient, 'request'>,
  address: string,
  number: string | null,
  checkedAt: string | null,
): KamerView | null {
  const [view, setView] = useState<KamerView | null>({ is: 'off' });
  useEffect(() => {
    if (number === null || checkedAt === null) return undefined;
    let isHere = true;
    // Nothing is drawn before it is known whether the reader wants it at all.
    const slow = setTimeout(() => void (isHere && setView((now) => (now?.is === 'off' ? null : now))), SLOW_MS);
    const off = { is: 'off' } as const;
    void client
      .request('kamer.get', { address, force: false })
      .catch(logAndReturn('kamer.look', off))
      .then((answer) => {
        clearTimeout(slow);
        if (isHere) setView(answer);
      });
    return () => {
      isHere = false;
      clearTimeout(slow);
    };
  }, [client, address, number, checkedAt]);
  return view;
}

/** A response that takes longer than this, in milliseconds, is coming from the service, so that "reading" is true. */
const SLOW_MS = 400;
