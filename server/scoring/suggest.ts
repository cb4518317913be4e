import type { Analysis } from '#contract/metric';
import { type Criterion, levelsOf, maxMilliPoints } from '#contract/rubric';
import { metricShare } from './curve.ts';

/** The level that a hybrid criterion's metric suggests, or null where the metric abstains. Never a mark [SC7]. */
export function suggestedLevel(
  criterion: Extract<Criterion, { kind: 'hybrid' }>,
  analysis: Pick<Analysis, 'metrics'>,
): number | null {
  const metric = analysis.metrics.find(({ name }) => name === criterion.metric);
  if (metric === undefined || metric.kind === 'abstained') return null;
  const points = metricShare(criterion, metric.value).mul(maxMilliPoints(criterion)).div(1000);
  const levels = levelsOf(criterion);
  return (levels.findLast((level) => points.gte(level.milliPoints)) ?? levels[0])?.level ?? null;
}
