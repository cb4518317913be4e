import type { Facet } from '#contract/reliability';
import { type GSums, scalar, sections } from './g-sums.ts';
import { solve } from './linear-algebra.ts';
import { add, at, itemAt } from './mark-table.ts';

/** Facets as bits: candidate 1, examiner 2, criterion 4, crossings their sums. */
type Mask = 1 | 2 | 3 | 4 | 5 | 6 | 7;
const FACETS: Readonly<Record<Mask, Facet>> = {
  1: 'candidate',
  2: 'examiner',
  3: 'candidateExaminer',
  4: 'criterion',
  5: 'candidateCriterion',
  6: 'examinerCriterion',
  7: 'residual',
};
const MASKS: Readonly<Record<'p×r×i' | 'p×r', readonly Mask[]>> = { 'p×r×i': [1, 2, 4, 3, 5, 6, 7], 'p×r': [1, 2, 7] };

export type Estimates = { facet: Facet; estimate: number }[];

/**
 * Variance components of the crossed random model candidate × examiner × criterion by the analogous ANOVA (Henderson 1953, method 1;
 * Brennan 2001, eqs. 11.7–11.12): each T term Σ S²/n is set equal to its expectation N μ² + Σ k(β; α) σ²(β), with
 * k(β; α) = Σ n²(α∪β) / n(α). On balanced data these are the ANOVA estimates of the expected mean squares. An estimate may be
 * negative. With one criterion the design is p × r.
 * @returns null when the data can't tell the components apart.
 */
export function varianceComponents(sums: GSums): Estimates | null {
  const { number, sum, squaredPR, squaredPI } = sections(sums);
  const { examiners: nr, criteria: ni } = sums;
  const masks = MASKS[ni > 1 ? 'p×r×i' : 'p×r'];
  const byR = new Float64Array(nr);
  const byI = new Float64Array(ni);
  const sumR = new Float64Array(nr);
  const sumI = new Float64Array(ni);
  for (const [cell, n] of number.entries()) {
    const [r, i] = [Math.floor(cell / ni), cell % ni];
    add(byR, r, n);
    add(byI, i, n);
    add(sumR, r, at(sum, cell));
    add(sumI, i, at(sum, cell));
  }
  const total = (values: Float64Array, of: (value: number, level: number) => number = (value) => value): number =>
    values.reduce((all, value, level) => all + of(value, level), 0);
  const over = (value: number, n: number): number => (n > 0 ? value / n : 0);
  const squaresOver = (sums: Float64Array, numbers: Float64Array): number =>
    total(sums, (s, l) => over(s * s, at(numbers, l)));
  const present = (numbers: Float64Array): number => total(numbers, (n) => (n > 0 ? 1 : 0));
  const n = total(number);

  const t: Readonly<Record<Mask | 0, number>> = {
    0: total(sum) ** 2 / n,
    1: scalar(sums, 'tP'),
    2: squaresOver(sumR, byR),
    3: scalar(sums, 'tPR'),
    4: squaresOver(sumI, byI),
    5: scalar(sums, 'tPI'),
    6: squaresOver(sum, number),
    7: scalar(sums, 'tPRI'),
  };
  // Σ over cells of u of n²(u) / n(α), for u ⊇ α.
  const cells: Readonly<Record<Mask | 0, Partial<Record<Mask, number>>>> = {
    0: {
      1: scalar(sums, 'squaredP') / n,
      2: total(byR, (each) => each * each) / n,
      3: total(squaredPR) / n,
      4: total(byI, (each) => each * each) / n,
      5: total(squaredPI) / n,
      6: total(number, (each) => each * each) / n,
      7: 1,
    },
    1: { 1: n, 3: scalar(sums, 'prInP'), 5: scalar(sums, 'piInP'), 7: scalar(sums, 'cellsP') },
    2: {
      2: n,
      3: total(squaredPR, (each, r) => over(each, at(byR, r))),
      6: total(number, (each, cell) => over(each * each, at(byR, Math.floor(cell / ni)))),
      7: present(byR),
    },
    3: { 3: n, 7: scalar(sums, 'cellsPR') },
    4: {
      4: n,
      5: total(squaredPI, (each, i) => over(each, at(byI, i))),
      6: total(number, (each, cell) => over(each * each, at(byI, cell % ni))),
      7: present(byI),
    },
    5: { 5: n, 7: scalar(sums, 'cellsPI') },
    6: { 6: n, 7: present(number) },
    7: { 7: n },
  };
  const k = (beta: Mask, alpha: Mask | 0): number => cells[alpha][(alpha | beta) as Mask] ?? 0;
  const rows = masks.map((alpha) => masks.map((beta) => k(beta, alpha) - k(beta, 0)));
  const solved = solve(
    rows,
    masks.map((alpha) => t[alpha] - t[0]),
  );
  return solved === null ? null : masks.map((mask, m) => ({ facet: FACETS[mask], estimate: itemAt(solved, m) }));
}
