import { type ReactElement, useEffect, useRef } from 'react';
import { useSpeech } from '../page/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { Doubts } from './Doubts.tsx';
import { NoteList } from './NoteList.tsx';
import type { NotesModel } from './notes-model.ts';
import { useNotePanel } from './useNotePanel.ts';
import { useTargetNotes } from './useTargetNotes.ts';

interface Props {
  model: NotesModel;
  publication: string;
  /** Told when the reader opens or closes the editors: the card may then change its height. */
  onOpen: (open: boolean) => void;
}

/** The notes on the publication as a whole: a button, what is there, and the editors when asked for. */
export function PublicationNotes({ model, publication, onOpen }: Props): ReactElement {
  const { t } = useSpeech();
  const addButton = useRef<HTMLButtonElement>(null);
  const notes = useTargetNotes(model, null);
  const panel = useNotePanel(model, notes, null, addButton);
  useEffect(() => onOpen(panel.open), [panel.open, onOpen]);
  return (
    <div className="publication-notes">
      <div className="note-row">
        <button type="button" className="pencil" ref={addButton} onClick={panel.add}>
          <Icon name="note" />
          {t('notes.publication.add')}
        </button>
        {notes.count > 0 && (
          <button type="button" className="peek" aria-expanded={panel.open} onClick={panel.toggle}>
            <b>{t('notes.count', { count: notes.count })}</b> {t('notes.show')}
          </button>
        )}
        {notes.count === 0 && notes.missing === null && (
          <span className="soft hint">
            {t(notes.newer ? 'notes.listNewer' : notes.failed ? 'notes.listFailed' : 'notes.none')}
          </span>
        )}
        {notes.missing !== null && (
          <output className="soft hint">
            {notes.missing.expected === null
              ? t('notes.lost')
              : t('notes.lost.counted', { count: notes.missing.expected })}
          </output>
        )}
      </div>
      <Doubts model={model} />
      {panel.open && (
        <NoteList
          model={model}
          drafts={notes.drafts}
          label={t('notes.publication.box')}
          publication={publication}
          focusId={panel.focusId}
          onClose={panel.close}
        />
      )}
    </div>
  );
}
