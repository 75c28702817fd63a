import { describe, expect, test } from 'vitest';
import { leftSingular, symmetricEigen, type SparseRows } from '../../../../utils/questions/rank/linear.ts';

function sparse(rows: readonly (readonly number[])[]): SparseRows {
  const index: number[] = [];
  const values: number[] = [];
  const start = [0];
  for (const row of rows) {
    row.forEach((value, column) => {
      if (value !== 0) {
        index.push(column);
        values.push(value);
      }
    });
    start.push(index.length);
  }
  return {
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    start: Uint32Array.from(start),
    index: Uint32Array.from(index),
    values: Float32Array.from(values),
  };
}

describe('symmetricEigen', () => {
  test('finds the eigenvalues of [[2,1],[1,2]]', () => {
    const { values } = symmetricEigen(Float64Array.from([2, 1, 1, 2]), 2);
    expect([...values].map((value) => Number(value.toFixed(9)))).toEqual([3, 1]);
  });
});

describe('leftSingular', () => {
  test('gives rows with the inner products of a positive definite matrix', () => {
    const matrix = [
      [4, 1, 0],
      [1, 3, 1],
      [0, 1, 2],
    ];
    const left = leftSingular(sparse(matrix), 3);
    // For a positive definite matrix U·√Σ·(U·√Σ)ᵀ is the matrix itself.
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let product = 0;
        for (let c = 0; c < 3; c++) product += (left[i * 3 + c] ?? 0) * (left[j * 3 + c] ?? 0);
        expect(product).toBeCloseTo(matrix[i]?.[j] ?? 0, 3);
      }
    }
  });
});
