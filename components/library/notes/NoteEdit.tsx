import { InShared } from '../sharing/InShared.tsx';
import { useChoices } from '../sharing/words.ts';
import { type ReactElement, useMemo } from 'react';
import type { NoteDraft } from '../../../utils/drafts/draft.ts';
import type { Note } from '../../../utils/domain/note/note.ts';
import { NoteDetails } from '../../notes/NoteDetails.tsx';
import { onEscape, NoteEditor } from '../../notes/NoteEditor.tsx';
import { useNoteDetails } from '../../notes/useNoteDetails.ts';
import { SpeechContext } from '../../page/context.ts';
import { meaningName, useLibrary } from '../app/context.ts';

/**
 * Writing a note in the library: its text (saved while typing), meaning and tags (saved at once).
 * @param props.first the note as it was when it was opened; null for a new one
 */
export function NoteEdit(props: {
  draft: NoteDraft;
  name: string;
  known: readonly string[];
  first: Note | null;
}): ReactElement {
  const { draft, name, known } = props;
  const world = useLibrary();
  const { t, pageT, language, today, ports, shelf, announce } = world;
  const choices = useChoices();
  const speech = useMemo(() => ({ t: pageT, language, today }), [pageT, language, today]);
  const editable = useNoteDetails(draft, props.first, ports.client.request, (trouble) =>
    announce(trouble === 'conflict' ? t('row.conflict') : t('row.failed', { detail: t(`trouble.${trouble}`) })),
  );
  const close = (): void => void shelf.close(draft.id);
  return (
    // Escape is a convenience for the keyboard; the button below does the same for everyone.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="edit" onKeyDown={(event) => onEscape(event, close)}>
      <SpeechContext value={speech}>
        <NoteEditor draft={draft} label={t('row.box', { name })} madeIn={null} focus />
      </SpeechContext>
      <NoteDetails
        id={draft.id}
        editable={editable}
        t={t}
        nameOf={(meaning) => (meaning === null ? t('meaning.none') : meaningName(meaning, world))}
        hasVerdict={(props.first?.passage ?? null) === null}
        collections={choices}
        known={known}
      />
      <InShared collection={editable.details.collection} />
      <div className="actions">
        <button type="button" onClick={close}>
          {t('row.done')}
        </button>
      </div>
    </div>
  );
}
