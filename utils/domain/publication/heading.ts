import { findDate, type FoundDate } from './dates.ts';
import { foldSpaces } from './fold.ts';
import { parseMembers } from './members.ts';
import { parseOfficials } from './officials.ts';
import type { Official, Submitter } from './record.ts';

const MAX_HEADING = 6000;

/** What the heading sentence of a set of questions says. */
export interface QuestionHeading {
  readonly form: 'written' | 'oral';
  readonly submitters: Submitter[];
  readonly addressees: Official[];
  readonly subject: string;
  readonly submitted: FoundDate;
}

/** What the heading sentence of an answer or a notice says. */
export interface AnswerHeading {
  readonly is: 'answer' | 'notice';
  readonly supplementary: boolean;
  readonly answeredBy: Official[];
  readonly onBehalfOf: Official[];
  readonly received: FoundDate;
  /** Text after the received date, "Zie ook Aanhangsel …"; empty when there is none. */
  readonly after: string;
}

const OPENING =
  /^(mondelinge\s+)?(?:(?:nadere|aanvullende|schriftelijke|herziene)\s+)*vra(?:ag|gen)\s+(?:gesteld\s+)?(?:van|door)\s+/i;
const TO =
  /\baan\s+(?=(?:(?:de|het|alle|beide|demissionaire?|toenmalige?)\s+)*(?:vice-?|minister|staatssecretaris|premier|kabinet|regering|voorzitter))/i;
const ABOUT =
  /\s(?:over|inzake|betreffende|omtrent|aangaande|naar aanleiding van|met betrekking tot|ten aanzien van|in verband met)\s/i;
/** The space before it is sometimes missing. */
const ABOUT_GLUED = /(?<=\p{Ll})over\s/u;
const ANSWER_OPENING =
  /^(nadere?\s+|aanvullende?\s+|herziene?\s+)?(antwoord(?:en)?|mededeling(?:en)?)(\s+\((?:nader|uitstel antwoord)\))?\s+(?:van\s+)?(?=(?:(?:de|het|mede)\s+)?(?:heer\s+|mevrouw\s+|demissionair\s+)?(?:vice-?|minister|staatssecretaris|premier))/i;

/** True when a text starts as the heading of a set of questions does. */
export function isQuestionHeading(text: string): boolean {
  const match = OPENING.exec(text.slice(0, 200));
  return (
    match !== null &&
    !/^de leden der kamer/i.test(text.slice(match[0].length)) &&
    /^(?:(?:het|de)\s+)?(?:(?:kamer)?(?:lid|leden)\b|\p{Lu})/u.test(text.slice(match[0].length))
  );
}

/** True when a text starts as the heading of an answer or a notice does. */
export function isAnswerHeading(text: string): boolean {
  return ANSWER_OPENING.test(text.slice(0, 200));
}

/**
 * Reads the heading sentence of a set of questions (forms: SITE.md (f) and (i)).
 *
 * @param sentence at most 6000 characters are read
 * @returns null when it is no such sentence
 */
export function parseQuestionHeading(sentence: string): QuestionHeading | null {
  const text = foldSpaces(sentence.slice(0, MAX_HEADING));
  const opening = OPENING.exec(text);
  if (!opening || !isQuestionHeading(text)) return null;
  const { before, date } = splitDate(text, 'ingezonden');
  const rest = before.slice(opening[0].length);
  const about = firstOutside(rest, ABOUT) ?? firstOutside(rest, ABOUT_GLUED);
  const people = about ? rest.slice(0, about.index) : rest;
  const to = TO.exec(people);
  return {
    form: opening[1] === undefined ? 'written' : 'oral',
    submitters: parseMembers(
      (to ? people.slice(0, to.index) : people).replace(/\sop \d{1,2} \p{L}+ \d{4} medegedeeld\s*$/u, ''),
    ),
    addressees: to ? parseOfficials(people.slice(to.index + to[0].length)) : [],
    subject: about ? cleanSubject(rest.slice(about.index + about[0].length)) : '',
    submitted: date,
  };
}

/**
 * Reads `Antwoord van Minister X (Y), mede namens … (ontvangen …). Zie ook …` or the same with `Mededeling`.
 *
 * @param sentence at most 6000 characters are read
 * @returns null when it is no such sentence
 */
export function parseAnswerHeading(sentence: string): AnswerHeading | null {
  const text = foldSpaces(sentence.slice(0, MAX_HEADING));
  const opening = ANSWER_OPENING.exec(text);
  if (!opening) return null;
  const { before, date, after } = splitDate(text, 'ontvangen');
  const people = before.slice(opening[0].length);
  const answering: string[] = [];
  const behalf: string[] = [];
  for (const part of people.split(
    /,?\s+\ben\s+(?:(?:antwoord|mededeling)\s+)?van\s+(?=(?:de\s+)?(?:minister|staatssecretaris)\b)/i,
  )) {
    const at = /,?\s*\b(?:mede\s+)?namens\b/i.exec(part);
    answering.push(at ? part.slice(0, at.index) : part);
    if (at) behalf.push(part.slice(at.index + at[0].length));
  }
  return {
    is: /^mede/i.test(opening[2] ?? '') ? 'notice' : 'answer',
    supplementary: /^(?:nader|aanvullend)/i.test(opening[1] ?? '') || /nader/i.test(opening[3] ?? ''),
    answeredBy: answering.flatMap((part) => parseOfficials(part)),
    onBehalfOf: behalf.flatMap((part) => parseOfficials(part)),
    received: date,
    after,
  };
}

/** The last "(ingezonden …)" or "(ontvangen …)", with the text before and after it. */
function splitDate(text: string, word: 'ingezonden' | 'ontvangen'): { before: string; date: FoundDate; after: string } {
  const lower = text.toLowerCase();
  const at = lower.lastIndexOf(`${word} `);
  if (at < 0 || (text[at - 1] !== '(' && !/^\S+\s(?:op\s|d\.?d\.?\s)?\d{1,2}\s/.test(text.slice(at)))) {
    return { before: text, date: { is: 'absent' }, after: '' };
  }
  const close = text.indexOf(')', at);
  const end = close < 0 ? text.length : close;
  const before = text.slice(0, at).replace(/[\s(]+$/, '');
  return {
    before,
    date: findDate(text.slice(at, end)),
    after: text
      .slice(end + 1)
      .replace(/^[\s.]+/, '')
      .trim(),
  };
}

/** First match that is not inside quotation marks or parentheses. */
function firstOutside(text: string, pattern: RegExp): { index: number; 0: string } | null {
  let depth = 0;
  const hidden = [...text].map((character) => {
    if ('(«“‘'.includes(character)) depth += 1;
    const shown = depth === 0 ? character : '_';
    if (')»”’'.includes(character) && depth > 0) depth -= 1;
    return shown.repeat(character.length);
  });
  const match = pattern.exec(hidden.join('')) ?? (depth > 0 ? pattern.exec(text) : null);
  return match ? { index: match.index, 0: match[0] } : null;
}

function cleanSubject(text: string): string {
  return text
    .replace(/^(?:over|inzake)\s+/i, '')
    .replace(/[\s.,]+$/, '')
    .trim();
}
