import type { ReactElement } from 'react';
import type { NoteDraft } from '../../utils/drafts/draft.ts';
import type { NotesModel } from './notes-model.ts';
import { NoteEditor, onEscape } from './NoteEditor.tsx';
import { useSpeech } from '../page/context.ts';

interface Props {
  model: NotesModel;
  drafts: readonly NoteDraft[];
  /** Name of each box. */
  label: string;
  /** Publication of this page: notes made elsewhere say where. */
  publication: string;
  /** Id of the note to put the cursor in. */
  focusId: string | null;
  onClose: () => void;
}

/** The open editors of one thing, oldest first. */
export function NoteList({ model, drafts, label, publication, focusId, onClose }: Props): ReactElement {
  const { t } = useSpeech();
  return (
    // Escape is a convenience for the keyboard; the button below does the same for everyone.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="notes" onKeyDown={(event) => onEscape(event, onClose)}>
      {drafts.map((draft) => {
        const madeIn = model.targetOf(draft)?.publication ?? publication;
        return (
          <NoteEditor
            key={draft.id}
            draft={draft}
            label={label}
            madeIn={madeIn === publication ? null : madeIn}
            focus={draft.id === focusId}
          />
        );
      })}
      <div className="actions">
        <button type="button" className="quiet" onClick={onClose}>
          {t('notes.close')}
        </button>
      </div>
    </div>
  );
}
