import type { Gaps, Span } from './gaps.ts';
import { HOP_MS } from './sampling.ts';
import { MIN_PAUSE_HOPS, type SpeechMap } from './speech-stretches.ts';

/** Viewers of a livestream leave; three seconds without a word is dead air in broadcasting practice. */
const DEAD_AIR_MS = 3000;

/** Where nobody speaks, gaps of the recording left out. */
export type Silences = {
  /** Pauses of at least 250 ms between two stretches of speech; a gap between them makes it no pause, for what was said there is unknown. */
  pauses: Span[];
  /** Silences of at least 3 s wherever they are, the start and the end included. */
  deadAir: Span[];
};

/** Finds pauses and dead air between the stretches of speech. */
export function findSilences(map: SpeechMap, gaps: Gaps): Silences {
  const pauses: Span[] = [];
  const deadAir: Span[] = [];
  const edges = [{ from: 0, to: 0 }, ...map.stretches, { from: map.hops, to: map.hops }];
  for (let i = 1; i < edges.length; i += 1) {
    const silence = { fromMs: (edges[i - 1]?.to ?? 0) * HOP_MS, toMs: (edges[i]?.from ?? 0) * HOP_MS };
    const between = i > 1 && i < edges.length - 1;
    const parts = outsideGaps(silence, gaps);
    const whole = parts.length === 1 && parts[0]?.fromMs === silence.fromMs && parts[0].toMs === silence.toMs;
    if (between && whole && silence.toMs - silence.fromMs >= MIN_PAUSE_HOPS * HOP_MS) pauses.push(silence);
    for (const part of parts) if (part.toMs - part.fromMs >= DEAD_AIR_MS) deadAir.push(part);
  }
  return { pauses, deadAir };
}

function outsideGaps(span: Span, gaps: Gaps): Span[] {
  const parts: Span[] = [];
  let from = span.fromMs;
  for (const gap of gaps.spans) {
    if (gap.toMs <= span.fromMs || gap.fromMs >= span.toMs) continue;
    if (gap.fromMs > from) parts.push({ fromMs: from, toMs: gap.fromMs });
    from = gap.toMs;
  }
  if (from < span.toMs) parts.push({ fromMs: from, toMs: span.toMs });
  return parts;
}

/** Total length of the spans in ms. */
export const totalMs = (spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + span.toMs - span.fromMs, 0);
