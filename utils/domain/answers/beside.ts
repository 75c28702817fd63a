import { isSameText } from './same-text.ts';
import type { Answer, MatchedAnswers } from './shape.ts';

/** A question as printed, on its own page or with the answers. */
export interface PrintedQuestion {
  readonly numbers: readonly number[];
  /** Its heading: `Vraag 3a`. */
  readonly label: string;
  /** Its text without heading and footnotes; empty when unknown. */
  readonly text: string;
}

/** What answers say of themselves. */
export interface PrintedAnswers {
  readonly answers: readonly Pick<Answer, 'numbers' | 'label'>[];
  /** The questions printed with the answers; empty when there are none. */
  readonly printed: readonly PrintedQuestion[];
}

/** Letters after a number: `3a`, `3 b en c`, `3a t/m c`. */
const LETTERED = /(\d{1,3})\s?\.?((?:[a-z])(?![\p{L}/])(?:\s?(?:,|en|&|t\/m|[–-])\s?[a-z](?!\p{L}))*)/giu;

/** The letters in a label, with a range written out. */
function lettersOf(list: string): string[] {
  const found: string[] = [];
  let isRange = false;
  for (const [sign] of list.toLowerCase().matchAll(/t\/m|[–-]|en|[a-z]/g)) {
    const last = found.at(-1);
    if (/^[a-z]$/.test(sign)) {
      if (isRange && last !== undefined)
        for (let code = last.charCodeAt(0) + 1; code < sign.charCodeAt(0); code += 1)
          found.push(String.fromCharCode(code));
      found.push(sign);
    }
    isRange = sign === 't/m' || sign === '–' || sign === '-';
  }
  return found;
}

/** What a label refers to: `3` is all of a question, `3a` one part of it. */
function partsOf({ numbers, label }: Pick<PrintedQuestion, 'numbers' | 'label'>): string[] {
  const letters = new Map(
    [...label.matchAll(LETTERED)].map(([, number, list]) => [Number(number), lettersOf(list ?? '')]),
  );
  return numbers.flatMap((number) => letters.get(number)?.map((letter) => `${number}${letter}`) ?? [String(number)]);
}

/** Whether both are the same, or one is the whole question that contains the other. */
const isIn = (one: string, other: string): boolean =>
  one === other || (Number.parseInt(one) === Number.parseInt(other) && (/\d$/.test(one) || /\d$/.test(other)));

const share = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.some((other) => isIn(one, other)));

/** Whether each part occurs once, and no question occurs both whole and in parts. */
const isOnce = (parts: readonly string[]): boolean =>
  parts.every((one, nth) => parts.every((other, at) => at === nth || !isIn(one, other)));

const numbersOf = (all: readonly { readonly numbers: readonly number[] }[]): Set<number> =>
  new Set(all.flatMap(({ numbers }) => numbers));

/**
 * Whether the questions printed with the answers are those of the page: the same numbers, and the same words under each. A supplement may print
 * some of them alone: those have words to tell them by.
 */
function isSamePrint(questions: readonly PrintedQuestion[], printed: readonly PrintedQuestion[]): boolean {
  const [asked, told] = [numbersOf(questions), numbersOf(printed)];
  const isWhole = told.size === asked.size;
  if (printed.some(({ numbers }) => numbers.length === 0) || [...told].some((number) => !asked.has(number)))
    return false;
  const text = (all: readonly PrintedQuestion[]): string => all.map((one) => one.text).join(' ');
  return printed.every((one) => {
    // Where one side has one text and the other has parts, compare the parts joined together.
    const own = questions.filter((each) => share(partsOf(each), partsOf(one)));
    const theirs = printed.filter((other) => own.some((each) => share(partsOf(each), partsOf(other))));
    const isBlank = [...own, ...theirs].some((each) => each.text.trim() === '');
    return isBlank ? isWhole : isSameText(text(own), text(theirs));
  });
}

/**
 * Decides beside which question each answer stands: by its label, and only where that is certain. It is when all answers have numbers, nothing
 * is answered or asked twice, every answered question is in the page, and the questions printed with the answers are those of the page, by their
 * numbers and by their words (decision 585).
 *
 * @param questions of the page, in its order
 * @returns one entry for each question; null when it is not certain
 */
export function answersBeside(
  questions: readonly PrintedQuestion[],
  { answers, printed }: PrintedAnswers,
): MatchedAnswers[] | null {
  const asked = questions.map(partsOf);
  const answered = answers.map(partsOf);
  if (answers.length === 0 || answered.some(({ length }) => length === 0)) return null;
  if (!isOnce(asked.flat()) || !isOnce(answered.flat())) return null;
  if (answered.flat().some((part) => !share([part], asked.flat())) || !isSamePrint(questions, printed)) return null;
  const firstOf = answered.map((parts) => asked.findIndex((own) => share(own, parts)));
  return asked.map((own, nth) => {
    const mine = answered.flatMap((parts, at) => (share(own, parts) ? [at] : []));
    return {
      here: mine.filter((at) => firstOf[at] === nth),
      at: mine.filter((at) => firstOf[at] !== nth).map((answer) => ({ answer, question: firstOf[answer] ?? 0 })),
    };
  });
}
