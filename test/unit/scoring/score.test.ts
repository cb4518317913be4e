import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ScoreBundle } from '#contract/result';
import { criteria } from '#contract/rubric';
import { canonical } from '#result/canonical';
import { conflictsOf } from '#scoring/agreement';
import { examFaults } from '#scoring/check-exam';
import { shareAt } from '#scoring/curve';
import { Fraction } from '#scoring/exact';
import { combinePanel } from '#scoring/panel';
import { scoreSitting } from '#scoring/score';
import { suggestedLevel } from '#scoring/suggest';
import { analysisOf, bundleOf, personId, sampleExam } from '../../support/samples.ts';

const named = sampleExam();
const seed = 42;
const scored = (bundle: ScoreBundle) => {
  const outcome = scoreSitting(ScoreBundle.parse(bundle));
  if (outcome.kind === 'refused') throw new Error(`${outcome.code} ${outcome.detail}`);
  return outcome.score;
};

describe('the score', () => {
  test('[SC1] three marks of 80, 80 and 100 % give the exact mean, a fraction and not a decimal', () => {
    const points = combinePanel(
      [8000, 8000, 10_000].map((milliPoints) => ({ examinerId: personId(), level: 1, milliPoints })),
      { combine: 'mean' },
    );
    expect(points.toFraction()).toBe('26000/3');
  });

  test('[SC2] full marks give 100, and the same bundle gives the same bytes', () => {
    const bundle = bundleOf(named, () => 4);
    expect(scored(bundle).percent).toBe('100');
    expect(canonical(scored(bundle))).toBe(canonical(scored(structuredClone(bundle))));
  });

  test('[SC2] the order of sheets does not matter to points and outcome', () => {
    const tolerant = sampleExam('en', (exam) => ({ ...exam, panel: { ...exam.panel, tolerancePerMille: 200 } }));
    const bundle = bundleOf(tolerant, (_criterion, examiner) => 3 + (examiner === 0 ? 1 : 0));
    const turned = { ...bundle, sheets: bundle.sheets.toReversed() };
    expect(scored(turned).percent).toBe(scored(bundle).percent);
  });

  test('[SC6] the cut decides on the exact value: a hair below is not lifted', () => {
    const at = (cutScorePerMille: number) =>
      scored(
        bundleOf(
          sampleExam('en', (exam) => ({ ...exam, cutScorePerMille, borderlinePerMille: 5 })),
          () => 3,
        ),
      ).outcome;
    // Level 3 everywhere: 95 points of 80 % and 5 measured at full: 81 %.
    expect(at(810)).toBe('pass');
    expect(at(811)).toBe('borderline');
    expect(at(816)).toBe('fail');
  });

  test('[SC6] failing a critical criterion fails the exam whatever the total', () => {
    const score = scored(bundleOf(named, (criterion) => (criterion === 'compliance' ? 1 : 4)));
    expect(score.failedCritical).toEqual(['compliance']);
    expect(score.outcome).toBe('fail');
  });

  test('[SC5] an abstained metric is not a zero: its weight goes to its domain', () => {
    const all3 = scored(bundleOf(named, () => 3, null));
    expect(all3.percent).toBe('80');
    expect(
      all3.domains.flatMap(({ contributions }) => contributions).find(({ criterionId }) => criterionId === 'pace')
        ?.source,
    ).toMatchObject({ kind: 'abstained' });
    expect(all3.automatedPerMille).toBe('0');
  });

  test('[SC5] whatever abstains, the score stays within the scale and the automated share within the cap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 30, maxLength: 30 }),
        fc.boolean(),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (levels, abstains, rate) => {
          let i = 0;
          const bundle = bundleOf(
            sampleExam('en', (exam) => ({ ...exam, panel: { ...exam.panel, tolerancePerMille: 1000 } })),
            (criterion) => (criterion === 'compliance' ? 4 : (levels[i++ % 30] ?? 1)),
            abstains ? null : analysisOf({ speechRateSyllPerMin: rate }),
          );
          const score = scored(bundle);
          const percent = new Fraction(score.percent);
          expect(percent.gte(0) && percent.lte(100)).toBe(true);
          expect(new Fraction(score.automatedPerMille).lte(bundle.exam.automatedCapPerMille)).toBe(true);
        },
      ),
      { seed },
    );
  });

  test('[SC2] better marks never give a lower score', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 8 }), (base, raised) => {
        const ids = criteria(named.exam.rubric)
          .filter(({ kind }) => kind !== 'measured')
          .map(({ id }) => id);
        const before = scored(bundleOf(named, () => base));
        const after = scored(bundleOf(named, (criterion) => (criterion === ids[raised] ? base + 1 : base)));
        expect(new Fraction(after.percent).gte(before.percent)).toBe(true);
      }),
      { seed },
    );
  });
});

describe('[SC3] disagreement', () => {
  test('a total spread within the tolerance is the mean', () => {
    expect(scoreSitting(bundleOf(named, (_criterion, examiner) => (examiner === 0 ? 4 : 3)))).toMatchObject({
      kind: 'refused',
      code: 'adjudication_needed',
    });
    const tolerant = sampleExam('en', (exam) => ({ ...exam, panel: { ...exam.panel, tolerancePerMille: 200 } }));
    expect(scoreSitting(bundleOf(tolerant, (_criterion, examiner) => (examiner === 0 ? 4 : 3)))).toMatchObject({
      kind: 'scored',
    });
  });

  test('beyond it the total and each wide criterion are conflicts, and rulings settle them', () => {
    const bundle = bundleOf(named, (criterion, examiner) => (criterion === 'compliance' ? 4 : examiner === 0 ? 4 : 2));
    const conflicts = conflictsOf(named.exam, bundle.sheets);
    expect(conflicts[0]).toMatchObject({ kind: 'total', criterionId: null });
    expect(conflicts.filter(({ kind }) => kind === 'criterion')).toHaveLength(8);
    const adjudications = conflicts.flatMap(({ criterionId }) =>
      criterionId === null ? [] : [{ criterionId, level: 3, by: personId(), reason: 'seen again' }],
    );
    const settled = scored({ ...bundle, adjudications });
    expect(
      settled.domains
        .flatMap(({ contributions }) => contributions)
        .filter(({ source }) => source.kind === 'adjudicated'),
    ).toHaveLength(8);
  });

  test('a split on a critical criterion is a conflict even when totals agree', () => {
    const bundle = bundleOf(named, (criterion, examiner) => (criterion === 'compliance' && examiner === 0 ? 1 : 3));
    expect(conflictsOf(named.exam, bundle.sheets)).toEqual([
      { criterionId: 'compliance', spreadPerMille: 500, kind: 'critical' },
    ]);
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
});

describe('[SC4] curves', () => {
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

  test('[SC7] a suggestion is a level and never enters the score', () => {
    const hybrid = criteria(named.exam.rubric).find(({ id }) => id === 'selling-points');
    if (hybrid?.kind !== 'hybrid') throw new Error('the sample rubric changed');
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

  test('[SC5] an exam whose machine share is above its cap, or with a domain that only machines judge, is refused', () => {
    expect(examFaults(named.exam)).toEqual([]);
    expect(examFaults({ ...named.exam, automatedCapPerMille: 10 })).toMatchObject([{ path: 'automatedCapPerMille' }]);
    const [domain, ...rest] = named.exam.rubric.domains;
    const pace = criteria(named.exam.rubric).find(({ id }) => id === 'pace');
    if (domain === undefined || pace === undefined) throw new Error('the sample rubric changed');
    expect(
      examFaults({
        ...named.exam,
        rubric: { ...named.exam.rubric, domains: [{ ...domain, criteria: [pace] }, ...rest] },
      }),
    ).toMatchObject([{ path: 'rubric.domains.0' }]);
  });
});
