import type { z } from 'zod';
import type { AbstainReason, Metric, MetricName } from '#contract/metric';
import { MediaSpan } from '#contract/time';
import type { Span } from './gaps.ts';

/** A metric before the contract has checked it; checking once, at the end, is what keeps a snapshot cheap. */
export type MetricDraft = z.input<typeof Metric>;

/** Most spans that one metric shows as evidence; the contract's limit. */
const MAX_EVIDENCE = 500;

type Shown = { evidence?: readonly Span[]; uncertainty?: number | null; estimated?: boolean };

/** A measured value; of too much evidence the longest spans are kept. */
export function measured(
  name: MetricName,
  value: number,
  { evidence = [], uncertainty = null, estimated = false }: Shown = {},
): MetricDraft {
  return {
    kind: 'measured',
    name,
    value,
    uncertainty,
    estimated,
    evidence: longest(evidence, MAX_EVIDENCE).map(wholeSpan),
  };
}

export const abstained = (name: MetricName, reason: AbstainReason): MetricDraft => ({
  kind: 'abstained',
  name,
  reason,
});

/** The `count` longest spans, in order of time. */
export function longest(spans: readonly Span[], count: number): readonly Span[] {
  if (spans.length <= count) return spans;
  const length = (span: Span): number => span.toMs - span.fromMs;
  return [...spans]
    .sort((a, b) => length(b) - length(a))
    .slice(0, count)
    .sort((a, b) => a.fromMs - b.fromMs);
}

const wholeMs = (ms: number): number => Math.max(0, Math.round(ms));
/** A span in whole milliseconds. */
export const wholeSpan = ({ fromMs, toMs }: Span): Span => ({ fromMs: wholeMs(fromMs), toMs: wholeMs(toMs) });
/** A span as the contract has it. */
export const mediaSpan = (span: Span): MediaSpan => MediaSpan.parse(wholeSpan(span));
