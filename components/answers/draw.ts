import type { Answer, AnswerText, MatchedAnswers, Run } from '../../utils/domain/answers/shape.ts';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import { safeUrl } from '../../utils/domain/publication/links.ts';
import type { AnswerRound } from '../../utils/protocol/answers.ts';
import { el } from '../page/dom.ts';
import { joinNumbers } from '../strip/questions.ts';
import type { TouchWords } from '../touch/words.ts';
import type { AnswerWords } from './answer-words.ts';

/** A question of the page whose answer is pointed to. */
export interface Pointing {
  readonly question: number;
}

type Point = (to: Pointing) => void;

/**
 * Draws one round beside a question: its kind and day, a link to its publication, and the answer if it is certain which one it is.
 *
 * @param place `beside`: null where it is not certain which answer belongs here; `at`: the question beside which a postponement stands already, as it
 *   concerns all of them
 * @param letters draws the words of its answers; null when it has none
 */
export function drawRound(
  round: AnswerRound,
  { beside, at }: { readonly beside: MatchedAnswers | null; readonly at: number | undefined },
  words: TouchWords,
  point: Point,
  letters: AnswerWords | null,
): HTMLElement {
  const { t, language } = words;
  if (round.is === 'postponement' && at !== undefined)
    return el('div', {}, way(t('answer.postponed', { label: String(at) }), at, point, language));
  const { is, supplementary, corrected, date, url, text } = round;
  const isAnswer = is !== 'postponement';
  const kind = !isAnswer ? is : supplementary ? 'supplement' : 'answer';
  const href = safeUrl(url);
  const day = date === null ? '' : `, ${formatDate(date, language)}`;
  const name = `${t(`answer.kind.${kind}`)}${corrected ? ` (${t('answer.corrected')})` : ''}${day}`;
  const top = el(
    'div',
    { class: 'top' },
    el(isAnswer ? 'strong' : 'span', { lang: language }, name),
    href !== null && el('a', { href, lang: language }, t('answer.open')),
  );
  const box = el('div', {}, top);
  if (!isAnswer) return box;
  const why = text === null ? `answer.${is === 'read' ? 'unknown' : is}` : 'answer.unmatched';
  if (text === null || beside === null || letters === null) box.append(said(t(why as 'answer.unmatched'), language));
  else drawAnswers(box, text, beside, words, point, letters);
  return box;
}

const said = (text: string, lang: string): HTMLElement => el('p', { class: 'soft', lang }, text);

function drawAnswers(
  box: HTMLElement,
  text: AnswerText,
  beside: MatchedAnswers,
  words: TouchWords,
  point: Point,
  letters: AnswerWords,
): void {
  const { t, language } = words;
  if (beside.here.length + beside.at.length === 0) box.append(said(t('answer.none'), language));
  for (const at of beside.here) {
    const answer = text.answers[at];
    if (answer !== undefined) drawAnswer(box, { ...answer, at }, text, words, point, letters);
  }
  for (const { answer } of beside.at) {
    const numbers = text.answers[answer]?.numbers ?? [];
    box.append(way(t('answer.together', { label: joinNumbers(numbers, language) }), numbers[0], point, language));
  }
}

function drawAnswer(
  box: HTMLElement,
  answer: Answer & { readonly at: number },
  text: AnswerText,
  words: TouchWords,
  point: Point,
  letters: AnswerWords,
): void {
  const { t, language } = words;
  const { numbers, paragraphs, refersTo, at } = answer;
  if (numbers.length > 1) box.append(said(t('answer.to', { label: joinNumbers(numbers, language) }), language));
  if (paragraphs === null) box.append(said(t('answer.unknown'), language));
  const called: number[] = [];
  for (const [nth, { runs, isItem }] of (paragraphs ?? []).entries()) {
    const drawn = runs.flatMap((run, of) => {
      const { words, signs } = letters.draw(run.text, [at, nth, of]);
      return [drawRun(run, called, words), ...signs];
    });
    box.append(el('p', isItem ? { class: 'item' } : {}, ...drawn));
  }
  for (const number of refersTo) box.append(way(t('answer.see', { label: String(number) }), number, point, language));
  if (called.length === 0) return;
  const list = el('ul', { class: 'notes', 'aria-label': t('answer.notes') });
  // A footnote may call another, which is drawn after it. Each is drawn once.
  for (const at of called) {
    const { number, runs } = text.notes[at] ?? { number: '', runs: [] };
    list.append(el('li', {}, `${number} `, ...runs.map((run) => drawRun(run, called, [run.text]))));
  }
  box.append(list);
}

/** A button that brings the reader to another answer in the page. */
const way = (text: string, question: number | undefined, point: Point, lang: string): HTMLElement =>
  el(
    'p',
    { lang },
    question === undefined
      ? text
      : el('button', { type: 'button', class: 'quiet', onclick: () => point({ question }) }, text),
  );

/**
 * @param called receives the footnotes that are called
 * @param words its words as they are drawn
 */
function drawRun({ url, note, set }: Run, called: number[], words: readonly (Node | string)[]): Node {
  if (note !== undefined) {
    called.push(note);
    return el('sup', {}, ...words);
  }
  const href = url === undefined ? null : safeUrl(url);
  const own = set === undefined ? words : [el(set === 'raised' ? 'sup' : 'sub', {}, ...words)];
  return href === null ? el('span', {}, ...own) : el('a', { href, rel: 'noreferrer' }, ...own);
}
