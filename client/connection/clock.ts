import type { SittingClock } from '#contract/sitting';

/**
 * Server time minus this machine's time, ms. A pushed time is always late by the line's delay and never early,
 * so the largest of what was seen is the nearest.
 */
export const betterOffset = (known: number | null, serverNow: number, receivedAt: number): number =>
  Math.max(known ?? Number.NEGATIVE_INFINITY, serverNow - receivedAt);

/** Live time so far, ms: pauses do not count. */
export const elapsedMs = (clock: SittingClock, serverNow: number): number =>
  clock.elapsedBeforeMs + (clock.runningSince === null ? 0 : Math.max(0, serverNow - clock.runningSince));

export const remainingMs = (clock: SittingClock, serverNow: number): number =>
  Math.max(0, clock.allowedMs - elapsedMs(clock, serverNow));

const two = (n: number): string => String(n).padStart(2, '0');

/** `03:12`, or `1:03:12` from an hour on; whole seconds, rounded down. */
export function clockFace(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const face = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${face}` : face;
}

/** Time left, rounded up: `00:00` is shown only when nothing is left. */
export const leftFace = (ms: number): string => clockFace(Math.ceil(ms / 1000) * 1000);
