import { fold } from '../../dutch/fold.ts';
import { stem } from '../../dutch/stem.ts';

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
      return { word, key, own: new Set([key, stem(key)]), parts: new Set(key.split('-').map((part) => stem(part))) };
    }),
  );
  const found = new Map<string, string>();
  for (const wanted of stems) {
    if (found.size === MOST_WORDS) break;
    // Part of a compound: the whole word is shown, which holds it.
    const hit =
      printed.find(({ own }) => own.has(wanted)) ??
      printed.find(({ parts }) => parts.has(wanted)) ??
      (wanted.length > 3 ? printed.find(({ key }) => key.includes(wanted)) : undefined);
    if (hit !== undefined && !found.has(hit.key)) found.set(hit.key, hit.word);
  }
  return [...found.values()];
}
