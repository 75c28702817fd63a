import { useEffect, useState } from 'react';
import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

type Tell = (followed: boolean) => void;

/** Rows that are drawn together ask together. */
const waiting = new WeakMap<LibraryClient, Map<string, Set<Tell>>>();
/** Question numbers in one message; the protocol allows no more. */
const MAX_NUMBERS_PER_MESSAGE = 200;

function ask(client: LibraryClient, number: string, tell: Tell): void {
  const asked = waiting.get(client) ?? new Map<string, Set<Tell>>();
  if (asked.size === 0 || asked.size >= MAX_NUMBERS_PER_MESSAGE) {
    const mine = asked.size >= MAX_NUMBERS_PER_MESSAGE ? new Map<string, Set<Tell>>() : asked;
    waiting.set(client, mine);
    queueMicrotask(() => {
      if (waiting.get(client) === mine) waiting.delete(client);
      client.request('follow.among', { numbers: [...mine.keys()] }).then(
        ({ followed }) => {
          for (const [of, tells] of mine) for (const one of tells) one(followed.includes(of));
        },
        logAndReturn('related.follows', undefined),
      );
    });
  }
  const now = waiting.get(client) ?? asked;
  now.set(number, (now.get(number) ?? new Set()).add(tell));
}

/** Whether a question is followed, now and after each change; null before that is known, and for what cannot be followed. */
export function useFollowed(client: LibraryClient, number: string | null): boolean | null {
  const [followed, setFollowed] = useState<boolean | null>(null);
  useEffect(() => {
    if (number === null || !/^\d{4}Z\d{5}$/.test(number)) return undefined;
    let isGone = false;
    const look = (): void => ask(client, number, (is) => isGone || setFollowed(is));
    look();
    const stop = client.onPush('follow.changed', look);
    return () => {
      isGone = true;
      stop();
    };
  }, [client, number]);
  return followed;
}
