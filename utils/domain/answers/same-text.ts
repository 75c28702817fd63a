/** How many words at the start of two texts are compared. */
const MAX_WORDS = 400;

/** Counts the words at the start of a text. */
function wordsOf(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const word of text
    .slice(0, 20_000)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.slice(0, MAX_WORDS) ?? [])
    found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, one) => all + one, 0);

/**
 * Whether two prints of a question are of the same question: half of their words are the same, or nearly all words of the one are in the other,
 * which may have footnotes among them. Questions are copied into the answer and sometimes mended; two questions of one member about one subject
 * have fewer words in common.
 *
 * @returns true too when one has no words: nothing can be compared
 */
export function isSameText(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size === 0 || b.size === 0) return true;
  const both = sum([...a].map(([word, count]) => Math.min(count, b.get(word) ?? 0)));
  const [few, many] = [sum(a.values()), sum(b.values())].toSorted((x, y) => x - y) as [number, number];
  return (2 * both) / (few + many) >= 0.5 || (few >= 5 && both / few >= 0.8);
}
