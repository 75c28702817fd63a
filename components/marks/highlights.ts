import type { DocumentReading } from '../../utils/domain/anchor/document.ts';
import { toRanges } from '../../utils/domain/anchor/range.ts';
import type { Mark } from '../../utils/protocol/frame.ts';
import { MARK_KINDS } from '../../utils/protocol/frame-names.ts';
import type { Stretch } from './sight.ts';

/** Ours alone: other highlights in the page are left as they are. */
const NAMES = [...MARK_KINDS, 'flash'] as const;
type Name = (typeof NAMES)[number];
const FLASH_MS = 2_500;

/** So many marks are all drawn. The browser goes through every drawn range whenever one changes: of more, only those near the window are. */
const ALL = 500;

const meets = (mark: Stretch, stretch: Stretch): boolean => mark.start < stretch.end && mark.end > stretch.start;
const sameMark = (a: Mark, b: Mark): boolean => a.start === b.start && a.end === b.end && a.kind === b.kind;

/** Draws marks over the text without touching the document; draws nothing where the browser cannot. */
export class Highlights {
  private marks = new Map<string, Mark>();
  private reading: DocumentReading | null = null;
  private readonly drawn = new Map<string, { mark: Mark; ranges: readonly Range[] }>();
  private readonly registry = new Map<Name, Highlight>();
  /** Where marks are drawn, when there are too many to draw all. */
  private near: Stretch | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hidden = false;

  /** Draws marks in place of those drawn before; those that stay as they were are not touched. */
  draw(marks: readonly Mark[], reading: DocumentReading, near: () => Stretch): void {
    if (this.reading !== reading) for (const id of this.drawn.keys()) this.erase(id);
    this.reading = reading;
    this.marks = new Map(marks.map((mark) => [mark.id, mark]));
    this.near = marks.length > ALL ? near() : null;
    this.fit();
  }

  /** The reader has moved in the page, or the text has: the marks that have come near are drawn. */
  moved(near: Stretch): void {
    if (this.near === null) return;
    this.near = near;
    this.fit();
  }

  /** Draws every mark, for paper. */
  drawAll(): void {
    this.near = null;
    this.fit();
  }

  /** Takes all marks out of sight, or brings them back; what is shown for a moment is always seen. */
  hide(hidden: boolean): void {
    if (hidden === this.hidden) return;
    this.hidden = hidden;
    for (const [name, highlight] of this.registry) {
      if (name === 'flash') continue;
      if (hidden) CSS.highlights.delete(`kantlijn-${name}`);
      else CSS.highlights.set(`kantlijn-${name}`, highlight);
    }
  }

  /** Shows a place for a moment, so that the eye finds it. */
  flash(place: Stretch, reading: DocumentReading): void {
    const highlight = this.highlight('flash');
    if (highlight === null) return;
    highlight.clear();
    for (const range of toRanges(reading, place)) highlight.add(range);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => highlight.clear(), FLASH_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const [name, highlight] of this.registry) {
      if (CSS.highlights.get(`kantlijn-${name}`) === highlight) CSS.highlights.delete(`kantlijn-${name}`);
    }
  }

  /** The browser's highlight of a kind, made when it is first drawn; null where the browser has none. */
  private highlight(name: Name): Highlight | null {
    if (typeof Highlight !== 'function') return null;
    const known = this.registry.get(name);
    if (known !== undefined) return known;
    const made = new Highlight();
    made.priority = NAMES.indexOf(name);
    this.registry.set(name, made);
    if (!this.hidden || name === 'flash') CSS.highlights.set(`kantlijn-${name}`, made);
    return made;
  }

  private erase(id: string): void {
    const old = this.drawn.get(id);
    if (old === undefined) return;
    for (const range of old.ranges) this.registry.get(old.mark.kind)?.delete(range);
    this.drawn.delete(id);
  }

  private fit(): void {
    const { reading, near } = this;
    if (reading === null) return;
    for (const [id, { mark }] of this.drawn) {
      const now = this.marks.get(id);
      if (now === undefined || !sameMark(now, mark) || (near !== null && !meets(now, near))) this.erase(id);
    }
    for (const [id, mark] of this.marks) {
      if (this.drawn.has(id) || (near !== null && !meets(mark, near))) continue;
      const highlight = this.highlight(mark.kind);
      if (highlight === null) return;
      const ranges = toRanges(reading, mark);
      for (const range of ranges) highlight.add(range);
      this.drawn.set(id, { mark, ranges });
    }
  }
}
