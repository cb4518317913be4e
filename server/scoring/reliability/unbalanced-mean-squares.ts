import type { AbstainReason } from '#contract/reliability';
import { add, intAt } from './mark-table.ts';
import type { MeanSquares } from './mean-squares.ts';
import type { Totals } from './totals.ts';
import { twoWayReml } from './two-way-reml.ts';

/**
 * Mean squares that a complete table with the same variance components would be expected to have:
 * MSB = σ²ₑ + k σ²ₚ, MSJ = σ²ₑ + n σ²ᵣ, MSE = σ²ₑ, with k the harmonic mean of examiners per candidate, and n the
 * number of candidates that they were estimated from. Examiners and residual keep the degrees of freedom that the data really
 * have, examiners − 1 and N − candidates − examiners + 1, so gaps widen the intervals (Searle, Casella & McCulloch 1992, ch. 5–6).
 */
export function effectiveMeanSquares(totals: Totals): MeanSquares | AbstainReason {
  const perCandidate = new Float64Array(totals.candidates);
  const perExaminer = new Float64Array(totals.examiners);
  for (const [c, p] of totals.candidate.entries()) {
    add(perCandidate, p, 1);
    add(perExaminer, intAt(totals.examiner, c), 1);
  }
  const seen = perCandidate.filter((count) => count > 0);
  const marking = perExaminer.filter((count) => count > 0);
  if (seen.length < 3) return 'too_few_candidates';
  if (!seen.some((count) => count > 1)) return 'one_examiner_per_candidate';
  const cells = totals.total.length;
  const residualDf = cells - seen.length - marking.length + 1;
  if (marking.length < 2 || residualDf < 2) return 'too_few_observations';
  const swap = totals.examiners > totals.candidates;
  const fitted = twoWayReml({
    many: swap ? totals.examiner : totals.candidate,
    few: swap ? totals.candidate : totals.examiner,
    manyLevels: swap ? totals.examiners : totals.candidates,
    fewLevels: swap ? totals.candidates : totals.examiners,
    value: totals.total,
  });
  if (fitted === null) return 'not_identified';
  const candidate = swap ? fitted.few : fitted.many;
  const examiner = swap ? fitted.many : fitted.few;
  const n = seen.length;
  const k = seen.length / seen.reduce((sum, count) => sum + 1 / count, 0);
  return {
    n,
    k,
    betweenCandidates: fitted.residual + k * candidate,
    betweenExaminers: fitted.residual + n * examiner,
    residual: fitted.residual,
    examinersDf: marking.length - 1,
    residualDf,
  };
}
