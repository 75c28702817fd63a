import { toRanges } from '../../utils/domain/anchor/range.ts';
import type { DocumentIndex } from '../../utils/domain/anchor/model.ts';
import type { Place } from '../../utils/domain/anchor/places.ts';
import { MEANINGS } from '../../utils/domain/note/meanings.ts';
import { AROUND, type Stretch } from '../marks/sight.ts';
import { isSure, placeOf, type Standing } from './types.ts';

/** Ours alone: other highlights in the page are left as they are. */
const NAMES = ['plain', ...MEANINGS, 'unsure', 'flash'] as const;
type Name = (typeof NAMES)[number];
const FLASH_MS = 2_500;

/** So many marks are all drawn. The browser goes through every drawn range whenever one changes: of more, only those near the window are. */
const ALL = 500;

const nameOf = (standing: Standing): Name => (isSure(standing) ? (standing.note.meaning ?? 'plain') : 'unsure');

/** A mark, drawn or not. */
interface Mark {
  readonly name: Name;
  readonly place: Place;
  readonly index: DocumentIndex;
}

const meets = (place: Stretch, stretch: Stretch): boolean => place.start < stretch.end && place.end > stretch.start;

/** Draws marks over the text without touching the document; draws nothing where the browser cannot. */
export class Highlights {
  private readonly marks = new Map<string, Mark>();
  private readonly drawn = new Map<string, { name: Name; ranges: readonly Range[] }>();
  private readonly registry = new Map<Name, Highlight>();
  /** Where marks are drawn, when there are too many to draw all. */
  private window: Stretch | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param near the text in the window and so many window heights around it */
  constructor(private readonly near: (heights: number) => Stretch) {
    if (typeof Highlight !== 'function') return;
    for (const [priority, name] of NAMES.entries()) {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.registry.set(name, highlight);
      CSS.highlights.set(`kantlijn-${name}`, highlight);
    }
  }

  /** Draws notes, or draws them anew; those without a place are taken away. */
  update(ids: Iterable<string>, standings: ReadonlyMap<string, Standing>, index: DocumentIndex): void {
    const changed = [...ids];
    for (const id of changed) {
      const standing = standings.get(id);
      const place = standing === undefined ? null : placeOf(standing);
      if (standing === undefined || place === null) this.marks.delete(id);
      else this.marks.set(id, { name: nameOf(standing), place, index });
    }
    this.fit();
    for (const id of changed) this.draw(id);
  }

  /** The reader has moved in the page, or the text has: the marks that have come near are drawn. */
  moved(near: Stretch): void {
    if (this.window !== null) this.drawIn(near);
  }

  /** Draws every mark, for paper. */
  drawAll(): void {
    this.drawIn(null);
  }

  /** Shows a place for a moment, so that the eye finds it. */
  flash(place: Place, index: DocumentIndex): void {
    const highlight = this.registry.get('flash');
    if (highlight === undefined) return;
    highlight.clear();
    for (const range of toRanges(index, place)) highlight.add(range);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => highlight.clear(), FLASH_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const [name, highlight] of this.registry) {
      if (CSS.highlights.get(`kantlijn-${name}`) === highlight) CSS.highlights.delete(`kantlijn-${name}`);
    }
  }

  /** Decides whether all marks are drawn or those near the window. */
  fit(): void {
    const all = this.marks.size <= ALL;
    if (all !== (this.window === null)) this.drawIn(all ? null : this.near(AROUND));
  }

  /** Brings what is drawn in line with where marks are drawn; a mark that stays is not touched. */
  private drawIn(stretch: Stretch | null): void {
    this.window = stretch;
    // Not `for … of`: see `Margin`.
    this.marks.forEach((mark, id) => {
      if (this.drawn.has(id) !== this.wants(mark)) this.draw(id);
    });
  }

  private wants({ place }: Mark): boolean {
    return this.window === null || meets(place, this.window);
  }

  private draw(id: string): void {
    const old = this.drawn.get(id);
    if (old !== undefined) {
      for (const range of old.ranges) this.registry.get(old.name)?.delete(range);
      this.drawn.delete(id);
    }
    const mark = this.marks.get(id);
    const highlight = mark === undefined ? undefined : this.registry.get(mark.name);
    if (mark === undefined || highlight === undefined || !this.wants(mark)) return;
    const ranges = toRanges(mark.index, mark.place);
    for (const range of ranges) highlight.add(range);
    this.drawn.set(id, { name: mark.name, ranges });
  }
}
