import { rangeToSpan } from '../../utils/domain/anchor/range.ts';
import type { Segment } from '../../utils/domain/anchor/model.ts';
import { textOfAnswers } from '../../utils/domain/answers/text.ts';
import type { AnswerText } from '../../utils/domain/answers/shape.ts';
import type { Mark } from '../../utils/protocol/frame.ts';
import { el, shorten } from '../page/dom.ts';
import { drawing } from '../page/svg.ts';
import type { TouchWords } from '../touch/words.ts';
import { SIGN_PATHS } from '../ui/sign-paths.ts';

/** Opens notes in the frame. */
export type OpenNotes = (ids: readonly string[]) => void;

/** Draws the words of one publication's answers with the reader's marks, and maps a selection back to them. */
export class AnswerWords {
  /** In the order of the page; for `spanOf`. */
  readonly segments: Segment[] = [];
  /**
   * The drawn words and the sign of each mark. Kept here because Firefox may expose anything inside a root to the
   * page.
   */
  private readonly drawn: {
    readonly ids: readonly string[];
    readonly is: 'words' | 'sign';
    readonly element: HTMLElement;
  }[] = [];
  private readonly whole: ReturnType<typeof textOfAnswers>;

  constructor(
    text: AnswerText,
    private readonly marks: readonly Mark[],
    private readonly words: TouchWords,
    private readonly open: OpenNotes,
  ) {
    this.whole = textOfAnswers(text);
  }

  /**
   * Draws a run of words. What is drawn first must stand first in the page.
   *
   * @param at answer, paragraph and run
   * @returns its words, and the signs of the marks that end in it, for behind them
   */
  draw(text: string, [answer, paragraph, run]: readonly [number, number, number]): { words: Node[]; signs: Node[] } {
    const from = this.whole.starts[answer]?.[paragraph]?.[run] ?? 0;
    const to = from + text.length;
    const here = this.marks.filter(({ start, end }) => start < to && end > from);
    const cuts = here.flatMap(({ start, end }) => [start, end]).filter((cut) => cut > from && cut < to);
    const ends = [...new Set([...cuts, to])].toSorted((a, b) => a - b);
    let start = from;
    const words = ends.map((end) => {
      const node = document.createTextNode(text.slice(start - from, end - from));
      this.segments.push({ start, length: end - start, node, offset: 0 });
      const on = here.filter((mark) => mark.start <= start && mark.end >= end);
      start = end;
      return on.length === 0 ? node : this.mark(on, node);
    });
    const ended = ends.map((end) => here.filter((mark) => mark.end === end)).filter(({ length }) => length > 0);
    return { words, signs: ended.map((marks) => this.sign(marks)) };
  }

  /** Returns the stretch of the text that a range covers, in UTF-16 offsets; null when it covers none. */
  spanOf(range: Range): { readonly start: number; readonly end: number } | null {
    const span = rangeToSpan(range, this);
    return span === null ? null : { start: span[0], end: span[1] };
  }

  /** The words or the sign of a mark, whichever are drawn. */
  find(is: 'words' | 'sign', id: string): HTMLElement | undefined {
    return this.drawn.find((one) => one.is === is && one.ids.includes(id))?.element;
  }

  /** The mark whose sign an element is. */
  signOf(element: Element | null): string | undefined {
    return this.drawn.find((one) => one.is === 'sign' && one.element === element)?.ids[0];
  }

  private mark(marks: readonly Mark[], words: Node): HTMLElement {
    const ids = marks.map(({ id }) => id);
    const clicked = (event: MouseEvent): void => {
      // Inside a link the click belongs to the link; while words are selected it ends the selection.
      if ((event.target as Element).closest('a') === null && document.getSelection()?.type !== 'Range') this.open(ids);
    };
    const element = el('mark', { 'data-kind': kindOf(marks), onclick: clicked }, words);
    this.drawn.push({ ids, is: 'words', element });
    return element;
  }

  private sign(marks: readonly Mark[]): HTMLElement {
    const { t, meaning } = this.words;
    const [first] = marks as readonly [Mark];
    const kind = kindOf(marks);
    const quote = shorten(this.whole.text.slice(first.start, Math.min(first.end, first.start + 200)), 60);
    const what = kind === 'unsure' ? t('touch.doubt') : kind === 'plain' ? t('touch.note') : meaning(kind);
    const name = marks.length > 1 ? t('touch.signs', { count: marks.length, quote }) : t('touch.sign', { what, quote });
    const ids = marks.map(({ id }) => id);
    const element = el(
      'button',
      {
        type: 'button',
        class: 'sign',
        'data-kind': kind,
        'aria-label': name,
        title: name,
        onclick: () => this.open(ids),
      },
      drawing(SIGN_PATHS[kind === 'unsure' ? 'question' : kind]),
    );
    this.drawn.push({ ids, is: 'sign', element });
    return element;
  }
}

/** How marks over the same words are drawn. */
function kindOf(marks: readonly Mark[]): Mark['kind'] {
  const [first, ...rest] = marks.map(({ kind }) => kind);
  return first !== undefined && rest.every((kind) => kind === first) ? first : 'plain';
}
