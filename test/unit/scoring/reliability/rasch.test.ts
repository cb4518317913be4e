import { describe, expect, test } from 'vitest';
import { isAbstained, type MarkRow, type Rasch } from '#contract/reliability';
import { subsetsOf } from '#scoring/reliability/design';
import { markTable } from '#scoring/reliability/mark-table';
import { rasch } from '#scoring/reliability/rasch/rasch';
import { raschCohort } from '../../../support/marks.ts';

const measure = (rows: MarkRow[]): Rasch => {
  const table = markTable(rows);
  const found = rasch(table, subsetsOf(table));
  if (isAbstained(found)) throw new Error(found.abstained);
  return found;
};

describe('many-facet Rasch', () => {
  test.each([
    { candidates: 150, examiners: 5, criteria: 5 },
    { candidates: 200, examiners: 8, criteria: 4, panel: 2 },
  ])(
    '[SC9] severities and difficulties come back, as far off as their standard errors say: %o',
    (design) => {
      const off: number[] = [];
      for (let seed = 1; seed <= 10; seed += 1) {
        const truth = raschCohort({ ...design, seed: 7919 * seed });
        const found = measure(truth.rows);
        for (const [r, each] of found.examiners.entries())
          off.push((each.measure - (truth.severity[r] ?? 0)) / each.standardError);
        for (const [i, each] of found.criteria.entries())
          off.push((each.measure - (truth.difficulty[i] ?? 0)) / each.standardError);
      }
      // Standardised errors: root mean square 1; of 100 or more the chance error is about 0.07.
      const spread = Math.sqrt(off.reduce((sum, each) => sum + each * each, 0) / off.length);
      expect(spread).toBeGreaterThan(0.8);
      expect(spread).toBeLessThan(1.2);
      expect(off.filter((each) => Math.abs(each) < 1.96).length / off.length).toBeGreaterThan(0.88);
    },
    60_000,
  );

  test('abilities come back without bias, and the fit of model data is about 1', () => {
    const truth = raschCohort({ candidates: 400, examiners: 4, criteria: 6, seed: 11 });
    const found = measure(truth.rows);
    const off = found.candidates.map((each, p) => (each.measure - (truth.ability[p] ?? 0)) / each.standardError);
    expect(Math.abs(off.reduce((a, b) => a + b, 0) / off.length)).toBeLessThan(0.2);
    expect(Math.sqrt(off.reduce((sum, each) => sum + each ** 2, 0) / off.length)).toBeCloseTo(1, 0.7);
    for (const { infit, outfit } of [...found.examiners, ...found.criteria]) {
      // Abilities are estimated from the same marks, which takes a few per cent off.
      expect(infit).toBeGreaterThan(0.85);
      expect(infit).toBeLessThan(1.15);
      expect(outfit).toBeGreaterThan(0.8);
      expect(outfit).toBeLessThan(1.2);
    }
  });

  test('an examiner who marks at random has the largest outfit', () => {
    const found = measure(raschCohort({ candidates: 80, examiners: 5, criteria: 5, random: 2, seed: 3 }).rows);
    const worst = found.examiners.reduce((a, b) => ((b.outfit ?? 0) > (a.outfit ?? 0) ? b : a));
    expect(worst.label).toBe('E2');
    expect(worst.outfit).toBeGreaterThan(1.5);
  });

  test('the fair average undoes the panel: a weaker raw score from a severe panel can be the better performance', () => {
    const { rows } = raschCohort({ candidates: 200, examiners: 6, criteria: 5, panel: 2, seed: 9 });
    const found = measure(rows);
    const [severe, mild] = found.examiners
      .toSorted((a, b) => b.measure - a.measure)
      .flatMap((each, i) => (i === 0 || i === 5 ? [each] : []));
    expect(severe?.fairAverage).toBeLessThan(mild?.fairAverage ?? 0);
    for (const { measure: ability, fairAverage } of found.candidates)
      for (const other of found.candidates)
        if (other.measure > ability + 1e-9) expect(other.fairAverage).toBeGreaterThanOrEqual(fairAverage);
  });

  test('lowest and highest raw scores get finite measures, are marked, and have no fit', () => {
    const { rows } = raschCohort({ candidates: 60, examiners: 3, criteria: 4, seed: 5 });
    const extreme = rows.map((row) =>
      row.candidate === 'C0000' ? { ...row, points: 0 } : row.candidate === 'C0001' ? { ...row, points: 3 } : row,
    );
    const [lowest, highest] = measure(extreme).candidates;
    expect(lowest).toMatchObject({ extreme: true, infit: null, outfit: null });
    expect(highest).toMatchObject({ extreme: true, infit: null, outfit: null });
    expect(Number.isFinite(lowest?.measure) && Number.isFinite(highest?.measure)).toBe(true);
    expect(lowest?.standardError).toBeGreaterThan(0.5);
  });

  test('[SC10] examiners of two groups of candidates without a link: said so, and each in its subset', () => {
    const one = raschCohort({ candidates: 40, examiners: 2, criteria: 4, seed: 1 }).rows;
    const two = raschCohort({ candidates: 40, examiners: 2, criteria: 4, seed: 2 }).rows;
    const found = measure([
      ...one,
      ...two.map((row) => ({ ...row, candidate: `z${row.candidate}`, examiner: `z${row.examiner}` })),
    ]);
    expect(found.severitiesComparable).toBe('within_subsets');
    expect(found.examiners.map(({ subset }) => subset)).toEqual([0, 0, 1, 1]);
    expect(found.candidates[0]?.subset).toBe(0);
    expect(found.candidates.at(-1)?.subset).toBe(1);
  });

  test('points that are no whole numbers are ordered levels; a criterion on which all got the same is left out and named', () => {
    const { rows } = raschCohort({ candidates: 50, examiners: 3, criteria: 4, seed: 8 });
    const levels = [0, 0.5, 2.25, 10];
    const found = measure(
      rows.map((row) => ({ ...row, points: row.criterion === 'K3' ? 5 : (levels[row.points] ?? 0) })),
    );
    expect(found.leftOut).toEqual(['K3']);
    expect(found.criteria[0]?.categories).toEqual(levels);
    expect(found.criteria[0]?.steps.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
    expect(found.examiners.reduce((sum, each) => sum + each.measure, 0)).toBeCloseTo(0, 9);
    expect(found.criteria.reduce((sum, each) => sum + each.measure, 0)).toBeCloseTo(0, 9);
  });
});
