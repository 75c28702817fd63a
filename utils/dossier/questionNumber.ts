/**
 * Question numbers as the services spell them.
 */

/** `2024Z01911` (four to six digits, a letter in rare cases), or five to ten digits for older and Eerste Kamer questions. */
const QUESTION_NUMBER = /^(?:\d{4}Z\d{4,6}[A-Z]?|\d{5,10})$/;

/**
 * The number in its one spelling (upper-case Z, no spaces).
 *
 * @param text as printed, e.g. ` 2009z16839 `
 * @returns the number, or null when it is none
 */
export function normaliseQuestionNumber(text: string): string | null {
  const number = text.trim().toUpperCase();
  return QUESTION_NUMBER.test(number) ? number : null;
}

/**
 * Identifiers the question's own publication may have, likeliest first. The prefix changed in 2010.
 *
 * @param number normalised
 */
export function questionIds(number: string): string[] {
  if (!/^\d{4}Z/.test(number)) return [`kv-${number}`];
  const year = Number(number.slice(0, 4));
  if (year < 2010) return [`kv-${number}`];
  return year === 2010 ? [`kv-tk-${number}`, `kv-${number}`] : [`kv-tk-${number}`];
}
