import { add, at, intAt, type MarkTable } from './mark-table.ts';

/** Totals of candidate × examiner, ordered by candidate: what one examiner gave one candidate over all criteria, in points. */
export type Totals = {
  candidates: number;
  examiners: number;
  candidate: Int32Array;
  examiner: Int32Array;
  total: Float64Array;
  counts: { complete: number; prorated: number; leftOut: number };
};

/**
 * Sums each examiner's points for a candidate. Where some criteria are blank but at least half are marked, the total is
 * prorated: the mean of the marked ones' deviations from their criteria's means, times the number of criteria, plus the sum
 * of those means (two-way imputation without error; Bernaards & Sijtsma 2000, eq. 3, without the examiner's part). With fewer
 * the total is left out. Criteria of different maxima therefore don't bend a prorated total.
 */
export function totalsOf(table: MarkTable): Totals {
  const ni = table.criteria.length;
  const sum = new Float64Array(ni);
  const count = new Float64Array(ni);
  for (const [k, points] of table.points.entries()) {
    add(sum, intAt(table.criterion, k), points);
    add(count, intAt(table.criterion, k), 1);
  }
  const mean = sum.map((each, i) => each / at(count, i));
  const meanTotal = mean.reduce((a, b) => a + b, 0);
  const candidate: number[] = [];
  const examiner: number[] = [];
  const total: number[] = [];
  const counts = { complete: 0, prorated: 0, leftOut: 0 };
  const n = table.points.length;
  for (let k = 0; k < n; ) {
    const [p, r] = [intAt(table.candidate, k), intAt(table.examiner, k)];
    let [marked, points, deviation] = [0, 0, 0];
    for (; k < n && intAt(table.candidate, k) === p && intAt(table.examiner, k) === r; k += 1, marked += 1) {
      points += at(table.points, k);
      deviation += at(table.points, k) - at(mean, intAt(table.criterion, k));
    }
    if (marked * 2 < ni) {
      counts.leftOut += 1;
      continue;
    }
    if (marked === ni) counts.complete += 1;
    else counts.prorated += 1;
    candidate.push(p);
    examiner.push(r);
    total.push(marked === ni ? points : (deviation / marked) * ni + meanTotal);
  }
  return {
    candidates: table.candidates.length,
    examiners: table.examiners.length,
    candidate: Int32Array.from(candidate),
    examiner: Int32Array.from(examiner),
    total: Float64Array.from(total),
    counts,
  };
}
