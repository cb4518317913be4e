import { describe, expect, test } from 'vitest';
import { IccForm, isAbstained, type MarkRow } from '#contract/reliability';
import { cohenKappas } from '#scoring/reliability/cohen-kappa';
import { cronbachAlpha } from '#scoring/reliability/cronbach-alpha';
import { chiSquareTail, fQuantile, tQuantile } from '#scoring/reliability/distributions';
import { gStudy } from '#scoring/reliability/g-study';
import { icc } from '#scoring/reliability/icc';
import { markTable } from '#scoring/reliability/mark-table';
import { totalsOf } from '#scoring/reliability/totals';
import { twoWayReml } from '#scoring/reliability/two-way-reml';
import { unitsOf } from '#scoring/reliability/units';
import { subsetsOf } from '#scoring/reliability/design';
import { rasch } from '#scoring/reliability/rasch/rasch';
import { estimated, fixtureMarks, reference, references } from '../../../support/marks.ts';

/** Compared with R (psych, lme4, eRm) on data made by test/fixtures/reliability/make.R; versions are in reference.csv. */
const names = { value: 'value', low: 'low', high: 'high' } as const;
const complete = ['shrout-fleiss', 'complete', 'ties', 'skewed'];
const facetNames: Readonly<Record<string, string>> = {
  candidate: 'candidate',
  examiner: 'examiner',
  criterion: 'criterion',
  candidateExaminer: 'candidate:examiner',
  candidateCriterion: 'candidate:criterion',
  examinerCriterion: 'examiner:criterion',
  residual: 'Residual',
};
const componentsOf = (rows: MarkRow[]): Map<string, number> => {
  const study = gStudy(markTable(rows));
  if (isAbstained(study)) throw new Error(study.abstained);
  return new Map(study.components.map(({ facet, estimate }) => [facetNames[facet] ?? '', estimate]));
};

describe('[ST1] against R', () => {
  test.each(complete)('intraclass correlations and intervals of %s are those of psych::ICC', (set) => {
    const found = icc(totalsOf(markTable(fixtureMarks(set))));
    // The same closed formulas: what differs is rounding, and R's qf in the last digits.
    for (const form of IccForm.options)
      for (const name of Object.values(names))
        expect(estimated(found[form])[name], `${form} ${name}`).toBeCloseTo(reference(set, `${form} ${name}`), 8);
  });

  test.each(['complete', 'ties', 'skewed'])(
    'Cronbach’s alpha, its interval and the SEM of %s are those of psych',
    (set) => {
      const { alpha, sem } = cronbachAlpha(markTable(fixtureMarks(set)));
      for (const name of Object.values(names))
        expect(estimated(alpha)[name], name).toBeCloseTo(reference(set, `alpha ${name}`), 8);
      expect(estimated(sem).value).toBeCloseTo(reference(set, 'sem value'), 8);
    },
  );

  test.each(complete)('Cohen’s kappa and quadratic kappa of %s are those of psych::cohen.kappa', (set) => {
    const table = markTable(fixtureMarks(set));
    const found = cohenKappas(unitsOf(table), table.examiners);
    const [pair] = isAbstained(found) ? [] : found;
    if (set === 'shrout-fleiss')
      return expect(pair).toMatchObject({ unweighted: { abstained: 'too_few_common_units' } });
    expect(estimated(pair?.unweighted).value).toBeCloseTo(reference(set, 'kappa value'), 10);
    // psych cuts its interval at the kappa's own value when rounding makes the variance negative; ours is the same formula.
    expect(estimated(pair?.unweighted).low).toBeCloseTo(reference(set, 'kappa low'), 6);
    expect(estimated(pair?.unweighted).high).toBeCloseTo(reference(set, 'kappa high'), 6);
    expect(estimated(pair?.quadratic).value).toBeCloseTo(reference(set, 'kappaQuadratic value'), 10);
  });

  test('[ST3] variance components of totals where each examiner saw a third of the candidates are lme4’s REML', () => {
    const totals = totalsOf(markTable(fixtureMarks('panels')));
    const found = twoWayReml({
      many: totals.candidate,
      few: totals.examiner,
      manyLevels: totals.candidates,
      fewLevels: totals.examiners,
      value: totals.total,
    });
    // Both stop where the likelihood is flat to about 1e-10: components agree to a few in 10⁵.
    for (const [component, name] of [
      ['many', 'candidate'],
      ['few', 'examiner'],
      ['residual', 'Residual'],
    ] as const)
      expect((found?.[component] ?? 0) / reference('panels', `total ${name}`), name).toBeCloseTo(1, 4);
  });

  test.each(['complete', 'ties', 'skewed'])(
    'the G study’s components of %s are lme4’s REML: balanced, and none negative, both are the ANOVA’s',
    (set) => {
      const found = componentsOf(fixtureMarks(set));
      for (const [name, estimate] of found) expect(estimate, name).toBeCloseTo(reference(set, `component ${name}`), 3);
    },
  );

  test.each(['panels', 'missing-at-random'])('[ST3] on %s the analogous ANOVA is near lme4’s REML', (set) => {
    const found = componentsOf(fixtureMarks(set));
    const all = [...found.keys()].reduce((sum, name) => sum + reference(set, `component ${name}`), 0);
    // Two estimators, both consistent: they differ by less than a tenth of the whole variance, most of it in the few-level examiner.
    for (const [name, estimate] of found)
      expect(Math.abs(estimate - reference(set, `component ${name}`)) / all, name).toBeLessThan(0.1);
  });

  test('[ST2] severities and difficulties are eRm’s, with its standard errors', () => {
    const table = markTable(fixtureMarks('rasch'));
    const found = rasch(table, subsetsOf(table));
    if (isAbstained(found)) throw new Error(found.abstained);
    // eRm conditions on raw scores, ours integrates over normal abilities: both consistent. Conditioning loses a
    // little information, so its errors are a few per cent larger; the calibration of ours is proved in rasch.test.ts.
    for (const { label, measure, standardError } of found.examiners) {
      expect(Math.abs(measure - reference('rasch', `severity ${label}`)), label).toBeLessThan(0.01);
      expect(Math.abs(standardError / reference('rasch', `severity ${label} SE`) - 1), label).toBeLessThan(0.1);
    }
    for (const { label, measure, standardError } of found.criteria) {
      expect(Math.abs(measure - reference('rasch', `difficulty ${label}`)), label).toBeLessThan(0.01);
      expect(Math.abs(standardError / reference('rasch', `difficulty ${label} SE`) - 1), label).toBeLessThan(0.1);
    }
  });

  test('quantiles and tails are R’s', () => {
    for (const { set, name, value } of references) {
      if (set !== 'distributions') continue;
      const [kind, ...rest] = name.split(' ');
      const [a = 0, b = 0, c = 0] = rest.map(Number);
      const ours = kind === 'qf' ? fQuantile(a, b, c) : kind === 'qt' ? tQuantile(a, b) : chiSquareTail(a, b);
      expect(ours / Number(value), name).toBeCloseTo(1, 9);
    }
  });
});
