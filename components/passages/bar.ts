import type { Meaning } from '../../utils/domain/note/note.ts';
import { hear } from '../page/trusted.ts';
import { el, icon, quietButton } from '../page/dom.ts';
import type { Speech } from './speech.ts';
import { MEANINGS } from '../../utils/domain/note/meanings.ts';

/** What the reader can do with a selection. */
export interface BarActions {
  /** @param byKeys the reader was in the bar: where the focus was is gone with it */
  readonly mark: (range: Range, meaning: Meaning, byKeys: boolean) => void;
  readonly write: (range: Range) => void;
  readonly cite: (range: Range) => void;
  /** Puts the note that is being moved at the selection. */
  readonly put: (range: Range) => void;
  readonly cancel: () => void;
}

/** Pause after the last change of the selection, ms: no bar flickers along with the mouse. */
const SETTLED_MS = 200;
const GAP = 8;

/** How many pieces are selected; only Firefox knows more than one, in the order of the document. */
const pieces = (): number => document.getSelection()?.rangeCount ?? 0;

/**
 * The bar at a selection. It takes no focus and leaves the selection as it is; only the keyboard command goes
 * into it, and Escape brings back where the reader was.
 */
export class SelectionBar {
  readonly element = el('div', { class: 'bar', role: 'toolbar', hidden: true });
  private range: Range | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pressed = false;
  private touch = false;
  private dismissed = '';
  private hinted = false;
  private moving = false;
  /** Whether more than one piece was selected when the bar was last shown. */
  private several = false;
  private readonly stops = new AbortController();

  constructor(
    private readonly container: () => Element,
    private readonly speech: () => Speech,
    private readonly actions: BarActions,
    private readonly say: (text: string) => void,
    private readonly warn: (text: string) => void,
  ) {
    const { signal } = this.stops;
    hear(
      document,
      'selectionchange',
      () => {
        // Let go of and selected anew, the same words are another selection.
        if (this.dismissed !== '' && this.dismissed !== this.key()) this.dismissed = '';
        this.later();
      },
      { signal },
    );
    hear(
      document,
      'pointerdown',
      (event: PointerEvent) => {
        this.touch = event.pointerType === 'touch';
        this.pressed = event.pointerType === 'mouse';
      },
      { signal, capture: true, passive: true, besideOurs: true },
    );
    for (const name of ['pointerup', 'pointercancel']) {
      hear(
        document,
        name,
        () => {
          this.pressed = false;
          this.later();
        },
        { signal, capture: true, passive: true },
      );
    }
    const escape = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape' && !this.element.hidden) this.dismiss();
    };
    hear(document, 'keydown', escape, { signal, capture: true });
    hear(window, 'scroll', () => this.put(), { signal, passive: true });
    hear(window, 'resize', () => this.put(), { signal, passive: true });
    // Pressing a button must not end the selection it is about.
    this.element.addEventListener('pointerdown', (event) => event.preventDefault());
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
    this.element.addEventListener('keydown', (event) => this.arrows(event));
    // What was selected before this script was here is no change any more.
    this.later();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.stops.abort();
  }

  /** Whether a note waits for its new place. */
  setMoving(moving: boolean): void {
    this.moving = moving;
    this.dismissed = '';
    this.show();
  }

  /** The keyboard command: shows the bar for the selection and goes into it. Says so when nothing is selected. */
  enter(): void {
    this.dismissed = '';
    this.show();
    if (this.element.hidden) this.warn(this.speech().t('passages.nothing'));
    else this.buttons()[0]?.focus({ preventScroll: true });
  }

  hide(): void {
    this.element.hidden = true;
    this.range = null;
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll('button')];
  }

  private later(): void {
    clearTimeout(this.timer);
    if (!this.pressed) this.timer = setTimeout(() => this.show(), SETTLED_MS);
  }

  private dismiss(): void {
    const inside = (this.element.getRootNode() as ShadowRoot).activeElement;
    this.dismissed = this.key();
    this.hide();
    // The focus goes back to the document, whose selection was kept.
    if (inside instanceof HTMLElement) inside.blur();
  }

  /** What of the selection is in the document: its first piece that is; null when there is none of it. */
  private selected(): Range | null {
    const selection = document.getSelection();
    if (selection === null || selection.isCollapsed || selection.toString().trim() === '') return null;
    const container = this.container();
    const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
    const range = ranges.find((each) => !each.collapsed && each.intersectsNode(container));
    if (range === undefined) return null;
    const node = range.commonAncestorContainer;
    const element = node instanceof Element ? node : node.parentElement;
    return element?.closest('input, textarea, [contenteditable]') ? null : range.cloneRange();
  }

  private key(): string {
    const range = this.selected();
    return range === null
      ? ''
      : `${pieces()},${range.startOffset},${range.endOffset},${range.toString().slice(0, 200)}`;
  }

  private show(): void {
    const range = this.selected();
    if (range === null || (this.dismissed !== '' && this.dismissed === this.key())) {
      if ((this.element.getRootNode() as ShadowRoot).activeElement?.closest('.bar')) return;
      return this.hide();
    }
    this.dismissed = '';
    this.range = range;
    this.fill();
    this.element.hidden = false;
    this.put();
    this.warnOfPieces();
    if (!this.hinted && !this.moving) {
      this.hinted = true;
      this.say(this.speech().t('passages.bar.hint', { keys: 'Alt+Shift+K' }));
    }
  }

  /** Firefox selects several pieces at once (Ctrl, cells of a table). A note is on one; said before it is made. */
  private warnOfPieces(): void {
    const several = pieces() > 1;
    if (several && !this.several) this.say(this.speech().t('passages.bar.several'));
    this.several = several;
  }

  private fill(): void {
    const { t, meaning } = this.speech();
    this.element.setAttribute('aria-label', t('passages.bar'));
    const run =
      (action: (range: Range, byKeys: boolean) => void): (() => void) =>
      () => {
        // The selection may have changed since the bar came to rest beside it.
        const range = this.selected() ?? this.range;
        if (range === null) return;
        const byKeys = this.element.contains((this.element.getRootNode() as ShadowRoot).activeElement);
        this.dismissed = this.key();
        this.hide();
        action(range, byKeys);
      };
    const several = pieces() > 1 && el('span', { class: 'several' }, icon('alert'), t('passages.bar.several'));
    if (this.moving) {
      this.element.replaceChildren(
        ...(several ? [several] : []),
        el(
          'button',
          { type: 'button', class: 'put', onclick: run(this.actions.put) },
          icon('goto'),
          t('passages.bar.put'),
        ),
        quietButton(t('passages.cancel'), () => this.actions.cancel()),
      );
      return;
    }
    this.element.replaceChildren(
      ...(several ? [several] : []),
      ...MEANINGS.map((one) => {
        const label = t('passages.bar.mark', { meaning: meaning(one) });
        return el(
          'button',
          {
            type: 'button',
            class: 'meaning',
            'data-meaning': one,
            'aria-label': label,
            title: label,
            onclick: run((range, byKeys) => this.actions.mark(range, one, byKeys)),
          },
          icon(one),
          el('span', { class: 'word' }, meaning(one)),
        );
      }),
      ...(
        [
          ['note', 'passages.bar.write', 'passages.bar.write.short', this.actions.write],
          ['quote', 'passages.bar.cite', 'passages.bar.cite.short', this.actions.cite],
        ] as const
      ).map(([sign, name, short, action]) =>
        el(
          'button',
          { type: 'button', 'aria-label': t(name), title: t(name), onclick: run(action) },
          icon(sign),
          el('span', { class: 'word' }, t(short)),
        ),
      ),
    );
  }

  /** Above the selection; below it for fingers, whose own menu comes above. */
  private put(): void {
    if (this.element.hidden || this.range === null) return;
    const boxes = [...this.range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    const first = boxes[0];
    const last = boxes.at(-1);
    if (first === undefined || last === undefined) return;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const page = document.documentElement.clientWidth;
    const above = first.top - height - GAP;
    const below = last.bottom + GAP + (this.touch ? 24 : 0);
    const fitsBelow = below + height <= window.innerHeight;
    const top = (this.touch || above < 0) && fitsBelow ? below : Math.max(GAP, above);
    const left = Math.min(Math.max(GAP, (this.touch ? last.left : first.left) - 4), Math.max(0, page - width - GAP));
    this.element.style.top = `${Math.round(Math.min(top, window.innerHeight - height - GAP))}px`;
    this.element.style.left = `${Math.round(left)}px`;
  }

  private arrows(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = this.buttons();
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus({ preventScroll: true });
  }
}
