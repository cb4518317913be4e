import type { EstimateOrAbstained } from '#contract/reliability';
import { fQuantile } from './distributions.ts';
import { add, at, intAdd, intAt, type MarkTable } from './mark-table.ts';

/** Candidates with every criterion marked that alpha needs. */
const MIN_COMPLETE = 5;

/**
 * Cronbach's alpha (1951) with criteria as items: an item's value is the panel's mean for a candidate, candidates with a criterion
 * that nobody marked are left out. Interval by Feldt (1965): (1 − α̂) times quantiles of F(n − 1, (n − 1)(k − 1)).
 * The standard error of measurement is SD √(1 − α), in points of the total; its interval takes alpha's bounds and the SD as it is.
 */
export function cronbachAlpha(table: MarkTable): { alpha: EstimateOrAbstained; sem: EstimateOrAbstained } {
  const both = (abstained: EstimateOrAbstained) => ({ alpha: abstained, sem: abstained });
  const k = table.criteria.length;
  if (k < 2) return both({ abstained: 'too_few_criteria' });
  const rows = panelMeans(table);
  const n = rows.length / k;
  if (n < MIN_COMPLETE) return both({ abstained: 'too_few_complete_candidates' });
  const item = (i: number): Float64Array => Float64Array.from({ length: n }, (_, p) => at(rows, p * k + i));
  const total = Float64Array.from({ length: n }, (_, p) =>
    rows.subarray(p * k, (p + 1) * k).reduce((a, b) => a + b, 0),
  );
  const items = Array.from({ length: k }, (_, i) => variance(item(i))).reduce((a, b) => a + b, 0);
  const totalVariance = variance(total);
  if (!(totalVariance > 1e-12 * items)) return both({ abstained: 'no_variance' });
  const value = (k / (k - 1)) * (1 - items / totalVariance);
  const [df, errorDf] = [n - 1, (n - 1) * (k - 1)];
  const low = 1 - (1 - value) * fQuantile(0.975, df, errorDf);
  const high = 1 - (1 - value) * fQuantile(0.025, df, errorDf);
  const semOf = (alpha: number): number => Math.sqrt(totalVariance * Math.max(0, 1 - alpha));
  return {
    alpha: { value, low, high, method: `Cronbach 1951, ${n} candidates' panel means; Feldt 1965` },
    sem: { value: semOf(value), low: semOf(high), high: semOf(low), method: 'SD √(1 − alpha), bounds of alpha' },
  };
}

function variance(values: Float64Array): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
}

/** Candidates × criteria, row-major: the mean over examiners; only candidates without a gap. */
function panelMeans(table: MarkTable): Float64Array {
  const k = table.criteria.length;
  const means = new Float64Array(table.candidates.length * k);
  const count = new Int32Array(k);
  let n = 0;
  for (let p = 0; p < table.candidates.length; p += 1) {
    const row = means.subarray(n * k, (n + 1) * k).fill(0);
    count.fill(0);
    for (let c = intAt(table.start, p); c < intAt(table.start, p + 1); c += 1) {
      add(row, intAt(table.criterion, c), at(table.points, c));
      intAdd(count, intAt(table.criterion, c), 1);
    }
    if (count.includes(0)) continue;
    for (const [i, times] of count.entries()) row[i] = at(row, i) / times;
    n += 1;
  }
  return means.subarray(0, n * k);
}
