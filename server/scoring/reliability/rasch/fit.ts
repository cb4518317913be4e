import { add, at, intAt } from '../mark-table.ts';
import type { Ability } from './ability.ts';
import { momentsAt, type RaschParameters } from './category-model.ts';
import type { RaschData } from './rasch-data.ts';

/** Mean-square fit of one element; null where only extreme candidates speak of it. */
export type Fit = { infit: number | null; outfit: number | null };
export type FitOfFacets = { candidates: Fit[]; examiners: Fit[]; criteria: Fit[] };

/**
 * Infit Σ (x − E)² / Σ V and outfit mean of (x − E)² / V (Wright & Masters 1982, ch. 5), 1 where the data fit the model. Candidates with an
 * extreme score fit whatever they do and are left out, as in Facets.
 */
export function fitOf(data: RaschData, parameters: RaschParameters, abilities: readonly Ability[]): FitOfFacets {
  const [nr, ni] = [data.examiners.length, data.criteria.length];
  const sums = {
    candidates: fitSums(data.candidates.length),
    examiners: fitSums(nr),
    criteria: fitSums(ni),
  };
  const scratch = new Float64Array(Math.max(...data.values.map(({ length }) => length)));
  for (const [k, cell] of data.cell.entries()) {
    const [p, r, i] = [intAt(data.candidate, k), Math.floor(cell / ni), cell % ni];
    const [who, thresholds] = [abilities[p], parameters.thresholds[i]];
    if (who === undefined || thresholds === undefined) continue;
    const moments = momentsAt(who.measure - at(parameters.severity, r), thresholds, scratch);
    if (who.extreme) continue;
    const squared = (intAt(data.category, k) - moments.mean) ** 2;
    sums.candidates.push(p, squared, moments.variance);
    sums.examiners.push(r, squared, moments.variance);
    sums.criteria.push(i, squared, moments.variance);
  }
  return {
    candidates: sums.candidates.fits(),
    examiners: sums.examiners.fits(),
    criteria: sums.criteria.fits(),
  };
}

function fitSums(size: number) {
  const [squares, variances, ratios, counts] = [0, 1, 2, 3].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return {
    push(element: number, squared: number, variance: number): void {
      add(squares, element, squared);
      add(variances, element, variance);
      add(ratios, element, squared / variance);
      add(counts, element, 1);
    },
    fits: (): Fit[] =>
      Array.from(counts, (n, e) =>
        n === 0
          ? { infit: null, outfit: null }
          : { infit: at(squares, e) / at(variances, e), outfit: at(ratios, e) / n },
      ),
  };
}
