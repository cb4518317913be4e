import type { EstimateOrAbstained, Krippendorff } from '#contract/reliability';
import { add, at, intAt } from './mark-table.ts';
import { percentileInterval, seededRandom } from './seeded-random.ts';
import type { Units } from './units.ts';

const REPLICATES = 1000;
const METHOD = 'Krippendorff 2011; percentile bootstrap over candidates, 1000 replicates';
/** Units with two ratings or more, below which nothing is said; and candidates, which are what is resampled. */
const MIN_UNITS = 5;

/** What one candidate adds to an interval-like alpha: observed disagreement, pairable values, their sum and sum of squares. */
type Parts = { observed: Float64Array; count: Float64Array; sum: Float64Array; squares: Float64Array };
/** The nominal alpha's expected disagreement needs how often each category was given: sparse, by candidate. */
type Counts = { start: Int32Array; category: Int32Array; count: Float64Array };

/**
 * Krippendorff's alpha = 1 − D_o / D_e of examiners over units (candidate × criterion), gaps allowed (Krippendorff 2011,
 * "Computing Krippendorff's alpha-reliability", eqs. of §D; Hayes & Krippendorff 2007). With the ordinal metric the difference of two
 * categories is the difference of their mid-ranks among all pairable values, so it is the interval alpha of mid-ranks.
 *
 * Intervals: candidates are drawn with replacement together with all their units (criteria of one candidate are not
 * independent), both disagreements recomputed; mid-ranks stay those of the sample. The seed makes them reproducible.
 */
export function krippendorff(units: Units, seed: number): Krippendorff {
  const frequency = new Float64Array(units.values.length);
  let pairable = 0;
  forEachUnit(units, (_p, from, to) => {
    if (to - from < 2) return;
    pairable += 1;
    for (let k = from; k < to; k += 1) add(frequency, intAt(units.category, k), 1);
  });
  if (pairable < MIN_UNITS) {
    const abstained = { abstained: 'too_few_common_units' } as const;
    return { nominal: abstained, ordinal: abstained, interval: abstained };
  }
  const midrank = new Float64Array(frequency.length);
  let below = 0;
  for (const [v, count] of frequency.entries()) {
    midrank[v] = below + count / 2;
    below += count;
  }
  // Differences alone count: centred, sums of squares keep their digits.
  const centred = (metric: Float64Array): Float64Array => {
    const mean = metric.reduce((sum, each, v) => sum + each * at(frequency, v), 0) / below;
    return metric.map((each) => each - mean);
  };
  const interval = partsOf(units, centred(units.values));
  const ordinal = partsOf(units, centred(midrank));
  const nominal = partsOf(units, null);
  const counts = countsOf(units);
  const draws = drawsOf(units.candidates, seed);
  return {
    nominal: estimate((weights) => nominalAlpha(nominal, counts, frequency.length, weights), draws),
    ordinal: estimate((weights) => intervalAlpha(ordinal, weights), draws),
    interval: estimate((weights) => intervalAlpha(interval, weights), draws),
  };
}

/** How often each candidate is drawn in each replicate; the three metrics share the draws. */
function* replicates(candidates: number, seed: number): Generator<Uint16Array> {
  const random = seededRandom(seed);
  const weights = new Uint16Array(candidates);
  for (let b = 0; b < REPLICATES; b += 1) {
    weights.fill(0);
    for (let d = 0; d < candidates; d += 1) {
      const p = Math.floor(random() * candidates);
      weights[p] = (weights[p] ?? 0) + 1;
    }
    yield weights;
  }
}
const drawsOf = (candidates: number, seed: number) => ({
  once: new Uint16Array(candidates).fill(1),
  replicates: () => replicates(candidates, seed),
});

function estimate(alpha: (weights: Uint16Array) => number, draws: ReturnType<typeof drawsOf>): EstimateOrAbstained {
  const value = alpha(draws.once);
  if (!Number.isFinite(value)) return { abstained: 'no_variance' };
  const values: number[] = [];
  for (const weights of draws.replicates()) {
    const drawn = alpha(weights);
    // A replicate in which everyone gave the same points has no alpha.
    if (Number.isFinite(drawn)) values.push(drawn);
  }
  if (values.length < REPLICATES / 2) return { abstained: 'too_few_candidates' };
  return { value, ...percentileInterval(Float64Array.from(values)), method: METHOD };
}

function forEachUnit(units: Units, visit: (candidate: number, from: number, to: number) => void): void {
  for (let p = 0; p < units.candidates; p += 1)
    for (let u = intAt(units.ofCandidate, p); u < intAt(units.ofCandidate, p + 1); u += 1)
      visit(p, intAt(units.start, u), intAt(units.start, u + 1));
}

/** Σ over ordered pairs of a unit's m values of δ², divided by m − 1, is 2 (m Σx² − (Σx)²) / (m − 1); nominal: m² − Σ n_v². */
function partsOf(units: Units, metric: Float64Array | null): Parts {
  const of = (): Float64Array => new Float64Array(units.candidates);
  const parts: Parts = { observed: of(), count: of(), sum: of(), squares: of() };
  forEachUnit(units, (p, from, to) => {
    const m = to - from;
    if (m < 2) return;
    let [sum, squares, equal] = [0, 0, 0];
    for (let k = from; k < to; k += 1) {
      if (metric === null) {
        for (let l = from; l < to; l += 1) if (intAt(units.category, k) === intAt(units.category, l)) equal += 1;
        continue;
      }
      const x = at(metric, intAt(units.category, k));
      sum += x;
      squares += x * x;
    }
    // Equal ratings disagree by nothing, whatever the rounding of the sums.
    let same = true;
    for (let k = from + 1; k < to; k += 1) if (intAt(units.category, k) !== intAt(units.category, from)) same = false;
    const disagreement = metric === null ? m * m - equal : same ? 0 : 2 * (m * squares - sum * sum);
    add(parts.observed, p, disagreement / (m - 1));
    add(parts.count, p, m);
    add(parts.sum, p, sum);
    add(parts.squares, p, squares);
  });
  return parts;
}

function countsOf(units: Units): Counts {
  const start = new Int32Array(units.candidates + 1);
  const category: number[] = [];
  const count: number[] = [];
  const seen = new Map<number, number>();
  let current = 0;
  const flush = (upTo: number): void => {
    for (const [v, times] of seen) {
      category.push(v);
      count.push(times);
    }
    seen.clear();
    for (; current < upTo; current += 1) start[current + 1] = category.length;
  };
  forEachUnit(units, (p, from, to) => {
    if (p > current) flush(p);
    if (to - from < 2) return;
    for (let k = from; k < to; k += 1) {
      const v = intAt(units.category, k);
      seen.set(v, (seen.get(v) ?? 0) + 1);
    }
  });
  flush(units.candidates);
  return { start, category: Int32Array.from(category), count: Float64Array.from(count) };
}

function intervalAlpha({ observed, count, sum, squares }: Parts, weights: Uint16Array): number {
  let [o, n, s, q] = [0, 0, 0, 0];
  for (const [p, weight] of weights.entries()) {
    o += weight * at(observed, p);
    n += weight * at(count, p);
    s += weight * at(sum, p);
    q += weight * at(squares, p);
  }
  const expected = 2 * (n * q - s * s);
  return expected > 1e-12 * n * q ? 1 - ((n - 1) * o) / expected : Number.NaN;
}

function nominalAlpha({ observed, count }: Parts, counts: Counts, categories: number, weights: Uint16Array): number {
  const frequency = new Float64Array(categories);
  let [o, n] = [0, 0];
  for (const [p, weight] of weights.entries()) {
    if (weight === 0) continue;
    o += weight * at(observed, p);
    n += weight * at(count, p);
    for (let c = intAt(counts.start, p); c < intAt(counts.start, p + 1); c += 1)
      add(frequency, intAt(counts.category, c), weight * at(counts.count, c));
  }
  const expected = n * n - frequency.reduce((total, each) => total + each * each, 0);
  return expected > 0 ? 1 - ((n - 1) * o) / expected : Number.NaN;
}
