import { ANY_LETTER, DASH, plainNumber, type Letters } from './shape.ts';

const WIDEST_RANGE = 50;
const MAX_NUMBERS = 50;

const MONTH =
  '(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b';
/** After a number that is something else: a day, part of a longer number, a percentage, an amount, a law article. */
const NOT_NUMBER = `(?![${ANY_LETTER}\\d%‰°])(?!\\s\\d{3}(?!\\d))(?![.,:/]\\d)(?!\\s?(?:${MONTH}|euro\\b|EUR\\b|%|procent|mln\\b|mld\\b|miljoen|miljard|duizend|uur\\b|jaar\\b|keer\\b))(?!${DASH}\\d{1,2}${DASH}\\d{2,4})`;
/** After a number joined to "nr." by "en" or a comma only: a word there would make it a count ("nr. 12 en 3 moties"). */
const STANDS_ALONE =
  '(?=\\s?(?:$|[).;,:\\]!?»”’"]|(?:en|of|t/m|tot en met)\\s\\d|en\\s(?:nrs?|nummers?|vergaderjaar|Aanhangsel|Kamer|Handelingen)\\b))';

/** "nr.", "nrs.", "nummer": makes the number after it the number of a paper. */
const NR = '(?:(?<plural>nrs|nummers|nos)|nr|nummer|no)\\b\\s?[.:]?\\s?';

const sticky = (source: string): RegExp => new RegExp(source, 'yi');
const FIRST = sticky(`(\\d{1,6})${NOT_NUMBER}`);
const LETTER = new RegExp(`([A-Z]{1,2}\\d{0,2})(?![${ANY_LETTER}\\d-])`, 'y');
const SMALL_LETTER = new RegExp(`([a-z]{1,2}\\d{0,2})(?![${ANY_LETTER}\\d-])`, 'y');
const AGAIN = sticky(
  `\\s?(?:,\\s?(?:en\\s|alsmede\\s)?|;\\s?|\\s?(?:en|alsmede|of|resp\\.|respectievelijk)\\s|\\s?/\\s?)${NR}(?=\\d)`,
);
const RANGE = sticky(`\\s?(?:t/m|tot en met)\\s(?:${NR})?(\\d{1,6})${NOT_NUMBER}`);
const DASHED = sticky(`\\s?${DASH}\\s?(\\d{1,6})${NOT_NUMBER}`);
const JOINED = sticky(`(?:\\s?,\\s?(?:en\\s)?|\\s?;\\s?|\\sen\\s)(\\d{1,6})${NOT_NUMBER}`);
const JOINED_ALONE = sticky(`(?:\\s?,\\s?(?:en\\s)?|\\s?;\\s?|\\sen\\s)(\\d{1,6})${NOT_NUMBER}${STANDS_ALONE}`);
const OPENING = sticky(NR);

/** Matches at one place only. */
export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** A number in a list, with its place in the text. */
export interface Listed {
  readonly number: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads "nr. 12", "nrs. 12, 13 en 15", "nrs. 1 t/m 4", "nr. 12 en nr. 13", "nr. F" at one place. A number counts only
 * because "nr." announces it: bare numbers after it count under a plural, or where no word makes them a count.
 *
 * @param text as printed or folded
 * @param index where "nr." must stand
 * @param letters whether papers of the Eerste Kamer (`F`) are written in capitals or in small letters
 * @param most most digits of one number
 * @returns the numbers in order, and the offset where the list ends; null without "nr." and a number
 */
export function readList(
  text: string,
  index: number,
  letters: Letters,
  most = 4,
): { numbers: Listed[]; end: number } | null {
  const opening = matchAt(OPENING, text, index);
  return opening === null
    ? null
    : readNumbers(text, opening.index + opening[0].length, opening.groups?.['plural'] !== undefined, letters, most);
}

/**
 * The same from the first number on, for forms that announce a number in another way.
 *
 * @param isPlural whether more than one number was announced
 */
export function readNumbers(
  text: string,
  index: number,
  isPlural: boolean,
  letters: Letters,
  most = 4,
): { numbers: Listed[]; end: number } | null {
  const first = matchAt(FIRST, text, index) ?? matchAt(letters === 'printed' ? LETTER : SMALL_LETTER, text, index);
  if (!first?.[1] || tooLong(first[1], most)) return null;
  const numbers: Listed[] = [];
  add(numbers, first[1], first.index, first.index + first[0].length);
  let end = first.index + first[0].length;
  let plural = isPlural;
  while (numbers.length < MAX_NUMBERS) {
    const next = nextNumber(text, end, plural);
    if (next === null || tooLong(next.written, most)) break;
    if (next.isRange) addRange(numbers, next.written, next.start);
    end = next.start + next.written.length;
    add(numbers, next.written, next.start, end);
    plural ||= next.isPlural;
  }
  return { numbers, end };
}

/** The next number of a list. */
interface NextNumber {
  readonly written: string;
  readonly start: number;
  /** It ends a range that begins with the number before it. */
  readonly isRange: boolean;
  /** "nrs." stands before it. */
  readonly isPlural: boolean;
}

/** The number behind `end` that a range word, another "nr." or a comma joins to the list; null at its end. */
function nextNumber(text: string, end: number, plural: boolean): NextNumber | null {
  const range = matchAt(RANGE, text, end) ?? (plural ? matchAt(DASHED, text, end) : null);
  if (range) return numberAt(range, true, false);
  const again = matchAt(AGAIN, text, end);
  const said = again ? matchAt(FIRST, text, again.index + again[0].length) : null;
  if (said) return numberAt(said, false, again?.groups?.['plural'] !== undefined);
  return numberAt(joinedAt(text, end, plural), false, false);
}

/** The number is the last group of the match. */
function numberAt(match: RegExpExecArray | null, isRange: boolean, isPlural: boolean): NextNumber | null {
  const written = match?.at(-1);
  if (!match || written === undefined) return null;
  return { written, start: match.index + match[0].length - written.length, isRange, isPlural };
}

const tooLong = (written: string, most: number): boolean => /^\d/.test(written) && written.length > most;

/** A bare number. After a plural: any that is no day or amount. Otherwise the list must end with "en" and a number. */
function joinedAt(text: string, end: number, plural: boolean): RegExpExecArray | null {
  if (plural) return matchAt(JOINED, text, end);
  const found = matchAt(JOINED_ALONE, text, end);
  if (found === null || /\sen\s|^en\s/.test(found[0])) return found;
  // "nr. 318, 5." may be a page or a day; "nr. 12, 13 en 14" is a list.
  let place = found.index + found[0].length;
  for (let count = 0; count < MAX_NUMBERS; count += 1) {
    const next = matchAt(JOINED_ALONE, text, place);
    if (next === null) return null;
    if (/\sen\s/.test(next[0])) return found;
    place = next.index + next[0].length;
  }
  return null;
}

function add(numbers: Listed[], written: string, start: number, end: number): void {
  const number = plainNumber(written);
  if (number !== null && !numbers.some((other) => other.number === number)) numbers.push({ number, start, end });
}

/** Adds the numbers between the last one and `last`; none when the range is backwards or wider than 50. */
function addRange(numbers: Listed[], last: string, start: number): void {
  const from = Number(numbers.at(-1)?.number);
  const to = Number(last);
  if (!(to > from && to - from <= WIDEST_RANGE)) return;
  for (let number = from + 1; number < to && numbers.length < MAX_NUMBERS; number += 1)
    add(numbers, String(number), start, start + last.length);
}
