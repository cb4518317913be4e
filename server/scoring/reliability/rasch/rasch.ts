import type { Abstained, Rasch, RaschElement } from '#contract/reliability';
import { chiSquareTail, Z95 } from '../distributions.ts';
import { add, at, intAt, itemAt, type MarkTable } from '../mark-table.ts';
import { abilities } from './ability.ts';
import { expectedPoints } from './category-model.ts';
import { type Estimated, estimate } from './estimate.ts';
import { type Fit, fitOf } from './fit.ts';
import { type RaschData, raschData } from './rasch-data.ts';
import { standardErrors } from './standard-errors.ts';

/**
 * Many-facet Rasch measurement of candidates, examiners and criteria (Linacre 1989), partial credit steps of each criterion's own
 * (Masters 1982). Severities and difficulties have mean 0. Severity is reported with its error; no mark is changed by it [ST2].
 * @param subsets number of the linked subset of each examiner: severities of different subsets can't be compared.
 */
export function rasch(table: MarkTable, subsets: Int32Array): Rasch | Abstained {
  const data = raschData(table);
  if (typeof data === 'string') return { abstained: data };
  const estimated = estimate(data);
  if (typeof estimated === 'string') return { abstained: estimated };
  const people = abilities(data, estimated);
  const fit = fitOf(data, estimated, people);
  const errors = standardErrors(data, estimated, people);
  if (errors === null) return { abstained: 'not_identified' };

  const difficulties = estimated.thresholds.map((each) => each.reduce((a, b) => a + b, 0) / each.length);
  const shift = difficulties.reduce((a, b) => a + b, 0) / difficulties.length;
  const averages = observedAverages(data);
  const ni = data.criteria.length;
  const fair = (ability: number, severity: number): number =>
    meanOf(estimated.thresholds.map((each, i) => expectedPoints(ability - severity, each, data.values[i] ?? [])));
  const element = (
    label: string,
    measure: number,
    standardError: number,
    { infit, outfit }: Fit = { infit: null, outfit: null },
    { observations, observedAverage }: Average = { observations: 0, observedAverage: 0 },
  ) => ({
    label,
    measure,
    standardError,
    low: measure - Z95 * standardError,
    high: measure + Z95 * standardError,
    infit,
    outfit,
    observations,
    observedAverage,
  });

  const subsetOf = new Int32Array(data.candidates.length);
  for (const [k, cell] of data.cell.entries())
    subsetOf[intAt(data.candidate, k)] = intAt(subsets, Math.floor(cell / ni));
  const examiners: RaschElement[] = data.examiners.map((label, r) => ({
    ...element(label, at(estimated.severity, r), itemAt(errors.examiners, r), fit.examiners[r], averages.examiners[r]),
    fairAverage: fair(0, at(estimated.severity, r)),
    subset: intAt(subsets, r),
    extreme: false,
  }));
  return {
    method:
      'marginal maximum likelihood, partial credit steps by criterion; abilities by weighted likelihood (Warm 1989)',
    converged: true,
    iterations: estimated.iterations,
    largestChange: estimated.largestChange,
    leftOut: data.leftOut,
    abilityMean: -shift,
    abilitySd: estimated.abilitySd,
    severitiesComparable: subsets.some((subset) => subset > 0) ? 'within_subsets' : 'all',
    severitySpread: spreadOf(estimated, errors.examiners),
    candidates: data.candidates.map((label, p) => {
      const { measure, standardError, extreme } = people[p] ?? {
        measure: Number.NaN,
        standardError: Number.NaN,
        extreme: true,
      };
      return {
        ...element(label, measure - shift, standardError, fit.candidates[p], averages.candidates[p]),
        fairAverage: fair(measure, 0),
        subset: intAt(subsetOf, p),
        extreme,
      };
    }),
    examiners,
    criteria: data.criteria.map((label, i) => ({
      ...element(
        label,
        itemAt(difficulties, i) - shift,
        itemAt(errors.criteria, i),
        fit.criteria[i],
        averages.criteria[i],
      ),
      fairAverage: expectedPoints(0, estimated.thresholds[i] ?? new Float64Array(), data.values[i] ?? []),
      subset: 0,
      extreme: false,
      categories: data.values[i] ?? [],
      steps: Array.from(estimated.thresholds[i] ?? [], (each) => each - itemAt(difficulties, i)),
    })),
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Do examiners differ more than their errors explain? Separation reliability and the homogeneity test (Linacre 1989, ch. 7; Wright & Masters 1982, p. 105). */
function spreadOf({ severity }: Estimated, errors: readonly number[]): Rasch['severitySpread'] {
  const n = severity.length;
  const variance = severity.reduce((sum, each) => sum + each * each, 0) / (n - 1);
  const noise = meanOf(errors.map((each) => each * each));
  const weight = errors.map((each) => 1 / each ** 2);
  const total = weight.reduce((a, b) => a + b, 0);
  const mean = severity.reduce((sum, each, r) => sum + each * itemAt(weight, r), 0) / total;
  const chiSquare = severity.reduce((sum, each, r) => sum + itemAt(weight, r) * (each - mean) ** 2, 0);
  return {
    reliability: variance === 0 ? 0 : Math.max(0, (variance - noise) / variance),
    chiSquare,
    degreesOfFreedom: n - 1,
    p: chiSquareTail(chiSquare, n - 1),
  };
}

type Average = { observations: number; observedAverage: number };

/** Number and mean of the points of each element, as given. */
function observedAverages(data: RaschData): { candidates: Average[]; examiners: Average[]; criteria: Average[] } {
  const ni = data.criteria.length;
  const of = (size: number, elementOf: (k: number) => number): Average[] => {
    const number = new Float64Array(size);
    const sum = new Float64Array(size);
    for (const [k, cell] of data.cell.entries()) {
      add(number, elementOf(k), 1);
      add(sum, elementOf(k), data.values[cell % ni]?.[intAt(data.category, k)] ?? 0);
    }
    return Array.from(number, (n, e) => ({ observations: n, observedAverage: at(sum, e) / n }));
  };
  return {
    candidates: of(data.candidates.length, (k) => intAt(data.candidate, k)),
    examiners: of(data.examiners.length, (k) => Math.floor(intAt(data.cell, k) / ni)),
    criteria: of(ni, (k) => intAt(data.cell, k) % ni),
  };
}
