import { answersBeside, type Beside } from '../../utils/domain/answers/beside.ts';
import type { QuestionPlace } from '../../utils/domain/placement/question-places.ts';
import type { AnswerRound } from '../../utils/protocol/answers.ts';
import { el } from '../page/dom.ts';
import { createHost } from '../page/host.ts';
import { ask } from '../strip/ask.ts';
import type { Core } from '../strip/hand.ts';
import { listOf } from '../strip/questions.ts';
import type { TouchWords } from '../touch/words.ts';
import { drawRound, type Pointing } from './draw.ts';
import answerStyle from './answer.css?inline';

/** What is needed of the page. */
export interface AnswersNeed {
  readonly core: Pick<Core, 'about' | 'tokens' | 'places' | 'state' | 'fail'>;
  readonly words: () => TouchWords;
}

/** A round, and which of its answers stand beside which question; null where that is not certain. */
interface Placed {
  readonly round: AnswerRound;
  readonly beside: readonly Beside[] | null;
}

/** The answers of one question of the page, once they were opened. */
interface Opened {
  readonly host: HTMLElement;
  readonly box: HTMLElement;
  readonly way: HTMLElement | null;
}

/** Draws the answers beside the questions of a page: public text, in hosts of ours after the question. The reader opens each. */
export class AnswersBeside {
  private readonly opened = new Map<QuestionPlace, Opened>();
  /** Questions whose answers are on their way. */
  private readonly pending = new Set<QuestionPlace>();
  private rounds: Promise<readonly Placed[] | null> | undefined;

  constructor(private readonly need: AnswersNeed) {}

  /**
   * Opens or closes what was answered to a question.
   *
   * @param way what the reader pressed: it tells whether the answer is open
   * @returns false when nothing can be drawn here: the reader is brought to the answer itself
   */
  async toggle(place: QuestionPlace, way: HTMLElement): Promise<boolean> {
    // The second press of a double click.
    if (this.pending.has(place) || this.close(place)) return true;
    this.pending.add(place);
    way.setAttribute('aria-busy', 'true');
    const rounds = await this.read();
    way.removeAttribute('aria-busy');
    this.pending.delete(place);
    // Opened meanwhile with all others.
    if (this.opened.has(place)) return true;
    return rounds !== null && this.open(rounds, place, way);
  }

  /** Words or colours have changed. */
  redraw(): void {
    for (const { box } of this.opened.values()) this.dress(box);
  }

  /** Takes them away. */
  stop(): void {
    for (const place of this.opened.keys()) this.close(place);
  }

  private dress(box: HTMLElement): void {
    box.lang = 'nl';
    box.dataset['scheme'] = this.need.core.state().scheme;
  }

  private close(place: QuestionPlace): boolean {
    const known = this.opened.get(place);
    if (known === undefined) return false;
    known.host.remove();
    this.opened.delete(place);
    known.way?.setAttribute('aria-expanded', 'false');
    return true;
  }

  private read(): Promise<readonly Placed[] | null> {
    this.rounds ??= this.fetch().then((rounds) => {
      // What failed is asked for again at the next try.
      if (rounds === null || rounds.some(({ round }) => round.is === 'failed')) this.rounds = undefined;
      return rounds;
    });
    return this.rounds;
  }

  private async fetch(): Promise<readonly Placed[] | null> {
    const { core } = this.need;
    const asked = await ask('answers.get', { address: core.about.address }, 0);
    if (!asked.ok) {
      core.fail(asked.why);
      return null;
    }
    const questions = core.places().map(({ numbers }) => numbers);
    return asked.payload.rounds.map((round) => ({
      round,
      beside: round.text === null ? null : answersBeside(questions, round.text),
    }));
  }

  /** @param way null when it is opened together with others */
  private open(rounds: readonly Placed[], place: QuestionPlace, way: HTMLElement | null): boolean {
    const { core, words } = this.need;
    const nth = core.places().indexOf(place);
    if (rounds.length === 0) return false;
    const { host, root } = createHost(document, 'answer', core.tokens, answerStyle);
    const box = el('div', { class: 'kl', role: 'group' });
    const { t, language } = words();
    box.setAttribute('aria-label', t('answer.of', { label: listOf(place.numbers, language) }));
    for (const { round, beside } of rounds)
      box.append(drawRound(round, beside?.[nth] ?? null, words(), (to) => this.point(rounds, to)));
    box.append(this.foot(rounds));
    this.dress(box);
    root.append(box);
    (place.heading.parentElement ?? place.heading).after(host);
    this.opened.set(place, { host, box, way });
    way?.setAttribute('aria-expanded', 'true');
    return true;
  }

  /** Brings another answer in sight, opened where it is not. */
  private point(rounds: readonly Placed[], { question }: Pointing): void {
    const place = this.need.core.places().find(({ numbers }) => numbers.includes(question));
    if (place === undefined) return;
    if (!this.opened.has(place)) this.open(rounds, place, null);
    const { box } = this.opened.get(place) ?? {};
    if (box === undefined) return;
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: 'center' });
  }

  /** Shows or hides all answers at once. */
  private foot(rounds: readonly Placed[]): HTMLElement {
    const { t } = this.need.words();
    const all = (show: boolean) => () => {
      for (const place of this.need.core.places()) {
        if (!show) this.close(place);
        else if (!this.opened.has(place)) this.open(rounds, place, null);
      }
    };
    return el(
      'div',
      { class: 'top foot' },
      el('button', { type: 'button', class: 'quiet', onclick: all(true) }, t('answer.all.show')),
      el('button', { type: 'button', class: 'quiet', onclick: all(false) }, t('answer.all.hide')),
    );
  }
}
