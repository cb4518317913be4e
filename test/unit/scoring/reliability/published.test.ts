import { describe, expect, test } from 'vitest';
import { fleissKappa } from '#scoring/reliability/fleiss-kappa';
import { icc } from '#scoring/reliability/icc';
import { krippendorff } from '#scoring/reliability/krippendorff';
import { markTable } from '#scoring/reliability/mark-table';
import { totalsOf } from '#scoring/reliability/totals';
import { unitsOf } from '#scoring/reliability/units';
import { estimated, fixtureMarks, oneCriterion } from '../../../support/marks.ts';

/** Fleiss 1971, table 1: 30 patients × 5 diagnoses, six psychiatrists each. */
const fleiss1971 =
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006'
    .split(' ')
    .map((patient) =>
      [...patient].flatMap((count, diagnosis) => Array.from({ length: Number(count) }, () => diagnosis)),
    );

/** Krippendorff 2011, example C: four observers, twelve units, gaps. */
const _ = null;
const krippendorff2011 = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
];
const byUnit = Array.from({ length: 12 }, (_unit, u) => krippendorff2011.map((observer) => observer[u] ?? null));

describe('[ST1] published examples', () => {
  test('Shrout & Fleiss 1979, six targets × four judges', () => {
    const found = icc(totalsOf(markTable(fixtureMarks('shrout-fleiss'))));
    const rounded = Object.fromEntries(
      Object.entries(found).map(([form, value]) => [form, Number(estimated(value).value.toFixed(2))]),
    );
    expect(rounded).toEqual({
      'ICC(1,1)': 0.17,
      'ICC(2,1)': 0.29,
      'ICC(3,1)': 0.71,
      'ICC(1,k)': 0.44,
      'ICC(2,k)': 0.62,
      'ICC(3,k)': 0.91,
    });
  });

  test('Krippendorff 2011: nominal 0.743, ordinal 0.815, interval 0.849', () => {
    const found = krippendorff(unitsOf(markTable(oneCriterion(byUnit))), 1);
    expect(estimated(found.nominal).value).toBeCloseTo(0.743, 3);
    expect(estimated(found.ordinal).value).toBeCloseTo(0.815, 3);
    expect(estimated(found.interval).value).toBeCloseTo(0.849, 3);
    for (const { low, value, high } of Object.values(found).map(estimated)) {
      expect(low).toBeLessThan(value);
      expect(high).toBeLessThanOrEqual(1);
    }
  });

  test('Fleiss 1971: kappa 0.430', () => {
    const found = fleissKappa(unitsOf(markTable(oneCriterion(fleiss1971))));
    expect(found.units).toBe(30);
    expect(estimated(found.estimate).value).toBeCloseTo(0.43, 3);
  });
});
