import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WallTime } from '#contract/time';
import { checkMark, checkNote } from '#marking/check-mark';
import { casesOf } from '#marking/cases';
import { driftFrom } from '#marking/drift';
import { isStandardised, nextReference } from '#marking/qualification';
import { markedByPeople, sheetForOthers, sheetOf, standingMarks, standingNotes } from '#marking/sheet';
import { visibleAnalysis } from '#marking/visibility';
import {
  analysisOf,
  criterionId,
  hash,
  mark,
  note,
  personId,
  oneScheme,
  savedMark,
  savedNote,
  sittingId,
} from '../../support/samples.ts';

const { exam } = oneScheme();
const plan = { exam, toExaminers: [] };
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
    const sheet = sheetOf(plan, ben, saved, [], false);
    expect(sheet.marks).toHaveLength(1);
    expect(sheet.missing).toHaveLength(markedByPeople(exam).length - 1);
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
    expect(checkMark(plan, open, mark(criterion, level))).toMatchObject({ kind: 'refused', code });
  });

  test('marks are taken from the first live second until the sheet is sealed', () => {
    const good = mark('opening', 3);
    expect(checkMark(plan, { state: 'preparing', sealed: false }, good)).toMatchObject({ code: 'wrong_state' });
    for (const state of ['live', 'paused', 'ended', 'marking'] as const)
      expect(checkMark(plan, { state, sealed: false }, good)).toEqual({ kind: 'ok' });
    expect(checkMark(plan, { state: 'marking', sealed: true }, good)).toMatchObject({ code: 'sheet_sealed' });
    expect(checkMark(plan, { state: 'sealed', sealed: false }, good)).toMatchObject({ code: 'wrong_state' });
  });

  test('a note names a criterion of the rubric or none', () => {
    expect(checkNote(plan, open, note('fine'))).toEqual({ kind: 'ok' });
    expect(checkNote(plan, open, { ...note('fine'), criterionId: mark('nowhere', 1).criterionId })).toMatchObject({
      code: 'unknown_criterion',
    });
  });
});

describe('a criterion that fell to the examiners', () => {
  const fallen = { exam, toExaminers: [criterionId('pace')] };
  test('[MK4] is expected on the sheet; where it did not fall, a mark on it is extra: kept and not counted', () => {
    const saved = [savedMark(mark('pace', 1), ben, 1)];
    expect(sheetOf(fallen, ben, saved, [], false).missing).not.toContain('pace');
    expect(sheetOf(fallen, ben, [], [], false).missing).toContain('pace');
    expect(sheetOf(plan, ben, saved, [], false)).toMatchObject({ extra: ['pace'] });
  });

  test('[MK4] more marks never make a sheet less complete', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(markedByPeople(exam).map(({ id }) => id)), (ids) => {
        let missing = sheetOf(plan, ben, [], [], false).missing.length;
        const saved = ids.map((id, i) => savedMark(mark(id, 3), ben, i + 1));
        for (let n = 1; n <= saved.length; n += 1) {
          const now = sheetOf(plan, ben, saved.slice(0, n), [], false).missing.length;
          expect(now).toBeLessThan(missing);
          missing = now;
        }
      }),
      { seed: 7 },
    );
  });
});

describe('what others see', () => {
  test('[MK6] private notes and flags are their author’s alone', () => {
    const kinds = (['note', 'private', 'flag'] as const).map((kind, i) =>
      savedNote({ ...note(kind), kind }, ben, i + 1),
    );
    const own = sheetOf(plan, ben, [], kinds, false);
    expect(own.notes).toHaveLength(3);
    expect(sheetForOthers(own).notes.map(({ kind }) => kind)).toEqual(['note']);
  });

  test('[MK7] a case tells the seconds that the panel pointed at, never a mark or a private note', () => {
    const opening = criterionId('opening');
    const sheet = sheetOf(
      plan,
      ben,
      [savedMark(mark('opening', 4, 9000), ben, 1), savedMark(mark('closing', 4, 50_000), ben, 2)],
      [
        savedNote({ ...note('late', null, 3000), criterionId: opening }, ben, 1),
        savedNote({ ...note('hm', null, 4000), criterionId: opening, kind: 'private' }, ben, 2),
      ],
      true,
    );
    expect(casesOf([opening], new Map(), [sheet, sheet])).toEqual([
      { criterionId: 'opening', moments: [3000, 9000], settled: false },
    ]);
  });
});

describe('[MK8] standardisation', () => {
  test('drift is the mean distance from the agreed marks, bias its direction, in 1/1000 of the points', () => {
    const agreed = new Map([
      [criterionId('opening'), 8000],
      [criterionId('closing'), 8000],
    ]);
    // Levels give 30, 60, 80, 100 % of 10 points: one 20 % above, one 50 % below.
    expect(driftFrom(exam, [mark('opening', 4), mark('closing', 1)], agreed)).toEqual({
      meanPerMille: 350,
      biasPerMille: -150,
      criteria: 2,
    });
    expect(driftFrom(exam, [mark('order', 4)], agreed)).toBeNull();
  });

  test('the newest entry decides: a drift within the limit or an override; none is no standing', () => {
    const rule = { standardisation: { maxDriftPerMille: 100 } };
    const base = { at: WallTime.parse(1), structureSha256: hash('a') };
    const drifted = (meanPerMille: number) => ({
      ...base,
      kind: 'measured' as const,
      sittingId: sittingId(),
      purpose: 'standardisation' as const,
      drift: { meanPerMille, biasPerMille: 0, criteria: 3 },
      limitPerMille: 100,
    });
    const overridden = { ...base, kind: 'overridden' as const, by: 'staff', reason: 'one noisy recording' };
    expect(isStandardised(rule, [])).toBe(false);
    expect(isStandardised(rule, [drifted(101)])).toBe(false);
    expect(isStandardised(rule, [drifted(101), drifted(100)])).toBe(true);
    expect(isStandardised(rule, [drifted(300), overridden])).toBe(true);
    expect(isStandardised(rule, [overridden, drifted(101)])).toBe(false);
    expect(isStandardised({ standardisation: null }, [])).toBe(true);
  });

  test('the next reference is one marked least often, the same for the same history', () => {
    const references = ['a', 'b', 'c'].map((id) => ({ sittingId: id }));
    const rank = (id: string) => hash(id);
    expect(nextReference(references, new Map([['a', 1]]), rank)?.sittingId).toBe('b');
    expect(
      nextReference(
        references,
        new Map([
          ['a', 1],
          ['b', 2],
          ['c', 1],
        ]),
        rank,
      )?.sittingId,
    ).toBe('a');
    expect(nextReference([], new Map(), rank)).toBeNull();
  });
});

describe('[MK5] what an examiner sees of the machine', () => {
  const analysis = { ...analysisOf({ productCoverageShare: 0.5, speechRateSyllPerMin: 240 }), transcript: [] };
  const sheet = (marks: ReturnType<typeof mark>[], sealed: boolean) =>
    sheetOf(
      plan,
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
