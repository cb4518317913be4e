import { percentileInterval, seededRandom } from '../reliability/seeded-random.ts';
import { type CutScore, type RefusedCutScore, refusedCut } from './cut-score.ts';

/** Our own least: with 30 candidates the bootstrap interval is already wide, and studies of small cohorts don't go lower (Homer et al. 2020). */
export const MIN_REGRESSION_CANDIDATES = 30;
/** Candidates rated at or next to borderline: without them the line is drawn from afar. */
export const MIN_BORDERLINE = 5;
const REPLICATES = 2000;

export type BorderlineRegression = CutScore & {
  candidates: number;
  slope: number;
  intercept: number;
  rSquared: number;
  replicates: number;
};
type Pair = { rating: number; total: number };

/**
 * Borderline regression (Kramer et al. 2003; Wood, Humphrey-Murto & Norman 2006): totals are regressed on the examiners' global
 * ratings, and the cut is the total expected at the borderline rating. Standard error and percentile interval: bootstrap over candidates
 * (Muijtjens et al. 2003), seeded; a replicate whose ratings are all equal has no line and is drawn again.
 * @param pairs checklist total (points) and global rating of each candidate. @param borderline the rating called borderline.
 */
export function borderlineRegression(input: {
  pairs: readonly Pair[];
  borderline: number;
  maximum: number;
  seed: number;
}): BorderlineRegression | RefusedCutScore {
  const { pairs, borderline, maximum, seed } = input;
  const refusal = refusalOf(pairs, borderline, maximum);
  if (refusal !== null) return refusal;
  const line = fit(pairs);
  if (line === null) return refusedCut('no_variance_of_ratings', `all rated ${pairs[0]?.rating}`);
  if (!(line.slope > 0)) return refusedCut('ratings_and_totals_disagree', `slope ${line.slope}`);
  const cut = line.intercept + line.slope * borderline;
  if (cut < 0 || cut > maximum) return refusedCut('outside_scale', `${cut}: 0 … ${maximum}`);
  const random = seededRandom(seed);
  const cuts = new Float64Array(REPLICATES);
  for (let b = 0; b < REPLICATES; ) {
    const drawn = fit(
      pairs.map((_, i) => pairs[Math.floor(random() * pairs.length)] ?? pairs[i] ?? { rating: 0, total: 0 }),
    );
    if (drawn === null) continue;
    cuts[b] = drawn.intercept + drawn.slope * borderline;
    b += 1;
  }
  const mean = cuts.reduce((a, b) => a + b, 0) / REPLICATES;
  const variance = cuts.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (REPLICATES - 1);
  return {
    kind: 'cut',
    method: 'borderline_regression',
    cut,
    standardError: Math.sqrt(variance),
    interval: percentileInterval(cuts),
    candidates: pairs.length,
    ...line,
    replicates: REPLICATES,
  };
}

function refusalOf(pairs: readonly Pair[], borderline: number, maximum: number): RefusedCutScore | null {
  const finite = [borderline, maximum, ...pairs.flatMap(({ rating, total }) => [rating, total])].every(Number.isFinite);
  if (!finite) return refusedCut('not_finite', 'a rating, a total, the borderline or the maximum');
  const outside = pairs.find(({ total }) => total < 0 || total > maximum);
  if (outside !== undefined) return refusedCut('outside_scale', `${outside.total}: 0 … ${maximum}`);
  if (pairs.length < MIN_REGRESSION_CANDIDATES)
    return refusedCut('too_few_candidates', `${pairs.length} < ${MIN_REGRESSION_CANDIDATES}`);
  const ratings = [...new Set(pairs.map(({ rating }) => rating))].sort((a, b) => a - b);
  const [least = 0, most = 0] = [ratings[0], ratings.at(-1)];
  if (ratings.length < 2) return refusedCut('no_variance_of_ratings', `all rated ${least}`);
  if (new Set(pairs.map(({ total }) => total)).size < 2)
    return refusedCut('no_variance_of_totals', `all ${pairs[0]?.total} points`);
  if (borderline < least || borderline > most)
    return refusedCut('borderline_beyond_ratings', `${borderline}: ${least} … ${most}`);
  const nearest = ratings.reduce((a, b) => (Math.abs(b - borderline) < Math.abs(a - borderline) ? b : a));
  const near = pairs.filter(({ rating }) => rating === nearest || rating === borderline).length;
  return near < MIN_BORDERLINE
    ? refusedCut('no_borderline_candidates', `${near} < ${MIN_BORDERLINE} rated ${nearest}`)
    : null;
}

/** Least squares; null when the ratings are all equal. */
function fit(pairs: readonly Pair[]): { slope: number; intercept: number; rSquared: number } | null {
  const n = pairs.length;
  const x = pairs.reduce((sum, { rating }) => sum + rating, 0) / n;
  const y = pairs.reduce((sum, { total }) => sum + total, 0) / n;
  let [xx, xy, yy] = [0, 0, 0];
  for (const { rating, total } of pairs) {
    xx += (rating - x) ** 2;
    xy += (rating - x) * (total - y);
    yy += (total - y) ** 2;
  }
  if (xx === 0) return null;
  const slope = xy / xx;
  return { slope, intercept: y - slope * x, rSquared: yy === 0 ? 0 : xy ** 2 / (xx * yy) };
}
