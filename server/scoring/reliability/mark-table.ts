import type { MarkRow } from '#contract/reliability';

/**
 * Observations as columns, ordered by candidate, examiner, criterion: the order of rows in a file can change nothing.
 * `candidate`, `examiner`, `criterion` hold indices into the labels; `points` the observed points. One observation a cell.
 */
export type MarkTable = {
  candidates: readonly string[];
  examiners: readonly string[];
  criteria: readonly string[];
  candidate: Int32Array;
  examiner: Int32Array;
  criterion: Int32Array;
  points: Float64Array;
  /** Observations of candidate p are those from `start[p]` to before `start[p + 1]`. */
  start: Int32Array;
};

/** Labels in code-unit order, the same on every machine. */
function indexOf(labels: Iterable<string>): { labels: string[]; at: Map<string, number> } {
  const sorted = [...new Set(labels)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { labels: sorted, at: new Map(sorted.map((label, i) => [label, i])) };
}

/** Builds the table from rows without repeated cells (the door checks that). O(n log n). */
export function markTable(rows: readonly MarkRow[]): MarkTable {
  const candidates = indexOf(rows.map((row) => row.candidate));
  const examiners = indexOf(rows.map((row) => row.examiner));
  const criteria = indexOf(rows.map((row) => row.criterion));
  const [nr, ni] = [examiners.labels.length, criteria.labels.length];
  const n = rows.length;
  const key = new Float64Array(n);
  const points = new Map<number, number>();
  for (const [k, row] of rows.entries()) {
    const p = candidates.at.get(row.candidate) ?? 0;
    const r = examiners.at.get(row.examiner) ?? 0;
    const i = criteria.at.get(row.criterion) ?? 0;
    key[k] = (p * nr + r) * ni + i;
    points.set(key[k], row.points);
  }
  key.sort();
  const table: MarkTable = {
    candidates: candidates.labels,
    examiners: examiners.labels,
    criteria: criteria.labels,
    candidate: new Int32Array(n),
    examiner: new Int32Array(n),
    criterion: new Int32Array(n),
    points: new Float64Array(n),
    start: new Int32Array(candidates.labels.length + 1),
  };
  for (const [k, cell] of key.entries()) {
    const pair = Math.floor(cell / ni);
    table.criterion[k] = cell - pair * ni;
    table.candidate[k] = Math.floor(pair / nr);
    table.examiner[k] = pair % nr;
    table.points[k] = points.get(cell) ?? Number.NaN;
  }
  for (const p of table.candidate) intAdd(table.start, p + 1, 1);
  for (let p = 0; p < candidates.labels.length; p += 1) intAdd(table.start, p + 1, intAt(table.start, p));
  return table;
}

/**
 * An element that is known to be there: loops over typed arrays stay inside their bounds. One function a type of array, because V8
 * would look the type up at each call of a shared one (measured: a third of the speed).
 */
export const at = (values: Float64Array, index: number): number => values[index] ?? 0;
export const intAt = (values: Int32Array, index: number): number => values[index] ?? 0;
/** Adds in place. */
export const add = (values: Float64Array, index: number, amount: number): void => {
  values[index] = (values[index] ?? 0) + amount;
};
export const intAdd = (values: Int32Array, index: number, amount: number): void => {
  values[index] = (values[index] ?? 0) + amount;
};
export const itemAt = (values: readonly number[], index: number): number => values[index] ?? 0;
