import { describe, expect, test } from 'vitest';
import { angoff, MIN_ANGOFF_JUDGES } from '#scoring/cut-score/angoff';
import { borderlineRegression, MIN_REGRESSION_CANDIDATES } from '#scoring/cut-score/borderline-regression';
import { fixedCutScore } from '#scoring/cut-score/fixed-cut-score';
import { normals } from '../../support/marks.ts';

describe('a fixed cut score', () => {
  test('is what was decreed, without an interval', () => {
    expect(fixedCutScore({ cut: 60, maximum: 100 })).toEqual({
      kind: 'cut',
      method: 'fixed',
      cut: 60,
      standardError: null,
      interval: null,
    });
  });

  test.each([
    [-1, 'outside_scale'],
    [101, 'outside_scale'],
    [Number.NaN, 'not_finite'],
    [Number.POSITIVE_INFINITY, 'not_finite'],
  ])('[ST4] %s of 100 is refused', (cut, reason) => {
    expect(fixedCutScore({ cut, maximum: 100 })).toMatchObject({ kind: 'refused', reason });
  });
});

describe('Angoff', () => {
  const judges = [
    [3, 5, 2],
    [4, 5, 3],
    [3, 6, 2],
    [4, 4, 3],
    [3, 5, 1],
  ];
  const maximum = [5, 10, 5];

  test('[ST1] the mean of the judges’ totals, the standard error of that mean and Student’s interval', () => {
    // Totals 10, 12, 11, 11, 9: mean 10.6, SD 1.140; SE 0.510; t(0.975, 4) = 2.776.
    const found = angoff({ expected: judges, maximum });
    expect(found).toMatchObject({
      kind: 'cut',
      cut: expect.closeTo(10.6, 12),
      standardError: expect.closeTo(0.5099, 4),
      interval: { low: expect.closeTo(9.184, 3), high: expect.closeTo(12.016, 3) },
      judgeTotals: [10, 12, 11, 11, 9],
      itemMeans: [3.4, 5, 2.2],
    });
  });

  test.each([
    ['fewer judges than the least', { expected: judges.slice(0, MIN_ANGOFF_JUDGES - 1), maximum }, 'too_few_judges'],
    ['no items', { expected: judges.map(() => []), maximum: [] }, 'too_few_items'],
    ['a judge who skipped an item', { expected: [...judges, [1, 2]], maximum }, 'ragged_table'],
    ['more points than the item has', { expected: [...judges, [6, 1, 1]], maximum }, 'outside_scale'],
    ['negative points', { expected: [...judges, [-1, 1, 1]], maximum }, 'outside_scale'],
    ['no number', { expected: [...judges, [Number.NaN, 1, 1]], maximum }, 'not_finite'],
  ])('[ST4] %s: refused', (_name, input, reason) => {
    expect(angoff(input)).toMatchObject({ kind: 'refused', reason, detail: expect.any(String) });
  });
});

describe('borderline regression', () => {
  const { uniform, normal } = normals(7);
  const pairs = Array.from({ length: 120 }, () => {
    const rating = 1 + Math.floor(uniform() * 5);
    return { rating, total: Math.min(100, Math.max(0, 30 + 10 * rating + 5 * normal())) };
  });
  const input = { pairs, borderline: 2, maximum: 100, seed: 1 };

  test('[ST1] the total at the borderline rating on the least-squares line, with a seeded bootstrap interval', () => {
    const found = borderlineRegression(input);
    if (found.kind === 'refused') throw new Error(found.reason);
    // Drawn about a line through 50 points at rating 2: three standard errors of it at most.
    expect(Math.abs(found.cut - 50)).toBeLessThan(3 * (found.standardError ?? 0));
    expect(Math.abs(found.slope - 10)).toBeLessThan(1);
    expect(found.interval?.low).toBeLessThan(found.cut);
    expect(found.interval?.high).toBeGreaterThan(found.cut);
    // σ √(1/n + (x − x̄)²/Sxx) = 5 √(1/120 + 1/240) ≈ 0.56 points.
    expect(found.standardError).toBeGreaterThan(0.4);
    expect(found.standardError).toBeLessThan(0.8);
    expect(borderlineRegression(input)).toEqual(found);
  });

  test('points on a line give the line', () => {
    const exact = Array.from({ length: 40 }, (_, i) => ({ rating: 1 + (i % 4), total: 20 + 15 * (1 + (i % 4)) }));
    expect(borderlineRegression({ ...input, pairs: exact })).toMatchObject({
      cut: expect.closeTo(50, 9),
      rSquared: expect.closeTo(1, 9),
      standardError: expect.closeTo(0, 9),
    });
  });

  test.each([
    ['fewer candidates than the least', { pairs: pairs.slice(0, MIN_REGRESSION_CANDIDATES - 1) }, 'too_few_candidates'],
    ['one rating for all', { pairs: pairs.map((each) => ({ ...each, rating: 2 })) }, 'no_variance_of_ratings'],
    ['one total for all', { pairs: pairs.map((each) => ({ ...each, total: 50 })) }, 'no_variance_of_totals'],
    [
      'better ratings for worse totals',
      { pairs: pairs.map((each) => ({ ...each, total: 100 - each.total })) },
      'ratings_and_totals_disagree',
    ],
    [
      'a borderline that nobody is near',
      { pairs: pairs.map((each, i) => ({ ...each, rating: i === 0 ? 2 : 4 + (each.rating % 2) })) },
      'no_borderline_candidates',
    ],
    ['a borderline beyond all ratings', { borderline: 9 }, 'borderline_beyond_ratings'],
    ['a total beyond the scale', { maximum: 60 }, 'outside_scale'],
    ['no number', { borderline: Number.NaN }, 'not_finite'],
  ])('[ST4] %s: refused', (_name, change, reason) => {
    expect(borderlineRegression({ ...input, ...change })).toMatchObject({ kind: 'refused', reason });
  });
});
