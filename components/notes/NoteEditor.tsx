import { type KeyboardEvent, type ReactElement, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { NoteDraft } from '../../utils/drafts/draft.ts';
import { useSpeech } from '../page/context.ts';
import { keepsText } from '../page/trusted.ts';
import { focusAtEnd } from '../ui/caret.ts';
import { Icon } from '../ui/Icon.tsx';
import { isTrouble, stateText } from './state-text.ts';

interface Props {
  draft: NoteDraft;
  /** Name of the text box: what the note is about. */
  label: string;
  /** Publication the note was made in, when it is not this one. */
  madeIn: string | null;
  /** Focus the box when it appears. */
  focus: boolean;
}

/** One note: a box that saves by itself, and one line that says where it stands and what to do. */
export function NoteEditor({ draft, label, madeIn, focus }: Props): ReactElement {
  const speech = useSpeech();
  const { t } = speech;
  const shown = useSyncExternalStore(draft.subscribe, draft.snapshot);
  const box = useRef<HTMLTextAreaElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (focus && box.current !== null) focusAtEnd(box.current);
  }, [focus]);
  // Each time: a note that was deleted comes back in another box.
  useLayoutEffect(() => {
    if (box.current !== null) keepsText(box.current, () => draft.snapshot().text);
  });
  useLayoutEffect(() => grow(box.current));
  const { state, text } = shown;
  // The button that was pressed goes with what it stood in; the focus goes to what came instead.
  const pressed = useRef(false);
  const gone = state.is === 'deleted';
  useLayoutEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    if (gone) undo.current?.focus();
    else if (box.current !== null) focusAtEnd(box.current);
  }, [gone]);
  const trouble = isTrouble(state);

  if (state.is === 'deleted') {
    return (
      <div className="note gone">
        <output>{t('notes.deleted')}</output>
        <button
          type="button"
          ref={undo}
          onClick={() => {
            pressed.current = true;
            void draft.restore();
          }}
        >
          {t('notes.undo')}
        </button>
      </div>
    );
  }
  return (
    <div className="note" data-trouble={trouble}>
      <textarea
        ref={box}
        aria-label={label}
        placeholder={t('notes.placeholder')}
        value={text}
        dir="auto"
        rows={2}
        spellCheck
        onChange={(event) => draft.setText(event.target.value)}
        onBlur={() => void draft.flush()}
      />
      {state.is === 'conflict' && <Conflict draft={draft} stored={state.stored.body} />}
      <div className="note-foot">
        <output className="note-state" data-is={state.is}>
          {state.is === 'saved' && <Icon name="answered" />}
          {trouble && <Icon name="alert" />}
          {stateText(shown, speech)}
        </output>
        {madeIn !== null && <span className="soft">{t('notes.madeIn', { publication: madeIn })}</span>}
        <span className="spread" />
        {trouble && <CopyButton text={text} />}
        {state.is === 'failed' && (
          <button type="button" onClick={() => void draft.retry()}>
            {t('notes.retry')}
          </button>
        )}
        {state.is !== 'orphaned' && state.is !== 'conflict' && (
          <button
            type="button"
            className="quiet"
            aria-label={`${t('notes.delete.named')}: ${label}`}
            onClick={() => {
              pressed.current = true;
              void draft.delete();
            }}
          >
            {t('notes.delete')}
          </button>
        )}
      </div>
    </div>
  );
}

function Conflict({ draft, stored }: { draft: NoteDraft; stored: string }): ReactElement {
  const { t } = useSpeech();
  return (
    <div className="conflict">
      <label>
        <span className="soft">{t('notes.conflict.theirs')}</span>
        <textarea readOnly dir="auto" rows={3} value={stored} />
      </label>
      <div className="actions">
        <button type="button" onClick={() => void draft.resolve('mine')}>
          {t('notes.conflict.keepMine')}
        </button>
        <button type="button" onClick={() => void draft.resolve('stored')}>
          {t('notes.conflict.keepTheirs')}
        </button>
        <button type="button" onClick={() => void draft.resolve('both')}>
          {t('notes.conflict.keepBoth')}
        </button>
      </div>
    </div>
  );
}

function CopyButton({ text }: { text: string }): ReactElement {
  const { t } = useSpeech();
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    >
      {t(copied ? 'notes.copied' : 'notes.copy')}
    </button>
  );
}

/** Makes a box as high as its text where the browser cannot do that itself; the style sheet limits it. */
function grow(box: HTMLTextAreaElement | null): void {
  if (box === null || typeof CSS === 'undefined' || CSS.supports('field-sizing', 'content')) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight + 2}px`;
}

/** Escape leaves the editors; the text is saved by itself. */
export function onEscape(event: KeyboardEvent, leave: () => void): void {
  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  leave();
}
