import { MEANINGS } from '../../utils/domain/note/meanings.ts';
import type { Meaning } from '../../utils/domain/note/note.ts';
import { el, icon } from '../page/dom.ts';
import { listen } from '../page/trusted.ts';
import type { rovingTabIndex } from '../strip/toolbar.ts';
import type { TouchWords } from '../touch/words.ts';
import { keyOf, putBar, selectedIn, SELECTION_PAUSE_MS, type Selected } from './selection.ts';

/** What the reader can do with a selection. */
export interface BarActs {
  readonly roving: typeof rovingTabIndex;
  /** @param inside whether the keyboard focus was in the bar, which goes */
  readonly mark: (range: Range, meaning: Meaning | null, write: boolean, inside: boolean) => void;
  readonly quote: (range: Range) => void;
  /** Puts the note that is being moved at the selection. */
  readonly put: (range: Range) => void;
  readonly cancel: () => void;
  /** The keys that mark a selection; empty for none. */
  readonly keys: () => Promise<string>;
  /** Something is selected: what marking needs may be made ready. */
  readonly near: () => void;
  /** The selection inside an answer beside a question; null when there is none. */
  readonly inAnswers: () => Selected | null;
}

/** Both ends of the selection. */
const whereIsIt = (): readonly unknown[] => {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {};
  return [anchorNode, anchorOffset, focusNode, focusOffset];
};

/**
 * The bar at a selection. It takes no focus and leaves the selection as it is; only the keyboard command goes
 * into it, and Escape brings back where the reader was.
 */
export class MarkBar {
  readonly element = el('div', { class: 'bar', role: 'toolbar', hidden: true });
  private selected: Selected | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pressed = false;
  /** Until a hand was seen: this may come after the finger that selected something. */
  private touch = matchMedia('(pointer: coarse)').matches;
  private dismissed = '';
  private hinted = false;
  private moving = false;
  /** Whether a selection by mouse is marked at once, without the bar. */
  private alone = false;
  private byMouse = false;
  private filled = '';
  /** When the selection last changed, in milliseconds since the epoch, and where it was then. */
  private changed = { at: 0, where: whereIsIt() };

  constructor(
    private readonly container: () => Element,
    private readonly words: () => TouchWords,
    private readonly acts: BarActs,
    private readonly announce: (text: string) => void,
  ) {
    listen(document, 'selectionchange', () => {
      this.changed = { at: Date.now(), where: whereIsIt() };
      // The same words, deselected and selected again, count as a new selection.
      if (this.dismissed !== '' && this.dismissed !== keyOf(this.look())) this.dismissed = '';
      this.later();
    });
    const pressed = (event: PointerEvent): void => {
      this.touch = event.pointerType === 'touch';
      this.pressed = event.pointerType === 'mouse';
    };
    listen(document, 'pointerdown', pressed, { capture: true, passive: true, besideOurs: true });
    const released = (): void => {
      this.byMouse = this.pressed;
      this.pressed = false;
      this.later();
    };
    for (const name of ['pointerup', 'pointercancel'])
      listen(document, name, released, { capture: true, passive: true });
    const escape = ({ key }: KeyboardEvent): void => {
      this.byMouse = false;
      if (key === 'Escape' && !this.element.hidden) this.dismiss();
    };
    listen(document, 'keydown', escape, { capture: true });
    for (const name of ['scroll', 'resize']) listen(window, name, () => this.put(), { passive: true });
    // Pressing a button must not end the selection it is about.
    for (const name of ['pointerdown', 'mousedown'])
      this.element.addEventListener(name, (event) => event.preventDefault());
  }

  /** Whether the reader has selected something since a given time, in milliseconds since the epoch. */
  changedAfter(at: number): boolean {
    // The event for a very recent selection may not have arrived yet.
    const isHeard = whereIsIt().every((end, nth) => end === this.changed.where[nth]);
    return document.getSelection()?.isCollapsed === false && (!isHeard || this.changed.at > at);
  }

  /** Whether a note waits for its new place. */
  setMoving(moving: boolean): void {
    this.moving = moving;
    this.dismissed = '';
    this.show();
  }

  /** Whether selecting with the mouse is enough to mark. */
  setAlone(alone: boolean): void {
    this.alone = alone;
    this.byMouse = false;
    if (alone) this.hide();
  }

  /** The keyboard command: shows the bar for the selection and goes into it. @returns whether anything is selected */
  enter(): boolean {
    this.dismissed = '';
    this.show();
    // The same keys do the same each time: it begins at the first.
    this.element.querySelector('button')?.focus({ preventScroll: true });
    return !this.element.hidden;
  }

  /** Whether the reader is in the bar: where the focus was goes with it. */
  get hasFocus(): boolean {
    return this.element.contains((this.element.getRootNode() as ShadowRoot).activeElement);
  }

  /** Shows the bar beside what was selected before there was one. */
  catchUp(): void {
    if (document.getSelection()?.isCollapsed === false) this.later();
  }

  private look(): Selected | null {
    return this.acts.inAnswers() ?? selectedIn(this.container());
  }

  private later(): void {
    clearTimeout(this.timer);
    if (!this.pressed) this.timer = setTimeout(() => this.show(), SELECTION_PAUSE_MS);
  }

  private hide(): void {
    this.element.hidden = true;
    this.selected = null;
  }

  private dismiss(): void {
    const inside = (this.element.getRootNode() as ShadowRoot).activeElement;
    this.dismissed = keyOf(this.look());
    this.hide();
    // The focus goes back to the document, whose selection was kept.
    if (inside instanceof HTMLElement && this.element.contains(inside)) inside.blur();
  }

  private show(): void {
    const selected = this.look();
    if (selected === null || (this.dismissed !== '' && this.dismissed === keyOf(selected))) {
      if (!this.hasFocus) this.hide();
      return;
    }
    this.dismissed = '';
    this.selected = selected;
    if (this.alone && this.byMouse && !this.moving && this.element.hidden)
      return this.run((range, inside) => this.acts.mark(range, null, false, inside));
    this.fill(selected.pieces > 1);
    this.element.hidden = false;
    this.put();
    this.acts.near();
    if (this.hinted || this.moving) return;
    this.hinted = true;
    const { t } = this.words();
    void this.acts.keys().then((keys) => this.announce(t(keys === '' ? 'touch.selected' : 'touch.hint', { keys })));
  }

  private put(): void {
    if (!this.element.hidden && this.selected !== null)
      putBar(this.element, this.selected.range, this.touch, this.container());
  }

  /** Makes the buttons, when they are not there in these words. Firefox selects several pieces at once: a note is on one. */
  private fill(several: boolean): void {
    const { t, language, meaning } = this.words();
    const key = [language, this.moving, several, ...MEANINGS.map(meaning)].join('|');
    if (key === this.filled) return;
    this.filled = key;
    const button = (
      sign: Parameters<typeof icon>[0],
      name: string,
      word: string,
      act: (range: Range, inside: boolean) => void,
    ) => {
      const made = el(
        'button',
        { type: 'button', 'aria-label': name, title: name },
        icon(sign),
        el('span', { class: 'word' }, word),
      );
      made.addEventListener('click', () => this.run(act));
      return made;
    };
    const buttons = this.moving
      ? [
          button('goto', t('touch.put'), t('touch.put'), this.acts.put),
          button('close', t('touch.cancel'), t('touch.cancel'), () => this.acts.cancel()),
        ]
      : [
          ...MEANINGS.map((one) => {
            const made = button(one, t('touch.mark', { meaning: meaning(one) }), meaning(one), (range, inside) =>
              this.acts.mark(range, one, false, inside),
            );
            made.dataset['kind'] = one;
            return made;
          }),
          button('note', t('touch.write'), t('touch.write.short'), (range, inside) =>
            this.acts.mark(range, null, true, inside),
          ),
          button('quote', t('touch.quote'), t('touch.quote.short'), this.acts.quote),
        ];
    this.element.dataset['moving'] = String(this.moving);
    this.element.setAttribute('aria-label', t('touch.bar'));
    this.element.replaceChildren(
      ...(several ? [el('span', { class: 'several' }, t('touch.several'))] : []),
      ...buttons,
    );
    this.acts.roving(this.element, buttons);
  }

  private run(act: (range: Range, inside: boolean) => void): void {
    // The selection may have changed since the bar came to rest beside it.
    const range = (this.look() ?? this.selected)?.range;
    if (range === undefined) return;
    this.byMouse = false;
    this.dismissed = keyOf(this.look());
    const inside = this.hasFocus;
    this.hide();
    act(range, inside);
  }
}
