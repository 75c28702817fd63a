import type { NamedPlace } from '../../utils/domain/placement/named-places.ts';

/** Window heights above and below the window in which signs are drawn. */
const AROUND = '60%';

/** Which places are near the window, by the elements they stand in. The browser tells; nothing is measured here. */
export class Near {
  private readonly byElement = new Map<Element, NamedPlace[]>();
  private readonly inside = new Set<Element>();
  private readonly observer: IntersectionObserver;

  /** @param changed called when other elements are near the window */
  constructor(changed: () => void) {
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

  add(place: NamedPlace): void {
    const known = this.byElement.get(place.element);
    if (known !== undefined) known.push(place);
    else {
      this.byElement.set(place.element, [place]);
      this.observer.observe(place.element);
    }
  }

  /** Those whose element is near, in no order. */
  places(): NamedPlace[] {
    return [...this.inside].flatMap((element) => this.byElement.get(element) ?? []);
  }

  /** The place of a link, wherever it is. */
  ofLink(link: Element): NamedPlace | undefined {
    return this.byElement.get(link)?.find((place) => place.link === link);
  }

  stop(): void {
    this.observer.disconnect();
    this.byElement.clear();
    this.inside.clear();
  }
}
