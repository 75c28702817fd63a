/**
 * How many slips (a letter too many, too few, another one, or two swapped) lie between two words; `limit + 1` when more than `limit`.
 */
export function slips(a: string, b: string, limit: number): number {
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

/** Slips allowed in a word of this length. */
function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** Words that sound alike are spelled alike: `kabinett`, `kabinet`; `polietie`, `politie`; `vergadring`. */
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

/** The words nearest to a mistyped one, nearest first; the ones that sound alike before the others at the same distance. */
export function closeWords(word: string, words: Iterable<string>): { word: string; distance: number }[] {
  const limit = slipsAllowed(word.length);
  if (limit === 0) return [];
  const own = sound(word);
  const found: { word: string; distance: number }[] = [];
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    // Someone who mistypes both of the first letters is rare; it spares most of the work.
    if (candidate[0] !== word[0] && candidate[1] !== word[1] && candidate[0] !== word[1]) continue;
    const distance = slips(word, candidate, limit);
    if (distance <= limit)
      found.push({ word: candidate, distance: sound(candidate) === own ? distance - 0.5 : distance });
  }
  return found.toSorted((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
}
