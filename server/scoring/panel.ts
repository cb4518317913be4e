import type { PanelRule } from '#contract/exam';
import type { PersonId } from '#contract/ids';
import type { PanelMark } from '#contract/result';
import { type Criterion, levelsOf, maxMilliPoints, type MilliPoints } from '#contract/rubric';
import { Fraction } from './exact.ts';

/** Points of a level; the door has checked that the level exists. */
export function pointsOf(criterion: Criterion, level: number): MilliPoints {
  const found = levelsOf(criterion).find((each) => each.level === level);
  if (found === undefined) throw new Error(`criterion ${criterion.id} has no level ${level}`);
  return found.milliPoints;
}

export const spreadOf = (points: readonly number[]): number =>
  points.length === 0 ? 0 : Math.max(...points) - Math.min(...points);

const meanOf = (points: readonly number[]): Fraction =>
  new Fraction(
    points.reduce((total, each) => total + each, 0),
    points.length,
  );

/** Combines one criterion's marks [SC2]. It stays exact: rounding here would move a candidate across a cut score. */
export function combinePanel(marks: readonly PanelMark[], rule: Pick<PanelRule, 'combine'>): Fraction {
  if (marks.length === 0) throw new Error('no marks to combine');
  const points = marks.map(({ milliPoints }) => milliPoints).sort((a, b) => a - b);
  const middle = Math.floor(points.length / 2);
  switch (rule.combine) {
    case 'mean':
      return meanOf(points);
    case 'median':
      return meanOf(points.slice(points.length % 2 === 1 ? middle : middle - 1, middle + 1));
    case 'trimmed_mean':
      return meanOf(points.length < 3 ? points : points.slice(1, -1));
  }
}

/**
 * Settles a dispute by the exam's rule [SC8]. The adjudicator's own mark always counts.
 * - `adjudicator`: it alone.
 * - `closest_two`: the mean of it and the panel's mark that lies closest; of two as close, the higher one.
 * - `mean_within_tolerance`: the mean of it and all panel marks within the criterion's tolerance of it.
 */
export function settleDispute(
  criterion: Criterion,
  marks: readonly PanelMark[],
  ruling: PanelMark,
  rule: Pick<PanelRule, 'resolve' | 'criterionTolerancePerMille'>,
): { points: Fraction; counted: PersonId[] } {
  const counted = [...countedMarks(criterion, marks, ruling, rule), ruling];
  return {
    points: meanOf(counted.map(({ milliPoints }) => milliPoints)),
    counted: counted.map(({ examinerId }) => examinerId),
  };
}

function countedMarks(
  criterion: Criterion,
  marks: readonly PanelMark[],
  ruling: PanelMark,
  rule: Pick<PanelRule, 'resolve' | 'criterionTolerancePerMille'>,
): PanelMark[] {
  const distance = (mark: PanelMark) => Math.abs(mark.milliPoints - ruling.milliPoints);
  switch (rule.resolve) {
    case 'adjudicator':
      return [];
    case 'closest_two':
      return marks
        .toSorted(
          (a, b) =>
            distance(a) - distance(b) || b.milliPoints - a.milliPoints || (a.examinerId < b.examinerId ? -1 : 1),
        )
        .slice(0, 1);
    case 'mean_within_tolerance':
      return marks.filter(
        (mark) => distance(mark) * 1000 <= rule.criterionTolerancePerMille * maxMilliPoints(criterion),
      );
  }
}
