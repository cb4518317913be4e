import { cholesky, choleskySolve } from '../linear-algebra.ts';
import { add, at } from '../mark-table.ts';
import { lostInformation } from './lost-information.ts';
import type { RaschData } from './rasch-data.ts';

/**
 * Standard errors of severities and difficulties, each facet centred: square roots of the diagonal of the inverse information with the
 * abilities integrated out to second order, M = Σ V dd′ − lost. That examiners and criteria of a candidate share an unknown
 * ability is therefore in them; steps within a criterion count as known.
 * @param variance V of each observation at the estimates. @returns null when M is not positive definite.
 */
export function standardErrors(
  data: RaschData,
  variance: Float64Array,
  abilitySd: number,
): { examiners: number[]; criteria: number[] } | null {
  const [nr, ni] = [data.examiners.length, data.criteria.length];
  const size = nr + ni;
  const information = lostInformation(data, (k) => at(variance, k), abilitySd).map((each) => -each);
  for (const [k, cell] of data.cell.entries()) {
    const [r, c] = [Math.floor(cell / ni), nr + (cell % ni)];
    add(information, r * size + r, at(variance, k));
    add(information, c * size + c, at(variance, k));
    add(information, c * size + r, at(variance, k));
  }
  // Each facet's mean is 0 exactly.
  const held = 100 * information.reduce((most, each) => Math.max(most, each), 0);
  for (let d = 0; d < size; d += 1)
    for (let f = 0; f <= d; f += 1) if (d < nr === f < nr) add(information, d * size + f, held);
  if (cholesky(information, size) === null) return null;
  const errors = Array.from({ length: size }, (_, d) => {
    const unit = new Float64Array(size);
    unit[d] = 1;
    return Math.sqrt(at(choleskySolve(information, size, unit), d));
  });
  return { examiners: errors.slice(0, nr), criteria: errors.slice(nr) };
}
