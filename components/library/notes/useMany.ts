import type { Dispatch, SetStateAction } from 'react';
import type { AnyRequestOf, AnyResponseOf } from '../../../utils/protocol/library.ts';
import { troubleOf } from '../../../utils/protocol/trouble.ts';
import { useLibrary } from '../app/context.ts';
import { partlyWords } from '../parts/partly-words.ts';

/** Acts on many notes at once; each says what it did and offers the way back. */
export interface Many {
  readonly remove: (ids: readonly string[]) => void;
  readonly tag: (ids: readonly string[], tag: string) => void;
}

/** Result: the notes that changed, how many could not be changed, and the answer that failed, possibly halfway. */
interface Done {
  readonly ids: readonly string[];
  readonly omitted: number;
  readonly failed: Extract<AnyResponseOf<'notes.update'>, { outcome: 'failed' | 'partly' }> | null;
}

/** Most identifiers the protocol takes in one message, with room to spare. */
const MOST = 100_000;

/** @param setSelected takes deleted notes out of the selection */
export function useMany(setSelected: Dispatch<SetStateAction<ReadonlySet<string>>>): Many {
  const { t, ports, announce } = useLibrary();

  const update = async (ids: readonly string[], change: AnyRequestOf<'notes.update'>['change']): Promise<Done> => {
    const done: string[] = [];
    let omitted = 0;
    for (let at = 0; at < ids.length; at += MOST) {
      const part = ids.slice(at, at + MOST);
      // One after the other: each is one transaction.
      // oxlint-disable-next-line no-await-in-loop
      const answer: AnyResponseOf<'notes.update'> = await ports.client.request('notes.update', {
        selection: { by: 'ids', ids: part },
        change,
      });
      if (answer.outcome !== 'updated') return { ids: done, omitted, failed: answer };
      done.push(...answer.ids);
      omitted += answer.omitted;
    }
    return { ids: done, omitted, failed: null };
  };
  const told = (key: 'selection.deleted' | 'selection.tagged', count: number, omitted: number): string =>
    omitted === 0 ? t(key, { count }) : `${t(key, { count })} ${t('selection.left', { count: omitted })}`;
  const fail = (error: unknown): void => announce(t('row.failed', { detail: t(`trouble.${troubleOf(error)}`) }));
  const failed = (answer: NonNullable<Done['failed']>): void =>
    answer.outcome === 'partly' ? announce(partlyWords(answer, t)) : fail(answer);

  const back = (ids: readonly string[], change: AnyRequestOf<'notes.update'>['change']) => (): void => {
    update(ids, change).then(
      (done) => (done.failed === null ? announce(t('selection.undone')) : failed(done.failed)),
      fail,
    );
  };
  return {
    remove: (ids) => {
      update(ids, { does: 'delete' }).then(({ ids: done, omitted, failed: answer }) => {
        const gone = new Set(done);
        setSelected((old) => new Set([...old].filter((id) => !gone.has(id))));
        if (answer !== null) return failed(answer);
        announce(told('selection.deleted', done.length, omitted), back(done, { does: 'restore' }));
      }, fail);
    },
    tag: (ids, tag) => {
      update(ids, { does: 'addTag', tag }).then(({ ids: done, omitted, failed: answer }) => {
        if (answer !== null) return failed(answer);
        announce(told('selection.tagged', done.length, omitted), back(done, { does: 'removeTag', tag }));
      }, fail);
    },
  };
}
