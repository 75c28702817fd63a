import { DIMENSIONS } from './weights.ts';

/** Bytes of one word: a scale, then two components to a byte. */
export const ROW_BYTES = 1 + DIMENSIONS / 2;

/** Steps on either side of zero. */
const STEPS = 7;
const ZERO = 8;

/**
 * Packs vectors of words, four bits a component: with eight bits they would be the largest part of the list by far, and the ranking
 * is no worse for it (decision 082).
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

// The loops below run hundreds of thousands of times in the first ranking of a worker, before the browser has made
// machine code of them. So they stand by themselves, four steps in a row, look nothing up that cannot be there (rows are
// of one size, and what a byte can be is in the table), and each knows one kind of table: the code made for one kind is thrown
// away when another comes.

/** What each byte of a row adds to its product with a vector. */
function tableOf(vector: Float32Array): Float64Array {
  const table = new Float64Array((DIMENSIONS / 2) * 256);
  let at = 0;
  for (let c = 0; c < DIMENSIONS; c += 2) {
    const first = vector[c] ?? 0;
    const second = vector[c + 1] ?? 0;
    for (let high = -ZERO; high < ZERO; high++) {
      const most = high * first;
      for (let low = -ZERO; low < ZERO; low++) table[at++] = most + low * second;
    }
  }
  return table;
}

function dotAt(bytes: Uint8Array, at: number, table: Float64Array): number {
  let sum = 0;
  const end = at + ROW_BYTES;
  for (let next = at + 1, row = 0; next < end; next += 4, row += 1024) {
    sum += table[row + (bytes[next] as number)] as number;
    sum += table[row + 256 + (bytes[next + 1] as number)] as number;
    sum += table[row + 512 + (bytes[next + 2] as number)] as number;
    sum += table[row + 768 + (bytes[next + 3] as number)] as number;
  }
  return (sum * (bytes[at] as number)) / (255 * STEPS);
}

function allDots(bytes: Uint8Array, count: number, table: Float32Array, into: Float32Array): void {
  for (let id = 0, at = 0; id < count; id++, at += ROW_BYTES) {
    let sum = 0;
    for (let next = at + 1, row = 0; row < table.length; next += 4, row += 1024) {
      sum += table[row + (bytes[next] as number)] as number;
      sum += table[row + 256 + (bytes[next + 1] as number)] as number;
      sum += table[row + 512 + (bytes[next + 2] as number)] as number;
      sum += table[row + 768 + (bytes[next + 3] as number)] as number;
    }
    into[id] = (sum * (bytes[at] as number)) / (255 * STEPS);
  }
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

  /**
   * What the vectors of all words have in common with another, by id: what each byte adds is worked out once, so that a word is 32 look-ups.
   *
   * @param into written from its start; at least `count` long
   */
  dots(vector: Float32Array, into: Float32Array): void {
    allDots(this.#bytes, this.count, new Float32Array(tableOf(vector)), into);
  }

  /** The table for `dotBy`: what each byte adds to a product with this vector. */
  tableOf(vector: Float32Array): Float64Array {
    return tableOf(vector);
  }

  /** What the vector of a word has in common with that of a table. */
  dotBy(id: number, table: Float64Array): number {
    return id < 0 || id >= this.count ? 0 : dotAt(this.#bytes, id * ROW_BYTES, table);
  }
}
