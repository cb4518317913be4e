import type { Analysis } from '#contract/metric';
import type { Criterion } from '#contract/rubric';
import { maxMilliPoints } from '#contract/rubric';
import { shareAt } from './curve.ts';

/** The level that a hybrid criterion's metric suggests, or null where the metric abstains. Never a mark [SC7]. */
export function suggestedLevel(
  criterion: Extract<Criterion, { kind: 'hybrid' }>,
  analysis: Pick<Analysis, 'metrics'>,
): number | null {
  const metric = analysis.metrics.find(({ name }) => name === criterion.metric);
  if (metric === undefined || metric.kind === 'abstained') return null;
  const points = shareAt(criterion.curve, metric.value).mul(maxMilliPoints(criterion)).div(1000);
  const reached = criterion.levels.filter((level) => points.gte(level.milliPoints));
  return (reached.at(-1) ?? criterion.levels[0])?.level ?? null;
}
