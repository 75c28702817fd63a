import { fold } from '../../utils/dutch/fold.ts';

/** Most tags that are offered at once. */
const MAX_OFFERED = 8;

/** What the reader typed as a tag: single spaces, without a leading `#` or comma at the end. */
export function tidyTag(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[#\s]+|[,\s]+$/gu, '')
    .slice(0, 100)
    .trim();
}

/**
 * The tags in use that fit what is typed: those that begin with it first, then those with it anywhere; case and
 * accents do not count.
 *
 * @param text what is typed so far; empty offers the first ones
 * @param known tags in use, in the order in which equals are offered
 * @param has tags not to offer
 */
export function suggestTags(text: string, known: readonly string[], has: readonly string[]): string[] {
  const wanted = fold(tidyTag(text));
  const free = known.filter((tag) => !has.includes(tag));
  const starts = free.filter((tag) => fold(tag).startsWith(wanted));
  const holds = free.filter((tag) => !starts.includes(tag) && fold(tag).includes(wanted));
  return [...starts, ...holds].slice(0, MAX_OFFERED);
}
