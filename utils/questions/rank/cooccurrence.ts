import type { SparseRows } from './linear.ts';

/** Rows of word ids: row d holds `ids[start[d] … start[d+1]]`, each id once. */
export interface IdRows {
  start: Uint32Array;
  ids: Uint32Array;
}

/** Turns documents → words into words → documents. */
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

const NEIGHBOURS = 10;
const MIN_COSINE = 0.25;
/** Words in more documents than this tie nothing together and cost the most. */
const MAX_FREQUENCY = 2000;

/**
 * For each document its at most ten nearest by tf-idf cosine (0.25 or more): questions of one
 * affair. Values are the cosines.
 */
export function neighbours(rows: IdRows, weights: Float32Array, idf: Float64Array): SparseRows {
  const documents = rows.start.length - 1;
  const inverted = invert(rows, idf.length);
  const lengths = new Float64Array(documents);
  const valueOf = (at: number): number => (weights[at] ?? 0) * (idf[rows.ids[at] ?? 0] ?? 0);
  for (let d = 0; d < documents; d++) {
    let sum = 1e-9;
    for (let at = rows.start[d] ?? 0; at < (rows.start[d + 1] ?? 0); at++) sum += valueOf(at) ** 2;
    lengths[d] = Math.sqrt(sum);
  }
  // The weight a word has in each document, in the order of the inverted rows.
  const invertedValues = new Float32Array(rows.ids.length);
  const next = inverted.start.slice();
  for (let d = 0; d < documents; d++) {
    for (let at = rows.start[d] ?? 0; at < (rows.start[d + 1] ?? 0); at++) {
      const id = rows.ids[at] ?? 0;
      const to = next[id] ?? 0;
      invertedValues[to] = valueOf(at) / (lengths[d] ?? 1);
      next[id] = to + 1;
    }
  }
  const sums = new Float64Array(documents);
  const start = new Uint32Array(documents + 1);
  const index: number[] = [];
  const values: number[] = [];
  for (let d = 0; d < documents; d++) {
    const touched: number[] = [];
    for (let at = rows.start[d] ?? 0; at < (rows.start[d + 1] ?? 0); at++) {
      const id = rows.ids[at] ?? 0;
      const from = inverted.start[id] ?? 0;
      const to = inverted.start[id + 1] ?? 0;
      if (to - from > MAX_FREQUENCY) continue;
      const own = valueOf(at) / (lengths[d] ?? 1);
      for (let p = from; p < to; p++) {
        const other = inverted.ids[p] ?? 0;
        if (sums[other] === 0) touched.push(other);
        sums[other] = (sums[other] ?? 0) + own * (invertedValues[p] ?? 0);
      }
    }
    const near = touched.filter((other) => other !== d && (sums[other] ?? 0) > MIN_COSINE);
    const ordered = near.toSorted((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b);
    for (const other of ordered.slice(0, NEIGHBOURS)) {
      index.push(other);
      values.push(sums[other] ?? 0);
    }
    start[d + 1] = index.length;
    for (const other of touched) sums[other] = 0;
  }
  return {
    rows: documents,
    columns: documents,
    start,
    index: Uint32Array.from(index),
    values: Float32Array.from(values),
  };
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

/** Company less telling than this counts for nothing (shifted PMI: Levy and Goldberg 2014, with k = e). */
const SHIFT = 1;

/**
 * Positive pointwise mutual information of words 0 … `words`-1 that stand together in one
 * document, or one in a document and one in its neighbour (questions of one affair use each
 * other's words). Context probabilities are smoothed with
 * exponent 0.75 (Levy, Goldberg and Dagan 2015).
 */
export function mutualInformation(rows: IdRows, near: SparseRows, words: number): SparseRows {
  const inverted = invert(rows, words);
  const sums = new Float64Array(words);
  const countStart = new Uint32Array(words + 1);
  const index: number[] = [];
  const counts: number[] = [];
  const totals = new Float64Array(words);
  for (let word = 0; word < words; word++) {
    const touched: number[] = [];
    const add = (other: number, count: number): void => {
      if (sums[other] === 0) touched.push(other);
      sums[other] = (sums[other] ?? 0) + count;
    };
    const addDocument = (document: number, count: number, withSelf: boolean): void => {
      for (let at = rows.start[document] ?? 0; at < (rows.start[document + 1] ?? 0); at++) {
        const other = rows.ids[at] ?? 0;
        if (withSelf || other !== word) add(other, count);
      }
    };
    for (let p = inverted.start[word] ?? 0; p < (inverted.start[word + 1] ?? 0); p++) {
      const document = inverted.ids[p] ?? 0;
      addDocument(document, 1, false);
      for (let n = near.start[document] ?? 0; n < (near.start[document + 1] ?? 0); n++)
        addDocument(near.index[n] ?? 0, near.values[n] ?? 0, true);
    }
    for (const other of touched) {
      index.push(other);
      counts.push(sums[other] ?? 0);
      totals[word] = (totals[word] ?? 0) + (sums[other] ?? 0);
      sums[other] = 0;
    }
    countStart[word + 1] = index.length;
  }
  let smoothed = 0;
  for (const total of totals) smoothed += total ** 0.75;
  const start = new Uint32Array(words + 1);
  const keptIndex: number[] = [];
  const kept: number[] = [];
  for (let word = 0; word < words; word++) {
    for (let at = countStart[word] ?? 0; at < (countStart[word + 1] ?? 0); at++) {
      const other = index[at] ?? 0;
      const context = (totals[other] ?? 0) ** 0.75 / smoothed;
      const information = Math.log((counts[at] ?? 0) / ((totals[word] ?? 1) * context)) - SHIFT;
      if (information > 0) {
        keptIndex.push(other);
        kept.push(information);
      }
    }
    start[word + 1] = kept.length;
  }
  return { rows: words, columns: words, start, index: Uint32Array.from(keptIndex), values: Float32Array.from(kept) };
}
