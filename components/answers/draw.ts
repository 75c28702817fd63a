import type { MatchedAnswers } from '../../utils/domain/answers/beside.ts';
import type { Answer, AnswerText, Run } from '../../utils/domain/answers/shape.ts';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import { safeUrl } from '../../utils/domain/publication/links.ts';
import type { AnswerRound } from '../../utils/protocol/answers.ts';
import { el } from '../page/dom.ts';
import { listOf } from '../strip/questions.ts';
import type { TouchWords } from '../touch/words.ts';

/** A question of the page whose answer is pointed to. */
export interface Pointing {
  readonly question: number;
}

type Point = (to: Pointing) => void;

/**
 * Draws one round beside a question: its kind and day, a link to its publication, and the answer if it is certain which one it is.
 *
 * @param beside null where it is not certain which answer belongs here
 */
export function drawRound(
  round: AnswerRound,
  beside: MatchedAnswers | null,
  words: TouchWords,
  point: Point,
): HTMLElement {
  const { t, language } = words;
  const { supplementary, date, url, text } = round;
  const kind = supplementary ? 'supplement' : 'answer';
  const href = safeUrl(url);
  const name = `${t(`answer.kind.${kind}`)}${date === null ? '' : `, ${formatDate(date, language)}`}`;
  const top = el(
    'div',
    { class: 'top' },
    el('strong', { lang: language }, name),
    href !== null && el('a', { href, lang: language }, t('answer.open')),
  );
  const box = el('div', {}, top);
  const why = text === null ? `answer.${round.is === 'read' ? 'unknown' : round.is}` : 'answer.unmatched';
  if (text === null || beside === null) box.append(said(t(why as 'answer.unmatched'), language));
  else drawAnswers(box, text, beside, words, point);
  return box;
}

const said = (text: string, lang: string): HTMLElement => el('p', { class: 'soft', lang }, text);

function drawAnswers(
  box: HTMLElement,
  text: AnswerText,
  beside: MatchedAnswers,
  words: TouchWords,
  point: Point,
): void {
  const { t, language } = words;
  if (beside.here.length + beside.at.length === 0) box.append(said(t('answer.none'), language));
  for (const at of beside.here) {
    const answer = text.answers[at];
    if (answer !== undefined) drawAnswer(box, answer, text, words, point);
  }
  for (const { answer } of beside.at) {
    const numbers = text.answers[answer]?.numbers ?? [];
    box.append(way(t('answer.together', { label: listOf(numbers, language) }), numbers[0], point, language));
  }
}

function drawAnswer(box: HTMLElement, answer: Answer, text: AnswerText, words: TouchWords, point: Point): void {
  const { t, language } = words;
  const { numbers, paragraphs, refersTo } = answer;
  if (numbers.length > 1) box.append(said(t('answer.to', { label: listOf(numbers, language) }), language));
  if (paragraphs === null) box.append(said(t('answer.unknown'), language));
  const called: number[] = [];
  for (const { runs, isItem } of paragraphs ?? [])
    box.append(el('p', isItem ? { class: 'item' } : {}, ...runs.map((run) => drawRun(run, called))));
  for (const number of refersTo) box.append(way(t('answer.see', { label: String(number) }), number, point, language));
  const notes = called.flatMap((at) => text.notes[at] ?? []);
  if (notes.length === 0) return;
  box.append(
    el(
      'ul',
      { class: 'notes', 'aria-label': t('answer.notes') },
      ...notes.map(({ number, runs }) => el('li', {}, `${number} `, ...runs.map((run) => drawRun(run, [])))),
    ),
  );
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

/** @param called receives the footnotes that are called */
function drawRun({ text, url, note, set }: Run, called: number[]): Node | string {
  if (note !== undefined) {
    called.push(note);
    return el('sup', {}, text);
  }
  const href = url === undefined ? null : safeUrl(url);
  const words = set === undefined ? text : el(set === 'raised' ? 'sup' : 'sub', {}, text);
  return href === null ? words : el('a', { href, rel: 'noreferrer' }, words);
}
