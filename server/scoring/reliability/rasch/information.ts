import { add, at, intAt } from '../mark-table.ts';
import { type Expectation, NODES } from './expect.ts';
import { lostInformation } from './lost-information.ts';
import type { RaschData } from './rasch-data.ts';

/** Observed sums that the parameters answer to: raw score of each examiner, and how often each threshold was passed. */
export type Observed = { score: Float64Array; passed: Float64Array[] };

/**
 * Gradient and information (row-major, lower triangle) of the marginal log-likelihood in the severities, then the thresholds criterion
 * by criterion from `layout[i]`. `known` is the information if the abilities were known, `information` less what not knowing them costs.
 */
export type Ascent = {
  size: number;
  layout: readonly number[];
  gradient: Float64Array;
  known: Float64Array;
  information: Float64Array;
};

/** The gradient is exact (Louis 1982), towards more severity and higher thresholds; the lost information is to
 * second order. @param varianceOf variance of observation k at its candidate's ability; without it, its cell's mean: enough to climb by. */
export function ascentAt(
  data: RaschData,
  observed: Observed,
  e: Expectation,
  abilitySd: number,
  varianceOf?: (k: number) => number,
): Ascent {
  const layout: number[] = [];
  const size = data.values.reduce((from, { length }) => {
    layout.push(from);
    return from + length - 1;
  }, data.examiners.length);
  const { gradient, information: known, cellVariance } = expectedInformation(data, observed, e, layout, size);
  const information = known.slice();
  const average = (k: number): number => at(cellVariance, intAt(data.cell, k));
  subtractLost(information, lostInformation(data, varianceOf ?? average, abilitySd), data, layout, size);
  return { size, layout, gradient, known, information };
}

/** Gradient (towards more severity, higher thresholds) and information as if abilities were known; and each cell's mean variance. */
function expectedInformation(
  data: RaschData,
  observed: Observed,
  e: Expectation,
  layout: readonly number[],
  size: number,
) {
  const [nr, ni] = [data.examiners.length, data.criteria.length];
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const cellVariance = new Float64Array(nr * ni);
  for (const [r, score] of observed.score.entries()) gradient[r] = -score;
  for (const [i, counts] of observed.passed.entries())
    for (const [k, count] of counts.entries()) gradient[(layout[i] ?? 0) + k] = -count;
  const above = new Float64Array(e.width);
  for (let cell = 0; cell < nr * ni; cell += 1) {
    const [r, i] = [Math.floor(cell / ni), cell % ni];
    const steps = (data.values[i]?.length ?? 1) - 1;
    const from = layout[i] ?? 0;
    let total = 0;
    for (let q = 0; q < NODES; q += 1) {
      const slot = cell * NODES + q;
      const weight = at(e.weight, slot);
      if (weight < 1e-9) continue;
      total += weight;
      // above[k] = P(x > k); the mean is their sum, and Cov(x > k, x > l) = above[max] − above[k] above[l].
      let [tail, mean] = [0, 0];
      for (let k = steps - 1; k >= 0; k -= 1) {
        tail += at(e.probability, slot * e.width + k + 1);
        above[k] = tail;
        mean += tail;
      }
      add(gradient, r, weight * mean);
      // Cov(x, x > k) = (k + 1) above[k] + Σ over l > k of above[l] − mean · above[k]; their sum is the variance.
      let [variance, beyond] = [0, 0];
      for (let k = steps - 1; k >= 0; k -= 1) {
        const a = at(above, k);
        const cross = (k + 1) * a + beyond - mean * a;
        beyond += a;
        variance += cross;
        add(gradient, from + k, weight * a);
        add(information, (from + k) * size + r, weight * cross);
        for (let l = k; l < steps; l += 1)
          add(information, (from + l) * size + from + k, weight * at(above, l) * (1 - a));
      }
      add(information, r * size + r, weight * variance);
      add(cellVariance, cell, weight * variance);
    }
    if (total > 0) cellVariance[cell] = at(cellVariance, cell) / total;
  }
  return { gradient, information, cellVariance };
}

/** Takes off the lost information; a threshold's part of its criterion's is that of its covariance with the category. */
function subtractLost(
  information: Float64Array,
  lost: Float64Array,
  data: RaschData,
  layout: readonly number[],
  size: number,
): void {
  const [nr, ni] = [data.examiners.length, data.criteria.length];
  const part = new Float64Array(size).fill(1, 0, nr);
  const facet = new Int32Array(size);
  for (let r = 0; r < nr; r += 1) facet[r] = r;
  for (const [i, from] of layout.entries()) {
    const to = layout[i + 1] ?? size;
    let whole = 0;
    for (let d = from; d < to; d += 1) {
      for (let r = 0; r < nr; r += 1) add(part, d, at(information, d * size + r));
      whole += at(part, d);
      facet[d] = nr + i;
    }
    for (let d = from; d < to; d += 1) part[d] = at(part, d) / whole;
  }
  const facets = nr + ni;
  for (let d = 0; d < size; d += 1)
    for (let f = 0; f <= d; f += 1)
      add(information, d * size + f, -at(part, d) * at(part, f) * at(lost, intAt(facet, d) * facets + intAt(facet, f)));
}
