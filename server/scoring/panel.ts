import type { PersonId } from '#contract/ids';
import type { PanelRule } from '#contract/exam';
import type { Criterion, MilliPoints } from '#contract/rubric';
import { Fraction } from './exact.ts';

export type PanelMark = { examinerId: PersonId; level: number; milliPoints: MilliPoints };

/** Points of a level; the door has checked that the level exists. */
export function pointsOf(criterion: Exclude<Criterion, { kind: 'measured' }>, level: number): MilliPoints {
  const found = criterion.levels.find((each) => each.level === level);
  if (found === undefined) throw new Error(`criterion ${criterion.id} has no level ${level}`);
  return found.milliPoints;
}

export const spreadOf = (points: readonly number[]): number =>
  points.length === 0 ? 0 : Math.max(...points) - Math.min(...points);

/** Combines one criterion's marks [SC2]. The mean stays exact: rounding here would move a candidate across a cut score. */
export function combinePanel(marks: readonly PanelMark[], rule: Pick<PanelRule, 'combine'>): Fraction {
  if (marks.length === 0) throw new Error('no marks to combine');
  switch (rule.combine) {
    case 'mean':
      return new Fraction(
        marks.reduce((total, mark) => total + mark.milliPoints, 0),
        marks.length,
      );
  }
}
