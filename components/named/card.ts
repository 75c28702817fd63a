import type { NamedTranslate } from '../../utils/domain/i18n/named.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { NamedPlace } from '../../utils/domain/placement/named-places.ts';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import type { NamedStanding } from '../../utils/protocol/named.ts';
import { el } from '../page/dom.ts';
import { createHost } from '../page/host.ts';
import { drawing } from '../page/svg.ts';
import { TOKENS } from '../strip/tokens.ts';
import { BELL_PATH, NOTE_PATH } from '../ui/sign-paths.ts';
import type { Box } from './signs.ts';
import { placeName } from './words.ts';
import cardStyle from './card.css?inline';

/** Distance between a card and what it is about, and to the edge of the window, CSS pixels. */
const GAP = 6;
const EDGE = 8;

/** What the card says. */
export interface CardState {
  readonly place: NamedPlace;
  readonly standing: NamedStanding | undefined;
  /** Whether the background could not be asked. */
  readonly failed: boolean;
  readonly t: NamedTranslate;
  readonly language: Language;
  readonly scheme: 'light' | 'dark';
}

/** What the reader can do in it. */
export interface CardActs {
  readonly follow: () => void;
  readonly note: () => void;
}

/**
 * The details of one place: what is public, and buttons whose words are the same whatever the reader has. Whether it is followed or
 * has notes is drawn over them by {@link NamedSigns}, where no page reads it (decision 431).
 */
export class Card {
  readonly host: HTMLElement;
  private readonly box = el('div', { class: 'kl', role: 'group' });
  private readonly name = el('strong');
  private readonly state = el('p', { class: 'state' });
  private readonly title = el('p', { class: 'title', lang: 'nl' });
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
    root.append(this.box);
  }

  get isOpen(): boolean {
    return !this.box.hidden;
  }

  /** Writes what is known into the card, and opens it. */
  show({ place, standing, failed, t, language, scheme }: CardState): void {
    const name = placeName(place, t);
    this.box.lang = language;
    this.box.dataset['scheme'] = scheme;
    this.box.setAttribute('aria-label', t('named.card', { name }));
    this.name.textContent = name;
    const state = standing?.state ?? null;
    this.state.dataset['tone'] = state?.tone ?? 'neutral';
    const told =
      state === null
        ? failed
          ? t('named.failed')
          : place.question === null || standing === undefined
            ? ''
            : t('named.unknown')
        : state.asOf === null
          ? state.word
          : t('named.asOf', { word: state.word, date: state.asOf });
    this.state.replaceChildren(...(state === null ? [] : [drawing(state.icon)]), told);
    this.state.hidden = told === '';
    this.title.textContent = standing?.title ?? '';
    this.title.hidden = this.title.textContent === '';
    this.open.href = publicationUrl(place.target);
    this.open.textContent = t('named.open');
    this.open.setAttribute('aria-label', t('named.open.of', { name }));
    this.follow.hidden = followedNumber(place, standing) === null;
    (this.follow.lastElementChild as Element).textContent = t('named.follow');
    (this.note.lastElementChild as Element).textContent = t('named.note');
    this.note.setAttribute('aria-label', t('named.note.of', { name }));
    this.box.hidden = false;
  }

  /** Says what came of an act, in words that are the same whatever the reader has. */
  say(words: string): void {
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

  /** Where the reader's own is drawn: beside the drawings of the buttons, in CSS pixels of the window. */
  corners(): { readonly follow: { x: number; y: number }; readonly note: { x: number; y: number } } {
    return { follow: cornerOf(this.follow), note: cornerOf(this.note) };
  }

  /** What can have the focus, in order. */
  private stops(): HTMLElement[] {
    return [this.open, this.follow, this.note].filter((one) => !one.hidden);
  }

  /** Puts the focus on the first of its buttons. */
  enter(): void {
    this.stops()[0]?.focus();
  }

  /** Whether the focus is on the first or the last of its buttons. */
  isAt(end: 'first' | 'last'): boolean {
    const stops = this.stops();
    return (end === 'first' ? stops[0] : stops.at(-1))?.matches(':focus') === true;
  }

  close(): void {
    this.box.hidden = true;
    this.say('');
  }
}

const buttonOf = (path: string, press: () => void): HTMLButtonElement =>
  el('button', { type: 'button', class: 'quiet', onclick: press }, drawing(path), el('span'));

const cornerOf = (button: HTMLElement): { x: number; y: number } => {
  const { left, top } = button.getBoundingClientRect();
  return { x: left + 10, y: top + 2 };
};

/** The number by which the question can be followed: the place names it, or the background knows which one was answered there. */
export const followedNumber = (place: NamedPlace, standing: NamedStanding | undefined): string | null => {
  const number = place.question ?? standing?.number ?? null;
  return number !== null && /^\d{4}Z\d{5}$/.test(number) ? number : null;
};
