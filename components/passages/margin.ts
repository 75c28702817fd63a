import { el, icon, shorten } from './dom.ts';
import { measure, type Line } from './geometry.ts';
import type { PassageModel } from './model.ts';
import type { Speech } from './speech.ts';
import { isSure, placeOf, type Standing } from './types.ts';

/** Height of a sign and the distance within which notes share one, px. */
const SIGN = 26;
/** Width a sign likes to have; narrower where the margin is. */
const WIDEST = 30;
const NARROWEST = 12;
/** So many window heights above and below the window are drawn. */
const AROUND = 1;

/** Notes that begin on the same line. */
interface Sign {
  readonly ids: readonly string[];
  readonly top: number;
}

/** The signs beside the text: one for each line on which notes begin. Moves nothing and covers no text. */
export class Margin {
  readonly element = el('div', { class: 'margin' });
  private readonly lines = new Map<string, Line>();
  private signs: Sign[] = [];
  private readonly drawn = new Map<string, HTMLButtonElement>();
  private readonly opens = new WeakMap<HTMLElement, readonly string[]>();
  private run = new AbortController();
  private frame = 0;

  constructor(
    private readonly model: PassageModel,
    private readonly speech: () => Speech,
    private readonly open: (ids: readonly string[], from: HTMLElement) => void,
  ) {
    window.addEventListener('scroll', this.soon, { passive: true });
  }

  stop(): void {
    this.run.abort();
    cancelAnimationFrame(this.frame);
    window.removeEventListener('scroll', this.soon);
  }

  /** The notes in the order of the text. */
  inOrder(): string[] {
    return this.signs.flatMap(({ ids }) => ids);
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

  /** Measures everything anew, the passages near the window first: after a change of the layout. */
  async layout(only?: ReadonlySet<string>): Promise<void> {
    if (only === undefined) this.run.abort();
    if (only === undefined || this.run.signal.aborted) this.run = new AbortController();
    const { signal } = this.run;
    const middle = window.scrollY + window.innerHeight / 2;
    const far = (id: string): number => Math.abs((this.lines.get(id)?.top ?? middle) - middle);
    const ids = [...(only ?? this.model.standings.keys())];
    if (only === undefined) {
      for (const id of this.lines.keys()) if (!this.model.standings.has(id)) this.lines.delete(id);
    }
    const { index } = this.model.finder.read();
    const near = (id: string) => {
      const standing = this.model.standings.get(id);
      return standing === undefined ? null : placeOf(standing);
    };
    const done = await measure(
      only === undefined ? ids.toSorted((a, b) => far(a) - far(b)) : ids,
      index,
      near,
      (id, line) => {
        if (line === null) this.lines.delete(id);
        else this.lines.set(id, line);
      },
      signal,
    );
    if (done) this.group();
  }

  /** Draws what is near the window at the next frame. */
  readonly soon = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  };

  private group(): void {
    const sorted = [...this.lines].toSorted(([, a], [, b]) => a.top - b.top);
    const signs: { ids: string[]; top: number }[] = [];
    for (const [id, { top, bottom }] of sorted) {
      const middle = (top + Math.min(bottom, top + 60)) / 2 - SIGN / 2;
      const last = signs.at(-1);
      if (last !== undefined && middle < last.top + SIGN) last.ids.push(id);
      else signs.push({ ids: [id], top: middle });
    }
    this.signs = signs;
    this.soon();
  }

  private draw(): void {
    const from = window.scrollY - window.innerHeight * AROUND;
    const to = window.scrollY + window.innerHeight * (1 + AROUND);
    const { left, width, text } = this.column();
    const origin = this.element.getBoundingClientRect().top + window.scrollY;
    const wanted = new Set<string>();
    let before: Element | null = null;
    for (const sign of this.signs) {
      if (sign.top < from || sign.top > to) continue;
      const [key = ''] = sign.ids;
      wanted.add(key);
      const button = this.drawn.get(key) ?? this.create();
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
    for (const [key, button] of this.drawn) {
      if (wanted.has(key)) continue;
      button.remove();
      this.drawn.delete(key);
    }
  }

  private create(): HTMLButtonElement {
    const button = el('button', { type: 'button', class: 'sign' });
    button.addEventListener('click', () => this.open(this.opens.get(button) ?? [], button));
    return button;
  }

  private fill(button: HTMLButtonElement, { ids, top }: Sign, showCount: boolean): void {
    const standings = ids.flatMap((id) => this.model.standings.get(id) ?? []);
    const { t, meaning, language } = this.speech();
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
    const key = JSON.stringify([ids, name, unsure, kinds, showCount, language, top]);
    if (button.dataset['key'] === key) return;
    button.dataset['key'] = key;
    button.dataset['meaning'] = kinds.length === 1 ? kinds[0] : 'several';
    button.dataset['unsure'] = String(unsure);
    button.setAttribute('aria-label', name);
    button.title = name;
    button.replaceChildren(
      icon(kinds.length === 1 ? (kinds[0] ?? 'plain') : 'plain'),
      ...(standings.length > 1 && showCount ? [el('span', { class: 'count' }, String(standings.length))] : []),
    );
    this.opens.set(button, ids);
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
