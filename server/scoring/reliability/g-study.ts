import type { Abstained, DStudyRow, EstimateOrAbstained, Facet, GStudy } from '#contract/reliability';
import { tQuantile } from './distributions.ts';
import { plus, sumsByGroup } from './g-sums.ts';
import { intAdd, intAt, type MarkTable } from './mark-table.ts';
import { type Estimates, varianceComponents } from './variance-components.ts';

const MIN_CANDIDATES = 5;
/** Sets of candidates that the jackknife leaves out in turn. */
const MAX_GROUPS = 40;
const EXAMINERS = [1, 2, 3, 4, 5, 6, 7];
const CRITERIA = [1, 2, 5, 10, 15, 20, 30];

/**
 * Generalizability study of random candidates × examiners × criteria on the points as given, one observation a cell (Brennan 2001,
 * ch. 3–4; incomplete data ch. 11), and what other numbers of examiners and criteria would give (D study).
 * g (relative) compares candidates with one another, phi (absolute) with a cut score. A negative component is reported as
 * estimated and counts as 0 (Brennan 2001, §3.4.3).
 * Standard errors: delete-a-group jackknife over candidates (Brennan 2001, §6.4); how examiners were drawn is not in them.
 */
export function gStudy(table: MarkTable): GStudy | Abstained {
  const np = table.candidates.length;
  if (np < MIN_CANDIDATES) return { abstained: 'too_few_candidates' };
  const centre = table.points.reduce((sum, each) => sum + each, 0) / table.points.length;
  const groups = Math.min(np, MAX_GROUPS);
  const parts = sumsByGroup(table, groups, centre);
  const whole = parts.reduce((a, b) => plus(a, b, 1));
  const estimates = varianceComponents(whole);
  if (estimates === null) return { abstained: 'not_identified' };
  const sum = estimates.reduce((all, { estimate }) => all + Math.max(0, estimate), 0);
  const scale = table.points.reduce((all, each) => all + (each - centre) ** 2, 0) / table.points.length;
  if (!(sum > 1e-12 * scale) || scale === 0) return { abstained: 'no_variance' };

  const observed = observedSizes(table);
  const leftOut = parts.map((part) => varianceComponents(plus(whole, part, -1)));
  const errorOf = (statistic: (estimates: Estimates) => number): number | null => {
    const values = leftOut.flatMap((each) => (each === null ? [] : [statistic(each)]));
    if (values.length < groups || !values.every(Number.isFinite)) return null;
    const mean = values.reduce((a, b) => a + b, 0) / groups;
    return Math.sqrt(((groups - 1) / groups) * values.reduce((all, each) => all + (each - mean) ** 2, 0));
  };
  const coefficient = (kind: 'g' | 'phi'): EstimateOrAbstained => {
    const value = project(estimates, observed)[kind];
    if (value >= 1) return { value: 1, low: 1, high: 1, method: 'no error variance' };
    // On the scale ln(1 − ρ), which errors of reliability coefficients are nearly normal on (Hakstian & Whalen 1976).
    const error = errorOf((each) => Math.log(1 - project(each, observed)[kind]));
    if (error === null || !Number.isFinite(value)) return { abstained: 'not_identified' };
    const half = tQuantile(0.975, groups - 1) * error;
    const [low, high] = [1 - (1 - value) * Math.exp(half), 1 - (1 - value) * Math.exp(-half)];
    return { value, low, high, method: `jackknife over candidates, ${groups} groups, on ln(1 − ρ)` };
  };
  const row = (examiners: number, criteria: number): DStudyRow => project(estimates, { examiners, criteria });
  const balanced = table.points.length === np * table.examiners.length * table.criteria.length;
  const single = table.criteria.length === 1;
  return {
    design: single ? 'p×r' : 'p×r×i',
    method: balanced
      ? 'ANOVA, expected mean squares (Brennan 2001)'
      : 'analogous ANOVA, Henderson method 1 (Brennan 2001, §11.1)',
    balanced,
    components: estimates.map(({ facet, estimate }, c) => ({
      facet,
      estimate,
      variance: Math.max(0, estimate),
      standardError: errorOf((each) => each[c]?.estimate ?? Number.NaN),
      share: Math.max(0, estimate) / sum,
    })),
    g: coefficient('g'),
    phi: coefficient('phi'),
    observed,
    dStudy: {
      byExaminers: EXAMINERS.map((examiners) => row(examiners, observed.criteria)),
      byCriteria: single
        ? []
        : [...new Set([...CRITERIA, table.criteria.length])]
            .sort((a, b) => a - b)
            .map((criteria) => row(observed.examiners, criteria)),
    },
  };
}

/** Coefficients and standard errors of measurement of a mean over so many examiners and criteria (Brennan 2001, eqs. 4.12–4.22). */
function project(estimates: Estimates, sizes: { examiners: number; criteria: number }): DStudyRow {
  const variance = (facet: Facet): number => Math.max(0, estimates.find((each) => each.facet === facet)?.estimate ?? 0);
  const { examiners: nr, criteria: ni } = sizes;
  const relative =
    variance('candidateExaminer') / nr + variance('candidateCriterion') / ni + variance('residual') / (nr * ni);
  const absolute =
    relative + variance('examiner') / nr + variance('criterion') / ni + variance('examinerCriterion') / (nr * ni);
  const candidate = variance('candidate');
  const share = (error: number): number => (candidate === 0 ? 0 : candidate / (candidate + error));
  return {
    ...sizes,
    g: share(relative),
    phi: share(absolute),
    relativeSem: Math.sqrt(relative),
    absoluteSem: Math.sqrt(absolute),
  };
}

/** Examiners per candidate and criteria per candidate, harmonic means: what errors average over (Brennan 2001, §11.1.3). */
function observedSizes(table: MarkTable): { examiners: number; criteria: number } {
  const np = table.candidates.length;
  const inverse = (levels: Int32Array, count: number): number => {
    const last = new Int32Array(count).fill(-1);
    let sum = 0;
    for (let p = 0; p < np; p += 1) {
      let distinct = 0;
      for (let k = intAt(table.start, p); k < intAt(table.start, p + 1); k += 1) {
        const level = intAt(levels, k);
        if (intAt(last, level) === p) continue;
        intAdd(last, level, p - intAt(last, level));
        distinct += 1;
      }
      sum += 1 / distinct;
    }
    return Number((np / sum).toFixed(9));
  };
  return {
    examiners: inverse(table.examiner, table.examiners.length),
    criteria: inverse(table.criterion, table.criteria.length),
  };
}
