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

/** Labels in code-unit order, the same on every machine, and each row's. */
function facetOf(
  rows: readonly MarkRow[],
  facet: 'candidate' | 'examiner' | 'criterion',
): { labels: string[]; of: Int32Array } {
  const number = new Map<string, number>();
  const labels: string[] = [];
  const first = new Int32Array(rows.length);
  for (let k = 0; k < rows.length; k += 1) {
    const label = rows[k]?.[facet] ?? '';
    let known = number.get(label);
    if (known === undefined) {
      known = labels.push(label) - 1;
      number.set(label, known);
    }
    first[k] = known;
  }
  const order = Int32Array.from(labels, (_, i) => i).sort((a, b) => ((labels[a] ?? '') < (labels[b] ?? '') ? -1 : 1));
  const rank = new Int32Array(labels.length);
  for (const [place, i] of order.entries()) rank[i] = place;
  return { labels: Array.from(order, (i) => labels[i] ?? ''), of: first.map((i) => intAt(rank, i)) };
}

/** Builds the table from rows without repeated cells (the door checks that). Three stable counting sorts: O(n). */
export function markTable(rows: readonly MarkRow[]): MarkTable {
  const candidate = facetOf(rows, 'candidate');
  const examiner = facetOf(rows, 'examiner');
  const criterion = facetOf(rows, 'criterion');
  let order = new Int32Array(rows.length);
  for (let k = 0; k < rows.length; k += 1) order[k] = k;
  let start = new Int32Array();
  for (const { labels, of } of [criterion, examiner, candidate]) {
    start = new Int32Array(labels.length + 1);
    for (const level of of) intAdd(start, level + 1, 1);
    for (let level = 0; level < labels.length; level += 1) intAdd(start, level + 1, intAt(start, level));
    const next = start.slice();
    const sorted = new Int32Array(rows.length);
    for (const k of order) {
      const level = intAt(of, k);
      sorted[intAt(next, level)] = k;
      intAdd(next, level, 1);
    }
    order = sorted;
  }
  const points = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k += 1) points[k] = rows[intAt(order, k)]?.points ?? Number.NaN;
  return {
    candidates: candidate.labels,
    examiners: examiner.labels,
    criteria: criterion.labels,
    candidate: order.map((k) => intAt(candidate.of, k)),
    examiner: order.map((k) => intAt(examiner.of, k)),
    criterion: order.map((k) => intAt(criterion.of, k)),
    points,
    start,
  };
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
