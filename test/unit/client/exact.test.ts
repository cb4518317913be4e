import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barPercent, floorDecimal, fractionOf, pointsShown } from '../../../client/result/exact.ts';

test('[SC6] a score is shown with one decimal and rounded down, never up', () => {
  expect(floorDecimal('5999/100', 1)).toBe('59.9');
  expect(floorDecimal('60', 1)).toBe('60.0');
  expect(floorDecimal('1799999/30000', 1)).toBe('59.9');
  expect(floorDecimal('1/3', 1)).toBe('0.3');
  expect(floorDecimal('0', 1)).toBe('0.0');
});

test('[SC6] rounding down goes below zero too', () => {
  expect(floorDecimal('-1/3', 1)).toBe('-0.4');
  expect(floorDecimal('-2', 1)).toBe('-2.0');
});

test('[SC6] what is shown is never more than the score, and less by under one step', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
      const tenths = BigInt(floorDecimal(`${n}/${d}`, 1).replace('.', ''));
      expect(tenths * d <= n * 10n && (tenths + 1n) * d > n * 10n).toBe(true);
    }),
  );
});

test('points drop the zeros they do not need', () => {
  expect(pointsShown('13000')).toBe('13');
  expect(pointsShown('26000/3')).toBe('8.66');
  expect(pointsShown('5500')).toBe('5.5');
  expect(pointsShown('100000')).toBe('100');
});

test('a fraction without a denominator is whole', () => {
  expect(fractionOf('7')).toEqual({ n: 7n, d: 1n });
});

test('a bar stays within its track', () => {
  expect(barPercent('50', 100)).toBe(50);
  expect(barPercent('1/3', 1)).toBeCloseTo(33.33, 2);
  expect(barPercent('150', 100)).toBe(100);
  expect(barPercent('-5', 100)).toBe(0);
  expect(barPercent('5', 0)).toBe(0);
});
