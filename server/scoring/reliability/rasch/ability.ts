import { at } from '../mark-table.ts';
import { momentsAt, type RaschParameters } from './category-model.ts';
import type { Pattern, RaschData } from './rasch-data.ts';

export type Ability = { measure: number; standardError: number; extreme: boolean };

/**
 * Ability of each candidate by weighted likelihood (Warm 1989; for polytomous items Wang & Wang 2001): finite for the lowest and highest
 * raw scores too, which are marked `extreme`. Standard error: 1 / √information at the estimate.
 */
export function abilities(data: RaschData, parameters: RaschParameters): Ability[] {
  const all: Ability[] = [];
  for (const pattern of data.patterns)
    for (const [score, candidates] of pattern.scores) {
      const found = ability(pattern, score, data.criteria.length, parameters);
      for (const p of candidates) all[p] = found;
    }
  return all;
}

function ability({ cells, maxScore }: Pattern, score: number, ni: number, parameters: RaschParameters): Ability {
  const scratch = new Float64Array(Math.max(...parameters.thresholds.map(({ length }) => length)) + 1);
  let measure = 0;
  let information = 0;
  for (let i = 0; i < 60; i += 1) {
    let [expected, third] = [0, 0];
    information = 0;
    for (const cell of cells) {
      const thresholds = parameters.thresholds[cell % ni];
      if (thresholds === undefined) continue;
      const moments = momentsAt(measure - at(parameters.severity, Math.floor(cell / ni)), thresholds, scratch);
      expected += moments.mean;
      information += moments.variance;
      third += moments.third;
    }
    const step = (score - expected + third / (2 * information)) / information;
    // Far out the curve is flat: short steps there.
    const short = Math.max(-1, Math.min(1, step));
    measure += short;
    if (Math.abs(short) < 1e-6) break;
  }
  return { measure, standardError: 1 / Math.sqrt(information), extreme: score === 0 || score === maxScore };
}
