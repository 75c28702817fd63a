import type { Dispatch, SetStateAction } from 'react';
import { troubleOf } from '../../../utils/protocol/trouble.ts';
import { useLibrary } from '../app/context.ts';
import { partlyWords } from '../parts/partly-words.ts';
import { withLeft } from './left-words.ts';
import { putNotesBack, type Updated, updateNotes } from './update-notes.ts';

/** Acts on many notes at once; each says what it did and offers the way back. */
export interface Many {
  readonly remove: (ids: readonly string[]) => void;
  readonly tag: (ids: readonly string[], tag: string) => void;
  /** Moves notes into a dossier; null takes them out of theirs. */
  readonly collect: (ids: readonly string[], collection: string | null) => void;
}

type Counted = 'selection.deleted' | 'selection.tagged' | 'selection.collected';

/** @param setSelected takes deleted notes out of the selection */
export function useMany(setSelected: Dispatch<SetStateAction<ReadonlySet<string>>>): Many {
  const { t, ports, announce, withdraw } = useLibrary();
  const { client } = ports;

  const fail = (error: unknown): void => announce(t('row.failed', { detail: t(`trouble.${troubleOf(error)}`) }));
  const failed = (answer: NonNullable<Updated['failed']>): void =>
    answer.outcome === 'partly' ? announce(partlyWords(answer, t)) : fail(answer);

  const putBack = (work: () => Promise<Omit<Updated, 'from'>>) => (): void => {
    work().then(
      (done) =>
        done.failed === null ? announce(withLeft(t('selection.undone'), done.omitted, t)) : failed(done.failed),
      fail,
    );
  };
  /** Offer no undo until the act is stored: the old undo would revert the previous act. */
  const act = (
    doing: () => Promise<Updated>,
    key: Counted,
    back: (done: Updated) => Promise<Omit<Updated, 'from'>>,
  ): void => {
    withdraw();
    doing().then((done) => {
      const { ids, omitted, failed: answer } = done;
      if (answer !== null) return failed(answer);
      return announce(
        withLeft(t(key, { count: ids.length }), omitted, t),
        putBack(() => back(done)),
      );
    }, fail);
  };
  return {
    remove: (ids) =>
      act(
        async () => {
          const done = await updateNotes(client, ids, { does: 'delete' });
          const gone = new Set(done.ids);
          setSelected((old) => new Set([...old].filter((id) => !gone.has(id))));
          return done;
        },
        'selection.deleted',
        (done) => updateNotes(client, done.ids, { does: 'restore' }),
      ),
    tag: (ids, tag) =>
      act(
        () => updateNotes(client, ids, { does: 'addTag', tag }),
        'selection.tagged',
        (done) => updateNotes(client, done.ids, { does: 'removeTag', tag }),
      ),
    collect: (ids, collection) =>
      act(
        () => updateNotes(client, ids, { does: 'setCollection', collection }),
        'selection.collected',
        ({ from }) => putNotesBack(client, from),
      ),
  };
}
