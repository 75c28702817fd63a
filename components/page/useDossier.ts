import { useCallback, useEffect, useRef, useState } from 'react';
import type { Dossier, DossierRequest } from '../../utils/dossier/types.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import { MessageError } from '../../utils/messages/errors.ts';
import type { PublicationRecord } from '../../utils/publication/record.ts';

/** What is known of the question, and whether more is on its way. */
export interface DossierState {
  dossier: Dossier | null;
  /** Why the last request brought nothing. */
  failed: 'outdated' | 'background' | null;
  checking: boolean;
  /** Rereads the sources; does nothing while they are being read. */
  check: () => void;
}

/** What to ask the background for a page. @param number question number */
export function dossierRequest(number: string, record: PublicationRecord | null, force: boolean): DossierRequest {
  return {
    number,
    record: record?.kind === 'question' ? record : null,
    appendix: record?.kind === 'appendix' ? record : null,
    force,
  };
}

/**
 * Asks the background for the dossier of a question and follows it.
 *
 * @param number question number; null asks for nothing
 * @param record the publication as the page gives it; null when it could not be read
 * @param first an answer that was asked for before the tree was drawn
 */
export function useDossier(
  client: MessageClient,
  number: string | null,
  record: PublicationRecord | null,
  first: Promise<Dossier> | null,
): DossierState {
  const [dossier, setDossier] = useState<Dossier | null>(null);
  const [failed, setFailed] = useState<DossierState['failed']>(null);
  const [waiting, setWaiting] = useState(number !== null);
  const busy = useRef(false);

  const follow = useCallback(async (answer: Promise<Dossier>) => {
    if (busy.current) return;
    busy.current = true;
    try {
      const got = await answer;
      setDossier((old) => newer(old, got));
      setFailed(null);
    } catch (error) {
      const outdated = error instanceof MessageError && error.code === 'contextInvalidated';
      setFailed(outdated ? 'outdated' : 'background');
    } finally {
      busy.current = false;
      setWaiting(false);
    }
  }, []);

  useEffect(() => {
    if (number === null) return undefined;
    // oxlint-disable-next-line react/set-state-in-effect -- state is set when the answer arrives, not in the effect
    void follow(first ?? client.request('dossier.get', dossierRequest(number, record, false)));
    const stop = client.onPush('dossier.changed', (changed) => {
      if (changed.number === number) setDossier((old) => newer(old, changed));
    });
    // A page that comes back from the back/forward cache missed what was told meanwhile.
    const back = (event: PageTransitionEvent): void => {
      if (event.persisted) void follow(client.request('dossier.get', dossierRequest(number, record, false)));
    };
    window.addEventListener('pageshow', back);
    return () => {
      stop();
      window.removeEventListener('pageshow', back);
    };
  }, [client, number, record, first, follow]);

  const check = useCallback(() => {
    if (number === null || busy.current) return;
    setWaiting(true);
    void follow(client.request('dossier.get', dossierRequest(number, record, true)));
  }, [client, number, record, follow]);

  return { dossier, failed, checking: waiting || dossier?.refreshing === true, check };
}

/** An answer that is older than what is drawn already is left out. */
function newer(old: Dossier | null, got: Dossier): Dossier {
  return old !== null && Date.parse(old.checkedAt) > Date.parse(got.checkedAt) ? old : got;
}
