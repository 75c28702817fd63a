import { el, icon } from '../page/dom.ts';
import { createEditor, type Editor } from './editor.ts';
import type { NoteActions } from './note-actions.ts';
import { boxesOf } from './geometry.ts';
import type { PassageModel } from './model.ts';
import type { Speech } from './speech.ts';
import { placeOf } from './types.ts';

const WIDTH = 440;
const GAP = 8;

/** The notes of one sign, open next to their passage; when they close, the focus goes back to it. */
export class NotePanel {
  readonly element = el('section', { class: 'panel', hidden: true });
  private editors = new Map<string, Editor>();

  constructor(
    private readonly model: PassageModel,
    private readonly speech: () => Speech,
    private readonly actions: NoteActions,
    private readonly back: (id: string) => HTMLElement,
  ) {
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      this.close();
    });
  }

  /** The notes that are open. */
  get ids(): readonly string[] {
    return [...this.editors.keys()];
  }

  /**
   * Opens notes beside the first of them.
   *
   * @param focus the note to put the cursor in; null leaves the focus where it is
   */
  open(ids: readonly string[], focus: string | null): void {
    this.clear();
    const speech = this.speech();
    const { t } = speech;
    for (const id of ids) {
      const standing = this.model.standings.get(id);
      if (standing === undefined) continue;
      const draft = this.model.draftOf(standing.note);
      this.editors.set(id, createEditor(standing, draft, speech, this.model.facts.info.id, this.actions));
    }
    if (this.editors.size === 0) return;
    this.element.setAttribute('aria-label', t('passages.panel'));
    this.element.replaceChildren(
      el(
        'button',
        {
          type: 'button',
          class: 'quiet close',
          'aria-label': t('passages.close'),
          title: t('passages.close'),
          onclick: () => this.close(),
        },
        icon('close'),
      ),
      ...[...this.editors.values()].map(({ element }) => element),
    );
    this.element.hidden = false;
    this.put();
    this.element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    if (focus !== null) this.editors.get(focus)?.focus();
  }

  /** Draws what changed of the open notes; a note that left closes with the last one. */
  update(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const standing = this.model.standings.get(id);
      if (standing !== undefined) this.editors.get(id)?.update(standing);
    }
  }

  close(): void {
    const [first] = this.editors.keys();
    const inside = this.element.contains((this.element.getRootNode() as ShadowRoot).activeElement);
    this.clear();
    // The sign may be another button by now: notes on its line have come and gone.
    if (inside && first !== undefined) this.back(first).focus({ preventScroll: true });
  }

  /** Puts the panel under the passage of its first note, inside the window's width. */
  put(): void {
    if (this.element.hidden) return;
    const [first] = this.editors.keys();
    const standing = first === undefined ? undefined : this.model.standings.get(first);
    const place = standing === undefined ? null : placeOf(standing);
    const page = document.documentElement.clientWidth;
    const width = Math.min(WIDTH, page - GAP * 2);
    this.element.style.width = `${width}px`;
    const parent = this.element.parentElement?.getBoundingClientRect();
    if (parent === undefined) return;
    const boxes =
      place === null
        ? []
        : boxesOf(this.model.finder.last.index, { ...place, end: Math.min(place.end, place.start + 400) }).filter(
            (box) => box.height > 0,
          );
    const under = boxes.at(-1);
    const left = Math.min(Math.max(GAP, boxes[0]?.left ?? GAP), page - width - GAP);
    const top = under === undefined ? Math.round(window.innerHeight / 4) : under.bottom + GAP;
    this.element.style.left = `${Math.round(left - parent.left)}px`;
    this.element.style.top = `${Math.round(top - parent.top)}px`;
  }

  private clear(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
    for (const [id, editor] of this.editors) {
      editor.dispose();
      this.model.release(id);
    }
    this.editors = new Map();
  }
}
