import { toRanges } from '../../utils/anchor/range.ts';
import type { DocumentIndex } from '../../utils/anchor/model.ts';
import type { Place } from '../../utils/anchor/places.ts';
import { isSure, placeOf, type Standing } from './types.ts';

/** Ours alone: other highlights in the page are left as they are. */
const NAMES = ['plain', 'important', 'question', 'fact', 'action', 'unsure', 'flash'] as const;
type Name = (typeof NAMES)[number];
const FLASH_MS = 2_500;

const supported = (): boolean => typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS;

const nameOf = (standing: Standing): Name => (isSure(standing) ? (standing.note.meaning ?? 'plain') : 'unsure');

/** Draws marks over the text without touching the document; draws nothing where the browser cannot. */
export class Highlights {
  private readonly drawn = new Map<string, { name: Name; ranges: readonly Range[] }>();
  private readonly registry = new Map<Name, Highlight>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    if (!supported()) return;
    for (const [priority, name] of NAMES.entries()) {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.registry.set(name, highlight);
      CSS.highlights.set(`kantlijn-${name}`, highlight);
    }
  }

  /** Draws a note, or draws it anew; without a place it is taken away. */
  draw(standing: Standing, index: DocumentIndex): void {
    this.remove(standing.note.id);
    const place = placeOf(standing);
    if (place === null) return;
    const name = nameOf(standing);
    const ranges = this.registry.has(name) ? toRanges(index, place) : [];
    for (const range of ranges) this.registry.get(name)?.add(range);
    this.drawn.set(standing.note.id, { name, ranges });
  }

  remove(id: string): void {
    const old = this.drawn.get(id);
    if (old === undefined) return;
    for (const range of old.ranges) this.registry.get(old.name)?.delete(range);
    this.drawn.delete(id);
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
}
