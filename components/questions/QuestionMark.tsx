import { type ReactElement, useLayoutEffect, useRef } from 'react';
import { formatList } from '../../utils/domain/i18n/dates.ts';
import { NoteList } from '../notes/NoteList.tsx';
import type { NotesModel } from '../notes/notes-model.ts';
import { useNotePanel } from '../notes/useNotePanel.ts';
import { useTargetNotes } from '../notes/useTargetNotes.ts';
import { useSpeech } from '../page/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { SafeLink } from '../ui/SafeLink.tsx';

interface Props {
  model: NotesModel;
  publication: string;
  /** Numbers of the heading, at least one. */
  numbers: readonly number[];
  /** Where the answer to this question stands; null when there is none. */
  answerUrl: string | null;
}

/** Beside a heading "Vraag n": add a note, what is noted, the way to the answer; and the editors when open. */
export function QuestionMark({ model, publication, numbers, answerUrl }: Props): ReactElement {
  const { t, language } = useSpeech();
  const addButton = useRef<HTMLButtonElement>(null);
  const notes = useTargetNotes(model, numbers);
  const panel = useNotePanel(model, notes, numbers[0] ?? null, addButton);
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = ref.current?.getRootNode();
    // Our own element in the page has height only while the editors are open.
    if (root instanceof ShadowRoot) root.host.toggleAttribute('data-open', panel.open);
  }, [panel.open]);
  const label = formatList(numbers.map(String), language);
  return (
    <div className="question" lang={language} ref={ref}>
      <div className="question-row">
        {notes.count > 0 && (
          <button
            type="button"
            className="peek"
            aria-expanded={panel.open}
            aria-label={t('notes.question.show', { count: notes.count, label })}
            onClick={panel.toggle}
          >
            <b aria-hidden="true">{notes.count}</b>
            <span className="short" aria-hidden="true">
              {t('notes.show')}
            </span>
          </button>
        )}
        {answerUrl !== null && (
          <SafeLink href={answerUrl} className="to-answer">
            <span aria-hidden="true">{t('question.answer')}</span>
            <span className="unseen">{t('question.toAnswer', { label })}</span>
            <Icon name="goto" />
          </SafeLink>
        )}
        <button
          type="button"
          className="pencil"
          ref={addButton}
          aria-label={t('notes.question.add', { label })}
          title={t('notes.question.add', { label })}
          onClick={panel.add}
        >
          <Icon name="note" />
          <span className="short">{t('notes.short')}</span>
        </button>
      </div>
      {panel.open && (
        <NoteList
          model={model}
          drafts={notes.drafts}
          label={t('notes.question.box', { label })}
          publication={publication}
          focusId={panel.focusId}
          onClose={panel.close}
        />
      )}
    </div>
  );
}
