import type { Place } from '../../utils/domain/anchor/places.ts';
import { SIGN_PATHS } from '../ui/sign-paths.ts';
import { el, icon, shorten } from '../page/dom.ts';
import { measure, type Line } from './geometry.ts';
import { AROUND, type Stretch } from '../marks/sight.ts';
import type { PassageModel } from './model.ts';
import type { Speech } from './speech.ts';
import { isSure, placeOf, type Standing } from './types.ts';

/** Height of a sign and the distance within which notes share one, px. */
const SIGN = 26;
/** Width a sign likes to have; narrower where the margin is. */
const WIDEST = 30;
const NARROWEST = 12;

/** Notes that begin on the same line. */
interface Sign {
  readonly ids: readonly string[];
  readonly top: number;
}

/** The signs beside the text: one for each line on which notes begin. Moves nothing and covers no text. */
export class Margin {
  readonly element = el('div', { class: 'margin' });
  private lines: ReadonlyMap<string, Line> = new Map();
  private signs: Sign[] = [];
  private readonly drawn = new Map<string, HTMLButtonElement>();
  /** What each button shows. */
  private readonly shown = new WeakMap<HTMLElement, { sign: Sign; speech: Speech; text: boolean }>();
  private run = new AbortController();
  private latest: Promise<void> = Promise.resolve();

  constructor(
    private readonly model: PassageModel,
    private readonly speech: () => Speech,
    private readonly open: (ids: readonly string[]) => void,
  ) {}

  stop(): void {
    this.run.abort();
  }

  /** Whether any sign is drawn. */
  get isEmpty(): boolean {
    return this.drawn.size === 0;
  }

  /** The notes that begin on the same line as a note. */
  withSameSign(id: string): readonly string[] {
    return this.signs.find(({ ids }) => ids.includes(id))?.ids ?? [id];
  }

  /** The button of a note, when it is near the window. */
  buttonOf(id: string): HTMLButtonElement | undefined {
    const first = this.withSameSign(id)[0];
    return first === undefined ? undefined : this.drawn.get(first);
  }

  /**
   * Measures the passages near the window and draws their signs.
   *
   * @param near the text around the window
   * @param still the reader has moved, but no text has
   */
  async layout(near = this.model.finder.near(AROUND), still = false): Promise<void> {
    let run = (this.latest = this.measureNear(near, still ? this.lines : new Map()));
    await run;
    // Another began meanwhile: what is known is what that one finds.
    while (run !== this.latest) {
      run = this.latest;
      // oxlint-disable-next-line no-await-in-loop
      await run;
    }
  }

  private async measureNear({ start, end }: Stretch, known: ReadonlyMap<string, Line>): Promise<void> {
    this.run.abort();
    this.run = new AbortController();
    const { signal } = this.run;
    const { finder, standings } = this.model;
    const anew: [string, Place][] = [];
    const lines = new Map<string, Line>();
    // Not `for … of`, which makes an object of each of thousands: collecting those costs frames of a page that is scrolled.
    standings.forEach((standing, id) => {
      const place = placeOf(standing);
      if (place === null || place.start < start || place.start >= end) return;
      const line = known.get(id);
      if (line === undefined) anew.push([id, place]);
      else lines.set(id, line);
    });
    await measure(anew, finder.last.index, lines, signal);
    if (signal.aborted) return;
    this.lines = lines;
    this.group();
  }

  private group(): void {
    const sorted = [...this.lines].toSorted((a, b) => a[1].top - b[1].top);
    const signs: { ids: string[]; top: number }[] = [];
    for (const [id, { top, bottom }] of sorted) {
      const middle = (top + Math.min(bottom, top + 60)) / 2 - SIGN / 2;
      const last = signs.at(-1);
      if (last !== undefined && middle < last.top + SIGN) last.ids.push(id);
      else signs.push({ ids: [id], top: middle });
    }
    this.signs = signs;
    this.draw();
  }

  /** Draws the signs, in the words of now. */
  draw(): void {
    if (this.signs.length === 0 && this.isEmpty) return;
    const { left, width, text } = this.column();
    const origin = this.element.getBoundingClientRect().top + window.scrollY;
    const keys = new Set(this.signs.map(({ ids }) => ids[0]));
    const free: HTMLButtonElement[] = [];
    this.drawn.forEach((button, key) => {
      if (keys.has(key)) return;
      this.drawn.delete(key);
      // Where the reader is does not become the sign of something else.
      if (!button.matches(':focus')) free.push(button);
      button.remove();
    });
    let before: Element | null = null;
    for (const sign of this.signs) {
      const [key = ''] = sign.ids;
      const button = this.drawn.get(key) ?? free.pop() ?? this.create();
      this.drawn.set(key, button);
      this.fill(button, sign, text);
      button.style.top = `${Math.round(sign.top - origin)}px`;
      button.style.left = `${Math.round(left)}px`;
      button.style.width = `${Math.round(width)}px`;
      // In the order of the text for the keyboard; a button in its place is not touched, so that it keeps the focus.
      const place: Element | null = before === null ? this.element.firstElementChild : before.nextElementSibling;
      if (place !== button) this.element.insertBefore(button, place);
      before = button;
    }
  }

  private create(): HTMLButtonElement {
    const button = el('button', { type: 'button', class: 'sign' }, icon('plain'), el('span'));
    button.addEventListener('click', () => this.open(this.shown.get(button)?.sign.ids ?? []));
    return button;
  }

  private fill(button: HTMLButtonElement, sign: Sign, text: boolean): void {
    const speech = this.speech();
    const shown = this.shown.get(button);
    if (shown?.sign === sign && shown.speech === speech && shown.text === text) return;
    this.shown.set(button, { sign, speech, text });
    const { ids, top } = sign;
    const standings = ids.flatMap((id) => this.model.standings.get(id) ?? []);
    const { t, meaning, language } = speech;
    const [first] = standings;
    if (first === undefined) return;
    const quote = `“${shorten(first.note.passage.quote.exact, 60)}”`;
    const unsure = standings.some((standing) => !isSure(standing));
    const what =
      standings.length > 1 ? '' : `${meaning(first.note.meaning)}${unsure ? `, ${t('passages.doubt')}` : ''}`;
    const name =
      standings.length > 1
        ? t('passages.signs', { count: standings.length, quote })
        : t('passages.sign', { what, quote });
    const kinds = [...new Set(standings.map(({ note }) => note.meaning ?? 'plain'))];
    const key = JSON.stringify([ids, name, unsure, kinds, text, language, top]);
    if (button.dataset['key'] === key) return;
    button.dataset['key'] = key;
    button.dataset['meaning'] = kinds.length === 1 ? kinds[0] : 'several';
    button.dataset['unsure'] = String(unsure);
    button.setAttribute('aria-label', name);
    button.title = name;
    // The parts stay: making thousands of them while a page is scrolled costs frames.
    button.querySelector('path')?.setAttribute('d', SIGN_PATHS[kinds.length === 1 ? (kinds[0] ?? 'plain') : 'plain']);
    (button.lastChild as Element).textContent = standings.length > 1 && text ? String(standings.length) : '';
  }

  /** Where the margin is: beside the text, on the left, or where there is more room. */
  private column(): { left: number; width: number; text: boolean } {
    const container = this.model.finder.container;
    const box = container.getBoundingClientRect();
    const style = getComputedStyle(container);
    const textLeft = box.left + Number.parseFloat(style.paddingLeft || '0');
    const textRight = box.right - Number.parseFloat(style.paddingRight || '0');
    const page = document.documentElement.clientWidth;
    const onLeft = textLeft >= WIDEST + 4 || textLeft >= page - textRight;
    const room = Math.max(0, onLeft ? textLeft : page - textRight);
    const width = Math.max(Math.min(WIDEST, room - 2), Math.min(NARROWEST, room));
    const gap = Math.min(6, Math.max(0, room - width));
    const left = onLeft ? textLeft - width - gap : textRight + gap;
    const origin = this.element.getBoundingClientRect().left;
    return { left: left - origin, width, text: width >= 24 };
  }

  /** The note whose mark is at a point of the window, the shortest first. */
  at(x: number, y: number, boxesOf: (standing: Standing) => readonly DOMRect[]): string[] {
    const scroll = window.scrollY;
    const near = [...this.lines].filter(([, { top }]) => top - scroll < y + 40 && top - scroll > y - 1_500);
    return near
      .flatMap(([id]) => this.model.standings.get(id) ?? [])
      .filter((standing) =>
        boxesOf(standing).some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom),
      )
      .toSorted((a, b) => a.note.passage.quote.exact.length - b.note.passage.quote.exact.length)
      .map(({ note }) => note.id);
  }
}
