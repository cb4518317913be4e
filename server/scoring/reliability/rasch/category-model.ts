import { at, itemAt } from '../mark-table.ts';

/** Severity of each examiner and thresholds of each criterion, in logits. `thresholds[i][k]`: between categories k and k + 1. */
export type RaschParameters = { severity: Float64Array; thresholds: Float64Array[]; abilitySd: number };

/**
 * Probabilities of the categories 0 … K − 1 at `eta` = ability − severity, into `into` from `offset`:
 * ln(P(x) / P(x − 1)) = eta − threshold(x) (Masters 1982, eq. 4; with the examiner's facet Linacre 1989, eq. 5.6).
 * @returns ln of the normaliser.
 */
export function categoryProbabilities(eta: number, thresholds: Float64Array, into: Float64Array, offset = 0): number {
  const k = thresholds.length + 1;
  let [sum, largest] = [0, 0];
  into[offset] = 0;
  for (let x = 1; x < k; x += 1) {
    sum += eta - at(thresholds, x - 1);
    into[offset + x] = sum;
    if (sum > largest) largest = sum;
  }
  let total = 0;
  for (let x = 0; x < k; x += 1) {
    const each = Math.exp(at(into, offset + x) - largest);
    into[offset + x] = each;
    total += each;
  }
  for (let x = 0; x < k; x += 1) into[offset + x] = at(into, offset + x) / total;
  return largest + Math.log(total);
}

export type Moments = { mean: number; variance: number; third: number };

/** Mean, variance and third central moment of the category at `eta`. */
export function momentsAt(eta: number, thresholds: Float64Array, scratch: Float64Array): Moments {
  categoryProbabilities(eta, thresholds, scratch);
  const k = thresholds.length + 1;
  let mean = 0;
  for (let x = 1; x < k; x += 1) mean += x * at(scratch, x);
  let [variance, third] = [0, 0];
  for (let x = 0; x < k; x += 1) {
    const d = x - mean;
    variance += d * d * at(scratch, x);
    third += d * d * d * at(scratch, x);
  }
  return { mean, variance, third };
}

/** Expected points at `eta`, given the points of each category. */
export function expectedPoints(eta: number, thresholds: Float64Array, values: readonly number[]): number {
  const probabilities = new Float64Array(values.length);
  categoryProbabilities(eta, thresholds, probabilities);
  return probabilities.reduce((sum, p, x) => sum + p * itemAt(values, x), 0);
}
