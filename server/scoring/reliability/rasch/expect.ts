import { add, at } from '../mark-table.ts';
import { categoryProbabilities, type RaschParameters } from './category-model.ts';
import type { RaschData } from './rasch-data.ts';

/** Nodes of the ability's distribution, evenly spaced over ± 5.5 standard deviations: the trapezoidal rule is all but exact for bell curves. */
export const NODES = 101;
const RANGE = 5.5;

/**
 * What the expectation step gives: `weight[cell · NODES + q]` candidates expected at node q in each cell, category probabilities
 * there (`probability[(cell · NODES + q) · width + x]`), mean and mean square of the abilities, and the marginal log-likelihood.
 */
export type Expectation = {
  width: number;
  weight: Float64Array;
  probability: Float64Array;
  abilityMean: number;
  abilitySquare: number;
  logLikelihood: number;
};

/** Expected counts given the parameters, abilities N(0, sd²) (Bock & Aitkin 1981). By pattern and raw score, so candidates alike cost once. */
export function expect(data: RaschData, parameters: RaschParameters): Expectation {
  const ni = data.criteria.length;
  const cells = data.examiners.length * ni;
  const width = data.values.reduce((most, { length }) => Math.max(most, length), 0);
  const theta = Float64Array.from(
    { length: NODES },
    (_, q) => ((2 * q) / (NODES - 1) - 1) * RANGE * parameters.abilitySd,
  );
  const nr = data.examiners.length;
  // After the cells' rows, one row an examiner with the sum over all criteria.
  const logNormaliser = new Float64Array((cells + nr) * NODES);
  const probability = new Float64Array(cells * NODES * width);
  for (let cell = 0; cell < cells; cell += 1) {
    const thresholds = parameters.thresholds[cell % ni];
    if (thresholds === undefined) continue;
    const severity = at(parameters.severity, Math.floor(cell / ni));
    for (let q = 0; q < NODES; q += 1) {
      const slot = cell * NODES + q;
      const log = categoryProbabilities(at(theta, q) - severity, thresholds, probability, slot * width);
      logNormaliser[slot] = log;
      add(logNormaliser, (cells + Math.floor(cell / ni)) * NODES + q, log);
    }
  }
  const logPrior = theta.map((each) => -0.5 * (each / parameters.abilitySd) ** 2);
  const logTotal = Math.log(logPrior.reduce((sum, each) => sum + Math.exp(each), 0));
  const weight = new Float64Array((cells + nr) * NODES);
  const base = new Float64Array(NODES);
  const posterior = new Float64Array(NODES);
  const expected = new Float64Array(NODES);
  let [abilityMean, abilitySquare, logLikelihood] = [0, 0, 0];
  for (const { plus, minus, scores } of data.patterns) {
    base.set(logPrior);
    for (const row of plus) for (let q = 0; q < NODES; q += 1) add(base, q, -at(logNormaliser, row * NODES + q));
    for (const row of minus) for (let q = 0; q < NODES; q += 1) add(base, q, at(logNormaliser, row * NODES + q));
    expected.fill(0);
    for (const [score, { length: count }] of scores) {
      let largest = Number.NEGATIVE_INFINITY;
      for (let q = 0; q < NODES; q += 1) {
        const log = at(base, q) + score * at(theta, q);
        posterior[q] = log;
        if (log > largest) largest = log;
      }
      let total = 0;
      for (let q = 0; q < NODES; q += 1) {
        const each = Math.exp(at(posterior, q) - largest);
        posterior[q] = each;
        total += each;
      }
      logLikelihood += count * (largest + Math.log(total) - logTotal);
      for (let q = 0; q < NODES; q += 1) {
        const share = (count * at(posterior, q)) / total;
        add(expected, q, share);
        abilityMean += share * at(theta, q);
        abilitySquare += share * at(theta, q) ** 2;
      }
    }
    for (const row of plus) for (let q = 0; q < NODES; q += 1) add(weight, row * NODES + q, at(expected, q));
    for (const row of minus) for (let q = 0; q < NODES; q += 1) add(weight, row * NODES + q, -at(expected, q));
  }
  for (let cell = 0; cell < cells; cell += 1)
    for (let q = 0; q < NODES; q += 1)
      add(weight, cell * NODES + q, at(weight, (cells + Math.floor(cell / ni)) * NODES + q));
  const n = data.candidates.length;
  return { width, weight, probability, abilityMean: abilityMean / n, abilitySquare: abilitySquare / n, logLikelihood };
}
