import { namedBlocks, blockOf } from '../../utils/domain/placement/named-blocks.ts';
import { placesIn, type NamedAbout, type NamedPlace } from '../../utils/domain/placement/named-places.ts';

/** Window heights above and below the window in which signs are drawn. */
const AROUND = '60%';
/** Maximum number of blocks observed in one page. */
const MAX_BLOCKS = 20_000;

/** Maximum number of places read in one block; no real document has so many. */
const MAX_PLACES = 20_000;

/** What a block names; null when it has not been read, or has changed since. */
type Read = readonly NamedPlace[] | null;

/**
 * The parts of a page that may name something, and which of them are near the viewport. An IntersectionObserver
 * reports that, so nothing is measured here. Only parts near the viewport are read.
 */
export class Blocks {
  private readonly known = new Map<Element, Read>();
  private readonly inside = new Set<Element>();
  /** Changed since reading them began. */
  private readonly changed = new Set<Element>();
  private readonly observer: IntersectionObserver;

  /** @param changed called when other blocks are near the window */
  constructor(
    private readonly root: Element,
    private readonly about: NamedAbout,
    changed: () => void,
  ) {
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) this.inside.add(target);
          else this.inside.delete(target);
        changed();
      },
      { rootMargin: `${AROUND} 0px` },
    );
  }

  /** Finds blocks in a part of the page; yields where the caller may pause. */
  *look(from: Element): Generator<null, void> {
    for (const block of namedBlocks(from, this.root)) {
      if (block !== null) this.add(block);
      yield null;
    }
  }

  /** Reads unread blocks near the viewport; yields where the caller may pause. */
  *read(): Generator<null, void> {
    for (const block of this.inside) if (this.known.get(block) === null) yield* this.readOne(block);
  }

  /** What blocks near the viewport name, as far as they were read. */
  places(): NamedPlace[] {
    return [...this.inside].flatMap((block) => this.known.get(block) ?? []);
  }

  /** Reads all blocks; yields where the caller may pause. */
  *readAll(): Generator<null, void> {
    for (const [block, read] of this.known) if (read === null) yield* this.readOne(block);
  }

  /** What the page names, as far as it was read. */
  all(): NamedPlace[] {
    return [...this.known.values()].flatMap((read) => read ?? []);
  }

  /** The place of a link, wherever it is. */
  ofLink(link: Element): NamedPlace | undefined {
    const block = blockOf(link, this.root);
    if (this.known.get(block) === null) for (const _ of this.readOne(block));
    return this.known.get(block)?.find((place) => place.link === link);
  }

  /**
   * Call when the text of an element has changed.
   *
   * @returns the places that were read around it, which may say something else now
   */
  forget(element: Element): readonly NamedPlace[] {
    if (!element.isConnected) return [];
    const block = blockOf(element, this.root);
    const before = this.known.get(block);
    this.changed.add(block);
    if (before === undefined) this.add(block);
    else this.known.set(block, null);
    return before ?? [];
  }

  /** Call when any text may have changed. */
  forgetAll(): void {
    for (const block of this.known.keys()) {
      this.changed.add(block);
      this.known.set(block, null);
    }
  }

  /** Drops blocks that the page removed. */
  prune(): void {
    for (const block of this.known.keys()) if (!block.isConnected) this.remove(block);
  }

  stop(): void {
    this.observer.disconnect();
    this.known.clear();
    this.inside.clear();
  }

  private add(block: Element): void {
    if (this.known.has(block) || this.known.size >= MAX_BLOCKS) return;
    this.known.set(block, null);
    this.observer.observe(block);
  }

  private remove(block: Element): void {
    this.known.delete(block);
    this.inside.delete(block);
    this.changed.delete(block);
    this.observer.unobserve(block);
  }

  private *readOne(block: Element): Generator<null, void> {
    const places: NamedPlace[] = [];
    this.changed.delete(block);
    for (const place of placesIn(block, this.about)) {
      if (place !== null && places.push(place) === MAX_PLACES) break;
      yield null;
    }
    if (!this.changed.has(block)) this.known.set(block, places);
  }
}
