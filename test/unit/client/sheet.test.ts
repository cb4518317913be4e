import { expect, test, vi } from 'vitest';
import { settleDispute } from '#scoring/panel';
import { sheetCriteria } from '#contract/exam';
import { levelsOf } from '#contract/rubric';
import { expectedOf } from '#marking/sheet';
import { Entry } from '../../../client/examiner/entry.ts';
import { orderOf, sourcesOf, worthOf } from '../../../client/examiner/lines.ts';
import { besides, pointsAt, typedPoints } from '../../../client/examiner/scale.ts';
import { settlementOf } from '../../../client/lead/settlement.ts';
import { deskExam } from '../../support/desk-exam.ts';
import { criterionId, personId } from '../../support/samples.ts';

const { exam } = deskExam();
const halves = { kind: 'points', stepMilliPoints: 500, maxMilliPoints: 10_000, steps: 20 } as const;
const wholes = { kind: 'points', stepMilliPoints: 1000, maxMilliPoints: 10_000, steps: 10 } as const;
const lineOf = (id: string) => {
  const found = orderOf(exam, []).find((line) => line.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

test('[MK4] the keys go through exactly what the server expects, the judgement of the whole last', () => {
  for (const toExaminers of [[], [criterionId('pace')]])
    expect(orderOf(exam, toExaminers).map(({ id }) => id)).toEqual(expectedOf({ exam, toExaminers }));
  expect(orderOf(exam, []).at(-1)?.id).toBe('overall');
});

test('typed digits are a level once they are points of the scale, and final where no further digit could be', () => {
  expect(typedPoints(wholes, '7')).toEqual({ kind: 'level', level: 7, final: true });
  expect(typedPoints(wholes, '1')).toEqual({ kind: 'level', level: 1, final: false });
  expect(typedPoints(wholes, '10')).toEqual({ kind: 'level', level: 10, final: true });
  expect(typedPoints(wholes, '11')).toEqual({ kind: 'none' });
  expect(typedPoints(halves, '7')).toEqual({ kind: 'level', level: 14, final: false });
  expect(typedPoints(halves, '7.')).toEqual({ kind: 'level', level: 14, final: false });
  expect(typedPoints(halves, '7.5')).toEqual({ kind: 'level', level: 15, final: true });
  expect(typedPoints(halves, '7.4')).toEqual({ kind: 'none' });
  expect(pointsAt(halves, 15)).toBe('7.5');
});

test('a step stays on the scale, and from no mark begins at the lowest', () => {
  expect(besides(halves, null, 1)).toBe(0);
  expect(besides(halves, 20, 1)).toBe(20);
  expect(besides(lineOf('opening').scale, 2, -1)).toBe(1);
  expect(besides(lineOf('opening').scale, null, -1)).toBe(1);
});

test('steps and digits become one mark: when the fingers rest, on Enter, and on moving to another line', () => {
  vi.useFakeTimers();
  const picked: [string, number][] = [];
  const entry = new Entry();
  entry.marksWith((id, level) => void picked.push([id, level]));
  entry.step(lineOf('order'), 4, 1);
  entry.step(lineOf('order'), 4, 1);
  expect(picked).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(picked).toEqual([['order', 6]]);
  entry.type(lineOf('order'), '7');
  entry.type(lineOf('order'), '.');
  entry.type(lineOf('order'), '5');
  expect(picked.at(-1)).toEqual(['order', 15]);
  entry.type(lineOf('price'), '1');
  entry.type(lineOf('order'), '3');
  expect(picked.at(-1)).toEqual(['price', 1]);
  entry.settle();
  expect(picked.at(-1)).toEqual(['order', 6]);
  expect(picked).toHaveLength(4);
  vi.useRealTimers();
});

test('two certificates that value a criterion differently say so, and a line says which layers made it', () => {
  expect(worthOf(exam, criterionId('opening')).map(({ milliPoints }) => milliPoints)).toEqual([10_000, 15_000]);
  expect(worthOf(exam, criterionId('price'))).toEqual([]);
  expect(sourcesOf(exam, criterionId('opening')).map(({ layer, change }) => [layer.en, change])).toEqual([
    ['National sheet', 'base'],
    ['Company overlay', 're_weighted'],
  ]);
  expect(sourcesOf(exam, criterionId('price'))).toEqual([]);
});

test.each(['adjudicator', 'closest_two', 'mean_within_tolerance'] as const)(
  'what the lead is shown before deciding is what the server will reckon: %s',
  (resolve) => {
    const rule = { resolve, criterionTolerancePerMille: 300 };
    const criterion = sheetCriteria(exam).find(({ id }) => id === 'order');
    if (criterion === undefined) throw new Error('order');
    const points = new Map(levelsOf(criterion).map(({ level, milliPoints }) => [level, milliPoints]));
    for (const levels of [
      [2, 10, 18],
      [0, 4, 8],
      [6, 6, 20],
    ])
      for (const ruled of points.keys()) {
        const panelMark = (level: number) => ({ examinerId: personId(), level, milliPoints: points.get(level) ?? -1 });
        const real = settleDispute(criterion, levels.map(panelMark), panelMark(ruled), rule);
        const shown = settlementOf(criterion, levels, ruled, rule);
        if (shown === null) throw new Error('no settlement');
        const all = [shown.ruling, ...shown.counted];
        expect(real.points.mul(all.length).valueOf()).toBe(all.reduce((sum, each) => sum + each, 0));
      }
  },
);
