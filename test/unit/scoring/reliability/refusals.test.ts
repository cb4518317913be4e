import { describe, expect, test } from 'vitest';
import { type MarkRow, ReliabilityReport } from '#contract/reliability';
import { reliabilityReport } from '#scoring/reliability/reliability-report';
import { oneCriterion, raschCohort } from '../../../support/marks.ts';

const report = (rows: MarkRow[]): ReliabilityReport => ReliabilityReport.parse(reliabilityReport(rows));
const grid = (candidates: number, examiners: number, points: (p: number, r: number) => number | null) =>
  oneCriterion(Array.from({ length: candidates }, (_, p) => Array.from({ length: examiners }, (_, r) => points(p, r))));

describe('[ST4] what cannot be told is abstained, each with its reason', () => {
  test('two candidates: nothing but the design', () => {
    const found = report(grid(2, 2, (p, r) => p + r));
    expect(found.design).toMatchObject({
      candidates: 2,
      examiners: 2,
      observations: 4,
      complete: true,
      connected: true,
    });
    expect(found.icc['ICC(2,1)']).toEqual({ abstained: 'too_few_candidates' });
    expect(found.krippendorff.interval).toEqual({ abstained: 'too_few_common_units' });
    expect(found.kappa.fleiss).toEqual({ abstained: 'too_few_common_units' });
    expect(found.cronbachAlpha).toEqual({ abstained: 'too_few_criteria' });
    expect(found.gStudy).toEqual({ abstained: 'too_few_candidates' });
    expect(found.rasch).toEqual({ abstained: 'too_few_candidates' });
  });

  test('everyone gets the same', () => {
    const found = report(grid(20, 3, () => 7));
    for (const form of Object.values(found.icc)) expect(form).toEqual({ abstained: 'no_variance' });
    for (const alpha of Object.values(found.krippendorff)) expect(alpha).toEqual({ abstained: 'no_variance' });
    expect(found.kappa.fleiss).toEqual({ abstained: 'no_variance' });
    expect(found.kappa.cohen).toMatchObject([{ unweighted: { abstained: 'no_variance' } }, {}, {}]);
    expect(found.gStudy).toEqual({ abstained: 'no_variance' });
    expect(found.rasch).toEqual({ abstained: 'no_variance' });
  });

  test('each candidate had one examiner: examiners and candidates cannot be told apart', () => {
    const found = report(grid(30, 3, (p, r) => (p % 3 === r ? p % 5 : null)));
    expect(found.icc['ICC(2,1)']).toEqual({ abstained: 'one_examiner_per_candidate' });
    expect(found.krippendorff.nominal).toEqual({ abstained: 'too_few_common_units' });
    expect(found.kappa.cohen).toMatchObject([{ units: 0, unweighted: { abstained: 'too_few_common_units' } }, {}, {}]);
    expect(found.gStudy).toEqual({ abstained: 'not_identified' });
    expect(found.design).toMatchObject({ connected: false, subsets: [['E0'], ['E1'], ['E2']] });
  });

  test('a scale of points is no set of categories', () => {
    const found = report(grid(100, 3, (p, r) => p + r / 10));
    expect(found.kappa.fleiss).toEqual({ abstained: 'too_many_categories' });
    expect(found.kappa.cohen).toEqual({ abstained: 'too_many_categories' });
    expect(found.rasch).toEqual({ abstained: 'too_many_categories' });
    expect(found.icc['ICC(2,1)']).toMatchObject({ value: expect.closeTo(1, 3) });
  });

  test('an examiner with hardly any marks keeps Rasch from guessing', () => {
    const { rows } = raschCohort({ candidates: 40, examiners: 3, criteria: 3, seed: 4 });
    expect(report(rows.filter((row) => row.examiner !== 'E2' || row.candidate < 'C0003')).rasch).toEqual({
      abstained: 'too_few_observations',
    });
  });

  test('nobody was marked on every criterion: no alpha', () => {
    const { rows } = raschCohort({ candidates: 40, examiners: 3, criteria: 3, seed: 4 });
    const found = report(rows.filter((row) => Number(row.candidate.slice(1)) % 3 !== Number(row.criterion.slice(1))));
    expect(found.cronbachAlpha).toEqual({ abstained: 'too_few_complete_candidates' });
    expect(found.sem).toEqual({ abstained: 'too_few_complete_candidates' });
    expect(found.design.totals).toEqual({ complete: 0, prorated: 120, leftOut: 0 });
  });

  test('totals with fewer than half of the criteria are left out', () => {
    const { rows } = raschCohort({ candidates: 40, examiners: 3, criteria: 4, seed: 4 });
    const found = report(rows.filter((row) => row.examiner !== 'E0' || row.criterion === 'K1'));
    expect(found.design.totals).toEqual({ complete: 80, prorated: 0, leftOut: 40 });
    expect(found.icc['ICC(1,1)']).toHaveProperty('value');
  });

  test('a pair of perfect opposites has the kappas that the formulas give, and huge or negative points don’t upset anything', () => {
    const found = report(grid(20, 2, (p, r) => ((p + r) % 2 === 0 ? 1e6 : -1e6)));
    expect(found.kappa.cohen).toMatchObject([{ unweighted: { value: -1 }, quadratic: { value: -1 } }]);
    expect(found.icc['ICC(3,1)']).toMatchObject({ value: -1 });
  });
});
