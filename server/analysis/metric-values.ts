import type { AbstainReason, Metric, MetricName } from '#contract/metric';
import { MediaTime } from '#contract/time';
import type { Span } from './gaps.ts';

/** Most spans that one metric shows as evidence; the contract's limit. */
const MAX_EVIDENCE = 500;

type Shown = { evidence?: readonly Span[]; uncertainty?: number | null; estimated?: boolean };

/** A measured value; of too much evidence the longest spans are kept. */
export function measured(
  name: MetricName,
  value: number,
  { evidence = [], uncertainty = null, estimated = false }: Shown = {},
): Metric {
  return {
    kind: 'measured',
    name,
    value,
    uncertainty,
    estimated,
    evidence: longest(evidence, MAX_EVIDENCE).map(mediaSpan),
  };
}

export const abstained = (name: MetricName, reason: AbstainReason): Metric => ({ kind: 'abstained', name, reason });

/** The `count` longest spans, in order of time. */
export function longest(spans: readonly Span[], count: number): readonly Span[] {
  if (spans.length <= count) return spans;
  const length = (span: Span): number => span.toMs - span.fromMs;
  return [...spans]
    .sort((a, b) => length(b) - length(a))
    .slice(0, count)
    .sort((a, b) => a.fromMs - b.fromMs);
}

const mediaTime = (ms: number): MediaTime => MediaTime.parse(Math.max(0, Math.round(ms)));
export const mediaSpan = (span: Span): { fromMs: MediaTime; toMs: MediaTime } => ({
  fromMs: mediaTime(span.fromMs),
  toMs: mediaTime(span.toMs),
});
export const curvePoint = (point: { atMs: number; value: number }): { atMs: MediaTime; value: number } => ({
  atMs: mediaTime(point.atMs),
  value: point.value,
});
