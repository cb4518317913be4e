import { cholesky, choleskySolve } from '../linear-algebra.ts';
import { add, at, intAt } from '../mark-table.ts';
import type { RaschParameters } from './category-model.ts';
import type { Expectation } from './expect.ts';
import { ascentAt, type Observed } from './information.ts';
import type { RaschData } from './rasch-data.ts';

/** No step goes further than this, logits. */
const LONGEST_STEP = 1;

export function observedSums(data: RaschData): Observed {
  const ni = data.criteria.length;
  const score = new Float64Array(data.examiners.length);
  const passed = data.values.map(({ length }) => new Float64Array(length - 1));
  for (const [k, cell] of data.cell.entries()) {
    const category = intAt(data.category, k);
    add(score, Math.floor(cell / ni), category);
    const counts = passed[cell % ni];
    if (counts) for (let x = 0; x < category; x += 1) add(counts, x, 1);
  }
  return { score, passed };
}

/**
 * One step of all severities and thresholds together up the marginal likelihood: far fewer steps than plain EM where panels only
 * overlap in a chain. The mean severity is held at 0. @returns the new parameters, or null when the information is not positive definite.
 */
export function maximise(
  data: RaschData,
  old: RaschParameters,
  observed: Observed,
  e: Expectation,
): RaschParameters | null {
  const nr = data.examiners.length;
  const ascent = ascentAt(data, observed, e, old.abilitySd);
  const { layout, size, gradient } = ascent;
  const factor = centredFactor(ascent.information, nr, size) ?? centredFactor(ascent.known, nr, size);
  if (factor === null) return null;
  const step = choleskySolve(factor, size, gradient).map((each) =>
    Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, each)),
  );
  const moved = old.severity.map((each, r) => each + at(step, r));
  const mean = moved.reduce((a, b) => a + b, 0) / nr;
  return {
    severity: moved.map((each) => each - mean),
    thresholds: old.thresholds.map((each, i) => each.map((b, k) => b + at(step, (layout[i] ?? 0) + k) + mean)),
    abilitySd: Math.sqrt(Math.max(1e-6, e.abilitySquare)),
  };
}

/** Cholesky factor of the information with the severities' sum fixed: moving them all is the same as moving all thresholds. */
export function centredFactor(information: Float64Array, nr: number, size: number): Float64Array | null {
  const factor = information.slice();
  let held = 0;
  for (let d = 0; d < size; d += 1) held = Math.max(held, at(information, d * size + d));
  for (let r = 0; r < nr; r += 1) for (let s = 0; s <= r; s += 1) add(factor, r * size + s, held);
  return cholesky(factor, size) === null ? null : factor;
}
