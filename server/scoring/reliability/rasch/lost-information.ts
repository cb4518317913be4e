import { add, at, intAt } from '../mark-table.ts';
import type { RaschData } from './rasch-data.ts';

/**
 * What not knowing the abilities (prior N(0, sd²)) costs the information on severities and difficulties:
 * Σ over candidates of v v′ / (I + 1 / sd²), where I is the candidate's information, and v its parts by examiner, then by criterion.
 * Shape (examiners + criteria)², row-major, lower triangle.
 * @param varianceOf variance of observation k.
 */
export function lostInformation(data: RaschData, varianceOf: (k: number) => number, abilitySd: number): Float64Array {
  const [nr, ni] = [data.examiners.length, data.criteria.length];
  const size = nr + ni;
  const lost = new Float64Array(size * size);
  const v = new Float64Array(size);
  const touched: number[] = [];
  const gather = (d: number, variance: number): void => {
    if (at(v, d) === 0) touched.push(d);
    add(v, d, variance);
  };
  for (let k = 0; k < data.cell.length; ) {
    const p = intAt(data.candidate, k);
    let information = 1 / abilitySd ** 2;
    touched.length = 0;
    for (; k < data.cell.length && intAt(data.candidate, k) === p; k += 1) {
      const variance = varianceOf(k);
      const cell = intAt(data.cell, k);
      information += variance;
      gather(Math.floor(cell / ni), variance);
      gather(nr + (cell % ni), variance);
    }
    for (const d of touched) {
      const share = at(v, d) / information;
      for (const f of touched) if (f <= d) add(lost, d * size + f, share * at(v, f));
    }
    for (const d of touched) v[d] = 0;
  }
  return lost;
}
