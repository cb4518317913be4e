import type { AbstainReason, EstimateOrAbstained, Icc } from '#contract/reliability';
import { fQuantile } from './distributions.ts';
import { type MeanSquares, meanSquaresOf, type OneWay, oneWayOf } from './mean-squares.ts';
import type { Totals } from './totals.ts';
import { effectiveMeanSquares } from './unbalanced-mean-squares.ts';

const P = 0.975;
const MIN_CANDIDATES = 3;
/** Below this share of the largest mean square a mean square is rounding error. */
const NOTHING = 1e-12;

/**
 * The six intraclass correlations of candidates' totals by examiner with 95 % intervals: Shrout & Fleiss (1979), forms and
 * intervals as in McGraw & Wong (1996), tables 4 and 7. `k` of the average forms is the number of examiners per candidate.
 *
 * Complete data: from the mean squares of the two-way table. Incomplete (each examiner saw some candidates only): variance
 * components by REML of the crossed random model, put back into mean squares of the effective sizes, and the same
 * formulas; form 1, which knows no examiners, by the unbalanced one-way analysis. On complete data all agree.
 */
export function icc(totals: Totals): Icc {
  const complete = totals.total.length === totals.candidates * totals.examiners;
  if (totals.candidates < MIN_CANDIDATES) return allAbstained('too_few_candidates');
  const squares: MeanSquares | AbstainReason = complete ? meanSquaresOf(totals) : effectiveMeanSquares(totals);
  if (typeof squares === 'string') return allAbstained(squares);
  const oneWay = oneWayOf(totals);
  if (!(oneWay.between + oneWay.within > NOTHING * meanSquare(totals))) return allAbstained('no_variance');
  return formsOf(squares, oneWay, complete);
}

const meanSquare = ({ total }: Totals): number => total.reduce((sum, each) => sum + each * each, 0) / total.length;

const allAbstained = (reason: AbstainReason): Icc => {
  const abstained = { abstained: reason };
  return {
    'ICC(1,1)': abstained,
    'ICC(2,1)': abstained,
    'ICC(3,1)': abstained,
    'ICC(1,k)': abstained,
    'ICC(2,k)': abstained,
    'ICC(3,k)': abstained,
  };
};

function formsOf(squares: MeanSquares, oneWay: OneWay, complete: boolean): Icc {
  const { n, k } = squares;
  const [msb, msj] = [squares.betweenCandidates, squares.betweenExaminers];
  const mse = squares.residual > NOTHING * Math.max(msb, msj, squares.residual) ? squares.residual : 0;
  const estimate = ([value, low, high]: Triple, form: string, incomplete: string): EstimateOrAbstained =>
    [value, low, high].every(Number.isFinite)
      ? { value, low, high, method: `${form} (Shrout & Fleiss 1979), F interval${complete ? '' : `; ${incomplete}`}` }
      : { abstained: 'no_variance' };

  const within = oneWay.within > NOTHING * oneWay.between ? oneWay.within : 0;
  const agreeing = ratioForms(oneWay.between, within, oneWay.k, oneWay.betweenDf, oneWay.withinDf);
  const consistent = ratioForms(msb, mse, k, n - 1, squares.residualDf);
  const single = (msb - mse) / (msb + (k - 1) * mse + (k * (msj - mse)) / n);
  const average = (msb - mse) / (msb + (msj - mse) / n);
  const [low, high] = agreementInterval({ ...squares, residual: mse }, single);
  const stepUp = (value: number): number => (k * value) / (1 + (k - 1) * value);
  const unbalanced = 'unbalanced one-way ANOVA';
  const reml = 'REML components, effective mean squares';
  return {
    'ICC(1,1)': estimate(agreeing.single, 'one-way random', unbalanced),
    'ICC(2,1)': estimate([single, low, high], 'two-way random', reml),
    'ICC(3,1)': estimate(consistent.single, 'two-way mixed', reml),
    'ICC(1,k)': estimate(agreeing.average, 'one-way random', unbalanced),
    'ICC(2,k)': estimate([average, stepUp(low), stepUp(high)], 'two-way random', reml),
    'ICC(3,k)': estimate(consistent.average, 'two-way mixed', reml),
  };
}

type Triple = readonly [value: number, low: number, high: number];

/** The forms that depend on one ratio F = between / error alone. */
function ratioForms(
  between: number,
  error: number,
  k: number,
  df: number,
  errorDf: number,
): { single: Triple; average: Triple } {
  if (error === 0) return { single: [1, 1, 1], average: [1, 1, 1] };
  const f = between / error;
  const ratios = [f, f / fQuantile(P, df, errorDf), f * fQuantile(P, errorDf, df)] as const;
  const of = (form: (ratio: number) => number): Triple => [form(ratios[0]), form(ratios[1]), form(ratios[2])];
  return { single: of((each) => (each - 1) / (each + k - 1)), average: of((each) => 1 - 1 / each) };
}

/** Interval of ICC(2,1) with Satterthwaite's degrees of freedom (Shrout & Fleiss 1979, p. 424; McGraw & Wong 1996, table 7, ICC(A,1)). */
function agreementInterval({ n, k, ...ms }: MeanSquares, icc: number): readonly [number, number] {
  const [msb, msj, mse] = [ms.betweenCandidates, ms.betweenExaminers, ms.residual];
  if (mse === 0 && msj === 0) return [1, 1];
  const b = (n * (1 + (k - 1) * icc) - k * icc) * mse;
  const a = k * icc * msj;
  const df = (a + b) ** 2 / (a ** 2 / ms.examinersDf + b ** 2 / ms.residualDf);
  const upper = fQuantile(P, n - 1, df);
  const lower = fQuantile(P, df, n - 1);
  const rest = k * msj + (k * n - k - n) * mse;
  return [(n * (msb - upper * mse)) / (upper * rest + n * msb), (n * (lower * msb - mse)) / (rest + n * lower * msb)];
}
