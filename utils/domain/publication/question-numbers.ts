/** `2024Z01911` (four to six digits, a letter in rare cases), or five to ten digits for older and Eerste Kamer questions. */
const QUESTION_NUMBER = /^(?:\d{4}Z\d{4,6}[A-Z]?|\d{5,10})$/;
/** A Z-number anywhere in a value, its parts set apart by spaces, full stops or dashes. */
const SPELLED = /(?<![\dA-Za-z])(\d{4})[\s.–-]*[Zz][\s.–-]*(\d{4,6})(?!\d)/g;
/** `2024Z01910 t/m 2024Z01912`, `2024Z01910–2024Z01912`: two numbers of one year, the second perhaps without it. */
const RANGE =
  /(?<![\dA-Za-z])(\d{4})\s?Z\s?(\d{5})\s*(t\/m|tot en met|[-\u2010\u2011–—])\s*(?:\1\s?Z\s?)?(\d{5})(?![\dA-Za-z])/gi;
const SEPARATOR = /[,;|/&+\n]|\s(?:en|and)\s/i;
/** Longest value that is read, and most numbers of it. */
const MAX_VALUE = 3000;
const MAX_NUMBERS = 50;
/** A dash may mean something else, so a range with one is read only when it is short. */
const MAX_DASHED = 20;

/**
 * The number in its usual spelling (upper-case Z, no spaces).
 *
 * @param text one number as printed, e.g. ` 2009z16839 `
 * @returns the number, or null when it is not a question number
 */
export function normaliseQuestionNumber(text: string): string | null {
  const number = text.trim().toUpperCase();
  return QUESTION_NUMBER.test(number) ? number : null;
}

/**
 * The question numbers in one value of the metadata or of a page, however it spells them: `2024z01911.`,
 * `2024Z 01911`, `2024Z01911, 2024Z01912`, `2024Z01911 en 2024Z01912`, `2024Z01910 t/m 2024Z01912`,
 * `2024Z01910–2024Z01912`. A range is read when it holds at most 50 numbers, with a dash at most 20; of a longer one only
 * the two ends, so that a number in between stays unmatched.
 *
 * @param value at most 3000 characters are read
 * @returns each once in its usual spelling, at most 50. A document number (`2009D25439`) is not a question number
 */
export function questionNumbersIn(value: string): string[] {
  const text = value
    .slice(0, MAX_VALUE)
    .replace(/[\u00AD\u200B-\u200F\uFEFF]/g, '')
    .replace(RANGE, numbersBetween);
  const parts = text.split(SEPARATOR).map(numberIn);
  const found = parts.every((part) => part !== null)
    ? parts
    : [
        ...[...text.matchAll(SPELLED)].map(([, year = '', number = '']) => `${year}Z${number}`),
        ...parts.filter((part) => part !== null),
      ];
  return [...new Set(found)].slice(0, MAX_NUMBERS);
}

/** One number with spaces, full stops or dashes in it. A letter that stands apart ("2024Z01911 t/m") is not part of it. */
function numberIn(part: string): string | null {
  return /\d[^\dA-Za-z]+[A-Za-z]\W*$/.test(part) ? null : normaliseQuestionNumber(part.replace(/[\s.–()[\]-]/g, ''));
}

/** All numbers of a range that is short enough, else the range as it stands. */
function numbersBetween(range: string, year: string, from: string, word: string, to: string): string {
  const count = Number(to) - Number(from) + 1;
  if (count < 2 || count > (/^t/i.test(word) ? MAX_NUMBERS : MAX_DASHED)) return range;
  return Array.from({ length: count }, (_, index) => `${year}Z${String(Number(from) + index).padStart(5, '0')}`).join(
    ', ',
  );
}
