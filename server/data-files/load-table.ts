import type { MarkFault } from '#contract/reliability';
import { numberFault } from './load-marks.ts';
import { readCsv } from './read-csv.ts';

export type TableRow<T extends string, N extends string> = { line: number } & Record<T, string> & Record<N, number>;
export type LoadedTable<T extends string, N extends string> =
  | { kind: 'ok'; rows: TableRow<T, N>[] }
  | { kind: 'faulty'; faults: MarkFault[] };

/**
 * Reads a CSV table (RFC 4180) with text and number columns, in any order; other columns are passed over.
 * No cell may be blank. All faults are reported at once, in the order of lines. Pure.
 */
export function loadTable<T extends string, N extends string>(
  text: string,
  columns: { text: readonly T[]; number: readonly N[] },
): LoadedTable<T, N> {
  const faults: MarkFault[] = [];
  const records: { cells: string[]; line: number }[] = [];
  faults.push(...readCsv(text, (cells, line) => void records.push({ cells: cells.map((cell) => cell.trim()), line })));
  const [header, ...body] = records;
  if (header === undefined) return { kind: 'faulty', faults: [{ line: 1, reason: 'empty_file' }, ...faults] };
  const names = header.cells.map((name) => name.toLowerCase());
  for (const what of [...columns.text, ...columns.number])
    if (!names.includes(what)) faults.push({ line: header.line, reason: 'missing_column', what });
    else if (names.indexOf(what) !== names.lastIndexOf(what))
      faults.push({ line: header.line, reason: 'repeated_column', what });
  if (faults.length > 0) return { kind: 'faulty', faults };
  const rows = body.flatMap(({ cells, line }) => {
    if (cells.length !== names.length) {
      faults.push({ line, reason: 'wrong_number_of_cells', what: `${cells.length} / ${names.length}` });
      return [];
    }
    const cell = (column: string) => cells[names.indexOf(column)] ?? '';
    for (const what of columns.text) if (cell(what) === '') faults.push({ line, reason: 'blank_cell', what });
    for (const what of columns.number) {
      const reason = numberFault(cell(what));
      if (reason !== null) faults.push({ line, reason, what: `${what}: ${cell(what)}`.slice(0, 200) });
    }
    return [rowOf(columns, cell, line)];
  });
  if (rows.length === 0) faults.push({ line: header.line, reason: 'no_marks' });
  return faults.length > 0 ? { kind: 'faulty', faults: faults.sort((a, b) => a.line - b.line) } : { kind: 'ok', rows };
}

function rowOf<T extends string, N extends string>(
  columns: { text: readonly T[]; number: readonly N[] },
  cell: (column: string) => string,
  line: number,
): TableRow<T, N> {
  const texts = Object.fromEntries(columns.text.map((name) => [name, cell(name)]));
  const numbers = Object.fromEntries(columns.number.map((name) => [name, Number(cell(name))]));
  return { line, ...texts, ...numbers } as TableRow<T, N>;
}
