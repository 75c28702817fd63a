import { useCallback, useEffect, useRef, useState } from 'react';
import { decideCollection } from '../../../utils/domain/collection/change.ts';
import type { Collection, CollectionChange } from '../../../utils/domain/collection/collection.ts';
import type { AnyResponseOf } from '../../../utils/protocol/library.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { changeCollection } from '../../collections/change-collection.ts';
import { useLibrary } from '../app/context.ts';
import { onChanges } from '../manage/useTags.ts';

/** A stored dossier, with the number of its notes per publication. */
export type OpenedCollection = Extract<AnyResponseOf<'collections.get'>, { outcome: 'found' }>;

/** What is known of the opened dossier: null before it is read. */
export type CollectionState = OpenedCollection | 'failed' | null;

/** An open dossier, and how to change it. */
export interface CollectionModel {
  readonly state: CollectionState;
  /**
   * Changes the dossier, on the screen at once. Never throws.
   *
   * @returns why it was not changed, in words; null when it was
   */
  readonly change: (change: CollectionChange) => Promise<string | null>;
}

/** The dossier with this identifier; follows every change, of its notes too. */
export function useCollection(id: string): CollectionModel {
  const { ports, t } = useLibrary();
  const { client } = ports;
  const [state, setState] = useState<CollectionState>(null);
  const turn = useRef(0);
  const pending = useRef(0);
  const read = useCallback(async (): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    const answer = await client.request('collections.get', { id }).catch(logAndReturn('collections.list', null));
    // A response that was read before the reader's last change would revert it on screen.
    if (mine === turn.current) setState(answer?.outcome === 'found' ? answer : 'failed');
  }, [client, id]);
  useEffect(() => {
    void read();
    // While a change is in flight, the stored dossier is older than the screen. Read again when the change ends.
    const again = (): void => void (pending.current === 0 && read());
    const stops = [client.onPush('collections.changed', again), onChanges(client, again)];
    return () => {
      turn.current += 1;
      for (const stop of stops) stop();
    };
  }, [client, read]);
  const change = useCallback(
    async (what: CollectionChange): Promise<string | null> => {
      turn.current += 1;
      pending.current += 1;
      setState((old) =>
        old === null || old === 'failed' ? old : { ...old, collection: changed(old.collection, what) },
      );
      const trouble = await changeCollection(client, id, what, t);
      pending.current -= 1;
      if (pending.current === 0) await read();
      return trouble;
    },
    [client, id, read, t],
  );
  return { state, change };
}

/** The dossier as it will be once the change is stored. */
function changed(old: Collection | null, what: CollectionChange): Collection | null {
  if (old === null || what.does === 'write') return old;
  const decided = decideCollection(old, what, { id: old.id, at: old.modified, count: 0 });
  return decided.is === 'changed' ? decided.collection : old;
}
