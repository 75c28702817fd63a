import { useEffect, useState } from 'react';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { MAX_LOOKED_AT, type NamedPublication, type NamedStatus } from '../../../utils/protocol/named.ts';
import { useFrame } from '../context.ts';

/** Looks up these publications by identifier. Asks again when the reader's data or a question changes. */
export function useNamed(named: readonly NamedPublication[]): ReadonlyMap<string, NamedStatus> {
  const { model } = useFrame();
  const { client } = model;
  const [known, setKnown] = useState<ReadonlyMap<string, NamedStatus>>(new Map());
  const key = JSON.stringify(named);
  useEffect(() => {
    const asked = JSON.parse(key) as NamedPublication[];
    let isOver = false;
    const look = (): void => {
      for (let at = 0; at < asked.length; at += MAX_LOOKED_AT)
        client
          .request('named.look', { named: asked.slice(at, at + MAX_LOOKED_AT) })
          .then(({ named: found }) => {
            if (!isOver) setKnown((before) => new Map([...before, ...found.map((one) => [one.id, one] as const)]));
          })
          .catch(logAndReturn('named.look'));
    };
    look();
    const stops = [
      client.onPush('follow.changed', look),
      client.onPush('notes.changed', look),
      client.onPush('library.changed', look),
      client.onPush('dossier.changed', look),
    ];
    return () => {
      isOver = true;
      for (const stop of stops) stop();
    };
  }, [client, key]);
  return known;
}
