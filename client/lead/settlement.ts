import type { PanelRule } from '#contract/exam';
import { type Criterion, levelsOf, maxMilliPoints } from '#contract/rubric';

/** What a ruling would come to: the panel's marks that count beside it, all in thousandths of a point. */
export type Settlement = { ruling: number; counted: number[] };

/** The points of a level; null where the criterion has no such level. */
export const milliPointsOf = (criterion: Criterion, level: number): number | null =>
  levelsOf(criterion).find((each) => each.level === level)?.milliPoints ?? null;

/** By the exam's rule, as the server will reckon it [SC8]: shown before the lead decides; the server's own sum stands. */
export function settlementOf(
  criterion: Criterion,
  levels: readonly number[],
  ruled: number,
  { resolve, criterionTolerancePerMille }: Pick<PanelRule, 'resolve' | 'criterionTolerancePerMille'>,
): Settlement | null {
  const ruling = milliPointsOf(criterion, ruled);
  if (ruling === null) return null;
  const panel = levels.flatMap((level) => milliPointsOf(criterion, level) ?? []);
  const distance = (points: number): number => Math.abs(points - ruling);
  switch (resolve) {
    case 'adjudicator':
      return { ruling, counted: [] };
    case 'closest_two':
      return { ruling, counted: panel.toSorted((a, b) => distance(a) - distance(b) || b - a).slice(0, 1) };
    case 'mean_within_tolerance':
      return {
        ruling,
        counted: panel.filter(
          (points) => distance(points) * 1000 <= criterionTolerancePerMille * maxMilliPoints(criterion),
        ),
      };
  }
}

/** Shown with two decimals at most, downwards as everywhere. */
export function settledFace({ ruling, counted }: Settlement): string {
  const total = counted.reduce((sum, each) => sum + each, ruling);
  return String(Math.floor(total / (counted.length + 1) / 10) / 100);
}
