import type { QuestionPlace } from '../../utils/domain/placement/question-places.ts';
import type { StripCounts } from '../../utils/protocol/strip.ts';
import { el } from '../page/dom.ts';
import { createHost } from '../page/host.ts';
import { drawing } from '../page/svg.ts';
import { NOTE_PATH } from '../ui/sign-paths.ts';
import { safeUrl } from '../../utils/domain/publication/links.ts';
import questionStyle from './question.css?inline';
import { TOKENS } from './tokens.ts';
import { shownCount, type Words } from './words.ts';
import { call, setText } from './write.ts';

/** Window heights around the window in which buttons are made before the reader gets there. */
const MARGIN = '100%';

/** What the buttons beside questions show. */
export interface QuestionsState {
  readonly words: Words;
  readonly counts: StripCounts | null;
  /** Address of the answer's page; null while there is none. */
  readonly answers: string | null;
  readonly scheme: 'light' | 'dark';
}

/** What the reader can do beside a question. */
export interface QuestionActs {
  /** Writes a note on a question, or opens those that are there. */
  readonly note: (numbers: readonly number[], has: boolean) => void;
  readonly near: () => void;
  /** Opens the answer beside a question, instead of going to its page. */
  readonly answer: (place: QuestionPlace, link: HTMLAnchorElement, event: MouseEvent) => void;
}

/** The buttons beside one question. */
interface Made {
  readonly place: QuestionPlace;
  readonly host: HTMLElement;
  readonly box: HTMLElement;
  readonly pen: HTMLButtonElement;
  readonly link: HTMLAnchorElement;
}

/** A list in words without `Intl`, which costs a page some milliseconds: `2, 3 en 4`. */
export function joinNumbers(numbers: readonly number[], language: 'nl' | 'en'): string {
  const and = language === 'nl' ? ' en ' : ' and ';
  return numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')}${and}${numbers.at(-1)}`;
}

/** Quiet buttons beside the questions of a page, made where the reader is. */
export class QuestionButtons {
  private readonly made = new Map<Element, Made>();
  private readonly observer: IntersectionObserver;
  private state: QuestionsState;

  constructor(
    readonly places: readonly QuestionPlace[],
    state: QuestionsState,
    private readonly acts: QuestionActs,
  ) {
    this.state = state;
    const byHeading = new Map(places.map((place) => [place.heading, place]));
    this.observer = new IntersectionObserver(
      (entries) => {
        const near = entries.filter(({ isIntersecting }) => isIntersecting);
        this.make(near.flatMap(({ target }) => byHeading.get(target) ?? []));
      },
      { rootMargin: `${MARGIN} 0px` },
    );
    for (const { heading } of places) this.observer.observe(heading);
  }

  /** Draws what is known now. */
  draw(state: QuestionsState): void {
    const before = this.state;
    this.state = state;
    const isSame = (['words', 'counts', 'answers', 'scheme'] as const).every((name) => before[name] === state[name]);
    if (isSame) return;
    for (const made of this.made.values()) this.show(made);
  }

  /** Puts the focus on the pencil of a question. @returns whether it is there */
  focus(numbers: readonly number[]): boolean {
    const place = this.places.find((each) => each.numbers.some((one) => numbers.includes(one)));
    if (place) this.at(place).pen.focus({ preventScroll: true });
    return place !== undefined;
  }

  /** Brings the first question in sight, and the focus to what stands beside it. */
  enter(): void {
    const [first] = this.places;
    if (first === undefined) return;
    const { link, pen } = this.at(first);
    first.heading.scrollIntoView({ block: 'nearest' });
    (link.hidden ? pen : link).focus({ preventScroll: true });
  }

  /** Creates the missing buttons beside a question. */
  at(place: QuestionPlace): Made {
    if (!this.made.has(place.heading)) this.make([place]);
    return this.made.get(place.heading) as Made;
  }

  /** Takes them away. */
  stop(): void {
    this.observer.disconnect();
    for (const { host } of this.made.values()) host.remove();
  }

  private make(places: readonly QuestionPlace[]): void {
    const made = places.map((place) => this.makeOne(place));
    // All reads after all writes: one layout for all of them.
    const lifts = made.map(({ host, box, place }) => {
      const heading = place.heading.getBoundingClientRect();
      return { box, lift: host.getBoundingClientRect().top - heading.bottom, height: heading.height };
    });
    for (const { box, lift, height } of lifts) {
      box.style.setProperty('--kl-lift', `${Math.round(lift)}px`);
      box.style.setProperty('--kl-heading', `${Math.round(height)}px`);
    }
  }

  private makeOne(place: QuestionPlace): Made {
    this.observer.unobserve(place.heading);
    const { host, root } = createHost(document, 'question', TOKENS.css, questionStyle);
    const link = el('a');
    const pen = el(
      'button',
      { type: 'button', class: 'pen' },
      drawing(NOTE_PATH),
      el('span', { class: 'w', 'aria-hidden': 'true' }),
    );
    link.addEventListener('click', (event) => this.acts.answer(place, link, event));
    const box = el('div', { class: 'kl' }, el('div', { class: 'row' }, link, pen));
    root.append(box);
    pen.addEventListener('click', () => this.acts.note(place.numbers, this.countOf(place) > 0));
    for (const event of ['pointerenter', 'focus']) pen.addEventListener(event, () => this.acts.near());
    const made = { place, host, box, pen, link };
    this.made.set(place.heading, made);
    this.show(made);
    place.heading.after(host);
    return made;
  }

  private countOf({ numbers }: QuestionPlace): number {
    const counts = this.state.counts?.questions ?? [];
    return counts.reduce((sum, [number, count]) => (numbers.includes(number) ? sum + count : sum), 0);
  }

  private show({ place, box, pen, link }: Made): void {
    const { words, answers, scheme } = this.state;
    const { t, language } = words;
    const label = joinNumbers(place.numbers, language);
    const count = this.countOf(place);
    box.lang = language;
    box.dataset['scheme'] = scheme;
    const name = count > 0 ? t('strip.question.show', { count, label }) : t('strip.question.add', { label });
    call(pen, name);
    if (count > 0) pen.dataset['n'] = shownCount(count);
    else delete pen.dataset['n'];
    setText(pen.lastElementChild as Element, count > 0 ? '' : t('strip.note'));
    const href = answers === null ? null : safeUrl(`${answers}#kantlijn-antwoord-${place.numbers[0]}`);
    link.hidden = href === null;
    if (href !== null) link.href = href;
    setText(link, t('strip.question.answer'));
    link.setAttribute('aria-label', t('strip.question.toAnswer', { label }));
  }
}
