/** A sparse matrix by rows: row r has the columns `index[start[r] … start[r+1]]`, with `values` beside them. */
export interface SparseRows {
  rows: number;
  columns: number;
  start: Uint32Array;
  index: Uint32Array;
  values: Float32Array;
}

/** Pseudo-random numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `matrix × dense`; dense is row-major with `width` columns. */
function multiply(matrix: SparseRows, dense: Float32Array, width: number): Float32Array {
  const out = new Float32Array(matrix.rows * width);
  for (let row = 0; row < matrix.rows; row++) {
    const base = row * width;
    for (let at = matrix.start[row] ?? 0; at < (matrix.start[row + 1] ?? 0); at++) {
      const value = matrix.values[at] ?? 0;
      const from = (matrix.index[at] ?? 0) * width;
      for (let c = 0; c < width; c++) out[base + c] = (out[base + c] ?? 0) + value * (dense[from + c] ?? 0);
    }
  }
  return out;
}

/** `transpose(matrix) × dense`. */
function multiplyTransposed(matrix: SparseRows, dense: Float32Array, width: number): Float32Array {
  const out = new Float32Array(matrix.columns * width);
  for (let row = 0; row < matrix.rows; row++) {
    const base = row * width;
    for (let at = matrix.start[row] ?? 0; at < (matrix.start[row + 1] ?? 0); at++) {
      const value = matrix.values[at] ?? 0;
      const to = (matrix.index[at] ?? 0) * width;
      for (let c = 0; c < width; c++) out[to + c] = (out[to + c] ?? 0) + value * (dense[base + c] ?? 0);
    }
  }
  return out;
}

/** The width × width matrix of inner products of the columns. */
function gram(dense: Float32Array, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let base = 0; base < dense.length; base += width) {
    for (let i = 0; i < width; i++) {
      const value = dense[base + i] ?? 0;
      if (value === 0) continue;
      for (let j = i; j < width; j++) out[i * width + j] = (out[i * width + j] ?? 0) + value * (dense[base + j] ?? 0);
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) out[i * width + j] = out[j * width + i] ?? 0;
  return out;
}

/** Eigenvalues (descending) and vectors (columns, row-major) of a symmetric matrix, by Jacobi rotations. */
export function symmetricEigen(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  const get = (m: Float64Array, i: number, j: number): number => m[i * size + j] ?? 0;
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0;
    let diagonal = 0;
    for (let i = 0; i < size; i++) {
      diagonal += get(a, i, i) ** 2;
      for (let j = i + 1; j < size; j++) off += get(a, i, j) ** 2;
    }
    if (off <= 1e-18 * diagonal) break;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const apq = get(a, p, q);
        if (apq === 0) continue;
        const theta = (get(a, q, q) - get(a, p, p)) / (2 * apq);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < size; k++) {
          const kp = get(a, k, p);
          const kq = get(a, k, q);
          a[k * size + p] = c * kp - s * kq;
          a[k * size + q] = s * kp + c * kq;
        }
        for (let k = 0; k < size; k++) {
          const pk = get(a, p, k);
          const qk = get(a, q, k);
          a[p * size + k] = c * pk - s * qk;
          a[q * size + k] = s * pk + c * qk;
          const vp = get(v, k, p);
          const vq = get(v, k, q);
          v[k * size + p] = c * vp - s * vq;
          v[k * size + q] = s * vp + c * vq;
        }
      }
    }
  }
  const order = Array.from({ length: size }, (_, i) => i).toSorted((x, y) => get(a, y, y) - get(a, x, x));
  const values = Float64Array.from(order, (i) => get(a, i, i));
  const vectors = new Float64Array(size * size);
  for (let k = 0; k < size; k++) order.forEach((from, to) => (vectors[k * size + to] = get(v, k, from)));
  return { values, vectors };
}

/** Makes the columns orthonormal: dense × V × Λ^-½ of its Gram matrix. Columns without weight become zero. */
function orthonormal(dense: Float32Array, width: number): { columns: Float32Array; values: Float64Array } {
  const { values, vectors } = symmetricEigen(gram(dense, width), width);
  const floor = Math.max(values[0] ?? 0, 1e-30) * 1e-10;
  const out = new Float32Array(dense.length);
  const scale = Float64Array.from(values, (value) => (value > floor ? 1 / Math.sqrt(value) : 0));
  for (let base = 0; base < dense.length; base += width) {
    for (let i = 0; i < width; i++) {
      const value = dense[base + i] ?? 0;
      if (value === 0) continue;
      for (let j = 0; j < width; j++)
        out[base + j] = (out[base + j] ?? 0) + value * (vectors[i * width + j] ?? 0) * (scale[j] ?? 0);
    }
  }
  return { columns: out, values };
}

/**
 * The strongest `rank` left singular vectors of a sparse matrix, each times the root of its singular value, row-major (rows × rank): a
 * truncated SVD by randomised subspace iteration (Halko, Martinsson and Tropp 2011, algorithm 4.4). The random start is seeded, so the
 * same matrix gives the same result.
 */
export function leftSingular(matrix: SparseRows, rank: number, seed = 7, rounds = 3): Float32Array {
  const width = Math.min(rank + 8, matrix.rows, matrix.columns);
  const random = seededRandom(seed);
  let right = Float32Array.from({ length: matrix.columns * width }, () => random() + random() - 1);
  let left = orthonormal(multiply(matrix, right, width), width).columns;
  for (let round = 0; round < rounds; round++) {
    right = orthonormal(multiplyTransposed(matrix, left, width), width).columns as Float32Array<ArrayBuffer>;
    left = orthonormal(multiply(matrix, right, width), width).columns;
  }
  // left × (V of the Gram matrix of Mᵀ·left) are the singular vectors; its eigenvalues their squares.
  const back = multiplyTransposed(matrix, left, width);
  const { values, vectors } = symmetricEigen(gram(back, width), width);
  const out = new Float32Array(matrix.rows * rank);
  for (let row = 0; row < matrix.rows; row++) {
    for (let i = 0; i < width; i++) {
      const value = left[row * width + i] ?? 0;
      if (value === 0) continue;
      for (let j = 0; j < Math.min(rank, width); j++)
        out[row * rank + j] =
          (out[row * rank + j] ?? 0) + value * (vectors[i * width + j] ?? 0) * Math.max(values[j] ?? 0, 0) ** 0.25;
    }
  }
  return out;
}
