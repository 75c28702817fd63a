/**
 * The number of typing errors between two words: a letter too many, one missing, a wrong one, or two neighbours swapped
 * (Damerau-Levenshtein distance, of optimal string alignment). `limit + 1` when there are more than `limit`.
 *
 * `scaner`, `scanner` → 1 (missing); `toelsag`, `toeslag` → 1 (swapped); `gietenhouderij`, `geitenhouderij` → 1 (swapped).
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let value = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        value = Math.min(value, (beforeLast[column - 2] ?? 0) + 1);
      current.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(limit + 1, last[b.length] ?? 0);
}

/** How many errors to expect in a word of this length. */
function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** A spelling that words with the same sound share: `kabinett` and `kabinet` → `kabinet`; `polietie` and `politie` → `politi`. */
function sound(word: string): string {
  return word
    .replace(/ij|ei/g, 'y')
    .replace(/au|ou/g, 'w')
    .replace(/ie/g, 'i')
    .replace(/ch|g/g, 'g')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[ckq]+/g, 'k')
    .replace(/t(?=ie)|th|dt|tt|d\b/g, 't')
    .replace(/z/g, 's')
    .replace(/v/g, 'f')
    .replace(/(.)\1+/g, '$1');
}

/**
 * The words nearest to a mistyped one, nearest first. One error is allowed from four letters on, two from eight. The distance is
 * the number of errors, less a half when the words sound alike: for `advokaat`, `advocaat` is at 0.5, before any other word at 1.
 */
export function closeWords(word: string, words: Iterable<string>): { word: string; distance: number }[] {
  const limit = slipsAllowed(word.length);
  if (limit === 0) return [];
  const own = sound(word);
  const found: { word: string; distance: number }[] = [];
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    // Hardly anyone mistypes both of the first letters. This skips most words.
    if (candidate[0] !== word[0] && candidate[1] !== word[1] && candidate[0] !== word[1]) continue;
    const distance = editDistance(word, candidate, limit);
    if (distance <= limit)
      found.push({ word: candidate, distance: sound(candidate) === own ? distance - 0.5 : distance });
  }
  return found.toSorted((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
}
