import type { MarkFault } from '#contract/reliability';

type Judgement = { line: number; judge: string; criterion: string; expected: number; maximum: number };
type Rated = { candidate: string; percent: number; rating: number };

/** Judges' lines as a table of judges × criteria, in order of first appearance. Every judge must judge every criterion once, of the same maximum. */
export function angoffTable(
  rows: readonly Judgement[],
):
  | { kind: 'table'; judges: string[]; criteria: string[]; expected: number[][]; maximum: number[] }
  | { kind: 'faulty'; faults: MarkFault[] } {
  const judges = [...new Set(rows.map(({ judge }) => judge))];
  const criteria = [...new Set(rows.map(({ criterion }) => criterion))];
  const faults: MarkFault[] = [];
  const cells = new Map<string, Judgement>();
  const maxima = new Map<string, number>();
  const keyOf = (judge: string, criterion: string) => JSON.stringify([judge, criterion]);
  for (const row of rows) {
    const key = keyOf(row.judge, row.criterion);
    const what = `${row.judge} · ${row.criterion}`.slice(0, 200);
    if (cells.has(key)) faults.push({ line: row.line, reason: 'repeated_cell', what });
    cells.set(key, row);
    const maximum = maxima.get(row.criterion);
    if (maximum !== undefined && maximum !== row.maximum)
      faults.push({ line: row.line, reason: 'another_maximum', what });
    maxima.set(row.criterion, maximum ?? row.maximum);
  }
  for (const judge of judges)
    for (const criterion of criteria)
      if (!cells.has(keyOf(judge, criterion)))
        faults.push({ line: 1, reason: 'no_judgement', what: `${judge} · ${criterion}`.slice(0, 200) });
  if (faults.length > 0) return { kind: 'faulty', faults: faults.sort((a, b) => a.line - b.line) };
  return {
    kind: 'table',
    judges,
    criteria,
    expected: judges.map((judge) => criteria.map((criterion) => cells.get(keyOf(judge, criterion))?.expected ?? 0)),
    maximum: criteria.map((criterion) => maxima.get(criterion) ?? 0),
  };
}

/** One pair a candidate: the means of the total and of the global rating over the examiners who gave both. */
export function ratedCandidates(rows: readonly Rated[]): { rating: number; total: number }[] {
  const of = new Map<string, Rated[]>();
  for (const row of rows) of.set(row.candidate, [...(of.get(row.candidate) ?? []), row]);
  const mean = (values: readonly number[]) => values.reduce((total, each) => total + each, 0) / values.length;
  return [...of.values()].map((own) => ({
    rating: mean(own.map(({ rating }) => rating)),
    total: mean(own.map(({ percent }) => percent)),
  }));
}
