import { fold } from '../text/fold.ts';
import { stem } from '../text/stem.ts';

/** A word as printed, with inner hyphens, dots and apostrophes. */
const PRINTED = /[\p{L}\p{N}]+(?:[-'’.&][\p{L}\p{N}]+)*/gu;

/** Most words on one chip. */
const MOST_WORDS = 3;

/**
 * Shared words as a title spells them: the ranking tells stems, a reader wants words.
 *
 * @param stems telling words both titles hold, rarest first
 * @param titles where to look, best first
 * @returns at most three different words in the order of the stems; a stem that stands in no title is left out
 */
export function spelledWords(stems: readonly string[], titles: readonly string[]): string[] {
  const printed = titles.flatMap((title) =>
    [...title.slice(0, 2000).matchAll(PRINTED)].map(([word]) => {
      const key = fold(word);
      return { word, keys: new Set([key, ...key.split('-')].flatMap((part) => [part, stem(part)])), key };
    }),
  );
  const found = new Map<string, string>();
  for (const wanted of stems) {
    if (found.size === MOST_WORDS) break;
    // Part of a compound: the whole word is shown, which holds it.
    const hit =
      printed.find(({ keys }) => keys.has(wanted)) ??
      (wanted.length > 3 ? printed.find(({ key }) => key.includes(wanted)) : undefined);
    const same = hit === undefined ? undefined : stem(fold(hit.word));
    if (hit !== undefined && same !== undefined && !found.has(same)) found.set(same, hit.word);
  }
  return [...found.values()];
}
