import type { Language } from '../../utils/domain/i18n/language.ts';
import type { NamedTranslate } from '../../utils/domain/i18n/named.ts';
import type { NamedPlace } from '../../utils/domain/placement/named-places.ts';
import { listen } from '../page/trusted.ts';
import { ask } from '../strip/ask.ts';
import { Card } from './card.ts';
import { isSame, type Box } from './lines.ts';
import { linkBefore, nextNumber } from './numbers.ts';
import type { NamedSigns } from './signs.ts';
import type { NamedStatusCache } from './status-cache.ts';
import { cardStateText } from './card-state-text.ts';

/**
 * How long the pointer must rest before a card opens, and how long it may leave before the card closes, in
 * milliseconds.
 */
const OPEN_MS = 300;
const CLOSE_MS = 350;

/** What it works with. */
interface OpenerParts {
  readonly signs: NamedSigns;
  readonly statuses: NamedStatusCache;
  /** Inserts the card into the page. */
  readonly put: (host: HTMLElement) => void;
  readonly ofLink: (link: Element) => NamedPlace | undefined;
  readonly words: () => { t: NamedTranslate; language: Language; scheme: 'light' | 'dark' };
}

/**
 * Opens the card of a place under the pointer, under a finger, or of a link with the focus. It stays while the pointer or the
 * focus is on it; Escape closes it; Tab goes from the link into it, and out of it to where it would have gone from the link.
 */
export class CardOpener {
  /** Created on first use: most pages never open one. */
  private made: Card | null = null;
  private open: NamedPlace | null = null;
  private over: NamedPlace | undefined;
  /** The link with the focus that opened the card, or after which a key did. */
  private link: HTMLElement | null = null;
  /** The number that a key led to last, and where the focus goes from its card. */
  private stepped: { readonly place: NamedPlace; readonly link: HTMLElement | null } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly ends: (() => void)[];
  private held = false;
  /** Where the text of the open card's place was when the card was positioned. */
  private at: Box | null = null;

  constructor(private readonly parts: OpenerParts) {
    this.ends = [
      listen(document, 'pointermove', (event: PointerEvent) => this.point(event), { passive: true, capture: true }),
      listen(document, 'click', (event: MouseEvent) => this.tap(event), { capture: true }),
      listen(document, 'focusin', (event: FocusEvent) => this.focus(event), { capture: true }),
      listen(document, 'focusout', (event: FocusEvent) => this.blur(event), { capture: true }),
      listen(document, 'keydown', (event: KeyboardEvent) => this.key(event), { capture: true }),
    ];
  }

  get card(): Card {
    if (this.made !== null) return this.made;
    this.made = new Card({ follow: () => void this.follow(), note: () => void this.note() });
    this.parts.put(this.made.host);
    return this.made;
  }

  /**
   * Call when more is known of the place, or the reader's data changed. Sends no requests: only opening a card does.
   */
  redraw(): void {
    if (this.open !== null) this.show(this.open);
  }

  /** Call when the page moved the text: the card moves along. */
  moved(): void {
    const box = this.open === null ? this.at : this.parts.signs.boxOf(this.open);
    if (this.open !== null && !isSame(box, this.at)) this.show(this.open);
  }

  /** Call when text changed: closes a card about text that was there. */
  drop(isGone: (place: NamedPlace) => boolean): void {
    if (this.open !== null && isGone(this.open)) this.close();
  }

  /**
   * Opens the card of the next or previous number in the text and goes into it. Numbers take no focus (decision 432), so this is their key.
   *
   * @param places of the whole page
   */
  step(places: readonly NamedPlace[], by: 1 | -1): void {
    const { activeElement } = document;
    const { stepped } = this;
    const isThere =
      stepped !== null && (this.open === stepped.place || activeElement === (stepped.link ?? document.body));
    const other = activeElement === document.body ? null : activeElement;
    const start = isThere && stepped.place.from?.node.isConnected === true ? stepped.place : other;
    const place = nextNumber(places, start, by, (one) => this.parts.signs.boxOf(one) !== null);
    if (place === undefined) return;
    this.quietly(() => {
      this.close();
      place.element.scrollIntoView({ block: 'center', behavior: 'instant' });
      this.begin(place);
      this.link = linkBefore(place);
      this.card.enter();
    });
    this.stepped = { place, link: this.link };
  }

  stop(): void {
    this.close();
    for (const end of this.ends) end();
    this.made?.host.remove();
  }

  private point(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const { target } = event;
    const isInCard = target === this.made?.host;
    const place = isInCard ? (this.open ?? undefined) : this.placeAt(event);
    if (place === this.over) return;
    this.over = place;
    clearTimeout(this.timer);
    if (place !== undefined && place !== this.open) this.timer = setTimeout(() => this.begin(place), OPEN_MS);
    else if (place === undefined && this.open !== null && this.link === null)
      this.timer = setTimeout(() => this.close(), CLOSE_MS);
  }

  /** Returns the place of the link under the pointer, otherwise of the number there. */
  private placeAt({ target, clientX, clientY }: MouseEvent): NamedPlace | undefined {
    const link = target instanceof Element ? target.closest('a[href]') : null;
    return (link === null ? undefined : this.parts.ofLink(link)) ?? this.parts.signs.at(clientX, clientY);
  }

  /** A number in the text opens its card at once; the page's own links and buttons keep working. */
  private tap(event: MouseEvent): void {
    const { target } = event;
    if (target === this.made?.host) return;
    const isBusy = target instanceof Element && target.closest('a[href], button, input, label, summary') !== null;
    const place =
      isBusy || getSelection()?.isCollapsed === false ? undefined : this.parts.signs.at(event.clientX, event.clientY);
    if (place !== undefined) this.begin(place);
    else this.close();
  }

  private focus({ target }: FocusEvent): void {
    if (this.held || !(target instanceof HTMLElement)) return;
    const link = target.closest<HTMLElement>('a[href]');
    const place = link === null || !link.matches(':focus-visible') ? undefined : this.parts.ofLink(link);
    if (place === undefined) return;
    this.begin(place);
    // A link that is not rendered has no card and keeps none open.
    if (this.open === place) this.link = link;
  }

  private blur({ target, relatedTarget }: FocusEvent): void {
    if (this.open === null || this.held) return;
    const { host } = this.card;
    const left = target === this.link || target === host;
    if (left && relatedTarget !== host && relatedTarget !== this.link) this.close();
  }

  private key(event: KeyboardEvent): void {
    if (this.open === null) return;
    if (event.key === 'Escape') {
      const inside = document.activeElement === this.card.host;
      const { link } = this;
      event.preventDefault();
      event.stopPropagation();
      this.close();
      if (inside) this.quietly(() => link?.focus());
      return;
    }
    if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return;
    if (document.activeElement === this.link && !event.shiftKey) {
      event.preventDefault();
      this.quietly(() => this.card.enter());
    } else if (document.activeElement === this.card.host && this.card.isAt(event.shiftKey ? 'first' : 'last')) {
      const { link } = this;
      if (event.shiftKey) event.preventDefault();
      // From the link on the browser goes to what comes after it.
      this.quietly(() => link?.focus());
      if (!event.shiftKey) this.close();
    }
  }

  /** Moves the focus without opening or closing anything. */
  private quietly(move: () => void): void {
    this.held = true;
    move();
    this.held = false;
  }

  /** Opens the card of a place for the reader. */
  private begin(place: NamedPlace): void {
    this.parts.statuses.want([place]);
    this.show(place);
  }

  private show(place: NamedPlace): void {
    const { signs, statuses, words } = this.parts;
    const box = signs.boxOf(place);
    if (box === null) return this.close();
    this.at = box;
    if (this.open !== place) this.card.announce('');
    this.open = place;
    const status = statuses.of(place);
    const { t, language, scheme } = words();
    this.card.show({ place, status, failed: statuses.failed, t, language, scheme });
    this.card.put(box);
    const { state, own } = this.card.corners();
    signs.own(
      own.map(({ has, x, y }) => ({ name: t(`named.${has}`), isOn: status?.[has] === true, x, y })),
      place.question === null ? null : { state: cardStateText(status, statuses.failed, t), box: state },
    );
  }

  private close(): void {
    clearTimeout(this.timer);
    if (this.open === null) return;
    this.open = null;
    this.link = null;
    this.card.close();
    this.parts.signs.own(null);
  }

  private async follow(): Promise<void> {
    const { open: place } = this;
    if (place === null) return;
    const { statuses, words } = this.parts;
    const { question: number } = place;
    if (number === null) return;
    const on = statuses.of(place)?.followed !== true;
    const answer = await ask('follow.set', { number, on });
    const outcome = answer.ok ? answer.payload.outcome : 'failed';
    if (outcome === 'full' || outcome === 'failed')
      this.card.announce(words().t(outcome === 'full' ? 'named.full' : 'named.notKept'));
    statuses.forget();
    statuses.want([place]);
  }

  private async note(): Promise<void> {
    const { open: place } = this;
    if (place === null) return;
    const writes = this.parts.statuses.of(place)?.noted === false;
    const answer = await ask('named.write', { id: place.target, writes });
    if (!answer.ok) this.card.announce(this.parts.words().t('named.notKept'));
  }
}
