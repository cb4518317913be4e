import type { MarkFault, MarkFaultReason, MarkRow } from '#contract/reliability';
import { readCsv } from './read-csv.ts';

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

/**
 * Reads marks from CSV (RFC 4180): a header naming at least candidate, examiner, criterion, points, in any order; BOM, CRLF and quotes
 * are welcome, blank lines skipped. Blank points are a missing mark, no row. Other columns are ignored and named in the result.
 * Every fault is reported at once, in the order of lines. Pure.
 */
export function loadMarks(text: string): LoadedMarks {
  const faults: MarkFault[] = [];
  const rows: MarkRow[] = [];
  let header: Header | null = null;
  let records = 0;
  const firstLineOf = seenCells();
  const broken = readCsv(text, (cells, line) => {
    records += 1;
    if (header === null) {
      header = headerOf(cells);
      for (const fault of header.faults) faults.push({ line, ...fault });
    } else if (header.faults.length === 0 && records <= MOST_ROWS)
      readRow(cells, line, header, firstLineOf, rows, faults);
  });
  const found: Header | null = header;
  if (records > MOST_ROWS) faults.push({ line: MOST_ROWS, reason: 'too_many_rows' });
  faults.push(...broken);
  if (found === null && faults.length === 0) faults.push({ line: 1, reason: 'empty_file' });
  if (faults.length === 0) faults.push(...faultsOfWhole(rows));
  if (found === null || faults.length > 0) return { kind: 'faulty', faults: faults.sort((a, b) => a.line - b.line) };
  return { kind: 'ok', rows, ignoredColumns: ignoredOf(found) };
}

type Header = {
  names: string[];
  place: Readonly<Record<Column, number>>;
  faults: { reason: MarkFaultReason; what: string }[];
};

function headerOf(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim());
  const lower = names.map((name) => name.toLowerCase());
  const [candidate, examiner, criterion, points] = COLUMNS.map((column) => lower.indexOf(column));
  const place = {
    candidate: candidate ?? -1,
    examiner: examiner ?? -1,
    criterion: criterion ?? -1,
    points: points ?? -1,
  };
  return {
    names,
    place,
    faults: COLUMNS.flatMap((what): Header['faults'] => {
      if (place[what] < 0) return [{ reason: 'missing_column', what }];
      return lower.includes(what, place[what] + 1) ? [{ reason: 'repeated_column', what }] : [];
    }),
  };
}

const ignoredOf = ({ names, place }: Header): string[] => {
  const read = new Set(Object.values(place));
  return names.filter((_, i) => !read.has(i));
};

function readRow(
  cells: readonly string[],
  line: number,
  { names, place }: Header,
  firstLineOf: ReturnType<typeof seenCells>,
  rows: MarkRow[],
  faults: MarkFault[],
): void {
  if (cells.length !== names.length)
    return void faults.push({ line, reason: 'wrong_number_of_cells', what: `${cells.length} / ${names.length}` });
  const candidate = cells[place.candidate]?.trim() ?? '';
  const examiner = cells[place.examiner]?.trim() ?? '';
  const criterion = cells[place.criterion]?.trim() ?? '';
  const points = cells[place.points]?.trim() ?? '';
  const before = faults.length;
  if (candidate === '') faults.push({ line, reason: 'no_candidate' });
  if (examiner === '') faults.push({ line, reason: 'no_examiner' });
  if (criterion === '') faults.push({ line, reason: 'no_criterion' });
  const reason = points === '' ? null : numberFault(points);
  if (reason !== null) faults.push({ line, reason, what: points.slice(0, 80) });
  if (faults.length > before) return;
  const first = firstLineOf(candidate, examiner, criterion, line);
  if (first !== null) {
    const what = `${candidate} · ${examiner} · ${criterion} (${first})`;
    faults.push({ line, reason: 'repeated_cell', what: what.slice(0, 200) });
  } else if (points !== '') rows.push({ candidate, examiner, criterion, points: Number(points) });
}

/** Why a cell is no number that a table may hold, or null. */
export function numberFault(text: string): MarkFaultReason | null {
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

/** Tells the line on which a cell was first seen, or null. Cells are numbered: strings of them would take most of the time. */
function seenCells(): (candidate: string, examiner: string, criterion: string, line: number) => number | null {
  const numbering = () => {
    const numbers = new Map<string, number>();
    return (label: string): number => {
      const known = numbers.get(label);
      if (known !== undefined) return known;
      numbers.set(label, numbers.size);
      return numbers.size - 1;
    };
  };
  const [candidateOf, examinerOf, criterionOf] = [numbering(), numbering(), numbering()];
  // Of each candidate: examiner and criterion in one number, safe up to 2^26 labels each.
  const lines: Map<number, number>[] = [];
  return (candidate, examiner, criterion, line) => {
    const cells = (lines[candidateOf(candidate)] ??= new Map());
    const key = examinerOf(examiner) * 2 ** 26 + criterionOf(criterion);
    const first = cells.get(key);
    if (first !== undefined) return first;
    cells.set(key, line);
    return null;
  };
}
