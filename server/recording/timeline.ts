import type { Gap } from '#contract/http';
import { Gap as GapSchema } from '#contract/http';

/** A stretch in which the recording holds picture or sound, ms of media time. */
export type Covered = { fromMs: number; toMs: number };
export type Paused = Covered;

/** Shorter silences between fragments are packet timing, not gaps. */
export const GAP_FLOOR_MS = 500;

/**
 * What is missing of [0, durationMs): gaps stay gaps, each with its cause [RE4].
 * Time inside a pause is a `pause`; `serverDown` stretches are the server's; what else is missing, the candidate's line.
 */
export function gapsOf(
  durationMs: number,
  covered: readonly Covered[],
  pauses: readonly Paused[],
  serverDown: readonly Covered[],
): Gap[] {
  const gaps: Gap[] = [];
  let at = 0;
  for (const stretch of [...covered, { fromMs: durationMs, toMs: durationMs }].toSorted(
    (a, b) => a.fromMs - b.fromMs,
  )) {
    const toMs = Math.min(stretch.fromMs, durationMs);
    if (toMs - at > GAP_FLOOR_MS) gaps.push(...split(at, toMs, pauses, serverDown));
    at = Math.max(at, stretch.toMs);
  }
  return gaps;
}

function split(fromMs: number, toMs: number, pauses: readonly Paused[], serverDown: readonly Covered[]): Gap[] {
  const edges = new Set([fromMs, toMs]);
  for (const stretch of [...pauses, ...serverDown])
    for (const edge of [stretch.fromMs, stretch.toMs]) if (edge > fromMs && edge < toMs) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  const gaps: Gap[] = [];
  for (const [i, start] of sorted.entries()) {
    const end = sorted[i + 1];
    if (end === undefined) break;
    const within = (stretch: Covered) => start >= stretch.fromMs && end <= stretch.toMs;
    const cause = pauses.some(within) ? 'pause' : serverDown.some(within) ? 'server' : 'candidate_line';
    const last = gaps.at(-1);
    if (last !== undefined && last.cause === cause)
      gaps[gaps.length - 1] = GapSchema.parse({ span: { fromMs: last.span.fromMs, toMs: end }, cause });
    else gaps.push(GapSchema.parse({ span: { fromMs: start, toMs: end }, cause }));
  }
  return gaps;
}
