import { DIMENSIONS } from './weights.ts';

/** Bytes of one word: a scale, then two components to a byte. */
export const ROW_BYTES = 1 + DIMENSIONS / 2;

/** Steps on either side of zero. */
const STEPS = 7;
const ZERO = 8;

/**
 * Packs vectors of words, four bits a component: with eight bits they would be the largest part of the list by far, and the ranking
 * is no worse for it (docs/decisions/085).
 *
 * @param rows vectors of `DIMENSIONS` components between -1 and 1, one after another
 */
export function packVectors(rows: Float32Array): Uint8Array {
  const count = rows.length / DIMENSIONS;
  const bytes = new Uint8Array(count * ROW_BYTES);
  for (let id = 0; id < count; id++) {
    const row = rows.subarray(id * DIMENSIONS, (id + 1) * DIMENSIONS);
    const most = row.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    const scale = Math.min(255, Math.ceil(most * 255));
    const at = id * ROW_BYTES;
    bytes[at] = scale;
    const nibble = (value: number): number =>
      scale === 0 ? ZERO : ZERO + Math.max(-STEPS, Math.min(STEPS, Math.round((value * 255 * STEPS) / scale)));
    for (let pair = 0; pair < DIMENSIONS / 2; pair++)
      bytes[at + 1 + pair] = (nibble(row[pair * 2] ?? 0) << 4) | nibble(row[pair * 2 + 1] ?? 0);
  }
  return bytes;
}

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

/** The vectors of words as they lie in the list; a view, nothing is unpacked beforehand. */
export class WordVectors {
  /** Words with a vector: ids below this. */
  readonly count: number;
  readonly #bytes: Uint8Array;

  /** @param bytes as `packVectors` made them; must not be changed while in use */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.count = bytes.length / ROW_BYTES;
  }

  /** Adds weight × the vector of a word to `into`; a word without a vector adds nothing. */
  add(id: number, weight: number, into: Float32Array | Float64Array): void {
    if (id < 0 || id >= this.count) return;
    const at = id * ROW_BYTES;
    const step = (weight * (this.#bytes[at] ?? 0)) / (255 * STEPS);
    for (let pair = 0; pair < DIMENSIONS / 2; pair++) {
      const both = this.#bytes[at + 1 + pair] ?? 0;
      into[pair * 2] = (into[pair * 2] ?? 0) + step * ((both >> 4) - ZERO);
      into[pair * 2 + 1] = (into[pair * 2 + 1] ?? 0) + step * ((both & 15) - ZERO);
    }
  }

  /** The vector of a word; zeroes without one. */
  of(id: number): Float32Array {
    const vector = new Float32Array(DIMENSIONS);
    this.add(id, 1, vector);
    return vector;
  }

  /** What the vector of a word and another have in common. */
  dot(id: number, vector: Float32Array): number {
    if (id < 0 || id >= this.count) return 0;
    const at = id * ROW_BYTES;
    let sum = 0;
    for (let pair = 0; pair < DIMENSIONS / 2; pair++) {
      const both = this.#bytes[at + 1 + pair] ?? 0;
      sum += ((both >> 4) - ZERO) * (vector[pair * 2] ?? 0) + ((both & 15) - ZERO) * (vector[pair * 2 + 1] ?? 0);
    }
    return (sum * (this.#bytes[at] ?? 0)) / (255 * STEPS);
  }

  /** The same for all words, by id: what each byte adds is worked out once, so that a word is 32 look-ups. */
  dots(vector: Float32Array): Float32Array {
    const pairs = DIMENSIONS / 2;
    const table = new Float32Array(pairs * 256);
    for (let pair = 0; pair < pairs; pair++) {
      const high = vector[pair * 2] ?? 0;
      const low = vector[pair * 2 + 1] ?? 0;
      for (let both = 0; both < 256; both++)
        table[pair * 256 + both] = ((both >> 4) - ZERO) * high + ((both & 15) - ZERO) * low;
    }
    const out = new Float32Array(this.count);
    const bytes = this.#bytes;
    for (let id = 0, at = 0; id < out.length; id++, at += ROW_BYTES) {
      let sum = 0;
      for (let pair = 0, row = 0; pair < pairs; pair++, row += 256)
        sum += table[row + (bytes[at + 1 + pair] ?? 0)] ?? 0;
      out[id] = (sum * (bytes[at] ?? 0)) / (255 * STEPS);
    }
    return out;
  }
}
