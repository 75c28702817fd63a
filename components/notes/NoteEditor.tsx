import {
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { NoteDraft } from '../../utils/drafts/draft.ts';
import type { DraftSnapshot } from '../../utils/drafts/draft-types.ts';
import { useSpeech } from '../page/context.ts';
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
  /** Whether it can be deleted here; true when left out. */
  canDelete?: boolean;
}

/** One note: a box that saves by itself, and one line that says whether it is saved and what to do if not. */
export function NoteEditor({ draft, label, madeIn, focus, canDelete = true }: Props): ReactElement {
  const shown = useSyncExternalStore(draft.subscribe, draft.snapshot);
  const gone = shown.state.is === 'deleted';
  const box = useRef<HTMLTextAreaElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const follow = useFocusAcrossDeletion(gone, box, undo);
  useBox(box, focus);
  return gone ? (
    <Deleted undo={undo} onUndo={() => follow(() => draft.restore())} />
  ) : (
    <div className="note" data-trouble={isTrouble(shown.state)}>
      <TextBox draft={draft} label={label} text={shown.text} ref={box} />
      {shown.state.is === 'conflict' && <Conflict draft={draft} stored={shown.state.stored.body} />}
      <Foot
        draft={draft}
        shown={shown}
        label={label}
        madeIn={madeIn}
        onDelete={canDelete ? () => follow(() => draft.delete()) : null}
      />
    </div>
  );
}

/** Keeps the text box focused when asked, as high as its text, and known to what takes scripts' words out of it. */
function useBox(box: RefObject<HTMLTextAreaElement | null>, focus: boolean): void {
  useLayoutEffect(() => {
    if (focus && box.current !== null) focusAtEnd(box.current);
  }, [box, focus]);
  useLayoutEffect(() => grow(box.current));
}

/**
 * Deleting takes its button away, and so does undoing. The focus goes to what came instead.
 *
 * @returns runs an act of either button, and lets the focus follow it
 */
function useFocusAcrossDeletion(
  gone: boolean,
  box: RefObject<HTMLTextAreaElement | null>,
  undo: RefObject<HTMLButtonElement | null>,
): (act: () => Promise<unknown>) => void {
  const pressed = useRef(false);
  useLayoutEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    if (gone) undo.current?.focus();
    else if (box.current !== null) focusAtEnd(box.current);
  }, [gone, box, undo]);
  return (act) => {
    pressed.current = true;
    void act();
  };
}

function Deleted({ undo, onUndo }: { undo: RefObject<HTMLButtonElement | null>; onUndo: () => void }): ReactElement {
  const { t } = useSpeech();
  return (
    <div className="note gone">
      <output>{t('notes.deleted')}</output>
      <button type="button" ref={undo} onClick={onUndo}>
        {t('notes.undo')}
      </button>
    </div>
  );
}

function TextBox({
  draft,
  label,
  text,
  ref,
}: {
  draft: NoteDraft;
  label: string;
  text: string;
  ref: RefObject<HTMLTextAreaElement | null>;
}): ReactElement {
  const { t } = useSpeech();
  return (
    <textarea
      ref={ref}
      aria-label={label}
      placeholder={t('notes.placeholder')}
      value={text}
      dir="auto"
      rows={2}
      spellCheck
      onChange={(event) => draft.setText(event.target.value)}
      onBlur={() => void draft.flush()}
    />
  );
}

/** Whether the text is saved, and what can be done: copy, try again, delete. */
function Foot(props: {
  draft: NoteDraft;
  shown: DraftSnapshot;
  label: string;
  madeIn: string | null;
  onDelete: (() => void) | null;
}): ReactElement {
  const speech = useSpeech();
  const { t } = speech;
  const { draft, shown, label, madeIn, onDelete } = props;
  const { state, text } = shown;
  const trouble = isTrouble(state);
  return (
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
      {onDelete !== null && state.is !== 'orphaned' && state.is !== 'conflict' && (
        <button type="button" className="quiet" aria-label={`${t('notes.delete.named')}: ${label}`} onClick={onDelete}>
          {t('notes.delete')}
        </button>
      )}
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
  const [said, setSaid] = useState<'notes.copy' | 'notes.copied' | 'notes.copyFailed'>('notes.copy');
  return (
    <button
      type="button"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setSaid('notes.copied'),
          // A page may forbid it to all that is in it.
          () => setSaid('notes.copyFailed'),
        );
      }}
    >
      {t(said)}
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
