/** Fewest characters of a passphrase. */
export const LEAST_WORDS = 16;
/** Below this it is called long enough, above it long. */
const LONG = 24;
/** Fewest different characters. */
const LEAST_DIFFERENT = 6;

/** How a new passphrase is judged: by its length, and that it is no single key held down. Nothing else is claimed. */
export type Strength = 'short' | 'plain' | 'fair' | 'good';

/** @param words as typed; spaces at both ends do not count */
export function strengthOf(words: string): Strength {
  const letters = [...words.trim()];
  if (letters.length < LEAST_WORDS) return 'short';
  if (new Set(letters).size < LEAST_DIFFERENT) return 'plain';
  return letters.length < LONG ? 'fair' : 'good';
}
