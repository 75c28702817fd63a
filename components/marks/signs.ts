import type { DocumentReading } from '../../utils/domain/anchor/document.ts';
import type { Mark } from '../../utils/protocol/frame.ts';
import type { MarkKind } from '../../utils/protocol/frame-names.ts';
import { el, shorten } from '../page/dom.ts';
import { drawing } from '../page/svg.ts';
import type { TouchWords } from '../touch/words.ts';
import { SIGN_PATHS } from '../ui/sign-paths.ts';
import { lineOf, type Stretch } from './sight.ts';

/** Height of a sign and the distance within which marks share one, CSS pixels. */
const SIGN = 26;
/** Width a sign likes to have; narrower where the margin is. */
const WIDEST = 30;
const NARROWEST = 12;

/** PageMarks that begin on the same line. */
interface SignLine {
  readonly marks: readonly Mark[];
  readonly top: number;
}

/** The signs beside the text: one for each line on which marks begin. They move nothing and cover no text. */
export class Signs {
  readonly element = el('div', { class: 'signs' });
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private lines: readonly SignLine[] = [];

  /**
   * @param container the element that holds the document
   * @param open opens marks in the frame
   */
  constructor(
    private readonly container: () => Element,
    private readonly open: (ids: readonly string[]) => void,
    private readonly near: () => void,
  ) {}

  /** Where marks begin, by identifier, CSS pixels from the top of the document; those near the window alone. */
  tops(): Map<string, number> {
    return new Map(this.lines.flatMap(({ marks, top }) => marks.map(({ id }) => [id, top] as const)));
  }

  /** The button of a mark; undefined when it is far from the window. */
  buttonOf(id: string): HTMLButtonElement | undefined {
    const key = this.lines.find(({ marks }) => marks.some((mark) => mark.id === id))?.marks[0]?.id;
    return key === undefined ? undefined : this.buttons.get(key);
  }

  /** Draws the signs of the marks that begin in a stretch of the text. */
  draw(marks: readonly Mark[], reading: DocumentReading, stretch: Stretch, words: TouchWords): void {
    this.lines = group(marks, reading, stretch);
    const keys = new Set(this.lines.map((line) => line.marks[0]?.id));
    for (const [key, button] of this.buttons) {
      if (keys.has(key)) continue;
      this.buttons.delete(key);
      button.remove();
    }
    if (this.lines.length === 0) return;
    const { left, width } = this.column();
    const origin = this.element.getBoundingClientRect();
    let before: Element | null = null;
    for (const line of this.lines) {
      const [first] = line.marks;
      if (first === undefined) continue;
      const button = this.buttons.get(first.id) ?? this.create(first.id);
      this.name(button, line, reading, words);
      button.style.top = `${Math.round(line.top - origin.top - window.scrollY)}px`;
      button.style.left = `${Math.round(left - origin.left)}px`;
      button.style.width = `${Math.round(width)}px`;
      // In the order of the text for the keyboard; a button in its place is not touched, so that it keeps the focus.
      const place: Element | null = before === null ? this.element.firstElementChild : before.nextElementSibling;
      if (place !== button) this.element.insertBefore(button, place);
      before = button;
    }
  }

  private create(key: string): HTMLButtonElement {
    const button = el('button', { type: 'button', class: 'sign' });
    button.addEventListener('click', () => this.open(this.idsOf(key)));
    button.addEventListener('pointerenter', () => this.near());
    button.addEventListener('focus', () => this.near());
    this.buttons.set(key, button);
    return button;
  }

  private idsOf(key: string): string[] {
    return this.lines.find(({ marks }) => marks[0]?.id === key)?.marks.map(({ id }) => id) ?? [];
  }

  private name(
    button: HTMLButtonElement,
    { marks }: SignLine,
    { text }: DocumentReading,
    { t, meaning }: TouchWords,
  ): void {
    const [first] = marks;
    if (first === undefined) return;
    const kinds = [...new Set(marks.map(({ kind }) => kind))];
    const kind: MarkKind = kinds.length === 1 ? first.kind : 'plain';
    const quote = shorten(text.slice(first.start, Math.min(first.end, first.start + 200)), 60);
    const what = kind === 'unsure' ? t('touch.doubt') : kind === 'plain' ? t('touch.note') : meaning(kind);
    const name = marks.length > 1 ? t('touch.signs', { count: marks.length, quote }) : t('touch.sign', { what, quote });
    if (button.title === name && button.dataset['kind'] === kind) return;
    button.title = name;
    button.setAttribute('aria-label', name);
    button.dataset['kind'] = kind;
    if (marks.length > 1) button.dataset['n'] = String(marks.length);
    else delete button.dataset['n'];
    button.replaceChildren(drawing(SIGN_PATHS[kind === 'unsure' ? 'question' : kind]));
  }

  /** Where the margin is: beside the text, on the left, or where there is more room. */
  private column(): { left: number; width: number } {
    const container = this.container();
    const box = container.getBoundingClientRect();
    const style = getComputedStyle(container);
    const textLeft = box.left + Number.parseFloat(style.paddingLeft || '0');
    const textRight = box.right - Number.parseFloat(style.paddingRight || '0');
    const page = document.documentElement.clientWidth;
    const onLeft = textLeft >= WIDEST + 4 || textLeft >= page - textRight;
    const room = Math.max(0, onLeft ? textLeft : page - textRight);
    const width = Math.max(Math.min(WIDEST, room - 2), Math.min(NARROWEST, room));
    const gap = Math.min(6, Math.max(0, room - width));
    return { left: onLeft ? textLeft - width - gap : textRight + gap, width };
  }
}

/** The marks that begin in a stretch, by the line they begin on; signs never lie over each other. */
function group(marks: readonly Mark[], reading: DocumentReading, { start, end }: Stretch): SignLine[] {
  const placed = marks.flatMap((mark) => {
    if (mark.start < start || mark.start >= end) return [];
    const line = lineOf(reading, mark);
    return line === null ? [] : [{ mark, top: (line.top + Math.min(line.bottom, line.top + 60)) / 2 - SIGN / 2 }];
  });
  const lines: { marks: Mark[]; top: number }[] = [];
  for (const { mark, top } of placed.toSorted((a, b) => a.top - b.top || a.mark.start - b.mark.start)) {
    const last = lines.at(-1);
    if (last !== undefined && top < last.top + SIGN) last.marks.push(mark);
    else lines.push({ marks: [mark], top });
  }
  return lines;
}
