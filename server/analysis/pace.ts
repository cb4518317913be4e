import type { Gaps } from './gaps.ts';
import { HOP_MS } from './sampling.ts';

/** Long enough for a rate to be steady, short enough to show where a host rushes. */
const WINDOW_MS = 12_000;
/** A window of which half is missing says nothing. */
const MIN_OBSERVED_MS = WINDOW_MS / 2;

/**
 * Syllables per minute, pauses included, over the 12 s that end at each whole second; the window looks back so that
 * the live curve and the final one agree. Windows that are mostly gap are left out.
 */
export function paceCurve(
  nuclei: readonly number[],
  durationMs: number,
  gaps: Gaps,
): { atMs: number; value: number }[] {
  const points = [];
  let first = 0;
  let end = 0;
  for (let atMs = WINDOW_MS; atMs <= durationMs; atMs += 1000) {
    while (end < nuclei.length && (nuclei[end] ?? 0) * HOP_MS < atMs) end += 1;
    while (first < end && (nuclei[first] ?? 0) * HOP_MS < atMs - WINDOW_MS) first += 1;
    const observedMs = WINDOW_MS - gaps.overlapMs(atMs - WINDOW_MS, atMs);
    if (observedMs >= MIN_OBSERVED_MS) points.push({ atMs, value: ((end - first) * 60_000) / observedMs });
  }
  return points;
}
