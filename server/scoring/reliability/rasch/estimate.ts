import type { AbstainReason } from '#contract/reliability';
import { add, at, intAt } from '../mark-table.ts';
import type { RaschParameters } from './category-model.ts';
import { expect } from './expect.ts';
import { maximise, observedSums } from './maximise.ts';
import type { RaschData } from './rasch-data.ts';

const MAX_ITERATIONS = 400;
/** Largest change of a parameter, logits, at which the estimates stand. */
const TOLERANCE = 5e-4;
/** Estimates beyond this are on their way to infinity. */
const LIMIT = 25;

export type Estimated = RaschParameters & { iterations: number; largestChange: number };

/**
 * Severities, thresholds and the abilities' spread by marginal maximum likelihood with normal abilities (Bock & Aitkin 1981; EM).
 * Joint maximum likelihood, as in Facets, is biased outwards by about n / (n − 1) for n observations a candidate
 * (Wright & Douglas 1977); the marginal estimates are consistent, so nothing is corrected here.
 */
export function estimate(data: RaschData): Estimated | AbstainReason {
  const observed = observedSums(data);
  let parameters = start(data);
  for (let iterations = 1; iterations <= MAX_ITERATIONS; iterations += 1) {
    const next = maximise(data, parameters, observed, expect(data, parameters));
    if (next === null) return 'not_identified';
    const largestChange = changeOf(parameters, next);
    parameters = next;
    const extent = Math.max(next.abilitySd, ...next.thresholds.flatMap((each) => Array.from(each, Math.abs)));
    if (!(extent < LIMIT)) return 'not_converged';
    if (largestChange < TOLERANCE) return { ...parameters, iterations, largestChange };
  }
  return 'not_converged';
}

/** Thresholds from how often neighbouring categories were given; nobody severe. */
function start(data: RaschData): RaschParameters {
  const ni = data.criteria.length;
  const counts = data.values.map(({ length }) => new Float64Array(length));
  for (const [k, cell] of data.cell.entries()) {
    const of = counts[cell % ni];
    if (of) add(of, intAt(data.category, k), 1);
  }
  return {
    severity: new Float64Array(data.examiners.length),
    thresholds: counts.map((of) =>
      Float64Array.from({ length: of.length - 1 }, (_, k) => Math.log(at(of, k) / at(of, k + 1))),
    ),
    abilitySd: 1,
  };
}

function changeOf(a: RaschParameters, b: RaschParameters): number {
  const severities = a.severity.reduce((most, each, r) => Math.max(most, Math.abs(each - at(b.severity, r))), 0);
  return a.thresholds.reduce(
    (most, each, i) => each.reduce((m, t, k) => Math.max(m, Math.abs(t - at(b.thresholds[i] ?? each, k))), most),
    Math.max(severities, Math.abs(a.abilitySd - b.abilitySd)),
  );
}
