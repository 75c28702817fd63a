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
/** Window heights above and below the window in which passages are measured, and that must at least be covered. */
const MEASURED = 2;
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
  private lines: ReadonlyMap<string, Line> = new Map();
  private signs: Sign[] = [];
  private readonly drawn = new Map<string, HTMLButtonElement>();
  private readonly opens = new WeakMap<HTMLElement, readonly string[]>();
  private run = new AbortController();
  private latest: Promise<void> = Promise.resolve();
  private frame = 0;
  /** Where the window stood when passages were measured, px from the top of the page. */
  private measured = 0;

  constructor(
    private readonly model: PassageModel,
    private readonly speech: () => Speech,
    private readonly open: (ids: readonly string[]) => void,
  ) {
    window.addEventListener('scroll', this.scrolled, { passive: true });
  }

  stop(): void {
    this.run.abort();
    cancelAnimationFrame(this.frame);
    window.removeEventListener('scroll', this.scrolled);
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

  /** Measures the passages near the window anew: after a change of the layout, or when the reader has moved far. */
  async layout(): Promise<void> {
    let run = (this.latest = this.measureNear());
    await run;
    // Another began meanwhile: what is known is what that one finds.
    while (run !== this.latest) {
      run = this.latest;
      // oxlint-disable-next-line no-await-in-loop
      await run;
    }
  }

  private async measureNear(): Promise<void> {
    this.run.abort();
    this.run = new AbortController();
    const { signal } = this.run;
    const { finder, standings } = this.model;
    const { start, end } = finder.near(MEASURED);
    const { scrollY } = window;
    const ids: string[] = [];
    for (const [id, standing] of standings) {
      const place = placeOf(standing);
      if (place !== null && place.start >= start && place.start < end) ids.push(id);
    }
    const lines = new Map<string, Line>();
    const done = await measure(
      ids,
      finder.last.index,
      (id) => {
        const standing = standings.get(id);
        return standing === undefined ? null : placeOf(standing);
      },
      (id, line) => line !== null && lines.set(id, line),
      signal,
    );
    if (!done) return;
    this.lines = lines;
    this.measured = scrollY;
    this.group();
  }

  /** Draws what is near the window at the next frame. */
  readonly soon = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  };

  private readonly scrolled = (): void => {
    const moved = Math.abs(window.scrollY - this.measured);
    if (moved > window.innerHeight * (MEASURED - AROUND)) void this.layout();
    else this.soon();
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
    // At once, so that whoever waited for the measuring finds the sign to come back to.
    cancelAnimationFrame(this.frame);
    this.draw();
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
    button.addEventListener('click', () => this.open(this.opens.get(button) ?? []));
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
