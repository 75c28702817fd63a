const HIGHEST = 999;
const WIDEST_RANGE = 300;
const LIST = /^[\s\d,.;:&+/()–-]*(?:(?:en|t\/m|tm|tot|met|vraag|vragen)[\s\d,.;:&+/()–-]*)*$/i;

/**
 * The numbers in a heading such as `2, 3 en 4`, `2 t/m 6`, `1,2,3`, `7 tot en met 9`.
 *
 * @param text the part of the heading after the word; anything but a list gives an empty result
 * @returns ascending, each once, from 1 to 999; of a range wider than 300 only the two ends
 */
export function parseNumberList(text: string): number[] {
  if (text.length > 400 || !isNumberList(text)) return [];
  const found = new Set<number>();
  const parts = text
    .toLowerCase()
    .replace(/tot\s+en\s+met/g, 't/m')
    .matchAll(/(t\/m|tm|tot|[–-])|(\d+)/g);
  let last = 0;
  let isRange = false;
  for (const part of parts) {
    if (part[1] !== undefined) {
      isRange = true;
      continue;
    }
    const number = Number(part[2]);
    if (number >= 1 && number <= HIGHEST) {
      if (isRange && last > 0 && number > last && number - last <= WIDEST_RANGE)
        for (let n = last + 1; n < number; n += 1) found.add(n);
      found.add(number);
      last = number;
    }
    isRange = false;
  }
  return [...found].toSorted((a, b) => a - b);
}

/**
 * @param text any text
 * @returns true when it has nothing but numbers and the words that join them
 */
export function isNumberList(text: string): boolean {
  return text.length <= 400 && LIST.test(text);
}

/** A heading of a question or an answer, as recognised from its words. */
export interface ItemLabel {
  readonly is: 'question' | 'answer';
  readonly numbers: number[];
}

const QUESTION_WORD = /^(?:sub|deel)?vra(?:ag|gen)(?:\s*(?:nummers?|nrs?\.?))?(?=[\s\d:.]|$)[\s:]*/i;
const ANSWER_WORD =
  /^(?:(?:nader|aanvullend|gezamenlijk|herzien)e?\s+)?(?:antwoord(?:en)?|beantwoording)(?:\s*:(?=\s+(?:op\s+)?vra))?(?:\s+(?:op|bij|van))?(?:\s+de)?(?:\s+(?:sub|deel)?vra(?:ag|gen))?(?:\s*(?:nummers?|nrs?\.?))?(?=[\s\d:.]|$)[\s:]*/i;

/** Words in brackets that say nothing about the number: `(vervolg)`, `(SP)`. */
const REMARK = /\((?!\s*(?:zie|en|of|t\/m)\b)[^()\d?]{1,40}\)/giu;
/** `1a`, `2 b en c`, `3a t/m 3c`: a part of a question belongs to the number of that question. */
const LETTERS = /(\d)\s?\.?[a-z](?![\p{L}/])(?:\s?(?:,|en|&|t\/m|[–-])\s?[a-z](?!\p{L}))*/giu;
/** The word said again: `vraag 1 en vraag 2`, `vraag 1 en op vraag 2`. */
const AGAIN = /(,|\ben|&|\balsmede|\balsook)\s+(?:op\s+)?(?:de\s+)?vra(?:ag|gen)\s+(?=\d)/giu;

/** The numbers of a heading, without what stands between and behind them that is no number. */
function bareList(rest: string): string {
  return rest
    .replace(REMARK, ' ')
    .replace(LETTERS, '$1')
    .replace(AGAIN, '$1 ')
    .replace(/\b(?:alsmede|alsook)\b/giu, 'en');
}

/**
 * Recognises a whole heading: `Vraag 1`, `Vraag 2, 3 en 4`, `Antwoord op vraag 3 en 4`, `Antwoorden 2 en 3`, `Antwoord`,
 * `Vraag 1a`, `Antwoord 1 (vervolg)`. A part (`1a`) has the number of its question (decision 291).
 *
 * @param text the heading, white space folded
 * @returns null when it is something else, for instance a sentence that starts with these words
 */
export function parseItemLabel(text: string): ItemLabel | null {
  if (text.length > 200) return null;
  for (const [is, word] of [
    ['question', QUESTION_WORD],
    ['answer', ANSWER_WORD],
  ] as const) {
    const match = word.exec(text);
    if (!match) continue;
    const printed = text.slice(match[0].length);
    const rest = bareList(printed);
    if (printed !== rest && !/\d/.test(rest)) continue;
    if (!isNumberList(rest) || /vra/i.test(rest)) continue;
    if (is === 'question' && !/\d/.test(rest) && !/^vra(?:ag|gen)\s*:?$/i.test(text)) continue;
    return { is, numbers: parseNumberList(rest) };
  }
  return null;
}
