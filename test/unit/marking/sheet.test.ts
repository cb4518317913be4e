import { describe, expect, test } from 'vitest';
import { checkMark, checkNote } from '#marking/check-mark';
import { markedByPeople, sheetOf, standingMarks, standingNotes } from '#marking/sheet';
import { visibleAnalysis } from '#marking/visibility';
import { analysisOf, mark, note, personId, sampleExam, savedMark, savedNote } from '../../support/samples.ts';

const { exam } = sampleExam();
const [ben, cora] = [personId(), personId()];
const open = { state: 'live', sealed: false } as const;

describe('a mark sheet', () => {
  test('[MK1] of each criterion the mark saved last stands, in whatever order they are read', () => {
    const saved = [
      savedMark(mark('opening', 4), ben, 3),
      savedMark(mark('opening', 1), ben, 1),
      savedMark(mark('closing', 2), ben, 2),
    ];
    expect(standingMarks(saved).map(({ criterionId, level }) => [criterionId, level])).toEqual([
      ['opening', 4],
      ['closing', 2],
    ]);
  });

  test('[MK1] a replaced note is gone, an emptied one is withdrawn, and both stay in the record', () => {
    const first = note('speaks clerly');
    const mended = note('speaks clearly', first.id);
    const other = note('wrong price');
    const withdrawn = note('', other.id);
    const saved = [first, mended, other, withdrawn].map((each, i) => savedNote(each, ben, i + 1));
    expect(standingNotes(saved)).toEqual([mended]);
  });

  test('[MK4] missing criteria are those that people mark and this examiner has not', () => {
    const saved = [savedMark(mark('opening', 4), ben, 1), savedMark(mark('closing', 4), cora, 2)];
    const sheet = sheetOf(exam.rubric, ben, saved, [], false);
    expect(sheet.marks).toHaveLength(1);
    expect(sheet.missing).toHaveLength(markedByPeople(exam.rubric).length - 1);
    expect(sheet.missing).not.toContain('pace');
  });
});

describe('[MK2] what a sheet takes', () => {
  test.each([
    ['no-such-criterion', 1, 'unknown_criterion'],
    ['pace', 1, 'not_marked_by_people'],
    ['opening', 9, 'unknown_level'],
    ['opening', 0, 'unknown_level'],
  ] as const)('a mark on %s at level %i is refused with %s', (criterion, level, code) => {
    expect(checkMark(exam.rubric, open, mark(criterion, level))).toMatchObject({ kind: 'refused', code });
  });

  test('marks are taken from the first live second until the sheet is sealed', () => {
    const good = mark('opening', 3);
    expect(checkMark(exam.rubric, { state: 'preparing', sealed: false }, good)).toMatchObject({ code: 'wrong_state' });
    for (const state of ['live', 'paused', 'ended', 'marking'] as const)
      expect(checkMark(exam.rubric, { state, sealed: false }, good)).toEqual({ kind: 'ok' });
    expect(checkMark(exam.rubric, { state: 'marking', sealed: true }, good)).toMatchObject({ code: 'sheet_sealed' });
    expect(checkMark(exam.rubric, { state: 'sealed', sealed: false }, good)).toMatchObject({ code: 'wrong_state' });
  });

  test('a note names a criterion of the rubric or none', () => {
    expect(checkNote(exam.rubric, open, note('fine'))).toEqual({ kind: 'ok' });
    expect(
      checkNote(exam.rubric, open, { ...note('fine'), criterionId: mark('nowhere', 1).criterionId }),
    ).toMatchObject({ code: 'unknown_criterion' });
  });
});

describe('[MK5] what an examiner sees of the machine', () => {
  const analysis = { ...analysisOf({ productCoverageShare: 0.5, speechRateSyllPerMin: 240 }), transcript: [] };
  const sheet = (marks: ReturnType<typeof mark>[], sealed: boolean) =>
    sheetOf(
      exam.rubric,
      ben,
      marks.map((each, i) => savedMark(each, ben, i + 1)),
      [],
      sealed,
    );

  test('nothing before an own mark', () => {
    expect(visibleAnalysis(exam, sheet([mark('opening', 3)], false), analysis)).toBeNull();
  });

  test('only that criterion’s metric after it', () => {
    expect(
      visibleAnalysis(exam, sheet([mark('selling-points', 3)], false), analysis)?.metrics.map(({ name }) => name),
    ).toEqual(['productCoverageShare']);
  });

  test('everything once the sheet is sealed, and nothing ever where the exam says never', () => {
    expect(visibleAnalysis(exam, sheet([], true), analysis)).toEqual(analysis);
    expect(visibleAnalysis({ ...exam, examinersSeeMetrics: 'never' }, sheet([], true), analysis)).toBeNull();
  });
});
