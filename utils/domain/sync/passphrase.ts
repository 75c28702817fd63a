/** Fewest characters of a passphrase. */
export const MIN_WORDS = 16;
/** Below this length it is called long enough, above it long. */
const LONG = 24;
/** Fewest different characters. */
const MIN_DIFFERENT = 6;

/** The rating of a new passphrase: by its length, and that it is not one key held down. Claims nothing else. */
export type Strength = 'short' | 'plain' | 'fair' | 'good';

/** @param words as typed; spaces at both ends do not count */
export function strengthOf(words: string): Strength {
  const letters = [...words.trim()];
  if (letters.length < MIN_WORDS) return 'short';
  if (new Set(letters).size < MIN_DIFFERENT) return 'plain';
  return letters.length < LONG ? 'fair' : 'good';
}

/** Whether a passphrase may be used. */
export const isStrongEnough = (words: string): boolean => !['short', 'plain'].includes(strengthOf(words));
