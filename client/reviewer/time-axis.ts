/** The one axis of all lanes: media time from 0 to `durationMs`. */
export type Axis = { durationMs: number };

const STEPS_MS = [1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000];
const MOST_TICKS = 12;

/** Round moments for the ruler, at most about a dozen. */
export function niceTicks(durationMs: number): number[] {
  const step = STEPS_MS.find((each) => durationMs / each <= MOST_TICKS) ?? durationMs;
  return Array.from({ length: Math.floor(durationMs / step) + 1 }, (_, i) => i * step).filter(
    (at) => at <= durationMs * 0.97,
  );
}

export const percentAt = (axis: Axis, ms: number): string =>
  `${Math.min(100, Math.max(0, (ms / axis.durationMs) * 100))}%`;
