import { fold } from '../../dutch/fold.ts';
import { stem } from '../../dutch/stem.ts';

/** A word as printed, with hyphens, dots and apostrophes inside. */
const PRINTED = /[\p{L}\p{N}]+(?:[-'’.&][\p{L}\p{N}]+)*/gu;

/** Most words to show with a reason. */
const MAX_WORDS = 3;

/**
 * Spells stems as a title does: the ranking gives stems, a reader wants words.
 *
 * @param stems of words that both titles have, rarest first
 * @param titles where to look, best first
 * @returns at most three distinct words in the order of the stems; a stem that is in no title is left out
 */
export function spellStems(stems: readonly string[], titles: readonly string[]): string[] {
  const printed = titles.flatMap((title) =>
    [...title.slice(0, 2000).matchAll(PRINTED)].map(([word]) => {
      const key = fold(word);
      return { word, key, own: new Set([key, stem(key)]), parts: new Set(key.split('-').map((part) => stem(part))) };
    }),
  );
  const found = new Map<string, string>();
  for (const wanted of stems) {
    if (found.size === MAX_WORDS) break;
    // For a part of a compound, show the whole word.
    const hit =
      printed.find(({ own }) => own.has(wanted)) ??
      printed.find(({ parts }) => parts.has(wanted)) ??
      (wanted.length > 3 ? printed.find(({ key }) => key.includes(wanted)) : undefined);
    if (hit !== undefined && !found.has(hit.key)) found.set(hit.key, hit.word);
  }
  return [...found.values()];
}
