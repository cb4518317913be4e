import { at, itemAt } from './mark-table.ts';

/** Cholesky factor of a symmetric positive definite matrix (row-major, n × n), lower triangle in place. @returns ln |A|, or null when it is not positive definite. */
export function cholesky(matrix: Float64Array, n: number): number | null {
  let logDeterminant = 0;
  for (let j = 0; j < n; j += 1) {
    for (let i = j; i < n; i += 1) {
      let sum = at(matrix, i * n + j);
      for (let k = 0; k < j; k += 1) sum -= at(matrix, i * n + k) * at(matrix, j * n + k);
      if (i > j) matrix[i * n + j] = sum / at(matrix, j * n + j);
      else {
        if (!(sum > 0)) return null;
        matrix[j * n + j] = Math.sqrt(sum);
        logDeterminant += Math.log(sum);
      }
    }
  }
  return logDeterminant;
}

/** Solves L L' x = b for a Cholesky factor, in place. */
export function choleskySolve(factor: Float64Array, n: number, b: Float64Array): Float64Array {
  for (let i = 0; i < n; i += 1) {
    let sum = at(b, i);
    for (let k = 0; k < i; k += 1) sum -= at(factor, i * n + k) * at(b, k);
    b[i] = sum / at(factor, i * n + i);
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = at(b, i);
    for (let k = i + 1; k < n; k += 1) sum -= at(factor, k * n + i) * at(b, k);
    b[i] = sum / at(factor, i * n + i);
  }
  return b;
}

/** Solves a small dense system by Gaussian elimination with partial pivoting. @returns null when it has no single solution (a pivot below 1e-9 of its row's largest entry). */
export function solve(rows: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const n = right.length;
  const scale = rows.map((row) => Math.max(...row.map(Math.abs)));
  if (scale.some((each) => !(each > 0))) return null;
  const a = rows.map((row, i) => [...row, right[i] ?? 0].map((cell) => cell / (scale[i] ?? 1)));
  for (let column = 0; column < n; column += 1) {
    const best = a.reduce(
      (b, row, i) => (i >= column && Math.abs(itemAt(row, column)) > Math.abs(itemAt(a[b] ?? [], column)) ? i : b),
      column,
    );
    const [chosen, replaced] = [a[best] ?? [], a[column] ?? []];
    if (!(Math.abs(itemAt(chosen, column)) > 1e-9)) return null;
    a[best] = replaced;
    a[column] = chosen;
    for (const [i, row] of a.entries()) {
      const factor = itemAt(row, column) / itemAt(chosen, column);
      if (i !== column && factor !== 0)
        for (let k = column; k <= n; k += 1) row[k] = itemAt(row, k) - factor * itemAt(chosen, k);
    }
  }
  return a.map((row, i) => itemAt(row, n) / itemAt(row, i));
}
