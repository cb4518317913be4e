import { choleskySolve } from '../linear-algebra.ts';
import { at, intAt } from '../mark-table.ts';
import type { Ability } from './ability.ts';
import { momentsAt, type RaschParameters } from './category-model.ts';
import { expect } from './expect.ts';
import { ascentAt } from './information.ts';
import { centredFactor, observedSums } from './maximise.ts';
import type { RaschData } from './rasch-data.ts';

/**
 * Standard errors of severities and of difficulties (the mean of a criterion's thresholds), each facet centred: √(c′ M⁻¹ c) for the
 * contrast c of each element and the marginal information M at the estimates. That examiners and criteria of a candidate share an unknown
 * ability, and that steps are estimated too, is therefore in them. @returns null when M is not positive definite.
 */
export function standardErrors(
  data: RaschData,
  parameters: RaschParameters,
  abilities: readonly Ability[],
): { examiners: number[]; criteria: number[] } | null {
  const [nr, ni] = [data.examiners.length, data.criteria.length];
  const scratch = new Float64Array(Math.max(...data.values.map(({ length }) => length)));
  const varianceOf = (k: number): number => {
    const cell = intAt(data.cell, k);
    const eta = (abilities[intAt(data.candidate, k)]?.measure ?? 0) - at(parameters.severity, Math.floor(cell / ni));
    return momentsAt(eta, parameters.thresholds[cell % ni] ?? scratch, scratch).variance;
  };
  const e = expect(data, parameters);
  const { information, layout, size } = ascentAt(data, observedSums(data), e, parameters.abilitySd, varianceOf);
  const factor = centredFactor(information, nr, size);
  if (factor === null) return null;
  const errorOf = (contrast: Float64Array): number => {
    const solved = choleskySolve(factor, size, contrast.slice());
    return Math.sqrt(contrast.reduce((sum, c, d) => sum + c * at(solved, d), 0));
  };
  const difficulty = (i: number, contrast: Float64Array, weight: number): void => {
    const [from, to] = [layout[i] ?? 0, layout[i + 1] ?? size];
    for (let d = from; d < to; d += 1) contrast[d] = at(contrast, d) + weight / (to - from);
  };
  return {
    examiners: data.examiners.map((_, r) =>
      errorOf(new Float64Array(size).fill(-1 / nr, 0, nr).fill(1 - 1 / nr, r, r + 1)),
    ),
    criteria: data.criteria.map((_, i) => {
      const contrast = new Float64Array(size);
      for (let each = 0; each < ni; each += 1) difficulty(each, contrast, -1 / ni);
      difficulty(i, contrast, 1);
      return errorOf(contrast);
    }),
  };
}
