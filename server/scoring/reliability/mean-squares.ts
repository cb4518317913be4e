import { add, at, intAt } from './mark-table.ts';
import type { Totals } from './totals.ts';

/** Mean squares of a candidates × examiners table with its sizes: between candidates, between examiners, residual. */
export type MeanSquares = {
  n: number;
  k: number;
  betweenCandidates: number;
  betweenExaminers: number;
  residual: number;
  examinersDf: number;
  residualDf: number;
};

/** Two-way analysis of variance of a table without gaps (Shrout & Fleiss 1979, table 1), two passes around the grand mean. */
export function meanSquaresOf(totals: Totals): MeanSquares {
  const { candidates: n, examiners: k, total } = totals;
  const mean = total.reduce((a, b) => a + b, 0) / total.length;
  const byCandidate = new Float64Array(n);
  const byExaminer = new Float64Array(k);
  for (const [c, value] of total.entries()) {
    add(byCandidate, intAt(totals.candidate, c), (value - mean) / k);
    add(byExaminer, intAt(totals.examiner, c), (value - mean) / n);
  }
  let residual = 0;
  for (const [c, value] of total.entries())
    residual +=
      (value - mean - at(byCandidate, intAt(totals.candidate, c)) - at(byExaminer, intAt(totals.examiner, c))) ** 2;
  const squares = (values: Float64Array): number => values.reduce((sum, each) => sum + each * each, 0);
  const examinersSum = n * squares(byExaminer);
  const residualDf = (n - 1) * (k - 1);
  return {
    n,
    k,
    betweenCandidates: (k * squares(byCandidate)) / (n - 1),
    betweenExaminers: examinersSum / (k - 1),
    residual: residual / residualDf,
    examinersDf: k - 1,
    residualDf,
  };
}

/** One-way analysis of variance by candidate; `k` is the effective number of values per candidate. */
export type OneWay = { k: number; between: number; within: number; betweenDf: number; withinDf: number };

/** Mean squares between and within candidates, gaps or not; k = (N − Σn²/N) / (candidates − 1) (Donner 1986, eq. 2; n where complete). */
export function oneWayOf(totals: Totals): OneWay {
  const mean = totals.total.reduce((a, b) => a + b, 0) / totals.total.length;
  const count = new Float64Array(totals.candidates);
  const average = new Float64Array(totals.candidates);
  for (const p of totals.candidate) add(count, p, 1);
  for (const [c, value] of totals.total.entries()) {
    const p = intAt(totals.candidate, c);
    add(average, p, (value - mean) / at(count, p));
  }
  const within = totals.total.reduce(
    (sum, value, c) => sum + (value - mean - at(average, intAt(totals.candidate, c))) ** 2,
    0,
  );
  const between = average.reduce((sum, each, p) => sum + at(count, p) * each * each, 0);
  const seen = count.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0);
  const n = totals.total.length;
  const betweenDf = seen - 1;
  return {
    k: (n - count.reduce((sum, each) => sum + each * each, 0) / n) / betweenDf,
    between: between / betweenDf,
    within: within / (n - seen),
    betweenDf,
    withinDf: n - seen,
  };
}
