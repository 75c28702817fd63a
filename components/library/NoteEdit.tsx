import { type ReactElement, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { NoteDraft } from '../../utils/drafts/draft.ts';
import type { ChangeNoteRequest } from '../../utils/protocol/requests.ts';
import { troubleOf } from '../../utils/protocol/trouble.ts';
import type { Note } from '../../utils/domain/note/note.ts';
import { onEscape, NoteEditor } from '../notes/NoteEditor.tsx';
import { SpeechContext } from '../page/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { useLibrary } from './context.ts';
import { MeaningPicker } from './MeaningSign.tsx';
import { TagField } from './TagField.tsx';

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
  const { t, pageT, language, today, ports, shelf, say } = useLibrary();
  const speech = useMemo(() => ({ t: pageT, language, today }), [pageT, language, today]);
  const stored = useSyncExternalStore(draft.subscribe, draft.snapshot).note;
  const [changed, setChanged] = useState<Note | null>(null);
  const newest = changed !== null && changed.revision > (stored?.revision ?? 0) ? changed : (stored ?? props.first);
  const queue = useRef(Promise.resolve());
  const label = t('row.box', { name });

  const change = (what: Pick<ChangeNoteRequest, 'tags' | 'meaning'>): void => {
    const send = async (): Promise<void> => {
      await draft.flush();
      const base = draft.snapshot().note ?? newest;
      if (base === null) return;
      const answer = await ports.client.request('notes.change', {
        id: draft.id,
        expectedRevision: base.revision,
        ...what,
      });
      if (answer.outcome === 'saved') {
        setChanged(answer.note);
        draft.receive(answer.note);
      } else if (answer.outcome === 'conflict') {
        draft.receive(answer.stored);
        say(t('row.conflict'));
      } else say(t('row.failed', { detail: t(`trouble.${troubleOf(answer)}`) }));
    };
    // One after the other: each builds on the revision the one before it made.
    queue.current = queue.current
      .then(send)
      .catch((error: unknown) => say(t('row.failed', { detail: t(`trouble.${troubleOf(error)}`) })));
  };
  const close = (): void => void shelf.close(draft.id);
  return (
    // Escape is a convenience for the keyboard; the button below does the same for everyone.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="edit" onKeyDown={(event) => onEscape(event, close)}>
      <SpeechContext value={speech}>
        <NoteEditor draft={draft} label={label} madeIn={null} focus />
      </SpeechContext>
      {newest !== null && (
        <>
          <MeaningPicker
            name={`meaning ${draft.id}`}
            value={newest.meaning}
            onChange={(meaning) => change({ meaning })}
          />
          <div className="edit-tags">
            <ul className="tags" aria-label={t('tags.label')}>
              {newest.tags.map((tag) => (
                <li key={tag} className="chip">
                  {tag}
                  <button
                    type="button"
                    className="quiet square"
                    aria-label={t('tags.remove', { tag })}
                    onClick={() => change({ tags: newest.tags.filter((each) => each !== tag) })}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              ))}
            </ul>
            <TagField
              label={t('tags.add')}
              known={known}
              has={newest.tags}
              onAdd={(tag) => {
                if (!newest.tags.includes(tag)) change({ tags: [...newest.tags, tag] });
              }}
            />
          </div>
        </>
      )}
      <div className="actions">
        <button type="button" onClick={close}>
          {t('row.done')}
        </button>
      </div>
    </div>
  );
}
