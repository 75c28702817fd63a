/** The n-grams of four and five characters of a word, with its ends marked. */
function runs(word: string): Set<string> {
  const marked = `<${word}>`;
  const found = new Set<string>();
  for (const size of [4, 5]) for (let at = 0; at + size <= marked.length; at++) found.add(marked.slice(at, at + size));
  return found;
}

/** Scales each row to unit length, in place; a row of zeroes stays. */
export function toUnit(rows: Float32Array, width: number): Float32Array {
  for (let base = 0; base < rows.length; base += width) {
    let length = 0;
    for (let c = 0; c < width; c++) length += (rows[base + c] ?? 0) ** 2;
    const scale = length > 0 ? 1 / Math.sqrt(length) : 0;
    for (let c = 0; c < width; c++) rows[base + c] = (rows[base + c] ?? 0) * scale;
  }
  return rows;
}

/**
 * Unit vectors of all words from their letters alone. Each run of four or five letters gets the mean vector of the words with it, times
 * the square of its length: a run whose words agree (`ammo`) says much, that of an ending (`heid`) little. A word is the sum of its runs;
 * zero when no run of it is in two known words.
 *
 * @param known ids of words with a vector; row k of `learned` is the unit vector of the k-th
 */
export function vectorsFromLetters(
  words: readonly string[],
  known: readonly number[],
  learned: Float32Array,
  width: number,
): Float32Array {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  for (const id of known) {
    for (const run of runs(words[id] ?? '')) {
      const at = ids.get(run) ?? ids.size;
      ids.set(run, at);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const vectors = new Float32Array(counts.length * width);
  known.forEach((id, row) => {
    for (const run of runs(words[id] ?? '')) {
      const base = (ids.get(run) ?? 0) * width;
      for (let c = 0; c < width; c++) vectors[base + c] = (vectors[base + c] ?? 0) + (learned[row * width + c] ?? 0);
    }
  });
  counts.forEach((count, at) => {
    const base = at * width;
    let length = 0;
    for (let c = 0; c < width; c++) length += ((vectors[base + c] ?? 0) / count) ** 2;
    // The mean, times its length squared. A run of a single word says nothing new.
    const scale = count < 2 ? 0 : length ** 2 / count;
    for (let c = 0; c < width; c++) vectors[base + c] = (vectors[base + c] ?? 0) * scale;
  });
  const out = new Float32Array(words.length * width);
  words.forEach((word, id) => {
    for (const run of runs(word)) {
      const at = ids.get(run);
      if (at === undefined) continue;
      for (let c = 0; c < width; c++) out[id * width + c] = (out[id * width + c] ?? 0) + (vectors[at * width + c] ?? 0);
    }
  });
  return toUnit(out, width);
}
