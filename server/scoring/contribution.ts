import type { Contribution, PanelMark, ScoreBundle } from '#contract/result';
import { type Criterion, maxMilliPoints } from '#contract/rubric';
import { metricShare } from './curve.ts';
import { exact, type Fraction } from './exact.ts';
import { combinePanel, pointsOf, settleDispute, spreadOf } from './panel.ts';

/** Points are null where the criterion abstains: it is not counted, and not a zero. */
export type Counted = { contribution: Contribution; points: Fraction | null };

/** What one criterion gives, and every mark or measurement that it comes from. */
export function contributionOf(criterion: Criterion, bundle: ScoreBundle): Counted {
  if (criterion.kind !== 'measured') return judged(criterion, bundle);
  const metric = bundle.analysis?.metrics.find(({ name }) => name === criterion.metric);
  if (metric?.kind === 'measured') return measured(criterion, metric);
  const marked = bundle.sheets.some(({ marks }) => marks.some(({ criterionId }) => criterionId === criterion.id));
  if (marked && bundle.exam.abstained === 'examiners_mark') return judged(criterion, bundle);
  return {
    contribution: {
      criterionId: criterion.id,
      maxMilliPoints: criterion.milliPoints,
      milliPoints: '0',
      source: { kind: 'abstained', metric: criterion.metric, reason: metric?.reason ?? 'failed' },
    },
    points: null,
  };
}

type Metric = Extract<NonNullable<ScoreBundle['analysis']>['metrics'][number], { kind: 'measured' }>;

function measured(criterion: Extract<Criterion, { kind: 'measured' }>, metric: Metric): Counted {
  const share = metricShare(criterion, metric.value);
  const points = share.mul(criterion.milliPoints).div(1000);
  return {
    contribution: {
      criterionId: criterion.id,
      maxMilliPoints: criterion.milliPoints,
      milliPoints: exact(points),
      source: {
        kind: 'measured',
        metric: metric.name,
        value: metric.value,
        perMille: exact(share),
        evidence: metric.evidence,
      },
    },
    points,
  };
}

function judged(criterion: Criterion, { exam, sheets, adjudications }: ScoreBundle): Counted {
  const { panel } = exam;
  const marks = sheets.flatMap(({ examinerId, marks: own }) =>
    own
      .filter((mark) => mark.criterionId === criterion.id)
      .map(({ level }): PanelMark => ({ examinerId, level, milliPoints: pointsOf(criterion, level) })),
  );
  const spreadMilliPoints = spreadOf(marks.map(({ milliPoints }) => milliPoints));
  const base = { criterionId: criterion.id, maxMilliPoints: maxMilliPoints(criterion) };
  const settled = adjudications.find(({ criterionId }) => criterionId === criterion.id);
  if (settled === undefined) {
    const points = combinePanel(marks, panel);
    const source = { kind: 'panel' as const, marks, combine: panel.combine, spreadMilliPoints };
    return { contribution: { ...base, milliPoints: exact(points), source }, points };
  }
  const ruling: PanelMark = {
    examinerId: settled.by,
    level: settled.level,
    milliPoints: pointsOf(criterion, settled.level),
  };
  const { points, counted } = settleDispute(criterion, marks, ruling, panel);
  const source = {
    kind: 'adjudicated' as const,
    marks,
    spreadMilliPoints,
    ruling,
    reason: settled.reason,
    rule: panel.resolve,
    counted,
  };
  return { contribution: { ...base, milliPoints: exact(points), source }, points };
}
