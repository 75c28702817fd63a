import { type ReactElement, useSyncExternalStore } from 'react';
import { useSpeech } from '../page/context.ts';
import type { NotesModel } from './notes-model.ts';

/** Asks whether notes made in the first days of a document belong to this one, where only the reader can tell. */
export function Doubts({ model }: { model: NotesModel }): ReactElement | null {
  const { t } = useSpeech();
  const { doubts = [] } = useSyncExternalStore(model.subscribe, model.snapshot);
  if (doubts.length === 0) return null;
  return (
    <ul className="note-doubts">
      {doubts.map(({ id, count }) => (
        <li key={id}>
          {t('notes.doubt', { count, id })}{' '}
          <button type="button" onClick={(event) => void (event.isTrusted && model.settle(id, true))}>
            {t('notes.doubt.yes')}
          </button>{' '}
          <button
            type="button"
            className="quiet"
            onClick={(event) => void (event.isTrusted && model.settle(id, false))}
          >
            {t('notes.doubt.no')}
          </button>
        </li>
      ))}
    </ul>
  );
}
