import type { EstimateOrAbstained } from '#contract/reliability';
import { MAX_CATEGORIES, MIN_COMMON_UNITS } from './cohen-kappa.ts';
import { tQuantile } from './distributions.ts';
import { add, at, intAt } from './mark-table.ts';
import type { Units } from './units.ts';

/**
 * Fleiss' kappa (1971, eqs. 1–7) over the units (candidate × criterion) that have the commonest number m ≥ 2 of ratings; the
 * formula wants one m. `units` tells how many they are. Interval: linearised variance (Gwet 2014, §5.3, eq. 5.6 for equal m),
 * its terms summed by candidate first because criteria of one candidate are not independent; Student's t over the candidates.
 */
export function fleissKappa(units: Units): { estimate: EstimateOrAbstained; units: number } {
  const sizes = new Map<number, number>();
  for (let u = 0; u + 1 < units.start.length; u += 1) {
    const size = intAt(units.start, u + 1) - intAt(units.start, u);
    if (size > 1) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  }
  const [m, n] = [...sizes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  const k = units.values.length;
  if (n < MIN_COMMON_UNITS) return { estimate: { abstained: 'too_few_common_units' }, units: n };
  if (k > MAX_CATEGORIES) return { estimate: { abstained: 'too_many_categories' }, units: n };

  const share = new Float64Array(k);
  let agreed = 0;
  const visit = (look: (candidate: number, counts: Float64Array, agreement: number) => void): void => {
    const counts = new Float64Array(k);
    for (let p = 0; p < units.candidates; p += 1)
      for (let u = intAt(units.ofCandidate, p); u < intAt(units.ofCandidate, p + 1); u += 1) {
        const [from, to] = [intAt(units.start, u), intAt(units.start, u + 1)];
        if (to - from !== m) continue;
        counts.fill(0);
        for (let r = from; r < to; r += 1) add(counts, intAt(units.category, r), 1);
        look(p, counts, counts.reduce((sum, c) => sum + c * (c - 1), 0) / (m * (m - 1)));
      }
  };
  visit((_p, counts, agreement) => {
    agreed += agreement / n;
    for (const [v, count] of counts.entries()) add(share, v, count / (n * m));
  });
  const expected = share.reduce((sum, each) => sum + each * each, 0);
  if (!(1 - expected > 1e-12)) return { estimate: { abstained: 'no_variance' }, units: n };
  const value = (agreed - expected) / (1 - expected);

  const deviation = new Float64Array(units.candidates);
  const has = new Uint8Array(units.candidates);
  visit((p, counts, agreement) => {
    const chance = counts.reduce((sum, count, v) => sum + (at(share, v) * count) / m, 0);
    const linear = (agreement - expected) / (1 - expected) - (2 * (1 - value) * (chance - expected)) / (1 - expected);
    add(deviation, p, linear - value);
    has[p] = 1;
  });
  const clusters = has.reduce((sum, each) => sum + each, 0);
  if (clusters < 2) return { estimate: { abstained: 'too_few_candidates' }, units: n };
  const variance = (clusters / (clusters - 1)) * deviation.reduce((sum, each) => sum + each * each, 0);
  const half = (tQuantile(0.975, clusters - 1) * Math.sqrt(variance)) / n;
  const method = `Fleiss 1971, ${m} ratings a unit; linearised variance by candidate (Gwet 2014)`;
  return { estimate: { value, low: value - half, high: Math.min(1, value + half), method }, units: n };
}
