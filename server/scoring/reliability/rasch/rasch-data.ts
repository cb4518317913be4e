import type { AbstainReason } from '#contract/reliability';
import { at, intAdd, intAt, type MarkTable } from '../mark-table.ts';

/** Distinct points of one criterion that the model takes; more are a scale and not levels. */
const MAX_CATEGORIES = 30;
const MIN_CANDIDATES = 10;
/** Observations of each examiner and of each criterion below which a measure would be a guess (Linacre 1994: tens for ±1 logit). */
const MIN_OBSERVATIONS = 10;

/**
 * Candidates that were marked by the same examiners on the same criteria, by their raw score: it is sufficient for the ability.
 * `plus` and `minus` say the same cells shortly: number of cells + r stands for all cells of examiner r, and `minus` takes the gaps off.
 */
export type Pattern = {
  cells: Int32Array;
  plus: Int32Array;
  minus: Int32Array;
  maxScore: number;
  scores: Map<number, number[]>;
};

/**
 * What the model is estimated from. Criterion i's observed points, in order, are its categories 0 … K − 1 (`values[i]`); their distances
 * don't count. A cell is examiner × `criteria.length` + criterion. Criteria with one category say nothing and are left out.
 */
export type RaschData = {
  candidates: readonly string[];
  examiners: readonly string[];
  criteria: readonly string[];
  leftOut: string[];
  values: number[][];
  candidate: Int32Array;
  cell: Int32Array;
  category: Int32Array;
  patterns: Pattern[];
  /** Of each candidate: pattern and raw score. */
  patternOf: Int32Array;
  scoreOf: Int32Array;
};

export function raschData(table: MarkTable): RaschData | AbstainReason {
  if (table.candidates.length < MIN_CANDIDATES) return 'too_few_candidates';
  const points = table.criteria.map(() => new Set<number>());
  for (const [k, i] of table.criterion.entries()) points[i]?.add(at(table.points, k));
  const kept = table.criteria.flatMap((_, i) => ((points[i]?.size ?? 0) > 1 ? [i] : []));
  if (kept.length === 0) return 'no_variance';
  if (kept.some((i) => (points[i]?.size ?? 0) > MAX_CATEGORIES)) return 'too_many_categories';
  const newIndex = Int32Array.from(table.criteria, (_, i) => kept.indexOf(i));
  const values = kept.map((i) => [...(points[i] ?? [])].sort((a, b) => a - b));
  const categoryOf = values.map((each) => new Map(each.map((value, x) => [value, x])));

  const [candidate, cell, category]: [number[], number[], number[]] = [[], [], []];
  const byExaminer = new Int32Array(table.examiners.length);
  const byCriterion = new Int32Array(kept.length);
  for (const [k, value] of table.points.entries()) {
    const i = intAt(newIndex, intAt(table.criterion, k));
    if (i < 0) continue;
    candidate.push(intAt(table.candidate, k));
    cell.push(intAt(table.examiner, k) * kept.length + i);
    category.push(categoryOf[i]?.get(value) ?? 0);
    intAdd(byExaminer, intAt(table.examiner, k), 1);
    intAdd(byCriterion, i, 1);
  }
  if (byExaminer.some((n) => n < MIN_OBSERVATIONS) || byCriterion.some((n) => n < MIN_OBSERVATIONS))
    return 'too_few_observations';
  const observations = {
    candidate: Int32Array.from(candidate),
    cell: Int32Array.from(cell),
    category: Int32Array.from(category),
  };
  const data: RaschData = {
    candidates: table.candidates,
    examiners: table.examiners,
    criteria: kept.map((i) => table.criteria[i] ?? ''),
    leftOut: table.criteria.filter((_, i) => intAt(newIndex, i) < 0),
    values,
    ...observations,
    patterns: [],
    patternOf: new Int32Array(table.candidates.length).fill(-1),
    scoreOf: new Int32Array(table.candidates.length),
  };
  findPatterns(data);
  // Every candidate needs something to be measured by.
  return data.patternOf.includes(-1) ? 'too_few_observations' : data;
}

function findPatterns(data: RaschData): void {
  const { candidate, cell, category, patterns, values } = data;
  const known = new Map<string, number>();
  for (let k = 0; k < cell.length; ) {
    const p = intAt(candidate, k);
    const from = k;
    let score = 0;
    for (; k < cell.length && intAt(candidate, k) === p; k += 1) score += intAt(category, k);
    const cells = cell.subarray(from, k);
    const key = cells.join();
    const number = known.get(key) ?? patterns.length;
    known.set(key, number);
    const pattern = (patterns[number] ??= {
      cells,
      ...shortly(cells, data.examiners.length, values.length),
      maxScore: cells.reduce((sum, c) => sum + (values[c % values.length]?.length ?? 1) - 1, 0),
      scores: new Map(),
    });
    const same = pattern.scores.get(score);
    if (same === undefined) pattern.scores.set(score, [p]);
    else same.push(p);
    data.patternOf[p] = number;
    data.scoreOf[p] = score;
  }
}

/** Examiners who marked more than half of the criteria, less their gaps; the others' cells one by one. */
function shortly(cells: Int32Array, nr: number, ni: number): Pick<Pattern, 'plus' | 'minus'> {
  const [plus, minus]: [number[], number[]] = [[], []];
  for (let from = 0; from < cells.length; ) {
    const r = Math.floor(intAt(cells, from) / ni);
    let to = from;
    while (to < cells.length && Math.floor(intAt(cells, to) / ni) === r) to += 1;
    const own = cells.subarray(from, to);
    from = to;
    if (2 * own.length <= ni) plus.push(...own);
    else {
      plus.push(nr * ni + r);
      for (let cell = r * ni; cell < (r + 1) * ni; cell += 1) if (!own.includes(cell)) minus.push(cell);
    }
  }
  return { plus: Int32Array.from(plus), minus: Int32Array.from(minus) };
}
