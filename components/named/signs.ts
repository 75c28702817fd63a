import type { NamedPlace } from '../../utils/domain/placement/named-places.ts';
import type { NamedStatus } from '../../utils/protocol/named.ts';
import { yieldToPage } from '../page/yield-to-page.ts';
import { el } from '../page/dom.ts';
import { createHost } from '../page/host.ts';
import { drawing, svg } from '../page/svg.ts';
import { TOKENS } from '../strip/tokens.ts';
import { isSame, lastLineOf, type Box } from './lines.ts';
import { afterLayout, type AfterLayout } from './after-layout.ts';
import { drawStateText, type CardStateText } from './card-state-text.ts';
import signStyle from './named.css?inline';

/** Maximum length of a task before yielding to the page, in milliseconds. */
const SLICE_MS = 3;
/** More signs than fit into any window; further ones wait until the reader scrolls there. */
const MAX_DRAWN = 600;
/** What stands in one element may be far from the window: so many window heights around it are drawn. */
const HEIGHTS = 0.75;
interface Drawn {
  readonly sign: HTMLElement;
  readonly path: Element | null;
  box: Box;
  shown: string;
}

/** A drawing over a button of the card: shows the reader's data, or paints nothing. */
export interface OwnShape {
  readonly name: string;
  readonly isOn: boolean;
  /** Its place in CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
}

/** What the signs work with. */
interface SignParts {
  readonly status: (place: NamedPlace) => NamedStatus | undefined;
  /** Called with everything drawn, once it is drawn. */
  readonly done: (places: readonly NamedPlace[]) => void;
  /** Called after the layout that a change of the page causes, before it is painted. */
  readonly moved: () => void;
}

/** The check mark over a button that is on. */
const ON_PATH = 'M5.5 10.5l3.2 3.2L15 7';

/**
 * The signs in a page: shapes over it, and nothing else. No letter, no button, nothing that takes the pointer or the focus: in Firefox an
 * event or a word that is found would give a page this root, and in every browser `window.find` reads words in closed
 * roots (decision 431). What is drawn never moves anything. The boxes are the same whatever is known, as a page in Chromium learns where
 * boxes cover it, whatever is painted in them (decision 434).
 */
export class NamedSigns {
  readonly host: HTMLElement;
  private readonly box = el('div', { class: 'kl' });
  /**
   * The reader's data, drawn over the card. Changes are read aloud, because the text of the card does not include
   * them.
   */
  private readonly over = el('div', { class: 'kl over', 'aria-live': 'polite' });
  private readonly drawn = new Map<NamedPlace, Drawn>();
  private wanted: readonly NamedPlace[] = [];
  private working = false;
  private again = false;
  /** Whether what is drawn may have moved. */
  private isStale = false;
  /** What was last drawn over the card, so that the same is not read aloud twice. */
  private owned = '';
  private readonly layout: AfterLayout;

  constructor(private readonly parts: SignParts) {
    const { host, root } = createHost(document, 'named', TOKENS.css, signStyle);
    this.host = host;
    root.append(this.box, this.over);
    this.layout = afterLayout(root, document.body, parts.moved);
  }

  /** The page changes: see `SignParts.moved`. */
  moved(): void {
    this.layout.soon();
  }

  /** Call when text under the signs may have moved. Hides what cannot be measured at once until it was measured. */
  doubt(): void {
    this.isStale = true;
    if (this.working) this.hide();
  }

  /** Hides all signs until they are drawn again. */
  hide(): void {
    this.box.hidden = true;
  }

  /** Draws these places where they are near the viewport, and removes all others. */
  draw(places: readonly NamedPlace[], scheme: 'light' | 'dark'): void {
    this.wanted = places;
    for (const box of [this.box, this.over]) box.dataset['scheme'] = scheme;
    this.again = true;
    if (!this.working) void this.work();
  }

  /** Call when what is known of places has changed. */
  redraw(): void {
    for (const [place, one] of this.drawn) this.fill(place, one);
  }

  /** Removes signs before the next paint: the text under them has changed, or may have. */
  drop(isGone: (place: NamedPlace) => boolean): void {
    for (const place of this.drawn.keys()) if (isGone(place)) this.erase(place);
  }

  /** The place under a point of the window, if its sign is drawn. */
  at(x: number, y: number): NamedPlace | undefined {
    if (this.box.hidden) return undefined;
    const origin = this.box.getBoundingClientRect();
    const [left, top] = [x - origin.left, y - origin.top];
    for (const [place, { box }] of this.drawn)
      if (left >= box.left - 1 && left <= box.right + 11 && top >= box.top - 7 && top <= box.bottom + 1) return place;
    return undefined;
  }

  /** The current box of a place, in CSS pixels of the window; null when the page does not render it. */
  boxOf(place: NamedPlace): Box | null {
    return lastLineOf(place, document.createRange());
  }

  /**
   * Draws what the reader has of the place whose card is open over its buttons: shapes with names, which no page reads. What the reader
   * has not gets the same boxes without paint. Null takes them away.
   *
   * @param told the state, drawn in a box of the card; null for what has none
   */
  own(
    own: readonly OwnShape[] | null,
    told: { readonly state: CardStateText; readonly box: DOMRect } | null = null,
  ): void {
    const owned = JSON.stringify([own, told]);
    if (owned === this.owned) return;
    this.owned = owned;
    this.over.replaceChildren();
    if (own === null) return;
    const origin = this.over.getBoundingClientRect();
    for (const { name, isOn, x, y } of own) {
      const shape = svg(
        'svg',
        isOn
          ? { class: 'own on', viewBox: '0 0 20 20', role: 'img', 'aria-label': name }
          : { class: 'own', viewBox: '0 0 20 20', 'aria-hidden': 'true' },
        svg('circle', { cx: 10, cy: 10, r: 9 }),
        svg('path', { d: ON_PATH }),
      );
      shape.style.transform = by(x - origin.left, y - origin.top);
      this.over.append(shape);
    }
    if (told === null) return;
    const { state, box } = told;
    drawStateText(this.over, state, box, by(box.left - origin.left, box.top - origin.top));
  }

  stop(): void {
    this.wanted = [];
    this.again = false;
    this.drawn.clear();
    this.layout.stop();
    this.host.remove();
  }

  private async work(): Promise<void> {
    this.working = true;
    while (this.again) {
      this.again = false;
      const { wanted } = this;
      const keep = new Set(wanted);
      this.drop((place) => !keep.has(place));
      for (let at = 0; at < wanted.length && wanted === this.wanted;) {
        at = this.slice(wanted, at);
        if (at >= wanted.length) break;
        if (this.isStale) this.hide();
        // oxlint-disable-next-line no-await-in-loop -- that is what a slice is
        await yieldToPage();
      }
    }
    this.box.hidden = false;
    this.isStale = false;
    this.working = false;
    this.parts.done([...this.drawn.keys()]);
  }

  /** Measures and draws some places: all reads before all writes. @returns where to go on */
  private slice(wanted: readonly NamedPlace[], from: number): number {
    const end = performance.now() + SLICE_MS;
    const origin = this.box.getBoundingClientRect();
    const height = window.innerHeight;
    const range = document.createRange();
    const measured: [NamedPlace, Box | null][] = [];
    let at = from;
    for (let place = wanted[at]; place !== undefined; place = wanted[++at]) {
      if (measured.length % 8 === 7 && performance.now() > end) break;
      const box = place.again ? null : lastLineOf(place, range);
      const isNear = box !== null && box.bottom > -height * HEIGHTS && box.top < height * (1 + HEIGHTS);
      measured.push([place, isNear ? moved(box, -origin.left, -origin.top) : null]);
    }
    for (const [place, box] of measured) this.put(place, box);
    return at;
  }

  private erase(place: NamedPlace): void {
    this.drawn.get(place)?.sign.remove();
    this.drawn.delete(place);
  }

  private put(place: NamedPlace, box: Box | null): void {
    const known = this.drawn.get(place);
    if (box === null || (known === undefined && this.drawn.size >= MAX_DRAWN)) return this.erase(place);
    const one = known ?? { ...signFor(place), box, shown: '' };
    if (known === undefined) {
      this.drawn.set(place, one);
      this.box.append(one.sign);
    }
    // Write only when it moved: most places have not.
    if (known === undefined || !isSame(known.box, box)) {
      const { style } = one.sign;
      // Moved by a transform: changing `left` or `top` would be reported to the page as a layout shift.
      style.transform = by(box.left, box.top);
      style.width = `${Math.round(box.right - box.left)}px`;
      style.height = `${Math.round(box.bottom - box.top)}px`;
    }
    one.box = box;
    this.fill(place, one);
  }

  private fill(place: NamedPlace, drawn: Drawn): void {
    const { state, followed, noted } = this.parts.status(place) ?? {};
    const icon = state?.icon ?? '';
    // A state of an earlier day is no news of today: drawn without its colour, and the card says of which day it is.
    const tone = state?.asOf === null ? state.tone : 'neutral';
    const own = `${followed === true ? 'followed ' : ''}${noted === true ? 'noted' : ''}`;
    const shown = `${tone} ${icon} ${own}`;
    if (drawn.shown === shown) return;
    drawn.shown = shown;
    Object.assign(drawn.sign.dataset, { tone, own, state: icon === '' ? '' : 'known' });
    drawn.path?.setAttribute('d', icon);
  }
}

/** All boxes of a sign. What is painted in them is decided by attributes. The drawing lies in a box, as one without lines covers nothing. */
function signFor(place: NamedPlace): Pick<Drawn, 'sign' | 'path'> {
  const icon = drawing('');
  const sign = el(
    'i',
    { class: place.link === null ? 'bare' : 'link' },
    el('span', { class: 'mark' }, icon),
    el('b', { class: 'followed' }),
    el('b', { class: 'noted' }),
  );
  return { sign, path: icon.firstElementChild };
}

const by = (x: number, y: number): string => `translate(${Math.round(x)}px, ${Math.round(y)}px)`;

const moved = ({ left, top, right, bottom }: Box, x: number, y: number): Box => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
});
