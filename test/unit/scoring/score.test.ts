import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scheme } from '#contract/exam';
import { ScoreBundle } from '#contract/result';
import { type Criterion, criteria } from '#contract/rubric';
import { canonical } from '#result/canonical';
import { conflictsOf, disputedCriteria } from '#scoring/agreement';
import { examFaults } from '#scoring/check-exam';
import { bandShareAt, shareAt } from '#scoring/curve';
import { cutPerMille } from '#scoring/cut';
import { Fraction } from '#scoring/exact';
import { combinePanel, settleDispute } from '#scoring/panel';
import { fallenToExaminers, scoreSitting } from '#scoring/score';
import { suggestedLevel } from '#scoring/suggest';
import {
  analysisOf,
  bundleOf,
  criterionId,
  firstRubric,
  mark,
  oneScheme,
  personId,
  sampleExam,
} from '../../support/samples.ts';

const named = oneScheme();
const rubric = firstRubric(named);
const seed = 42;
/** The first scheme's score. */
const scored = (bundle: ScoreBundle) => {
  const outcome = scoreSitting(ScoreBundle.parse(bundle));
  if (outcome.kind === 'refused') throw new Error(`${outcome.code} ${outcome.detail}`);
  const [scheme] = outcome.score.schemes;
  if (scheme === undefined) throw new Error('no scheme');
  return scheme;
};
const withPanel = (change: Partial<ScoreBundle['exam']['panel']>) =>
  oneScheme(
    (scheme) => scheme,
    (exam) => ({ ...exam, panel: { ...exam.panel, ...change } }),
  );
/** A panel that never disagrees by rule. */
const TOLERANT = { tolerancePerMille: 1000, criterionTolerancePerMille: 1000 };
const marksOf = (...milliPoints: number[]) =>
  milliPoints.map((points) => ({ examinerId: personId(), level: 1, milliPoints: points }));
const found = (id: string): Criterion => {
  const criterion = criteria(rubric).find((each) => each.id === id);
  if (criterion === undefined) throw new Error('the sample rubric changed');
  return criterion;
};
const changed =
  (id: string, change: (criterion: Criterion) => Criterion) =>
  (scheme: Scheme): Scheme => ({
    ...scheme,
    rubric: {
      ...scheme.rubric,
      domains: scheme.rubric.domains.map((domain) => ({
        ...domain,
        criteria: domain.criteria.map((criterion) => (criterion.id === id ? change(criterion) : criterion)),
      })),
    },
  });

describe('the score', () => {
  test('[SC1] three marks of 80, 80 and 100 % give the exact mean, a fraction and not a decimal', () => {
    expect(combinePanel(marksOf(8000, 8000, 10_000), { combine: 'mean' }).toFraction()).toBe('26000/3');
  });

  test.each([
    ['median', [1000, 9000, 8000], '8000'],
    ['median', [1000, 9000], '5000'],
    ['trimmed_mean', [1000, 6000, 7000, 8000, 100_000], '7000'],
    ['trimmed_mean', [0, 5000, 10_000], '5000'],
    ['mean', [1, 2], '3/2'],
  ] as const)('[SC2] the %s of %j is %s', (combine, points, expected) => {
    expect(combinePanel(marksOf(...points), { combine }).toFraction()).toBe(expected);
  });

  test('[SC2] full marks give 100, and the same bundle gives the same bytes', () => {
    const bundle = bundleOf(named, () => 4);
    expect(scored(bundle).percent).toBe('100');
    expect(canonical(scored(bundle))).toBe(canonical(scored(structuredClone(bundle))));
  });

  test('[SC6] the cut decides on the exact value: a hair below is not lifted', () => {
    const at = (perMille: number) =>
      scored(
        bundleOf(
          oneScheme((scheme) => ({
            ...scheme,
            cutScore: { method: 'fixed', perMille },
            borderlinePerMille: 5,
          })),
          () => 3,
        ),
      ).outcome;
    // Level 3 everywhere: 95 points of 80 % and 5 measured at full: 81 %.
    expect(at(810)).toBe('pass');
    expect(at(811)).toBe('borderline');
    expect(at(816)).toBe('fail');
  });

  test('[SC6] an Angoff cut is the exact mean of what the judges expect, weighted as the points are', () => {
    const expecting = (perMille: number) => Object.fromEntries(criteria(rubric).map(({ id }) => [id, perMille]));
    const scheme = oneScheme((each) => ({
      ...each,
      cutScore: {
        method: 'angoff',
        judges: [500, 550, 600, 650, 700].map((perMille, i) => ({
          judge: `judge-${i}`,
          expected: expecting(perMille),
        })),
      },
    })).exam.schemes[0];
    if (scheme === undefined) throw new Error('no scheme');
    expect(cutPerMille(scheme).toFraction()).toBe('600');
  });

  test('[SC6] failing a critical criterion fails the exam whatever the total', () => {
    const score = scored(bundleOf(named, (criterion) => (criterion === 'compliance' ? 1 : 4)));
    expect(score.failedCritical).toEqual(['compliance']);
    expect(score.outcome).toBe('fail');
  });

  test('[SC6] the band is the highest one reached, on the exact value', () => {
    const bandAt = (fromPerMille: number) =>
      scored(
        bundleOf(
          oneScheme((scheme) => ({
            ...scheme,
            bands: [{ id: 'good', title: { 'zh-CN': '良好', en: 'Good' }, fromPerMille }],
          })),
          () => 3,
        ),
      ).band;
    expect(bandAt(810)).toBe('good');
    expect(bandAt(811)).toBeNull();
  });

  test('[SC2] domain weights replace the points of the domains, exactly', () => {
    const weights = [1, 2, 7];
    const weighted = oneScheme((scheme) => ({
      ...scheme,
      rubric: {
        ...scheme.rubric,
        domains: scheme.rubric.domains.map((domain, i) => ({ ...domain, weight: weights[i] ?? 1 })),
      },
    }));
    const [first] = rubric.domains;
    const score = scored(
      bundleOf(weighted, (id) => (first?.criteria.some((criterion) => criterion.id === id) === true ? 4 : 3), null),
    );
    // A tenth of the whole at 100 %, the rest at 80 %.
    expect(score.percent).toBe('82');
    expect(score.domains.map(({ weightPerMille }) => weightPerMille)).toEqual(['100', '200', '700']);
  });

  test('[SC5] an abstained metric is not a zero: its weight goes to its domain', () => {
    const all3 = scored(bundleOf(named, () => 3, null));
    expect(all3.percent).toBe('80');
    expect(
      all3.domains.flatMap(({ contributions }) => contributions).find(({ criterionId: id }) => id === 'pace')?.source,
    ).toMatchObject({ kind: 'abstained' });
    expect(all3.automatedPerMille).toBe('0');
  });

  test('[SC5] or the criterion falls to the examiners, where the exam says so; without their marks nothing is scored', () => {
    const levels = [
      [1, 0],
      [2, 5000],
    ].map(([level = 0, milliPoints = 0]) => ({
      level,
      milliPoints,
      label: { 'zh-CN': '级', en: 'level' },
      descriptor: { 'zh-CN': '级', en: 'level' },
    }));
    const falling = oneScheme(
      changed('pace', (criterion) => ({ ...criterion, levels })),
      (exam) => ({ ...exam, abstained: 'examiners_mark' }),
    );
    const measured = bundleOf(falling, () => 3);
    expect(fallenToExaminers(measured)).toEqual([]);
    expect(scored(measured).percent).toBe('81');
    const abstained = bundleOf(falling, () => 3, null);
    expect(fallenToExaminers(abstained)).toEqual(['pace']);
    expect(scoreSitting(abstained)).toMatchObject({ kind: 'refused', code: 'sheet_incomplete' });
    const marked = {
      ...abstained,
      sheets: abstained.sheets.map((sheet) => ({ ...sheet, marks: [...sheet.marks, mark('pace', 1)] })),
    };
    const score = scored(marked);
    expect(score.percent).toBe('76');
    expect(score.automatedPerMille).toBe('0');
  });

  test('[SC5] whatever abstains, the score stays within the scale and the automated share within the cap', () => {
    const tolerant = withPanel(TOLERANT);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 30, maxLength: 30 }),
        fc.boolean(),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (levels, abstains, rate) => {
          let i = 0;
          const bundle = bundleOf(
            tolerant,
            (criterion) => (criterion === 'compliance' ? 4 : (levels[i++ % 30] ?? 1)),
            abstains ? null : analysisOf({ speechRateSyllPerMin: rate }),
          );
          // Outcomes that differ would go to adjudication; here only the arithmetic is asked for.
          const adjudications = disputedCriteria(bundle.exam, bundle.sheets).map((id) => ({
            criterionId: id,
            level: 2,
            by: personId(),
            reason: 'seen again',
          }));
          const score = scored({ ...bundle, adjudications });
          const percent = new Fraction(score.percent);
          expect(percent.gte(0) && percent.lte(100)).toBe(true);
          expect(new Fraction(score.automatedPerMille).lte(300)).toBe(true);
        },
      ),
      { seed },
    );
  });
});

describe('[SC3] disagreement', () => {
  test('a spread of totals beyond the tolerance is no mean', () => {
    const split = (tolerancePerMille: number) =>
      scoreSitting(
        bundleOf(withPanel({ ...TOLERANT, tolerancePerMille }), (_criterion, examiner) => (examiner === 0 ? 4 : 3)),
      );
    expect(split(150)).toMatchObject({ kind: 'refused', code: 'adjudication_needed' });
    expect(split(200)).toMatchObject({ kind: 'scored' });
  });

  test('the total and each wide criterion are conflicts, and rulings settle them', () => {
    const strict = withPanel({ tolerancePerMille: 150, criterionTolerancePerMille: 300 });
    const bundle = bundleOf(strict, (criterion, examiner) => (criterion === 'compliance' ? 4 : examiner === 0 ? 4 : 2));
    const conflicts = conflictsOf(strict.exam, bundle.sheets);
    expect(conflicts).toContainEqual(expect.objectContaining({ kind: 'total', criterionId: null }));
    const wide = conflicts.filter(({ kind }) => kind === 'criterion');
    expect(wide).toHaveLength(8);
    const adjudications = wide.flatMap(({ criterionId: id }) =>
      id === null ? [] : [{ criterionId: id, level: 3, by: personId(), reason: 'seen again' }],
    );
    const settled = scored({ ...bundle, adjudications });
    expect(
      settled.domains
        .flatMap(({ contributions }) => contributions)
        .filter(({ source }) => source.kind === 'adjudicated'),
    ).toHaveLength(8);
  });

  test('a split on a critical criterion is a conflict even when totals agree', () => {
    const bundle = bundleOf(withPanel(TOLERANT), (criterion, examiner) =>
      criterion === 'compliance' && examiner === 0 ? 1 : 3,
    );
    expect(conflictsOf(bundle.exam, bundle.sheets)).toEqual([
      { schemeId: 'vocational', criterionId: 'compliance', spreadPerMille: 500, kind: 'critical' },
    ]);
  });

  test('sheets that pass and sheets that fail are a conflict within every tolerance; the widest criterion is looked at', () => {
    const bundle = bundleOf(withPanel(TOLERANT), (criterion, examiner) =>
      examiner === 0 && criterion === 'closing' ? 1 : 2,
    );
    expect(conflictsOf(bundle.exam, bundle.sheets)).toMatchObject([{ kind: 'outcome', criterionId: null }]);
    expect(disputedCriteria(bundle.exam, bundle.sheets)).toEqual(['closing']);
  });

  test('while the exam runs only what every sheet has marked is compared', () => {
    const bundle = bundleOf(named, (_criterion, examiner) => (examiner === 0 ? 4 : 1));
    const [firstSheet, ...others] = bundle.sheets;
    expect(
      conflictsOf(named.exam, [
        { marks: firstSheet?.marks.slice(0, 1) ?? [] },
        ...others.map((sheet) => ({ marks: sheet.marks.slice(3, 4) })),
      ]),
    ).toEqual([]);
  });

  test('two schemes are compared each by its own rubric', () => {
    const both = sampleExam('en', (exam) => ({
      ...exam,
      panel: { ...exam.panel, ...TOLERANT },
      schemes: exam.schemes
        .slice(0, 1)
        .flatMap((scheme) => [
          scheme,
          { ...scheme, id: 'strict', cutScore: { method: 'fixed' as const, perMille: 790 } },
        ]),
    }));
    const bundle = bundleOf(both, (criterion, examiner) => (examiner === 0 && criterion === 'closing' ? 2 : 3));
    expect(conflictsOf(both.exam, bundle.sheets).map(({ schemeId, kind }) => [schemeId, kind])).toEqual([
      ['strict', 'outcome'],
    ]);
  });
});

describe('[SC8] a dispute is settled by the rule of the exam', () => {
  const criterion = found('opening');
  const ruling = { examinerId: personId(), level: 3, milliPoints: 8000 };
  test.each([
    ['adjudicator', [3000, 6000, 10_000], '8000', 1],
    ['closest_two', [3000, 7000, 10_000], '7500', 2],
    // As close: the higher one.
    ['closest_two', [6000, 10_000], '9000', 2],
    ['mean_within_tolerance', [3000, 6000, 10_000], '8000', 3],
    ['mean_within_tolerance', [1000, 2000, 3000], '8000', 1],
  ] as const)('%s of %j and 8000 is %s', (resolve, points, expected, counted) => {
    const settled = settleDispute(criterion, marksOf(...points), ruling, { resolve, criterionTolerancePerMille: 250 });
    expect(settled.points.toFraction()).toBe(expected);
    expect(settled.counted).toHaveLength(counted);
    expect(settled.counted).toContain(ruling.examinerId);
  });
});

describe('[SC4] curves and bands', () => {
  const curve = [
    { at: 90, perMille: 0 },
    { at: 150, perMille: 1000 },
    { at: 330, perMille: 1000 },
    { at: 420, perMille: 0 },
  ];
  test.each([
    [50, '0'],
    [90, '0'],
    [120, '500'],
    [100, '500/3'],
    [150, '1000'],
    [200.5, '1000'],
    [375, '500'],
    [1000, '0'],
  ])('at %d the share is %s per mille, exactly', (value, share) => {
    expect(shareAt(curve, value).toFraction()).toBe(share);
  });

  test.each([
    [0.9, '0'],
    [1, '400'],
    [2.999, '400'],
    [3, '1000'],
    [99, '1000'],
  ])('the band of %d gives %s per mille', (value, share) => {
    const bands = [
      { from: 1, perMille: 400 },
      { from: 3, perMille: 1000 },
    ];
    expect(bandShareAt(bands, value).toFraction()).toBe(share);
  });

  test('[SC7] a suggestion is a level and never enters the score', () => {
    const hybrid = found('selling-points');
    if (hybrid.kind !== 'hybrid') throw new Error('the sample rubric changed');
    expect(suggestedLevel(hybrid, analysisOf({ productCoverageShare: 0.85 }))).toBe(3);
    expect(suggestedLevel(hybrid, analysisOf({ productCoverageShare: 0 }))).toBe(1);
    expect(suggestedLevel(hybrid, analysisOf({}))).toBeNull();
    const withSuggestion = scored(
      bundleOf(named, () => 3, analysisOf({ speechRateSyllPerMin: 240, productCoverageShare: 0 })),
    );
    expect(withSuggestion.percent).toBe(scored(bundleOf(named, () => 3)).percent);
  });
});

describe('bundles and exams that are refused', () => {
  test('a missing mark, a wrong panel, an unknown level, a mark twice: each with its code', () => {
    const bundle = bundleOf(named, () => 3);
    const [one, two, three] = bundle.sheets;
    if (one === undefined || two === undefined || three === undefined) throw new Error('a panel of three');
    expect(scoreSitting({ ...bundle, sheets: [one, two] })).toMatchObject({ code: 'bad_bundle' });
    expect(scoreSitting({ ...bundle, sheets: [one, one, three] })).toMatchObject({ code: 'bad_bundle' });
    expect(scoreSitting({ ...bundle, sheets: [{ ...one, marks: one.marks.slice(1) }, two, three] })).toMatchObject({
      code: 'sheet_incomplete',
    });
    expect(
      scoreSitting({
        ...bundle,
        sheets: [{ ...one, marks: one.marks.map((each) => ({ ...each, level: 9 })) }, two, three],
      }),
    ).toMatchObject({ code: 'bad_bundle' });
    expect(
      scoreSitting({ ...bundle, sheets: [{ ...one, marks: [...one.marks, ...one.marks.slice(0, 1)] }, two, three] }),
    ).toMatchObject({ code: 'bad_bundle' });
  });

  test('a criterion adjudicated twice, or at a level that is not there, is refused', () => {
    const bundle = bundleOf(named, () => 3);
    const ruling = { criterionId: criterionId('opening'), level: 3, by: personId(), reason: 'seen again' };
    expect(scoreSitting({ ...bundle, adjudications: [ruling, ruling] })).toMatchObject({ code: 'bad_bundle' });
    expect(scoreSitting({ ...bundle, adjudications: [{ ...ruling, level: 9 }] })).toMatchObject({ code: 'bad_bundle' });
  });

  test('[SC5] an exam whose machine share is above its cap, or with a domain that only machines judge, is refused', () => {
    expect(examFaults(named.exam)).toEqual([]);
    expect(examFaults(oneScheme((scheme) => ({ ...scheme, automatedCapPerMille: 10 })).exam)).toMatchObject([
      { path: 'schemes.0.automatedCapPerMille' },
    ]);
    const onlyMachine = oneScheme((scheme) => ({
      ...scheme,
      rubric: {
        ...scheme.rubric,
        domains: scheme.rubric.domains.map((domain, i) =>
          i === 0 ? { ...domain, criteria: [{ ...found('pace'), id: criterionId('machine-only') }] } : domain,
        ),
      },
    }));
    expect(examFaults(onlyMachine.exam)).toMatchObject([{ path: 'schemes.0.rubric.domains.0' }]);
  });

  test('an Angoff table that misses a criterion or names another is refused, judge by judge', () => {
    const all = Object.fromEntries(criteria(rubric).map(({ id }) => [id, 600]));
    const faults = examFaults(
      oneScheme((scheme) => ({
        ...scheme,
        cutScore: {
          method: 'angoff',
          judges: ['chen', 'wang', 'li', 'zhou', 'wu'].map((judge) => ({
            judge,
            expected: judge === 'chen' ? { opening: 500, nowhere: 1 } : all,
          })),
        },
      })).exam,
    );
    expect(faults).toHaveLength(2);
    expect(faults[0]?.path).toBe('schemes.0.cutScore.judges.0');
    expect(faults[1]?.message).toContain('nowhere');
  });

  test('two schemes that mark one criterion on different levels are refused', () => {
    const [scheme] = named.exam.schemes;
    if (scheme === undefined) throw new Error('no scheme');
    const other = {
      ...changed('opening', (criterion) => ({ ...criterion, levels: (criterion.levels ?? []).slice(1) }))(scheme),
      id: 'company',
    };
    expect(examFaults({ ...named.exam, schemes: [scheme, other] })).toMatchObject([{ path: 'schemes.1.rubric' }]);
    expect(examFaults({ ...named.exam, schemes: [scheme, scheme] })).toMatchObject([{ path: 'schemes.1.id' }]);
  });
});
