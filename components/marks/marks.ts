import type { DocumentReading } from '../../utils/domain/anchor/document.ts';
import { rangeToSpan, toRange, toRanges } from '../../utils/domain/anchor/range.ts';
import type { AnswerBeside, Mark } from '../../utils/protocol/frame.ts';
import type { AnswersBeside } from '../answers/answers.ts';
import { el } from '../page/dom.ts';
import { createHost } from '../page/host.ts';
import { keepInPage } from '../page/keep.ts';
import { listen } from '../page/trusted.ts';
import type { TouchWords } from '../touch/words.ts';
import { MarkBar, type BarActs } from './bar.ts';
import { Highlights } from './highlights.ts';
import layerStyle from './layer.css?inline';
import palette from '../meanings/palette.css?inline';
import { Minimap } from './minimap.ts';
import { Notice, type NoticeAct } from './notice.ts';
import type { PageReading } from './reading.ts';
import { AROUND, FAR, textNear, type Stretch } from './sight.ts';
import { Signs } from './signs.ts';

/** A stretch of the document, or of an answer that is shown beside its questions. */
export interface SpanInPage extends Stretch {
  readonly inAnswer?: AnswerBeside;
}

/** What the marks of a page are made from. */
export interface MarksParts {
  readonly reading: PageReading;
  readonly tokens: string;
  readonly words: () => TouchWords;
  readonly scheme: () => 'light' | 'dark';
  /** Opens marks in the frame. @param focus whether the keyboard focus goes along */
  readonly open: (ids: readonly string[], focus: boolean) => void;
  readonly near: () => void;
  readonly answers: Pick<AnswersBeside, 'selected' | 'spanOf'>;
  readonly bar: Omit<BarActs, 'mark' | 'quote' | 'put' | 'near' | 'inAnswers'> & {
    readonly mark: (at: SpanInPage, meaning: Parameters<BarActs['mark']>[1], write: boolean, inside: boolean) => void;
    readonly quote: (at: SpanInPage) => void;
    readonly put: (at: SpanInPage) => void;
  };
}

/** Marks over the text, signs beside it, and the bar at a selection. Each is created on first use. */
export class PageMarks {
  private readonly highlights = new Highlights();
  private readonly signs: Signs;
  private readonly notice = new Notice();
  private readonly map = new Minimap((place) => this.goTo(place));
  private readonly aloneNotice = el('div', { class: 'notice', hidden: true });
  private hidden = false;
  private covered = 0;
  private readonly selection: MarkBar;
  private layer: { host: HTMLElement; box: HTMLElement } | undefined;
  private marks: readonly Mark[] = [];
  private drawnAt = 0;
  private soon = 0;
  private readonly stops: (() => void)[] = [];

  constructor(private readonly parts: MarksParts) {
    const { reading, words, bar } = parts;
    this.signs = new Signs(
      () => reading.container,
      (ids) => parts.open(ids, true),
      parts.near,
    );
    const withSpan =
      (act: (at: SpanInPage) => void) =>
      (range: Range): void => {
        const answer = parts.answers.spanOf(range);
        if (answer !== null) return act(answer);
        const span = rangeToSpan(range, reading.now);
        if (span === null) this.tell(words().t('touch.notText'));
        else act({ start: span[0], end: span[1] });
      };
    this.selection = new MarkBar(
      () => reading.container,
      words,
      {
        ...bar,
        mark: (range, meaning, write, inside) => withSpan((at) => bar.mark(at, meaning, write, inside))(range),
        quote: withSpan(bar.quote),
        put: withSpan(bar.put),
        inAnswers: () => parts.answers.selected(),
        near: () => {
          this.ensureLayer();
          parts.near();
        },
      },
      (text) => this.announce(text),
    );
    // Made when something is selected first: an untouched page has no layer.
    this.stops.push(
      listen(document, 'selectionchange', () => {
        // For a selection inside one of our roots, the document may report no selection.
        if (document.getSelection()?.isCollapsed === false || parts.answers.selected() !== null) this.ensureLayer();
      }),
    );
    // What is selected may be what this script was fetched for: of that no event comes any more.
    this.selection.catchUp();
    this.watch();
  }

  /** Draws marks in place of those before. */
  draw(marks: readonly Mark[]): void {
    this.marks = marks;
    if (marks.length > 0) this.ensureLayer();
    this.redraw();
  }

  /** Redraws everything, after the text, the layout or the language has changed. */
  redraw(): void {
    if (this.layer !== undefined) {
      this.layer.box.dataset['scheme'] = this.parts.scheme();
      this.layer.box.lang = this.parts.words().language;
    }
    // A page without marks is not even read.
    if (this.marks.length === 0 && !this.parts.reading.isRead) return;
    const reading = this.parts.reading.now;
    this.map.draw(this.hidden ? [] : this.marks, this.parts.reading.container, reading.text.length);
    this.highlights.draw(this.marks, reading, () => textNear(reading, AROUND));
    this.drawNear(reading);
  }

  /** Where marks begin near the window, by identifier; CSS pixels from the top of the document. */
  tops(): Map<string, number> {
    return this.signs.tops();
  }

  /** Brings a place in sight and shows it for a moment. */
  show(place: Stretch): void {
    this.goTo(place);
    this.highlights.flash(place, this.parts.reading.now);
  }

  /** Takes all marks out of sight, or brings them back. */
  hide(hidden: boolean): void {
    this.hidden = hidden;
    this.highlights.hide(hidden);
    this.signs.element.hidden = hidden;
  }

  /** Whether selecting with the mouse is enough to mark. */
  get isAlone(): boolean {
    return !this.aloneNotice.hidden;
  }

  /** Switches that on or off. As long as it is on, it says so and how to stop. */
  setAlone(alone: boolean): void {
    this.ensureLayer();
    this.selection.setAlone(alone);
    this.aloneNotice.hidden = !alone;
    if (!alone) return;
    const { t } = this.parts.words();
    const stop = el('button', { type: 'button', onclick: () => this.setAlone(false) }, t('touch.alone.stop'));
    this.aloneNotice.replaceChildren(el('span', {}, t('touch.alone.on')), stop);
    this.announce(t('touch.alone.on'));
  }

  /** Puts the focus on the sign of a mark. @returns whether there is one near */
  focus(id: string): boolean {
    const button = this.signs.buttonOf(id);
    button?.focus({ preventScroll: true });
    return button !== undefined;
  }

  /** Goes to the mark after, or before, what is in the window. */
  step(by: 1 | -1): void {
    const order = this.marks.toSorted((a, b) => a.start - b.start);
    if (order.length === 0) return this.tell(this.parts.words().t('touch.none'));
    const { start } = textNear(this.parts.reading.now, 0);
    const at = order.findIndex(({ id }) => id === this.stepped);
    const first = order.findIndex((mark) => mark.start >= start);
    const next = at >= 0 ? at + by : by === 1 ? Math.max(first, 0) : (first < 0 ? order.length : first) - 1;
    const mark = order[(next + order.length) % order.length];
    if (mark === undefined) return;
    this.stepped = mark.id;
    this.show(mark);
    this.parts.open([mark.id], true);
  }
  private stepped: string | undefined;

  /** The keyboard command for marking. */
  enterBar(): void {
    this.ensureLayer();
    if (!this.selection.enter()) this.tell(this.parts.words().t('touch.nothing'));
  }

  /**
   * Waits for a new place for a mark, which is selected as it stands: to be made longer or shorter. Null: no more.
   *
   * @param at when the reader asked for it, milliseconds since the epoch: what was selected since stays
   */
  setMoving(id: string | null, at: number): void {
    this.ensureLayer();
    const mark = this.selection.changedAfter(at) ? undefined : this.marks.find((each) => each.id === id);
    const range = mark === undefined ? null : toRange(this.parts.reading.now, mark);
    if (range !== null)
      document
        .getSelection()
        ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    this.selection.setMoving(id !== null);
  }

  /** Shows a notice for a while. @param act something to do about it */
  tell(text: string, act?: NoticeAct): void {
    this.ensureLayer();
    this.notice.show(text, act);
  }

  /** Keeps what is said above a sheet that covers so much of the bottom of the window, CSS pixels. */
  keepAbove(px: number): void {
    this.covered = px;
    this.layer?.box.style.setProperty('--kl-sheet', `${px}px`);
  }

  /** Takes everything away. */
  stop(): void {
    for (const stop of this.stops) stop();
    this.highlights.stop();
    this.layer?.host.remove();
  }

  private goTo(place: Stretch): void {
    const box = toRange(this.parts.reading.now, place)?.getBoundingClientRect();
    if (box !== undefined && (box.top < 80 || box.bottom > window.innerHeight - 80))
      window.scrollBy({ top: box.top - window.innerHeight / 3, behavior: 'instant' });
  }

  private announce(text: string): void {
    this.ensureLayer();
    this.notice.announce(text);
  }

  private ensureLayer(): void {
    if (this.layer !== undefined) return;
    const { host, root } = createHost(document, 'signs', this.parts.tokens, palette, layerStyle);
    const words = this.parts.words();
    // Wrap everything in one landmark so that screen-reader users can reach it.
    const box = el(
      'section',
      { class: 'kl', lang: words.language, 'data-scheme': this.parts.scheme(), 'aria-label': words.t('touch.notes') },
      this.signs.element,
      this.selection.element,
      this.map.element,
      el('div', { class: 'notices' }, this.aloneNotice, this.notice.element),
      this.notice.voice,
    );
    root.append(box);
    document.body.append(host);
    this.layer = { host, box };
    this.keepAbove(this.covered);
    this.stops.push(keepInPage(host, () => document.body.append(host)));
  }

  private drawNear(reading: DocumentReading): void {
    this.drawnAt = window.scrollY;
    const near = textNear(reading, AROUND);
    this.highlights.moved(near);
    this.signs.draw(this.marks, reading, near, this.parts.words());
  }

  private watch(): void {
    const { reading } = this.parts;
    reading.onChange(() => this.redraw());
    const scrolled = (): void => {
      if (this.marks.length === 0 || Math.abs(window.scrollY - this.drawnAt) < window.innerHeight * FAR) return;
      // Not in the event itself, which belongs to the frame that is drawn.
      this.soon ||= window.setTimeout(() => {
        this.soon = 0;
        this.drawNear(reading.now);
      });
    };
    const clicked = (event: MouseEvent): void => {
      if (event.button !== 0 || event.defaultPrevented || document.getSelection()?.isCollapsed === false) return;
      if ((event.target as Element).closest?.('a, button, input, summary, label')) return;
      const ids = this.at(event.clientX, event.clientY);
      if (ids.length > 0) this.parts.open(ids, false);
    };
    this.stops.push(
      listen(window, 'scroll', scrolled, { passive: true }),
      listen(window, 'beforeprint', () => this.highlights.drawAll()),
      listen(window, 'afterprint', () => this.redraw()),
      listen(document, 'keydown', ({ key }: KeyboardEvent) => {
        if (key === 'Escape' && this.isAlone && this.selection.element.hidden) this.setAlone(false);
      }),
      // Where one of our buttons covers marked words, the click belongs to the button.
      listen(document, 'click', clicked, { besideOurs: true }),
    );
  }

  /** The marks under a point of the window. */
  private at(x: number, y: number): string[] {
    if (this.marks.length === 0 || this.hidden) return [];
    const reading = this.parts.reading.now;
    const near = textNear(reading, 0.5);
    return this.marks
      .filter((mark) => mark.start < near.end && mark.end > near.start)
      .filter((mark) =>
        toRanges(reading, mark).some((range) =>
          [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom),
        ),
      )
      .map(({ id }) => id);
  }
}
