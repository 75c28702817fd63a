import type { SparseRows } from './linear.ts';

/** Rows of word ids: row d has `ids[start[d] … start[d+1]]`, each id once. */
export interface IdRows {
  start: Uint32Array;
  ids: Uint32Array;
}

/** Turns documents → words into words → documents: an inverted index. */
function invert(rows: IdRows, columns: number): IdRows {
  const start = new Uint32Array(columns + 1);
  for (const id of rows.ids) start[id + 1] = (start[id + 1] ?? 0) + 1;
  for (let c = 0; c < columns; c++) start[c + 1] = (start[c + 1] ?? 0) + (start[c] ?? 0);
  const next = start.slice();
  const ids = new Uint32Array(rows.ids.length);
  for (let row = 0; row + 1 < rows.start.length; row++) {
    for (let at = rows.start[row] ?? 0; at < (rows.start[row + 1] ?? 0); at++) {
      const id = rows.ids[at] ?? 0;
      ids[next[id] ?? 0] = row;
      next[id] = (next[id] ?? 0) + 1;
    }
  }
  return { start, ids };
}

/** Sums by id, kept in one array for all rows: only what a row touched is read and cleared again. */
class SparseSums {
  readonly values: Float64Array;
  touched: number[] = [];

  constructor(size: number) {
    this.values = new Float64Array(size);
  }

  add(id: number, value: number): void {
    if (this.values[id] === 0) this.touched.push(id);
    this.values[id] = (this.values[id] ?? 0) + value;
  }

  clear(): void {
    for (const id of this.touched) this.values[id] = 0;
    this.touched = [];
  }
}

/** A sparse matrix that is written row by row. */
class RowWriter {
  readonly #start: number[] = [0];
  readonly index: number[] = [];
  readonly values: number[] = [];

  push(column: number, value: number): void {
    this.index.push(column);
    this.values.push(value);
  }

  endRow(): void {
    this.#start.push(this.index.length);
  }

  result(columns: number): SparseRows {
    return {
      rows: this.#start.length - 1,
      columns,
      start: Uint32Array.from(this.#start),
      index: Uint32Array.from(this.index),
      values: Float32Array.from(this.values),
    };
  }
}

const NEIGHBOURS = 10;
const MIN_COSINE = 0.25;
/** Words in more documents than this connect nothing and cost the most. */
const MAX_FREQUENCY = 2000;

/** The tf-idf values of all rows, each row a unit vector: in the order of `rows`, and in that of the inverted rows. */
function unitValues(
  rows: IdRows,
  inverted: IdRows,
  valueOf: (at: number) => number,
): { values: Float64Array; invertedValues: Float32Array } {
  const values = new Float64Array(rows.ids.length);
  const invertedValues = new Float32Array(rows.ids.length);
  const next = inverted.start.slice();
  for (let d = 0; d + 1 < rows.start.length; d++) {
    const from = rows.start[d] ?? 0;
    const to = rows.start[d + 1] ?? 0;
    let sum = 1e-9;
    for (let at = from; at < to; at++) sum += valueOf(at) ** 2;
    const length = Math.sqrt(sum);
    for (let at = from; at < to; at++) {
      const id = rows.ids[at] ?? 0;
      const place = next[id] ?? 0;
      values[at] = valueOf(at) / length;
      invertedValues[place] = values[at] ?? 0;
      next[id] = place + 1;
    }
  }
  return { values, invertedValues };
}

/**
 * For each document its ten nearest at most, by cosine of their tf-idf vectors (0.25 or more): questions of one affair. Values are
 * the cosines.
 *
 * `scanner haven` and `scanner kade` share one of two words. When `scanner` has idf 3 and the others 4, the cosine is
 * 3² / (√(3² + 4²))² = 9 / 25 = 0.36: neighbours.
 */
export function neighbours(rows: IdRows, weights: Float32Array, idf: Float64Array): SparseRows {
  const documents = rows.start.length - 1;
  const inverted = invert(rows, idf.length);
  const valueOf = (at: number): number => (weights[at] ?? 0) * (idf[rows.ids[at] ?? 0] ?? 0);
  const { values, invertedValues } = unitValues(rows, inverted, valueOf);
  const cosines = new SparseSums(documents);
  const writer = new RowWriter();
  for (let d = 0; d < documents; d++) {
    for (let at = rows.start[d] ?? 0; at < (rows.start[d + 1] ?? 0); at++) {
      const id = rows.ids[at] ?? 0;
      const from = inverted.start[id] ?? 0;
      const to = inverted.start[id + 1] ?? 0;
      if (to - from > MAX_FREQUENCY) continue;
      const own = values[at] ?? 0;
      for (let p = from; p < to; p++) cosines.add(inverted.ids[p] ?? 0, own * (invertedValues[p] ?? 0));
    }
    const cosineOf = (other: number): number => cosines.values[other] ?? 0;
    const near = cosines.touched.filter((other) => other !== d && cosineOf(other) > MIN_COSINE);
    const ordered = near.toSorted((a, b) => cosineOf(b) - cosineOf(a) || a - b);
    for (const other of ordered.slice(0, NEIGHBOURS)) writer.push(other, cosineOf(other));
    writer.endRow();
    cosines.clear();
  }
  return writer.result(documents);
}

/** Mean of a sparse square matrix and its transpose. */
export function symmetrise(matrix: SparseRows): SparseRows {
  const lists: [number, number][][] = Array.from({ length: matrix.rows }, () => []);
  for (let row = 0; row < matrix.rows; row++) {
    for (let at = matrix.start[row] ?? 0; at < (matrix.start[row + 1] ?? 0); at++) {
      const half = (matrix.values[at] ?? 0) / 2;
      const column = matrix.index[at] ?? 0;
      lists[row]?.push([column, half]);
      lists[column]?.push([row, half]);
    }
  }
  const start = new Uint32Array(matrix.rows + 1);
  let size = 0;
  lists.forEach((list, row) => (start[row + 1] = size += list.length));
  const index = new Uint32Array(size);
  const values = new Float32Array(size);
  let to = 0;
  for (const list of lists) {
    for (const [column, value] of list) {
      index[to] = column;
      values[to++] = value;
    }
  }
  return { rows: matrix.rows, columns: matrix.columns, start, index, values };
}

/** Weaker association counts for nothing (shifted PMI: Levy and Goldberg 2014, with k = e). */
const SHIFT = 1;
/** Exponent that smooths the probabilities of contexts (Levy, Goldberg and Dagan 2015). */
const SMOOTHING = 0.75;

/** How often each two words occur in one document, or one in a document and the other in a neighbour of it, times its cosine. */
function countPairs(rows: IdRows, near: SparseRows, words: number): PairCounts {
  const inverted = invert(rows, words);
  const sums = new SparseSums(words);
  const counts = new PairCounts(words);
  const addDocument = (document: number, count: number, without: number): void => {
    for (let at = rows.start[document] ?? 0; at < (rows.start[document + 1] ?? 0); at++) {
      const other = rows.ids[at] ?? 0;
      if (other !== without) sums.add(other, count);
    }
  };
  for (let word = 0; word < words; word++) {
    for (let p = inverted.start[word] ?? 0; p < (inverted.start[word + 1] ?? 0); p++) {
      const document = inverted.ids[p] ?? 0;
      addDocument(document, 1, word);
      for (let n = near.start[document] ?? 0; n < (near.start[document + 1] ?? 0); n++)
        addDocument(near.index[n] ?? 0, near.values[n] ?? 0, -1);
    }
    counts.addRow(word, sums);
    sums.clear();
  }
  return counts;
}

/** Counts of pairs by word, in full precision. */
class PairCounts {
  readonly start: Uint32Array;
  readonly index: number[] = [];
  readonly counts: number[] = [];
  /** Sum of the counts of each word. */
  readonly totals: Float64Array;

  constructor(words: number) {
    this.start = new Uint32Array(words + 1);
    this.totals = new Float64Array(words);
  }

  addRow(word: number, { touched, values }: SparseSums): void {
    for (const other of touched) {
      const count = values[other] ?? 0;
      this.index.push(other);
      this.counts.push(count);
      this.totals[word] = (this.totals[word] ?? 0) + count;
    }
    this.start[word + 1] = this.index.length;
  }
}

/**
 * Positive pointwise mutual information (PMI) of words 0 … `words`-1: how much more often two of them occur in one document, or in
 * neighbours (questions of one affair use each other's words), than by chance.
 *
 * When `stikstof` has 100 pairs and 5 of them are with `boer`, which makes up 1 % of all contexts, then
 * PMI = log(5 / (100 × 0.01)) = 1.61; less the shift of 1 that is 0.61. A word as common as 5 % of all contexts would have
 * log(5 / 5) - 1 < 0: nothing is kept.
 */
export function mutualInformation(rows: IdRows, near: SparseRows, words: number): SparseRows {
  const { start, index, counts, totals } = countPairs(rows, near, words);
  let smoothed = 0;
  for (const total of totals) smoothed += total ** SMOOTHING;
  const writer = new RowWriter();
  for (let word = 0; word < words; word++) {
    for (let at = start[word] ?? 0; at < (start[word + 1] ?? 0); at++) {
      const other = index[at] ?? 0;
      const context = (totals[other] ?? 0) ** SMOOTHING / smoothed;
      const information = Math.log((counts[at] ?? 0) / ((totals[word] ?? 1) * context)) - SHIFT;
      if (information > 0) writer.push(other, information);
    }
    writer.endRow();
  }
  return writer.result(words);
}
