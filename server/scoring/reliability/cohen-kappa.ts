import type { Abstained, CohenPair, EstimateOrAbstained } from '#contract/reliability';
import { Z95 } from './distributions.ts';
import { add, at, intAt } from './mark-table.ts';
import type { Units } from './units.ts';

/** Units that two examiners must share: with fewer the large-sample error says nothing. */
export const MIN_COMMON_UNITS = 10;
/** More distinct points than this are a scale and not categories. */
export const MAX_CATEGORIES = 50;
const MAX_PAIRS = 2000;
type Weights = 'unweighted' | 'linear' | 'quadratic';

/**
 * Cohen's kappa (1960) and weighted kappa (1968) of each pair of examiners over the units (candidate × criterion) that both marked, with
 * the large-sample standard error of Fleiss, Cohen & Everitt (1969), eqs. 8 and 14; units count as independent.
 * Weights go by the difference in points, 1 − |a − b| / range or 1 − (a − b)² / range², not by rank of the category: what levels
 * happen to be used doesn't move them. Pairs are in the order of the examiners; pairs without enough common units abstain.
 */
export function cohenKappas(units: Units, examiners: readonly string[]): CohenPair[] | Abstained {
  const k = units.values.length;
  if (k > MAX_CATEGORIES) return { abstained: 'too_many_categories' };
  const nr = examiners.length;
  if ((nr * (nr - 1)) / 2 > MAX_PAIRS) return { abstained: 'too_many_pairs' };
  const tables: Float64Array[] = [];
  for (let u = 0; u + 1 < units.start.length; u += 1)
    for (let a = intAt(units.start, u); a < intAt(units.start, u + 1); a += 1)
      for (let b = a + 1; b < intAt(units.start, u + 1); b += 1) {
        const table = (tables[intAt(units.examiner, a) * nr + intAt(units.examiner, b)] ??= new Float64Array(k * k));
        add(table, intAt(units.category, a) * k + intAt(units.category, b), 1);
      }
  const pairs: CohenPair[] = [];
  for (const [r, first] of examiners.entries())
    for (const [s, second] of examiners.entries()) {
      if (s <= r) continue;
      const table = tables[r * nr + s];
      const n = table?.reduce((sum, each) => sum + each, 0) ?? 0;
      const of = (weights: Weights): EstimateOrAbstained =>
        table === undefined || n < MIN_COMMON_UNITS
          ? { abstained: 'too_few_common_units' }
          : kappaOf(table, n, units.values, weights);
      pairs.push({
        examiners: [first, second],
        units: n,
        unweighted: of('unweighted'),
        linear: of('linear'),
        quadratic: of('quadratic'),
      });
    }
  return pairs;
}

const agreement = (weights: Weights, distance: number): number =>
  weights === 'unweighted' ? (distance === 0 ? 1 : 0) : weights === 'linear' ? 1 - distance : 1 - distance * distance;

/** Kappa of one table of counts (k × k, row-major) of n units. */
function kappaOf(table: Float64Array, n: number, values: Float64Array, weights: Weights): EstimateOrAbstained {
  const k = values.length;
  const range = at(values, k - 1) - at(values, 0);
  const w = Float64Array.from(table, (_, c) =>
    agreement(weights, range === 0 ? 0 : Math.abs(at(values, Math.floor(c / k)) - at(values, c % k)) / range),
  );
  const rows = new Float64Array(k);
  const columns = new Float64Array(k);
  for (const [c, count] of table.entries()) {
    add(rows, Math.floor(c / k), count / n);
    add(columns, c % k, count / n);
  }
  let [observed, expected] = [0, 0];
  const rowMean = new Float64Array(k);
  const columnMean = new Float64Array(k);
  for (const [c, weight] of w.entries()) {
    const [i, j] = [Math.floor(c / k), c % k];
    observed += (weight * at(table, c)) / n;
    expected += weight * at(rows, i) * at(columns, j);
    add(rowMean, i, weight * at(columns, j));
    add(columnMean, j, weight * at(rows, i));
  }
  if (!(1 - expected > 1e-12)) return { abstained: 'no_variance' };
  const value = (observed - expected) / (1 - expected);
  let spread = 0;
  for (const [c, count] of table.entries())
    spread +=
      (count / n) *
      (at(w, c) * (1 - expected) - (at(rowMean, Math.floor(c / k)) + at(columnMean, c % k)) * (1 - observed)) ** 2;
  const variance = (spread - (observed * expected - 2 * expected + observed) ** 2) / (n * (1 - expected) ** 4);
  const half = Z95 * Math.sqrt(Math.max(0, variance));
  return {
    value,
    low: value - half,
    high: Math.min(1, value + half),
    method: `Cohen, ${weights}; Fleiss, Cohen & Everitt 1969`,
  };
}
