import { mutualInformation, neighbours, symmetrise, type IdRows } from './cooccurrence.ts';
import { leftSingular } from './linear.ts';
import { DIMENSIONS } from './weights.ts';

/** Scales each row to unit length and to ±127; a row of zeroes stays. */
export function quantiseUnit(rows: Float32Array, width: number): Int8Array {
  const out = new Int8Array(rows.length);
  for (let base = 0; base < rows.length; base += width) {
    let length = 0;
    for (let c = 0; c < width; c++) length += (rows[base + c] ?? 0) ** 2;
    const scale = length > 0 ? 127 / Math.sqrt(length) : 0;
    for (let c = 0; c < width; c++) out[base + c] = Math.round((rows[base + c] ?? 0) * scale);
  }
  return out;
}

/**
 * Learns unit vectors (scaled to ±127, row-major, `DIMENSIONS` wide) for the words 0 … words-1
 * from the questions themselves: words are near when they stand in one title, or in titles of one
 * affair. `rows` and `weights` hold every word of each question, also those without a vector.
 */
export function learnVectors(rows: IdRows, weights: Float32Array, idf: Float64Array, words: number): Int8Array {
  if (words === 0) return new Int8Array(0);
  const near = symmetrise(neighbours(rows, weights, idf));
  const start = new Uint32Array(rows.start.length);
  const ids: number[] = [];
  for (let d = 0; d + 1 < rows.start.length; d++) {
    for (let at = rows.start[d] ?? 0; at < (rows.start[d + 1] ?? 0); at++)
      if ((rows.ids[at] ?? 0) < words) ids.push(rows.ids[at] ?? 0);
    start[d + 1] = ids.length;
  }
  const known = { start, ids: Uint32Array.from(ids) };
  const information = mutualInformation(known, near, words);
  return quantiseUnit(leftSingular(information, DIMENSIONS), DIMENSIONS);
}
