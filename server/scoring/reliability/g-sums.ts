import { add, at, intAt, type MarkTable } from './mark-table.ts';

/**
 * Sums of a set of candidates from which the analogous T terms and the coefficients of their expectations follow (Henderson 1953,
 * method 1; Brennan 2001, §11.1), as one vector: every entry is additive over candidates, so leaving some out is a subtraction.
 * First the scalars of `SCALARS`, then Σₚ n²ₚᵣ by examiner, Σₚ n²ₚᵢ by criterion, and number and sum of points by examiner × criterion.
 */
export type GSums = { examiners: number; criteria: number; values: Float64Array };

/** T terms Σ S²/n of p, pr, pi, pri; Σ n²ₚ; Σ n²ₚᵣ/nₚ; Σ n²ₚᵢ/nₚ; and how many p, pr and pi cells there are. */
export const SCALARS = [
  'tP',
  'tPR',
  'tPI',
  'tPRI',
  'squaredP',
  'prInP',
  'piInP',
  'cellsP',
  'cellsPR',
  'cellsPI',
] as const;
export type Scalar = (typeof SCALARS)[number];
export const scalar = (sums: GSums, name: Scalar): number => at(sums.values, SCALARS.indexOf(name));

export function sections({ examiners: nr, criteria: ni, values }: GSums) {
  let from = SCALARS.length;
  const next = (length: number): Float64Array => values.subarray(from, (from += length));
  return { squaredPR: next(nr), squaredPI: next(ni), number: next(nr * ni), sum: next(nr * ni) };
}

const empty = (nr: number, ni: number): GSums => ({
  examiners: nr,
  criteria: ni,
  values: new Float64Array(SCALARS.length + nr + ni + 2 * nr * ni),
});

export function plus(a: GSums, b: GSums, sign: 1 | -1): GSums {
  return { ...a, values: a.values.map((value, i) => value + sign * at(b.values, i)) };
}

/** The sums of each of `groups` sets of candidates (candidate p is in set p mod groups), of points less `centre`. One pass. */
export function sumsByGroup(table: MarkTable, groups: number, centre: number): GSums[] {
  const [nr, ni] = [table.examiners.length, table.criteria.length];
  const all = Array.from({ length: groups }, () => empty(nr, ni));
  const parts = all.map(sections);
  const examiner = margin(nr);
  const criterion = margin(ni);
  for (let p = 0; p < table.candidates.length; p += 1) {
    const [to, part] = [all[p % groups]?.values, parts[p % groups]];
    if (to === undefined || part === undefined) continue;
    let [total, squares] = [0, 0];
    const [first, end] = [intAt(table.start, p), intAt(table.start, p + 1)];
    for (let k = first; k < end; k += 1) {
      const [r, i, x] = [intAt(table.examiner, k), intAt(table.criterion, k), at(table.points, k) - centre];
      total += x;
      squares += x * x;
      examiner.push(r, x);
      criterion.push(i, x);
      add(part.number, r * ni + i, 1);
      add(part.sum, r * ni + i, x);
    }
    const m = end - first;
    const pr = examiner.empty(part.squaredPR);
    const pi = criterion.empty(part.squaredPI);
    const scalars = [total ** 2 / m, pr.t, pi.t, squares, m * m, pr.squared / m, pi.squared / m, 1, pr.cells, pi.cells];
    for (const [s, value] of scalars.entries()) add(to, s, value);
  }
  return all;
}

/** Number and sum of one candidate's points by the levels of a facet. */
function margin(levels: number) {
  const number = new Float64Array(levels);
  const sum = new Float64Array(levels);
  const touched: number[] = [];
  return {
    push(level: number, x: number): void {
      if (at(number, level) === 0) touched.push(level);
      add(number, level, 1);
      add(sum, level, x);
    },
    /** T term, Σ n² and number of cells; adds n² to `squaredBy` and forgets the candidate. */
    empty(squaredBy: Float64Array): { t: number; squared: number; cells: number } {
      let [t, squared] = [0, 0];
      const cells = touched.length;
      for (const level of touched) {
        const n = at(number, level);
        t += at(sum, level) ** 2 / n;
        squared += n * n;
        add(squaredBy, level, n * n);
        number[level] = 0;
        sum[level] = 0;
      }
      touched.length = 0;
      return { t, squared, cells };
    },
  };
}
