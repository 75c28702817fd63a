import { mutualInformation, neighbours, symmetrise, type IdRows } from './cooccurrence.ts';
import { leftSingular } from './linear.ts';
import { toUnit, vectorsFromLetters } from './letters.ts';
import { DIMENSIONS, MIN_VECTOR_FREQUENCY } from './weights.ts';

/** In this many questions a word must be for its contexts to count as much as its letters. */
const TRUST = 10;
/** Weight of the letters of a word against its contexts. */
const LETTERS = 0.7;

/** The words to learn vectors for, by id, and in how many questions each occurs. */
export interface LearnedWords {
  list: readonly string[];
  frequency: Uint32Array;
}

/** The rows with only some words, renumbered: `place` has the new id plus one, or 0 for a word to leave out. */
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
 * Learns a unit vector for each word from the questions themselves (row-major, `DIMENSIONS` wide): an SVD of the positive PMI of words in
 * one title or in titles of one affair. So words are near each other when they occur in the same contexts. A word that is too rare for
 * that gets its place from its letters, near words that are spelled alike.
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
    // A word in 10 questions: half by its contexts, half by its letters. In 90 questions: nine tenths by its contexts.
    const trust = at < 0 ? 0 : count / (count + TRUST);
    for (let c = 0; c < width; c++) {
      const company = at < 0 ? 0 : (learned[at * width + c] ?? 0);
      out[id * width + c] = trust * company + (1 - trust) * LETTERS * (spelled[id * width + c] ?? 0);
    }
  });
  return toUnit(out, width);
}

/** The function that learns vectors. It is handed in, so that the background does not include its code. */
export type Learn = typeof learnVectors;
