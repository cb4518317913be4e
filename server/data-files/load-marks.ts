import { CsvError, parse } from 'csv-parse/sync';
import type { MarkFault, MarkFaultReason, MarkRow } from '#contract/reliability';

export type LoadedMarks =
  | { kind: 'ok'; rows: MarkRow[]; ignoredColumns: string[] }
  | { kind: 'faulty'; faults: MarkFault[] };

const COLUMNS = ['candidate', 'examiner', 'criterion', 'points'] as const;
type Column = (typeof COLUMNS)[number];
/** No exam gives so many points: such a number is a slip. */
const MOST_POINTS = 1e6;
const MOST_ROWS = 2_000_000;
/** A decimal number as people and spreadsheets write it; `Number` alone would take "0x1f" and "". */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity|#n\/a|na)$/i;

type Line = { cells: string[]; line: number };

/**
 * Reads marks from CSV (RFC 4180): a header naming at least candidate, examiner, criterion, points, in any order; BOM, CRLF and quotes
 * are welcome, blank lines skipped. Blank points are a missing mark, no row. Other columns are ignored and named in the result.
 * Every fault is reported at once, in the order of lines. Pure.
 */
export function loadMarks(text: string): LoadedMarks {
  const faults: MarkFault[] = [];
  const found = linesOf(text, faults);
  const [header, ...lines] = found;
  if (header === undefined)
    return { kind: 'faulty', faults: faults.length > 0 ? faults : [{ line: 1, reason: 'empty_file' }] };
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const place = new Map<Column, number>();
  for (const column of COLUMNS) {
    const first = names.indexOf(column);
    if (first < 0) faults.push({ line: header.line, reason: 'missing_column', what: column });
    else if (names.indexOf(column, first + 1) >= 0)
      faults.push({ line: header.line, reason: 'repeated_column', what: column });
    place.set(column, first);
  }
  if (faults.some(({ line }) => line === header.line)) return inOrder(faults);
  if (lines.length > MOST_ROWS) return { kind: 'faulty', faults: [{ line: MOST_ROWS + 2, reason: 'too_many_rows' }] };

  const rows: MarkRow[] = [];
  const seen = new Map<string, number>();
  const [c, e, k, p] = COLUMNS.map((column) => place.get(column) ?? -1);
  for (const { cells, line } of lines) {
    const fault = (reason: MarkFaultReason, what?: string): void =>
      void faults.push(what === undefined ? { line, reason } : { line, reason, what: what.slice(0, 80) });
    if (cells.length !== names.length) {
      fault('wrong_number_of_cells', `${cells.length} / ${names.length}`);
      continue;
    }
    const cellAt = (i: number | undefined): string => cells[i ?? -1]?.trim() ?? '';
    const [candidate, examiner, criterion, points] = [cellAt(c), cellAt(e), cellAt(k), cellAt(p)];
    const before = faults.length;
    if (candidate === '') fault('no_candidate');
    if (examiner === '') fault('no_examiner');
    if (criterion === '') fault('no_criterion');
    if (points !== '') {
      const reason = faultOfPoints(points);
      if (reason !== null) fault(reason, points);
    }
    if (faults.length > before) continue;
    const key = JSON.stringify([candidate, examiner, criterion]);
    const first = seen.get(key);
    if (first !== undefined) fault('repeated_cell', `${candidate} · ${examiner} · ${criterion} (${first})`);
    seen.set(key, first ?? line);
    if (points !== '') rows.push({ candidate, examiner, criterion, points: Number(points) });
  }
  if (faults.length === 0) faults.push(...faultsOfWhole(rows));
  return faults.length > 0
    ? inOrder(faults)
    : {
        kind: 'ok',
        rows,
        ignoredColumns: names.flatMap((name, i) => (isColumn(name) ? [] : [header.cells[i]?.trim() ?? ''])),
      };
}

const isColumn = (name: string): name is Column => COLUMNS.some((column) => column === name);
const inOrder = (faults: MarkFault[]): LoadedMarks => ({
  kind: 'faulty',
  faults: faults.sort((a, b) => a.line - b.line),
});

function faultOfPoints(text: string): MarkFaultReason | null {
  if (NOT_FINITE.test(text)) return 'not_finite';
  if (!NUMBER.test(text)) return 'not_a_number';
  const value = Number(text);
  if (!Number.isFinite(value)) return 'not_finite';
  return Math.abs(value) > MOST_POINTS ? 'too_big' : null;
}

function faultsOfWhole(rows: readonly MarkRow[]): MarkFault[] {
  if (rows.length === 0) return [{ line: 1, reason: 'no_marks' }];
  const several = (of: (row: MarkRow) => string): boolean => rows.some((row) => of(row) !== of(rows[0] ?? row));
  return [
    ...(several((row) => row.candidate) ? [] : [{ line: 1, reason: 'one_candidate' as const }]),
    ...(several((row) => row.examiner) ? [] : [{ line: 1, reason: 'one_examiner' as const }]),
  ];
}

/** Records with the line that each begins on. What isn't CSV is a fault where it was noticed, and nothing after it is read. */
function linesOf(text: string, faults: MarkFault[]): Line[] {
  const lines: Line[] = [];
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], context) => {
        // A record ends on `context.lines`; a line break inside quotes belongs to it.
        const breaks = cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
        if (cells.some((cell) => cell.trim() !== '')) lines.push({ cells, line: context.lines - breaks });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    faults.push({ line: Math.max(1, line), reason: 'broken_quotes' });
  }
  return lines;
}
