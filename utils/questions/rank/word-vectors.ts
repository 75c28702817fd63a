import { DIMENSIONS } from './weights.ts';

/** Bytes of one word: a scale, then two components to a byte. */
export const ROW_BYTES = 1 + DIMENSIONS / 2;

/** Steps on either side of zero. */
const STEPS = 7;
const ZERO = 8;

/**
 * Packs word vectors, four bits a component. With eight bits they would be by far the largest part of the file, and the ranking no
 * better (decision 082).
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

// The loops below run hundreds of thousands of times in the first ranking of a background script, before the browser compiles them.
// So they are functions by themselves, unrolled by four, without checks (rows have one size, and the table has each value of a byte),
// and each is called with one kind of table, since a second kind would discard the compiled code.

/** What each byte of a row adds to its dot product with a vector, by column and value. */
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

/** Word vectors as they are in the file: a view, nothing is unpacked first. */
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
   * The dot product of a vector with that of each word, by id. A table of what each byte adds makes a word 32 look-ups.
   *
   * @param into written from its start; at least `count` long
   */
  dots(vector: Float32Array, into: Float32Array): void {
    allDots(this.#bytes, this.count, new Float32Array(tableOf(vector)), into);
  }

  /** The table for `dotBy`. */
  tableOf(vector: Float32Array): Float64Array {
    return tableOf(vector);
  }

  /** The dot product of the vector of a word with the one that a table was made of. */
  dotBy(id: number, table: Float64Array): number {
    return id < 0 || id >= this.count ? 0 : dotAt(this.#bytes, id * ROW_BYTES, table);
  }
}
