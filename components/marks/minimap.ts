import { MARK_KINDS, type MarkKind } from '../../utils/protocol/frame-names.ts';
import type { Mark } from '../../utils/protocol/frame.ts';
import { el } from '../page/dom.ts';
import { svg } from '../page/svg.ts';
import type { Stretch } from './sight.ts';

/** Width of the map, and the least room between the text and the edge of the window for it, CSS pixels. */
const WIDTH = 8;
const MIN_ROOM = WIDTH + 4;
/** Marks that are nearer than this are one line, so that a thousand of them are no more to draw than a window is high. */
const LINE = 3;

/** Where the document is in the map, CSS pixels. */
interface Scale {
  readonly top: number;
  readonly height: number;
}

/** The document in the map: as a scroll bar shows the page. Null where the map would lie over text. */
function scaleOf(container: Element): Scale | null {
  const page = document.documentElement;
  const { top, right, height } = container.getBoundingClientRect();
  const padding = Number.parseFloat(getComputedStyle(container).paddingRight || '0');
  if (page.clientWidth - (right - padding) < MIN_ROOM || page.scrollHeight <= window.innerHeight) return null;
  const share = window.innerHeight / page.scrollHeight;
  return { top: (top + window.scrollY) * share, height: height * share };
}

/**
 * The marks of the whole page at the edge of the window. By share of the text, not by measured lines: those of a thousand marks
 * would cost a layout. Never read aloud, no stop for keys: commands step through marks.
 */
export class Minimap {
  readonly element = el('div', { class: 'map', 'aria-hidden': 'true', hidden: true });
  private drawn = '';
  private scale: Scale | null = null;
  private marks: readonly Mark[] = [];
  private length = 0;

  /** @param go brings a mark in sight */
  constructor(go: (place: Stretch) => void) {
    this.element.addEventListener('click', ({ clientY }) => {
      const nearest = this.nearest(clientY);
      if (nearest !== undefined) go(nearest);
    });
  }

  /**
   * Draws it, where there is anything to draw and room for it.
   *
   * @param length of the whole text
   */
  draw(marks: readonly Mark[], container: Element, length: number): void {
    this.marks = marks;
    this.length = Math.max(1, length);
    const scale = marks.length === 0 ? null : scaleOf(container);
    this.scale = scale;
    this.element.hidden = scale === null;
    if (scale === null) return;
    const lines = new Map<MarkKind, Set<number>>(MARK_KINDS.map((kind) => [kind, new Set()]));
    for (const { kind, start } of marks) lines.get(kind)?.add(Math.round(this.yOf(start, scale) / LINE) * LINE);
    const paths = [...lines].flatMap(([kind, ys]): [MarkKind, string][] =>
      ys.size === 0 ? [] : [[kind, [...ys].map((y) => `M1 ${y}h${WIDTH - 2}`).join('')]],
    );
    const key = paths.flat().join();
    if (key === this.drawn) return;
    this.drawn = key;
    this.element.replaceChildren(svg('svg', {}, ...paths.map(([kind, d]) => svg('path', { d, 'data-kind': kind }))));
  }

  private yOf(start: number, { top, height }: Scale): number {
    return top + (start / this.length) * height;
  }

  private nearest(y: number): Mark | undefined {
    const { scale } = this;
    if (scale === null) return undefined;
    let best: Mark | undefined;
    let least = Infinity;
    for (const mark of this.marks) {
      const far = Math.abs(this.yOf(mark.start, scale) - y);
      if (far < least) [best, least] = [mark, far];
    }
    return best;
  }
}
