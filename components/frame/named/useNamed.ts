import { useEffect, useState } from 'react';
import { orElse } from '../../../utils/messages/swallow.ts';
import { MOST_LOOKED_AT, type NamedPublication, type NamedStanding } from '../../../utils/protocol/named.ts';
import { useFrame } from '../context.ts';

/** What is known of these publications, by identifier; asks again when something of the reader's or of a question changes. */
export function useNamed(named: readonly NamedPublication[]): ReadonlyMap<string, NamedStanding> {
  const { model } = useFrame();
  const { client } = model;
  const [known, setKnown] = useState<ReadonlyMap<string, NamedStanding>>(new Map());
  const key = JSON.stringify(named.slice(0, MOST_LOOKED_AT));
  useEffect(() => {
    const asked = JSON.parse(key) as NamedPublication[];
    let isOver = false;
    const look = (): void => {
      if (asked.length === 0) return;
      client
        .request('named.look', { named: asked })
        .then(({ named: found }) => {
          if (!isOver) setKnown(new Map(found.map((one) => [one.id, one])));
        })
        .catch(orElse('named.look'));
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
