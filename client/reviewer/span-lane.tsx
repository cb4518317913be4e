import type { MediaSpan } from '#contract/time';
import { clockFace } from '../connection/clock.ts';
import classes from './lanes.module.css';
import { percentAt, type Axis } from './time-axis.ts';

type Stretch = { span: MediaSpan; kind: 'pause' | 'gap'; label: string };

/** Stretches of time: pauses in speech, gaps in the recording. */
export function SpanLane({ axis, spans }: { axis: Axis; spans: readonly Stretch[] }) {
  return spans.map(({ span, kind, label }) => (
    <span
      key={`${kind}-${span.fromMs}`}
      className={classes.span}
      data-kind={kind}
      title={`${label} ${clockFace(span.fromMs)}–${clockFace(span.toMs)}`}
      style={{ insetInlineStart: percentAt(axis, span.fromMs), width: percentAt(axis, span.toMs - span.fromMs) }}
    />
  ));
}
