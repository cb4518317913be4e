import { cholesky, choleskySolve } from './linear-algebra.ts';
import { add, at, intAt, itemAt } from './mark-table.ts';
import { minimise } from './nelder-mead.ts';

/** Values with the levels of two crossed factors; at most one value a cell. `many` should be the factor with more levels. */
export type Crossed = { many: Int32Array; few: Int32Array; manyLevels: number; fewLevels: number; value: Float64Array };
export type Components = { many: number; few: number; residual: number };

/** Sums over the levels of `many` that have the same number of values: the likelihood needs nothing else. */
type Group = { size: number; levels: number; together: Float64Array; sums: Float64Array; sum: number; squares: number };
type Sums = {
  n: number;
  few: number;
  groups: Group[];
  counts: Float64Array;
  sums: Float64Array;
  sum: number;
  squares: number;
};

/**
 * REML variance components of y = μ + a + b + e with random crossed a, b (Patterson & Thompson 1971; profiled as in Bates
 * et al. 2015, §3.4). The factor `many` is absorbed analytically, so an evaluation costs O(few³), whatever the number of values.
 * @returns null when nothing separates the residual (no level of `many` has two values).
 */
export function twoWayReml(data: Crossed): Components | null {
  const sums = sumsOf(data);
  const shortest = minimise((x) => deviance(sums, bounded(itemAt(x, 0)), bounded(itemAt(x, 1))).deviance, [0, -1]);
  const [ratioMany, ratioFew] = [bounded(itemAt(shortest, 0)), bounded(itemAt(shortest, 1))];
  const { residual } = deviance(sums, ratioMany, ratioFew);
  if (!(residual >= 0) || sums.groups.every(({ size }) => size < 2)) return null;
  return { many: ratioMany * residual, few: ratioFew * residual, residual };
}

/** Ratios of variances are sought on the log scale, between e⁻¹⁸ (which stands for none) and e²³. */
const bounded = (log: number): number => (log < -18 ? 0 : Math.exp(Math.min(log, 23)));

function sumsOf({ many, few, manyLevels, fewLevels: m, value }: Crossed): Sums {
  const members: number[][] = Array.from({ length: manyLevels }, () => []);
  for (const [c, level] of many.entries()) members[level]?.push(c);
  const mean = value.reduce((a, b) => a + b, 0) / value.length;
  const groups = new Map<number, Group>();
  const counts = new Float64Array(m);
  const sums = new Float64Array(m);
  let [sum, squares] = [0, 0];
  for (const cells of members) {
    const size = cells.length;
    if (size === 0) continue;
    const group = groups.get(size) ?? {
      size,
      levels: 0,
      together: new Float64Array(m * m),
      sums: new Float64Array(m),
      sum: 0,
      squares: 0,
    };
    groups.set(size, group);
    const total = cells.reduce((a, c) => a + at(value, c) - mean, 0);
    group.levels += 1;
    group.sum += total;
    group.squares += total * total;
    for (const c of cells) {
      const y = at(value, c) - mean;
      add(counts, intAt(few, c), 1);
      add(sums, intAt(few, c), y);
      sum += y;
      squares += y * y;
      add(group.sums, intAt(few, c), total);
      for (const d of cells) add(group.together, intAt(few, c) * m + intAt(few, d), 1);
    }
  }
  return { n: value.length, few: m, groups: [...groups.values()], counts, sums, sum, squares };
}

/** −2 × the profiled restricted log-likelihood, up to a constant, and the residual variance there. */
function deviance(s: Sums, ratioMany: number, ratioFew: number): { deviance: number; residual: number } {
  const m = s.few;
  // W = I + ratioMany Z Z': its inverse takes shrink × (sum over the level) off each value.
  const a = new Float64Array(m * m);
  const ones = Float64Array.from(s.counts);
  const y = Float64Array.from(s.sums);
  let [logW, oneOne, oneY, yy] = [0, s.n, s.sum, s.squares];
  for (let j = 0; j < m; j += 1) a[j * m + j] = at(s.counts, j);
  for (const { size, levels, together, sums, sum, squares } of s.groups) {
    const shrink = ratioMany / (1 + ratioMany * size);
    logW += levels * Math.log1p(ratioMany * size);
    oneOne -= shrink * levels * size * size;
    oneY -= shrink * size * sum;
    yy -= shrink * squares;
    for (let j = 0; j < m; j += 1) {
      y[j] = at(y, j) - shrink * at(sums, j);
      let row = 0;
      for (let l = 0; l < m; l += 1) {
        const both = at(together, j * m + l);
        row += both;
        add(a, j * m + l, -shrink * both);
      }
      // The row's sum is size × the number of this group's levels with a value at j.
      ones[j] = at(ones, j) - shrink * row;
    }
  }
  for (let c = 0; c < m * m; c += 1) a[c] = ratioFew * at(a, c) + (c % (m + 1) === 0 ? 1 : 0);
  const logM = cholesky(a, m);
  if (logM === null) return { deviance: Number.POSITIVE_INFINITY, residual: Number.NaN };
  const solved = choleskySolve(a, m, Float64Array.from(ones));
  const solvedY = choleskySolve(a, m, Float64Array.from(y));
  for (let j = 0; j < m; j += 1) {
    oneOne -= ratioFew * at(ones, j) * at(solved, j);
    oneY -= ratioFew * at(ones, j) * at(solvedY, j);
    yy -= ratioFew * at(y, j) * at(solvedY, j);
  }
  const residual = Math.max(0, yy - oneY ** 2 / oneOne) / (s.n - 1);
  return { deviance: (s.n - 1) * Math.log(Math.max(residual, 1e-300)) + logW + logM + Math.log(oneOne), residual };
}
