import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksText } from '#contract/reliability';
import { loadMarks } from '../../../server/data-files/load-marks.ts';

const header = 'candidate,examiner,criterion,points\n';
const faultsOf = (text: string) => {
  const loaded = loadMarks(text);
  return loaded.kind === 'faulty' ? loaded.faults : [];
};

describe('a file of marks', () => {
  test('columns in any order, BOM, CRLF, quotes and blank lines are welcome; other columns are named and not read', () => {
    const text =
      '\ufeffPoints,candidate,Examiner,criterion,note\r\n"1.5","Ada, ""A""\nLin",X,K,late\r\n\r\n 2 ,Bo, Y ,K,\r\n,Bo,X,K,\r\n';
    expect(loadMarks(text)).toEqual({
      kind: 'ok',
      ignoredColumns: ['note'],
      rows: [
        { candidate: 'Ada, "A"\nLin', examiner: 'X', criterion: 'K', points: 1.5 },
        { candidate: 'Bo', examiner: 'Y', criterion: 'K', points: 2 },
      ],
    });
  });

  test('every faulty line is reported at once, with its number and reason', () => {
    const text = `${header}A,X,K,1\nA,X,K,2\nB,X,K,NaN\nB,Y,K,1e9\nC,Y,K,-Infinity\n,Y,K,3\nC,,,abc\nD,Y\n"E\nF",Y,K,0x1f\nG,Y,K,1,2\nH,Y,K,"1,5"\n`;
    expect(faultsOf(text)).toEqual([
      { line: 3, reason: 'repeated_cell', what: 'A · X · K (2)' },
      { line: 4, reason: 'not_finite', what: 'NaN' },
      { line: 5, reason: 'too_big', what: '1e9' },
      { line: 6, reason: 'not_finite', what: '-Infinity' },
      { line: 7, reason: 'no_candidate' },
      { line: 8, reason: 'no_examiner' },
      { line: 8, reason: 'no_criterion' },
      { line: 8, reason: 'not_a_number', what: 'abc' },
      { line: 9, reason: 'wrong_number_of_cells', what: '2 / 4' },
      { line: 10, reason: 'not_a_number', what: '0x1f' },
      { line: 12, reason: 'wrong_number_of_cells', what: '5 / 4' },
      { line: 13, reason: 'not_a_number', what: '1,5' },
    ]);
  });

  test.each([
    ['', [{ line: 1, reason: 'empty_file' }]],
    ['\ufeff\r\n\n', [{ line: 1, reason: 'empty_file' }]],
    [header, [{ line: 1, reason: 'no_marks' }]],
    [`${header}A,X,K,\n`, [{ line: 1, reason: 'no_marks' }]],
    [
      'candidate,examiner,points,points\nA,X,1,2',
      [
        { line: 1, reason: 'missing_column', what: 'criterion' },
        { line: 1, reason: 'repeated_column', what: 'points' },
      ],
    ],
    [`${header}A,X,K,1\nA,Y,K,2`, [{ line: 1, reason: 'one_candidate' }]],
    [`${header}A,X,K,1\nB,X,K,2`, [{ line: 1, reason: 'one_examiner' }]],
    [`${header}A,X,K,1\n"B"b,Y,K,2\nC,Y,K,1`, [{ line: 3, reason: 'broken_quotes' }]],
    [`${header}A,X,K,1\nB,Y,K,"2\nC,Y,K,1`, [{ line: 3, reason: 'broken_quotes' }]],
  ])('%j is refused', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test('whatever the labels hold, quoted they come back', () => {
    const label = fc
      .string({ minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const rows = fc.uniqueArray(
      fc.record({
        candidate: label,
        examiner: label,
        criterion: label,
        points: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      }),
      {
        minLength: 2,
        selector: ({ candidate, examiner, criterion }) => JSON.stringify([candidate, examiner, criterion]),
      },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), (marks, end) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const lines = marks.map((row) =>
          [row.candidate, row.examiner, row.criterion, String(row.points)].map(quoted).join(),
        );
        const loaded = loadMarks(['candidate,examiner,criterion,points', ...lines].join(end));
        if (loaded.kind === 'ok')
          expect(loaded.rows).toEqual(marks.map((row) => ({ ...row, points: Number(String(row.points)) })));
        else for (const { reason } of loaded.faults) expect(['one_candidate', 'one_examiner']).toContain(reason);
      }),
      { seed: 1979 },
    );
  });

  test('no text makes it throw', () => {
    const piece = fc.constantFrom(
      'candidate',
      'examiner',
      'criterion',
      'points',
      ',',
      '"',
      '""',
      '\n',
      '\r',
      '1',
      'x',
      '\ufeff',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(['ok', 'faulty']).toContain(loadMarks(pieces.join('')).kind);
      }),
      { seed: 1979, numRuns: 500 },
    );
  });

  test('bytes as Chinese spreadsheets write them (GB 18030) are read like UTF-8', () => {
    expect(marksText(new Uint8Array([0xbf, 0xbc, 0xc9, 0xfa]))).toBe('考生');
    expect(marksText(new TextEncoder().encode('考生'))).toBe('考生');
  });
});
