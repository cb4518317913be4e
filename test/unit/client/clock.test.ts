import { expect, test } from 'vitest';
import { SittingClock } from '#contract/sitting';
import { betterOffset, clockFace, elapsedMs, leftFace, remainingMs } from '../../../client/connection/clock.ts';

const clock = (runningSince: number | null, elapsedBeforeMs: number): SittingClock =>
  SittingClock.parse({ serverNow: 0, runningSince, elapsedBeforeMs, allowedMs: 300_000 });

test('pauses do not count: a stopped clock stands', () => {
  expect(elapsedMs(clock(null, 12_000), 999_999)).toBe(12_000);
});

test('a running clock adds the present stretch to what was before', () => {
  expect(elapsedMs(clock(50_000, 12_000), 53_500)).toBe(15_500);
});

test('a clock that is corrected backwards never shows negative time', () => {
  expect(elapsedMs(clock(50_000, 0), 49_000)).toBe(0);
});

test('time left ends at zero', () => {
  expect(remainingMs(clock(0, 0), 400_000)).toBe(0);
  expect(remainingMs(clock(0, 0), 100_000)).toBe(200_000);
});

test('elapsed time is rounded down, time left up', () => {
  expect(clockFace(192_999)).toBe('03:12');
  expect(leftFace(1)).toBe('00:01');
  expect(leftFace(0)).toBe('00:00');
  expect(clockFace(3_725_000)).toBe('1:02:05');
});

test('of several late readings of the server’s clock the least late one stands', () => {
  expect(betterOffset(null, 1000, 900)).toBe(100);
  expect(betterOffset(100, 2000, 1950)).toBe(100);
  expect(betterOffset(100, 2000, 1880)).toBe(120);
});
