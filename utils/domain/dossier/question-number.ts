import { publicationUrl } from '../site/address.ts';

export { normaliseQuestionNumber } from '../publication/question-numbers.ts';

/**
 * Identifiers that the publication of a question may have, the likeliest first. The prefix changed in 2010.
 *
 * @param number normalised
 */
export function questionIds(number: string): string[] {
  if (!/^\d{4}Z/.test(number)) return [`kv-${number}`];
  const year = Number(number.slice(0, 4));
  if (year < 2010) return [`kv-${number}`];
  return year === 2010 ? [`kv-tk-${number}`, `kv-${number}`] : [`kv-tk-${number}`];
}

/**
 * Address of the publication of a question, as it likely is before it was looked up.
 *
 * @param number normalised
 */
export const publicationOfQuestion = (number: string): string => publicationUrl(questionIds(number)[0] ?? number);
