import { tQuantile } from '../reliability/distributions.ts';
import { type CutScore, type RefusedCutScore, refusedCut } from './cut-score.ts';

/** Our own least; more is better, ten to fifteen are usually asked for (Hurtz & Hertz 1999). */
export const MIN_ANGOFF_JUDGES = 5;

export type Angoff = CutScore & {
  judges: number;
  items: number;
  /** Points that each judge expects of a candidate who just passes, summed over the items. */
  judgeTotals: number[];
  itemMeans: number[];
  /** Spread between judges, points: what discussion before a second round should lessen. */
  judgeSd: number;
};

/**
 * Angoff's method (1971, p. 515; extended to points by Hambleton & Plake 1995). The cut is the mean over judges of the sum over items;
 * its standard error is that of a mean, SD / √judges; the interval takes Student's t.
 * @param expected judges × items: points that a borderline candidate would get on the item.
 * @param maximum points of each item.
 */
export function angoff({
  expected,
  maximum,
}: {
  expected: readonly (readonly number[])[];
  maximum: readonly number[];
}): Angoff | RefusedCutScore {
  const judges = expected.length;
  const items = maximum.length;
  if (items === 0) return refusedCut('too_few_items', '0 < 1');
  if (judges < MIN_ANGOFF_JUDGES) return refusedCut('too_few_judges', `${judges} < ${MIN_ANGOFF_JUDGES}`);
  for (const [j, row] of expected.entries()) {
    if (row.length !== items) return refusedCut('ragged_table', `judge ${j + 1}: ${row.length} of ${items} items`);
    for (const [i, points] of row.entries()) {
      const most = maximum[i] ?? 0;
      if (!Number.isFinite(points) || !Number.isFinite(most))
        return refusedCut('not_finite', `judge ${j + 1}, item ${i + 1}`);
      if (points < 0 || points > most)
        return refusedCut('outside_scale', `judge ${j + 1}, item ${i + 1}: ${points} of ${most}`);
    }
  }
  const judgeTotals = expected.map((row) => row.reduce((a, b) => a + b, 0));
  const cut = judgeTotals.reduce((a, b) => a + b, 0) / judges;
  const judgeSd = Math.sqrt(judgeTotals.reduce((sum, each) => sum + (each - cut) ** 2, 0) / (judges - 1));
  const standardError = judgeSd / Math.sqrt(judges);
  const half = tQuantile(0.975, judges - 1) * standardError;
  const whole = maximum.reduce((a, b) => a + b, 0);
  return {
    kind: 'cut',
    method: 'angoff',
    cut,
    standardError,
    interval: { low: Math.max(0, cut - half), high: Math.min(whole, cut + half) },
    judges,
    items,
    judgeTotals,
    itemMeans: maximum.map((_, i) => expected.reduce((sum, row) => sum + (row[i] ?? 0), 0) / judges),
    judgeSd,
  };
}
