import { mutualInformation, neighbours, symmetrise, type IdRows } from './cooccurrence.ts';
import { leftSingular } from './linear.ts';
import { toUnit, vectorsFromLetters } from './letters.ts';
import { DIMENSIONS, MIN_VECTOR_FREQUENCY } from './weights.ts';

/** How many questions a word must be in before its company outweighs its letters. */
const TRUST = 10;
/** What letters say counts this much beside what company says. */
const LETTERS = 0.7;

/** The words to learn vectors for, by id, and in how many questions each occurs. */
export interface LearnedWords {
  list: readonly string[];
  frequency: Uint32Array;
}

/** The rows with only the words of `kept`, renumbered; `place` gives the new id plus one, or 0. */
function onlyKnown(rows: IdRows, place: Uint32Array): IdRows {
  const start = new Uint32Array(rows.start.length);
  const ids: number[] = [];
  for (let d = 0; d + 1 < rows.start.length; d++) {
    for (let at = rows.start[d] ?? 0; at < (rows.start[d + 1] ?? 0); at++) {
      const id = place[rows.ids[at] ?? 0] ?? 0;
      if (id > 0) ids.push(id - 1);
    }
    start[d + 1] = ids.length;
  }
  return { start, ids: Uint32Array.from(ids) };
}

/**
 * Learns unit vectors (row-major, `DIMENSIONS` wide) for all words from the
 * questions themselves: words are near when they stand in one title, or in titles of one affair. What too few
 * titles hold for that is placed by its letters, among words spelled alike.
 */
export function learnVectors(
  rows: IdRows,
  weights: Float32Array,
  idf: Float64Array,
  words: LearnedWords,
): Float32Array {
  const width = DIMENSIONS;
  const known = [...words.list.keys()].filter((id) => (words.frequency[id] ?? 0) >= MIN_VECTOR_FREQUENCY);
  const out = new Float32Array(words.list.length * width);
  if (known.length === 0) return out;
  const place = new Uint32Array(words.list.length);
  known.forEach((id, at) => (place[id] = at + 1));
  const near = symmetrise(neighbours(rows, weights, idf));
  const information = mutualInformation(onlyKnown(rows, place), near, known.length);
  const learned = toUnit(leftSingular(information, width), width);
  const spelled = vectorsFromLetters(words.list, known, learned, width);
  words.list.forEach((_, id) => {
    const at = (place[id] ?? 0) - 1;
    const count = words.frequency[id] ?? 0;
    const trust = at < 0 ? 0 : count / (count + TRUST);
    for (let c = 0; c < width; c++) {
      const company = at < 0 ? 0 : (learned[at * width + c] ?? 0);
      out[id * width + c] = trust * company + (1 - trust) * LETTERS * (spelled[id * width + c] ?? 0);
    }
  });
  return toUnit(out, width);
}

/** What learns the vectors: given to whoever assembles an index, so that the background need not carry it. */
export type Learn = typeof learnVectors;
