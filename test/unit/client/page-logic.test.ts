import { expect, test } from 'vitest';
import { stageOf, noProgress } from '../../../client/candidate/stage.ts';
import { niceTicks } from '../../../client/reviewer/time-axis.ts';
import { tokenIn } from '../../../client/seat/seat-token.ts';

test('a token is found in a whole link and in the token alone', () => {
  expect(tokenIn('  https://exam.example/seat#abcdefghijkl \n')).toBe('abcdefghijkl');
  expect(tokenIn('abcdefghijkl')).toBe('abcdefghijkl');
});

test('a link without a token, a sentence or a stub is none', () => {
  expect(tokenIn('https://exam.example/seat')).toBeNull();
  expect(tokenIn('请打开 这个链接')).toBeNull();
  expect(tokenIn('#abc')).toBeNull();
  expect(tokenIn('')).toBeNull();
});

test('a reload while live goes straight back to the performance, whatever the page remembers', () => {
  expect(stageOf('live', noProgress)).toBe('live');
  expect(stageOf('paused', noProgress)).toBe('live');
  expect(stageOf('preparing', noProgress)).toBe('devices');
  expect(stageOf('preparing', { devicesReady: true, briefReady: true, briefSince: 1 })).toBe('waiting');
});

test('the ruler has round moments, about a dozen at most', () => {
  expect(niceTicks(67_000)).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
  for (const ms of [1000, 90_000, 600_000, 7_200_000]) expect(niceTicks(ms).length).toBeLessThanOrEqual(13);
});
