import type { MarksDesign } from '#contract/reliability';
import { intAdd, intAt, type MarkTable } from './mark-table.ts';
import type { Totals } from './totals.ts';

/**
 * Which examiners are linked: two are when they marked a candidate in common, directly or through others (Linacre 1989,
 * ch. 6; Engelhard 1997). Union–find. @returns a subset's number, from 0, for each examiner, in order of first examiner.
 */
export function subsetsOf(table: MarkTable): Int32Array {
  const parent = Int32Array.from(table.examiners, (_, r) => r);
  const rootOf = (r: number): number => {
    let root = r;
    while (intAt(parent, root) !== root) root = intAt(parent, root);
    while (intAt(parent, r) !== root) [r, parent[r]] = [intAt(parent, r), root];
    return root;
  };
  for (let p = 0; p < table.candidates.length; p += 1) {
    const first = rootOf(intAt(table.examiner, intAt(table.start, p)));
    for (let k = intAt(table.start, p); k < intAt(table.start, p + 1); k += 1)
      parent[rootOf(intAt(table.examiner, k))] = first;
  }
  const numbers = new Map<number, number>();
  return Int32Array.from(table.examiners, (_, r) => {
    const root = rootOf(r);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

/** Sizes, gaps and links of the data. */
export function designOf(table: MarkTable, totals: Totals, subsets: Int32Array): MarksDesign {
  const [np, nr, ni] = [table.candidates.length, table.examiners.length, table.criteria.length];
  const examiners = new Int32Array(np);
  for (let k = 0; k < table.points.length; k += 1) {
    const again =
      k > 0 &&
      intAt(table.candidate, k) === intAt(table.candidate, k - 1) &&
      intAt(table.examiner, k) === intAt(table.examiner, k - 1);
    if (!again) intAdd(examiners, intAt(table.candidate, k), 1);
  }
  const groups: string[][] = [];
  for (const [r, subset] of subsets.entries()) (groups[subset] ??= []).push(table.examiners[r] ?? '');
  const cells = np * nr * ni;
  return {
    candidates: np,
    examiners: nr,
    criteria: ni,
    observations: table.points.length,
    missingShare: 1 - table.points.length / cells,
    complete: table.points.length === cells,
    connected: groups.length === 1,
    subsets: groups,
    examinersPerCandidate: {
      least: examiners.reduce((a, b) => Math.min(a, b)),
      most: examiners.reduce((a, b) => Math.max(a, b)),
      mean: examiners.reduce((a, b) => a + b, 0) / np,
    },
    totals: totals.counts,
  };
}
