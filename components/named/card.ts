import type { NamedTranslate } from '../../utils/domain/i18n/named.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { NamedPlace } from '../../utils/domain/placement/named-places.ts';
import { publicationUrl, searchUrl } from '../../utils/domain/site/address.ts';
import type { NamedStatus } from '../../utils/protocol/named.ts';
import { el } from '../page/dom.ts';
import { createHost } from '../page/host.ts';
import { drawing } from '../page/svg.ts';
import { TOKENS } from '../strip/tokens.ts';
import { BELL_PATH, NOTE_PATH } from '../ui/sign-paths.ts';
import type { Box } from './lines.ts';
import { placeName } from './words.ts';
import cardStyle from './card.css?inline';

/** Gap between a card and its place, and to the edge of the window, in CSS pixels. */
const GAP = 6;
const EDGE = 8;

/** What the card says. */
export interface CardState {
  readonly place: NamedPlace;
  readonly status: NamedStatus | undefined;
  /** Whether the background could not be reached. */
  readonly failed: boolean;
  readonly t: NamedTranslate;
  readonly language: Language;
  readonly scheme: 'light' | 'dark';
}

/** What the reader can do on the card. */
export interface CardActs {
  readonly follow: () => void;
  readonly note: () => void;
}

/**
 * The details of one place: what is public, and buttons whose words are the same whatever the reader has. Its words and its size come from
 * the page and from the list of all questions alone. The state, which the cache may know because the reader looked it up, and whether it is
 * followed or has notes is drawn over it by {@link NamedSigns}, where no page reads it (decisions 431 and 480).
 */
export class Card {
  readonly host: HTMLElement;
  private readonly box = el('div', { class: 'kl', role: 'group' });
  /** It has no size of its own, so the page cannot measure the card through its host. */
  private readonly hold = el('div', { class: 'hold' }, this.box);
  private readonly name = el('strong');
  private readonly state = el('p', { class: 'state' });
  private readonly title = el('p', { class: 'title' });
  private readonly said = el('output');
  private readonly open = el('a');
  private readonly follow: HTMLButtonElement;
  private readonly note: HTMLButtonElement;

  constructor(acts: CardActs) {
    const { host, root } = createHost(document, 'card', TOKENS.css, cardStyle);
    this.host = host;
    this.follow = buttonOf(BELL_PATH, acts.follow);
    this.note = buttonOf(NOTE_PATH, acts.note);
    this.box.append(
      this.name,
      this.state,
      this.title,
      el('div', { class: 'acts' }, this.open, this.follow, this.note),
      this.said,
    );
    this.box.hidden = true;
    root.append(this.hold);
  }

  get isOpen(): boolean {
    return !this.box.hidden;
  }

  /** Fills the card with what is known, and opens it. */
  show({ place, status, failed, t, language, scheme }: CardState): void {
    const { question, target, link } = place;
    const isListed = status?.listed === true;
    const name = placeName(place, isListed, t);
    this.box.lang = language;
    this.box.dataset['scheme'] = scheme;
    this.box.setAttribute('aria-label', t('named.card', { name }));
    this.name.textContent = name;
    // Reserve space for the state, whether or not one is known.
    this.state.textContent = failed ? t('named.failed') : '';
    this.state.hidden = question === null;
    this.about(isListed ? status.title : '', 'nl');
    if (status?.listed === false && question !== null) this.about(t('named.unlisted'), language);
    // Of a number that the list does not have no address is known, unless the page itself gives one.
    const isSought = question !== null && !isListed && link === null;
    this.open.href = isSought ? searchUrl(question) : publicationUrl(target);
    this.open.textContent = t(isSought ? 'named.search' : 'named.open');
    this.open.setAttribute('aria-label', t(isSought ? 'named.search.of' : 'named.open.of', { name }));
    this.follow.hidden = !isListed;
    (this.follow.lastElementChild as Element).textContent = t('named.follow');
    (this.note.lastElementChild as Element).textContent = t('named.note');
    this.note.setAttribute('aria-label', t('named.note.of', { name }));
    this.box.hidden = false;
  }

  private about(words: string, language: string): void {
    this.title.textContent = words;
    this.title.lang = language;
    this.title.hidden = words === '';
  }

  /** Shows the outcome of an act, in words that never depend on the reader's data. */
  announce(words: string): void {
    this.said.textContent = words;
  }

  /** Puts the card below a place, or above it where there is more room. @param at in CSS pixels of the window */
  put(at: Box): void {
    const { style } = this.box;
    style.left = '0';
    style.top = '0';
    const { width, height, left, top } = this.box.getBoundingClientRect();
    const page = document.documentElement.clientWidth;
    const x = Math.max(EDGE, Math.min(at.left, page - width - EDGE));
    const below = at.bottom + GAP;
    const isBelow = below + height <= window.innerHeight || at.top - GAP - height < 0;
    style.left = `${Math.round(x - left)}px`;
    style.top = `${Math.round((isBelow ? below : at.top - GAP - height) - top)}px`;
  }

  /** Where is drawn what only the reader may know, in CSS pixels of the window: the state, and beside the drawings of buttons. */
  corners(): { readonly state: DOMRect; readonly own: readonly Corner[] } {
    const buttons = [
      ['followed', this.follow],
      ['noted', this.note],
    ] as const;
    return {
      state: this.state.getBoundingClientRect(),
      own: buttons.filter(([, { hidden }]) => !hidden).map(([has, button]) => cornerOf(has, button)),
    };
  }

  /** The focusable elements, in order. */
  private stops(): HTMLElement[] {
    return [this.open, this.follow, this.note].filter((one) => !one.hidden);
  }

  /** Moves the focus to the first button. */
  enter(): void {
    this.stops()[0]?.focus();
  }

  /** Whether the focus is on the first or the last button. */
  isAt(end: 'first' | 'last'): boolean {
    const stops = this.stops();
    return (end === 'first' ? stops[0] : stops.at(-1))?.matches(':focus') === true;
  }

  close(): void {
    this.box.hidden = true;
    this.announce('');
  }
}

const buttonOf = (path: string, press: () => void): HTMLButtonElement =>
  el('button', { type: 'button', class: 'quiet', onclick: press }, drawing(path), el('span'));

interface Corner {
  readonly has: 'followed' | 'noted';
  readonly x: number;
  readonly y: number;
}

const cornerOf = (has: Corner['has'], button: HTMLElement): Corner => {
  const { left, top } = button.getBoundingClientRect();
  return { has, x: left + 10, y: top + 2 };
};
