import { stem } from '../stem.ts';

const LIMIT = 20_000;
const stems = new Map<string, string>();

/** `stem`, with a cache: texts repeat their words. */
export function stemOf(word: string): string {
  let found = stems.get(word);
  if (found === undefined) {
    found = stem(word);
    if (stems.size >= LIMIT) stems.clear();
    stems.set(word, found);
  }
  return found;
}
