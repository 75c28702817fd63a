import type { NoteDraft } from '../../utils/drafts/draft.ts';
import { isTrouble, stateText } from '../notes/state-text.ts';
import { keepsText } from '../page/boxes.ts';
import { focusAtEnd } from '../ui/caret.ts';
import { el, icon, quietButton, shorten, textButton } from '../page/dom.ts';
import { doubtBlock } from './doubt.ts';
import type { NoteActions } from './note-actions.ts';
import type { Speech } from './speech.ts';
import { MEANINGS } from '../../utils/domain/note/meanings.ts';
import { type Standing } from './types.ts';

/** One note being read and written. */
export interface Editor {
  readonly element: HTMLElement;
  readonly focus: () => void;
  /** Draws what has changed outside the text. */
  readonly update: (standing: Standing) => void;
  readonly dispose: () => void;
}

/**
 * Makes the editor of a note: its meaning, its text, which saves by itself, and where it stands.
 *
 * @param here identifier of the publication on the screen: a note made elsewhere says where
 */
export function createEditor(
  standing: Standing,
  draft: NoteDraft,
  speech: Speech,
  here: string,
  actions: NoteActions,
): Editor {
  const { t } = speech;
  const { id } = standing.note;
  const quote = `“${shorten(standing.note.passage.quote.exact, 60)}”`;
  const box = el('textarea', {
    'aria-label': t('passages.box', { quote }),
    placeholder: t('notes.placeholder'),
    rows: 2,
    dir: 'auto',
  });
  box.value = draft.snapshot().text;
  keepsText(box, () => draft.snapshot().text);
  box.addEventListener('input', () => draft.setText(box.value));
  box.addEventListener('blur', () => void draft.flush());
  const state = el('output', { class: 'note-state' });
  const help = el('div', { class: 'actions' });
  const doubt = el('div', { class: 'doubt', hidden: true });
  const meanings = el('fieldset', { class: 'meanings' });
  const source = standing.note.passage.source.id;
  const foot = el('div', { class: 'note-foot' }, state, el('span', { class: 'spread' }));
  const live = el(
    'div',
    { class: 'live' },
    doubt,
    meanings,
    box,
    help,
    foot,
    el(
      'div',
      { class: 'actions' },
      quietButton(t('passages.change'), () => actions.move(id)),
      quietButton(t('passages.bar.cite'), () => actions.cite(current)),
      quietButton(
        t('notes.delete'),
        () => void draft.delete(),
        `${t('notes.delete.named')}: ${t('passages.box', { quote })}`,
      ),
    ),
  );
  const gone = el(
    'div',
    { class: 'gone', hidden: true },
    el('output', {}, t('notes.deleted')),
    el('button', { type: 'button', class: 'undo', onclick: () => void draft.restore() }, t('notes.undo')),
  );
  if (source !== here) foot.append(el('span', { class: 'soft' }, t('notes.madeIn', { publication: source })));
  const element = el(
    'div',
    { class: 'note' },
    el('blockquote', { class: 'quote' }, `“${shorten(standing.note.passage.quote.exact, 160)}”`),
    live,
    gone,
  );
  let current = standing;

  const drawDraft = (): void => {
    const now = draft.snapshot();
    if (box.value !== now.text) box.value = now.text;
    const trouble = isTrouble(now.state);
    element.dataset['trouble'] = String(trouble);
    state.dataset['is'] = now.state.is;
    const said = stateText(now, speech);
    if (state.textContent !== said) state.replaceChildren(...(trouble ? [icon('alert')] : []), said);
    const wasGone = live.hidden;
    live.hidden = now.state.is === 'deleted';
    gone.hidden = !live.hidden;
    if (live.hidden && !wasGone && element.isConnected) gone.querySelector('button')?.focus();
    if (!live.hidden && wasGone) focusAtEnd(box, { preventScroll: true });
    help.replaceChildren(...troubleButtons(draft, speech));
  };
  const update = (next: Standing): void => {
    current = next;
    drawMeanings(meanings, next, speech, actions);
    const block = doubtBlock(next, speech, actions);
    doubt.hidden = block === null;
    doubt.replaceChildren(...(block === null ? [] : [block]));
    element.dataset['meaning'] = next.note.meaning ?? 'plain';
  };
  const stop = draft.subscribe(drawDraft);
  update(standing);
  drawDraft();
  return { element, update, focus: () => focusAtEnd(box, { preventScroll: true }), dispose: stop };
}

function drawMeanings(
  fieldset: HTMLFieldSetElement,
  { note }: Standing,
  { t, meaning }: Speech,
  actions: NoteActions,
): void {
  const focused = (fieldset.getRootNode() as ShadowRoot).activeElement;
  const keep = focused !== null && fieldset.contains(focused) ? focused.getAttribute('value') : null;
  fieldset.replaceChildren(
    el('legend', { class: 'unseen' }, t('passages.meaning')),
    ...[...MEANINGS, null].map((one) => {
      const input = el('input', {
        type: 'radio',
        name: `meaning-${note.id}`,
        value: one ?? 'none',
        onchange: () => actions.mean(note.id, one),
      });
      input.checked = note.meaning === one;
      return el(
        'label',
        { class: 'meaning', 'data-meaning': one ?? 'none' },
        input,
        one !== null && icon(one),
        el('span', {}, meaning(one)),
      );
    }),
  );
  if (keep !== null) fieldset.querySelector<HTMLInputElement>(`input[value="${keep}"]`)?.focus({ preventScroll: true });
}

/** What can be done about a text that is not stored. */
function troubleButtons(draft: NoteDraft, { t }: Speech): HTMLElement[] {
  const { state, text } = draft.snapshot();
  const copy = textButton(t('notes.copy'), () => void navigator.clipboard.writeText(text).catch(() => undefined));
  if (state.is === 'failed') return [copy, textButton(t('notes.retry'), () => void draft.retry())];
  if (state.is === 'orphaned') return [copy];
  if (state.is !== 'conflict') return [];
  const theirs = el('textarea', { readonly: true, rows: 3, dir: 'auto' });
  theirs.value = state.stored.body;
  return [
    el('label', { class: 'theirs' }, el('span', { class: 'soft' }, t('notes.conflict.theirs')), theirs),
    copy,
    textButton(t('notes.conflict.keepMine'), () => void draft.resolve('mine')),
    textButton(t('notes.conflict.keepTheirs'), () => void draft.resolve('stored')),
    textButton(t('notes.conflict.keepBoth'), () => void draft.resolve('both')),
  ];
}
