import { useCallback, useEffect, useRef, useState } from 'react';
import type { Dossier } from '../../utils/domain/dossier/types.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import { MessageError } from '../../utils/protocol/errors.ts';
import type { PageAnswer, PageRequest } from '../../utils/protocol/page.ts';
import type { PublicationRecord } from '../../utils/domain/publication/record.ts';
import { listen } from './trusted.ts';

/** Asks the background about this page; see `page.get`. Rejects with a MessageError and nothing else. */
type AskPage = (until: PageRequest['until']) => Promise<PageAnswer>;

/** What is known of the page and its question, and whether more is on its way. */
export interface PageState {
  /** Undefined until the background has read the page; null when it could not. */
  record: PublicationRecord | null | undefined;
  number: string | null;
  dossier: Dossier | null;
  /** Why the last request brought nothing. */
  failed: 'outdated' | 'background' | null;
  checking: boolean;
  /** A host that lets the request wait its turn, and for about how many seconds; null while none does. */
  wait: { host: string; seconds: number } | null;
  /** Rereads the sources; does nothing while they are being read. */
  check: () => void;
}

/** What was known, or requested, before the first render. */
export interface Early {
  /** Number of the question as far as the address tells. */
  number: string | null;
  /** What the cache held of it. */
  dossier: Dossier | null;
  /** The first answer to `page.get`, under way; null for pages about which nothing is asked. */
  answer: Promise<PageAnswer> | null;
}

/**
 * Asks the background about the page and follows the dossier of its question.
 *
 * @param ask asks about this page
 * @param early what was asked for before the tree was drawn
 * @param onAnswer called with each answer
 */
export function usePage(
  client: MessageClient,
  ask: AskPage,
  early: Early,
  onAnswer: (answer: PageAnswer) => void,
): PageState {
  const [answer, setAnswer] = useState<PageAnswer | null>(null);
  const [dossier, setDossier] = useState(early.dossier);
  const [failed, setFailed] = useState<PageState['failed']>(null);
  const [waiting, setWaiting] = useState(early.answer !== null);
  const busy = useRef(false);
  const number = answer === null ? early.number : answer.number;

  const follow = useCallback(
    async (first: Promise<PageAnswer>) => {
      if (busy.current) return;
      busy.current = true;
      const take = (got: PageAnswer): void => {
        setAnswer(got);
        setDossier((old) => (got.number === null ? null : newer(old, got.dossier)));
        onAnswer(got);
      };
      try {
        const got = await first;
        take(got);
        setFailed(null);
        // Nothing was cached: this request answers once the sources have.
        if ((got.number !== null || got.ask === true) && got.dossier === null) take(await ask('sources'));
      } catch (error) {
        const outdated = error instanceof MessageError && error.code === 'contextInvalidated';
        setFailed(outdated ? 'outdated' : 'background');
      } finally {
        busy.current = false;
        setWaiting(false);
      }
    },
    [ask, onAnswer],
  );

  useEffect(() => {
    if (early.answer === null) return undefined;
    // oxlint-disable-next-line react/set-state-in-effect -- state is set when the answer arrives, not in the effect
    void follow(early.answer);
    // A page restored from the back/forward cache has missed messages.
    const back = (event: PageTransitionEvent): void => {
      if (event.persisted) void follow(ask('cache'));
    };
    return listen(window, 'pageshow', back);
  }, [ask, early, follow]);

  useEffect(
    () =>
      client.onPush('dossier.changed', (changed) => {
        if (changed.number === number) setDossier((old) => newer(old, changed));
      }),
    [client, number],
  );

  const check = useCallback(() => {
    if (early.answer === null || busy.current) return;
    setWaiting(true);
    void follow(ask('recheck'));
  }, [ask, early, follow]);

  const checking = waiting || dossier?.refreshing === true;
  const wait = useWait(client, checking);
  return { record: answer?.record, number, dossier, failed, checking, wait, check };
}

/** The host that makes a request wait, while the sources are being read. */
function useWait(client: MessageClient, checking: boolean): PageState['wait'] {
  const [wait, setWait] = useState<PageState['wait']>(null);
  useEffect(
    () =>
      client.onPush('sources.waiting', ({ host, ms }) =>
        setWait({ host, seconds: Math.max(1, Math.round(ms / 1000)) }),
      ),
    [client],
  );
  // The pause belonged to the request that has ended; the next one has not been paused yet.
  if (!checking && wait !== null) setWait(null);
  return checking ? wait : null;
}

/** An answer that is older than what is drawn already, or holds nothing, is left out. */
function newer(old: Dossier | null, got: Dossier | null): Dossier | null {
  if (got === null) return old;
  return old !== null && old.number === got.number && Date.parse(old.checkedAt) > Date.parse(got.checkedAt) ? old : got;
}
