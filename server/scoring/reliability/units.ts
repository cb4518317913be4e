import { at, intAdd, intAt, type MarkTable } from './mark-table.ts';

/**
 * Ratings by unit: a unit is one candidate on one criterion, its ratings the examiners'. Units are ordered by candidate, then
 * criterion; unit u's ratings are those from `start[u]` to before `start[u + 1]`, ordered by examiner. Candidate p's units are
 * those from `ofCandidate[p]` to before `ofCandidate[p + 1]`. `category` is the index of the points among `values`.
 */
export type Units = {
  candidates: number;
  start: Int32Array;
  ofCandidate: Int32Array;
  examiner: Int32Array;
  category: Int32Array;
  values: Float64Array;
};

export function unitsOf(table: MarkTable): Units {
  const np = table.candidates.length;
  const ni = table.criteria.length;
  const n = table.points.length;
  const values = Float64Array.from(new Set(table.points)).sort();
  const categoryOf = new Map(Array.from(values, (value, v) => [value, v]));
  const start: number[] = [];
  const ofCandidate = new Int32Array(np + 1);
  const examiner = new Int32Array(n);
  const category = new Int32Array(n);
  const place = new Int32Array(ni);
  let filled = 0;
  for (let p = 0; p < np; p += 1) {
    const [from, to] = [intAt(table.start, p), intAt(table.start, p + 1)];
    place.fill(0);
    for (let k = from; k < to; k += 1) intAdd(place, intAt(table.criterion, k), 1);
    for (const [i, count] of place.entries()) {
      if (count === 0) continue;
      start.push(filled);
      place[i] = filled;
      filled += count;
    }
    for (let k = from; k < to; k += 1) {
      const slot = intAt(place, intAt(table.criterion, k));
      place[intAt(table.criterion, k)] = slot + 1;
      examiner[slot] = intAt(table.examiner, k);
      category[slot] = categoryOf.get(at(table.points, k)) ?? 0;
    }
    ofCandidate[p + 1] = start.length;
  }
  start.push(n);
  return { candidates: np, start: Int32Array.from(start), ofCandidate, examiner, category, values };
}
