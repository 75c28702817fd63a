import type { QuestionPlace } from '../../utils/domain/placement/question-places.ts';
import type { AnswerRound } from '../../utils/protocol/answers.ts';
import type { RequestOf } from '../../utils/protocol/requests.ts';
import { el } from '../page/dom.ts';
import { createHost } from '../page/host.ts';
import { ask } from '../strip/ask.ts';
import type { StripScript } from '../strip/touch-script.ts';
import { joinNumbers } from '../strip/questions.ts';
import type { TouchWords } from '../touch/words.ts';
import { writeSetting } from '../../utils/store/settings.ts';
import type { AnswerBeside, Mark } from '../../utils/protocol/frame.ts';
import palette from '../meanings/palette.css?inline';
import type { Selected } from '../marks/selection.ts';
import { AnswerWords, type OpenNotes } from './answer-words.ts';
import { drawRound, type Pointing } from './draw.ts';
import { selectedInRoot } from './selected.ts';
import answerStyle from './answer.css?inline';

/** What is needed of the page. */
export interface AnswersNeed {
  readonly core: Pick<StripScript, 'about' | 'tokens' | 'places' | 'state' | 'fail' | 'way'>;
  readonly words: () => TouchWords;
  readonly open: OpenNotes;
}

/** A question with its words as the page prints them. */
function printed({ numbers, heading }: QuestionPlace): RequestOf<'answers.get'>['questions'][number] {
  const label = heading.textContent;
  const text = (heading.parentElement?.textContent ?? '').replace(label, '');
  return { numbers: [...numbers], label: label.slice(0, 200), text: text.slice(0, 20_000) };
}

/** The answers of one question of the page, once they were opened. */
interface Opened {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly box: HTMLElement;
  /** The words of each round as currently drawn. */
  words: readonly { readonly round: AnswerRound; readonly letters: AnswerWords }[];
}

/** Selects what can take the focus in an answer, besides the signs of marks. */
const STOPS = 'a, button:not(.sign)';

/**
 * Draws the answers beside the questions of a page. They are public text, in our own hosts after each question. The
 * reader opens them one by one or all at once.
 */
export class AnswersBeside {
  private readonly opened = new Map<QuestionPlace, Opened>();
  /** Questions whose answers are on their way. */
  private readonly pending = new Set<QuestionPlace>();
  private rounds: readonly AnswerRound[] | null = null;
  private reading: Promise<boolean> | undefined;
  /** What was known of the question when its answers were fetched. */
  private known = '';
  private language: TouchWords['language'] | undefined;
  /** The reader's marks in each answer, by its identifier. */
  private marks: ReadonlyMap<string, readonly Mark[]> = new Map();
  private marksHidden = false;
  private finding: Promise<void> = Promise.resolve();
  /** A search that has not started yet. */
  private nextFinding: Promise<void> | undefined;
  /** All answers were opened because the setting shows them at once. */
  private shown = false;

  constructor(private readonly need: AnswersNeed) {
    this.redraw();
  }

  /**
   * Opens or closes what was answered to a question.
   *
   * @returns false when nothing can be drawn here: the reader is brought to the answer itself
   */
  async toggle(place: QuestionPlace): Promise<boolean> {
    // The second press of a double click.
    if (this.pending.has(place) || this.close(place)) return true;
    const way = this.need.core.way(place);
    this.pending.add(place);
    way.setAttribute('aria-busy', 'true');
    const isRead = await this.read(true);
    way.removeAttribute('aria-busy');
    this.pending.delete(place);
    if (!isRead || this.rounds?.every(({ is }) => is === 'postponement') === true) return false;
    this.open(place);
    return true;
  }

  /** Call when texts, colours or what is known of the question have changed. */
  redraw(): void {
    const { view, words } = this.need.core.state();
    if (words.answers && !this.shown && view?.answers) {
      this.shown = true;
      void this.read(false).then(() => this.showAll());
    } else if (this.rounds !== null && this.known !== this.knows()) void this.read(false);
    const isSame = this.language === words.language;
    this.language = words.language;
    for (const place of this.opened.keys())
      if (isSame) this.restyle(place);
      else this.fill(place);
    this.offer();
  }

  /**
   * Finds the reader's marks in the answers and draws them. Only one search runs at a time.
   *
   * @param hidden whether the reader has taken all marks out of sight
   */
  findMarks(hidden: boolean): Promise<void> {
    this.marksHidden = hidden;
    // The input may have changed while an answer was on its way. Search once more, however many callers asked.
    return (this.nextFinding ??= this.finding.then(() => {
      this.nextFinding = undefined;
      return (this.finding = this.askForMarks());
    }));
  }

  /** Returns what is selected in an answer; null when nothing is. */
  selected(): Selected | null {
    for (const { root } of this.opened.values()) {
      const selected = selectedInRoot(root);
      if (selected !== null) return selected;
    }
    return null;
  }

  /** Returns the stretch of an answer that a range covers; null when it covers none. */
  spanOf(range: Range): { readonly start: number; readonly end: number; readonly inAnswer: AnswerBeside } | null {
    for (const { words } of this.opened.values())
      for (const { round, letters } of words) {
        const { id, date, text } = round;
        const span = letters.spanOf(range);
        if (span !== null && text !== null) return { ...span, inAnswer: { id, date, text } };
      }
    return null;
  }

  /** Puts the focus on the sign of a mark. @returns whether there is one */
  focus(id: string): boolean {
    const sign = this.find('sign', id);
    sign?.focus({ preventScroll: true });
    return sign !== undefined;
  }

  /**
   * Opens the answer to a question and scrolls to a mark in it.
   *
   * @param numbers of the question; empty where an answer is to several
   */
  async show(numbers: readonly number[], id: string): Promise<void> {
    if (!(await this.read(true))) return;
    const place = this.need.core.places().find((one) => one.numbers.some((number) => numbers.includes(number)));
    if (place === undefined) this.showAll();
    else this.open(place);
    await this.findMarks(this.marksHidden);
    (this.find('words', id) ?? place?.heading)?.scrollIntoView({ block: 'center' });
  }

  /** Takes them away. */
  stop(): void {
    // From the last to the first: what stands in the first then stays there.
    for (const place of this.need.core.places().toReversed()) this.close(place);
  }

  /** The words or the sign of a mark in an open answer. */
  private find(is: 'words' | 'sign', id: string): HTMLElement | undefined {
    return [...this.opened.values()].flatMap(({ words }) =>
      words.flatMap(({ letters }) => letters.find(is, id) ?? []),
    )[0];
  }

  private async askForMarks(): Promise<void> {
    if (this.opened.size === 0) return;
    const shown = this.marksHidden ? [] : (this.rounds ?? []);
    const rounds = shown.flatMap(({ id, text, beside }) => (text === null || beside === null ? [] : [{ id, text }]));
    const asked =
      rounds.length === 0 ? null : await ask('answers.marks', { address: this.need.core.about.address, rounds });
    // Keep the previous result when the request failed.
    if (asked?.ok === false) return;
    const marks = new Map((asked?.payload.rounds ?? []).map((one) => [one.id, one.marks]));
    if (JSON.stringify([...marks]) === JSON.stringify([...this.marks])) return;
    this.marks = marks;
    for (const place of this.opened.keys()) this.fill(place);
  }

  /** Changes when the documents of the question change. */
  private knows(): string {
    const { view } = this.need.core.state();
    return JSON.stringify([view?.documents, view?.answers, view?.picture?.state]);
  }

  private close(place: QuestionPlace): boolean {
    const known = this.opened.get(place);
    if (known === undefined) return false;
    const hadFocus = known.host === document.activeElement;
    known.host.remove();
    const first = this.firstOpen();
    this.opened.delete(place);
    this.movePostponement(first);
    const way = this.need.core.way(place);
    way.setAttribute('aria-expanded', 'false');
    this.offer();
    if (hadFocus) way.focus();
    return true;
  }

  /**
   * Reads the answers when they are unknown or may be outdated, and redraws the open ones if they changed.
   *
   * @param tells whether to show a failure: true when the reader asked for it
   */
  private async read(tells: boolean): Promise<boolean> {
    // Fetch what failed again at the next attempt.
    const isWhole = this.rounds?.every(({ is }) => is !== 'failed') === true;
    if (isWhole && this.known === this.knows()) return true;
    this.reading ??= this.fetch(tells).finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async fetch(tells: boolean): Promise<boolean> {
    const { core } = this.need;
    const known = this.knows();
    const questions = core.places().slice(0, 1_000).map(printed);
    const asked = await ask('answers.get', { address: core.about.address, questions }, 0);
    if (!asked.ok) {
      // Keep showing what was fetched before.
      if (tells) core.fail(asked.why);
      return false;
    }
    const { rounds } = asked.payload;
    const isSame = JSON.stringify(rounds) === JSON.stringify(this.rounds);
    this.known = known;
    this.rounds = rounds;
    if (!isSame) for (const place of this.opened.keys()) this.fill(place);
    return true;
  }

  /** The first question of the page that is open; what concerns all of them stands there. */
  private firstOpen(): QuestionPlace | undefined {
    return this.need.core.places().find((place) => this.opened.has(place));
  }

  /** Draws a postponement in the first open question alone. @param before which question that was */
  private movePostponement(before: QuestionPlace | undefined): void {
    const first = this.firstOpen();
    if (first === before || this.rounds?.some(({ is }) => is === 'postponement') !== true) return;
    for (const place of this.opened.keys()) this.fill(place);
  }

  private open(place: QuestionPlace): void {
    if (this.opened.has(place)) return;
    const { core } = this.need;
    const { host, root } = createHost(document, 'answer', core.tokens, palette, answerStyle);
    const box = el('div', { class: 'kl', role: 'group' });
    root.append(box);
    const first = this.firstOpen();
    this.opened.set(place, { host, root, box, words: [] });
    this.fill(place);
    this.movePostponement(first);
    (place.heading.parentElement ?? place.heading).after(host);
    core.way(place).setAttribute('aria-expanded', 'true');
    void this.findMarks(core.state().counts?.hidden === true);
  }

  /** Draws what is known now into the box of a question. Keeps the focus where it was, or moves it to the box. */
  private fill(place: QuestionPlace): void {
    const opened = this.opened.get(place) as Opened;
    const { host, root, box } = opened;
    const nth = this.need.core.places().indexOf(place);
    const first = this.firstOpen();
    const words = this.need.words();
    const { t, language } = words;
    const focused = root.activeElement;
    const sign = opened.words.map(({ letters }) => letters.signOf(focused)).find((id) => id !== undefined);
    const at = [...box.querySelectorAll(STOPS)].indexOf(focused as Element);
    const hadFocus = host === document.activeElement;
    box.setAttribute('aria-label', t('answer.of', { label: joinNumbers(place.numbers, language) }));
    const drawn: Opened['words'][number][] = [];
    const rounds = (this.rounds ?? []).map((round) => {
      const { id, text, beside } = round;
      const letters = text && new AnswerWords(text, this.marks.get(id) ?? [], words, this.need.open);
      if (letters !== null) drawn.push({ round, letters });
      const at = first === place ? undefined : first?.numbers[0];
      return drawRound(round, { beside: beside?.[nth] ?? null, at }, words, (to) => this.point(to), letters);
    });
    opened.words = drawn;
    box.replaceChildren(...rounds, this.foot());
    this.restyle(place);
    this.offer();
    if (!hadFocus) return;
    const before =
      (sign === undefined ? undefined : this.find('sign', sign)) ?? box.querySelectorAll<HTMLElement>(STOPS)[at];
    if (before === undefined) box.tabIndex = -1;
    (before ?? box).focus({ preventScroll: true });
  }

  private restyle(place: QuestionPlace): void {
    const { box } = this.opened.get(place) as Opened;
    box.lang = 'nl';
    box.dataset['scheme'] = this.need.core.state().scheme;
  }

  /** Brings another answer in sight, opened where it is not. */
  private point({ question }: Pointing): void {
    const place = this.need.core.places().find(({ numbers }) => numbers.includes(question));
    if (place === undefined) return;
    this.open(place);
    const { box } = this.opened.get(place) as Opened;
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: 'center' });
  }

  /** Opens every answer whose question is certain. */
  private showAll(): void {
    if (this.rounds?.some(({ beside }) => beside !== null) !== true) return;
    for (const place of this.need.core.places()) this.open(place);
  }

  /** Shows or hides all answers, here and in pages opened later. */
  private foot(): HTMLElement {
    const { t } = this.need.words();
    const all = (answers: boolean) => () => {
      this.shown = true;
      // Expected: if the setting cannot be stored, it holds for this page only.
      void writeSetting('answers', answers).catch(() => undefined);
      if (answers) this.showAll();
      else this.stop();
    };
    return el(
      'div',
      { class: 'top foot' },
      el('button', { type: 'button', class: 'quiet', 'data-all': 'show', onclick: all(true) }, t('answer.all.show')),
      el('button', { type: 'button', class: 'quiet', 'data-all': 'hide', onclick: all(false) }, t('answer.all.hide')),
    );
  }

  /** Offers whichever of "show all" and "hide all" would change something. */
  private offer(): void {
    const { words } = this.need.core.state();
    const isAll = this.opened.size === this.need.core.places().length;
    for (const { box, root } of this.opened.values()) {
      const [show, hide] = box.querySelectorAll<HTMLElement>('[data-all]');
      if (show === undefined || hide === undefined) continue;
      const focused = root.activeElement;
      show.hidden = isAll && (words.answers || this.opened.size > 1);
      hide.hidden = this.opened.size < 2 && !words.answers;
      // Keep the focus inside the box when the focused button disappears.
      if (focused === show && show.hidden) hide.focus({ preventScroll: true });
      if (focused === hide && hide.hidden) show.focus({ preventScroll: true });
    }
  }
}
