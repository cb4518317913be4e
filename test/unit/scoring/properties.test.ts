import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Exam, Scheme } from '#contract/exam';
import { CriterionId } from '#contract/ids';
import { MetricName } from '#contract/metric';
import type { Score, ScoreBundle } from '#contract/result';
import { type Criterion, criteria, levelsOf } from '#contract/rubric';
import { canonical } from '#result/canonical';
import { Fraction, sum } from '#scoring/exact';
import { settleDispute } from '#scoring/panel';
import { scoreSitting } from '#scoring/score';
import { structureHash } from '#scoring/structure';
import { domainShare } from '#scoring/weights';
import { analysisWith, bundleFor, examinerIds, furtherExaminer, shippedExams } from '../../support/shipped.ts';

const seed = Number(process.env['SEED'] ?? 20_261_124);
const options = { seed, numRuns: 100 };
/** A hundred exact scores take a second; a machine that is busy with other tests takes several. */
vi.setConfig({ testTimeout: 30_000 });

/** What chance decides of one sitting: numbers that pick levels, and what each metric gave (null: it abstained). */
type Drawn = { picks: number[]; metrics: Partial<Record<MetricName, number | null>> };
const drawn: fc.Arbitrary<Drawn> = fc.record({
  picks: fc.array(fc.nat(1000), { minLength: 200, maxLength: 200 }),
  metrics: fc.record(
    Object.fromEntries(
      MetricName.options.map((name) => [
        name,
        fc.oneof(
          fc.double({ min: -10, max: 500, noNaN: true }),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.constant(null),
        ),
      ]),
    ),
    { requiredKeys: [] },
  ),
});
/** `width`: how far apart the three marks of one criterion may lie. */
function bundleOf(exam: Exam, { picks, metrics }: Drawn, width = 100): ScoreBundle {
  const ids = new Map<string, number>();
  return bundleFor(exam, analysisWith(metrics), (criterion, examiner, levels) => {
    const n = ids.get(criterion) ?? ids.size;
    ids.set(criterion, n);
    const middle = (picks[n] ?? 0) % levels.length;
    const away = ((picks[50 + n * 4 + examiner] ?? 0) % (2 * width + 1)) - width;
    return levels[Math.min(levels.length - 1, Math.max(0, middle + away))] ?? 0;
  });
}
const scored = (bundle: ScoreBundle): Score => {
  const outcome = scoreSitting(bundle);
  if (outcome.kind === 'refused') throw new Error(`${outcome.code}: ${outcome.detail}`);
  return outcome.score;
};
const percents = (score: Score) => score.schemes.map(({ percent }) => new Fraction(percent));
const shuffled = <T>(list: readonly T[], keys: readonly number[]): T[] =>
  list
    .map((value, i) => ({ value, key: ((keys[i % keys.length] ?? 0) * 7919 + i * 104_729) % 10_007 }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);

const withSchemes = (exam: Exam, change: (scheme: Scheme, i: number) => Scheme): Exam => ({
  ...exam,
  schemes: exam.schemes.map(change),
});
const withCriteria = (scheme: Scheme, change: (criterion: Criterion) => Criterion): Scheme => ({
  ...scheme,
  rubric: {
    ...scheme.rubric,
    domains: scheme.rubric.domains.map((domain) => ({ ...domain, criteria: domain.criteria.map(change) })),
  },
});
/** The same points by the same rules, but nothing that a panel could be in conflict about: so no mark is ever adjudicated. */
const withoutDisputes = (exam: Exam): Exam => ({
  ...withSchemes(exam, (scheme) => ({
    ...withCriteria(scheme, ({ critical: _none, ...criterion }) => criterion),
    cutScore: { method: 'fixed', perMille: 0 },
  })),
  panel: { ...exam.panel, tolerancePerMille: 1000, criterionTolerancePerMille: 1000 },
});

describe.each(shippedExams().map((exam) => [exam.id, exam] as const))(`properties of %s, seed ${seed}`, (_id, exam) => {
  const calm = withoutDisputes(exam);

  test('[SC1] the order of sheets, marks, metrics and rulings never matters: a hundred shuffles give the same bytes', () => {
    fc.assert(
      fc.property(drawn, fc.array(fc.nat(10_000), { minLength: 50, maxLength: 50 }), (draw, keys) => {
        const bundle = bundleOf(exam, draw);
        const turned: ScoreBundle = {
          ...bundle,
          sheets: shuffled(
            bundle.sheets.map((sheet) => ({ ...sheet, marks: shuffled(sheet.marks, keys) })),
            keys,
          ),
          adjudications: shuffled(bundle.adjudications, keys),
          analysis:
            bundle.analysis === null ? null : { ...bundle.analysis, metrics: shuffled(bundle.analysis.metrics, keys) },
        };
        expect(canonical(scored(turned))).toBe(canonical(scored(bundle)));
      }),
      options,
    );
  });

  test('[SC2] a higher mark never lowers the score of any scheme where nothing is adjudicated', () => {
    fc.assert(
      fc.property(drawn, fc.nat(10_000), (draw, which) => {
        const bundle = bundleOf(calm, draw);
        expect(bundle.adjudications).toEqual([]);
        const sheet = bundle.sheets[which % bundle.sheets.length];
        const raised = sheet?.marks[which % (sheet?.marks.length ?? 1)];
        const offered = calm.schemes.flatMap(({ rubric }) =>
          criteria(rubric).flatMap((criterion) =>
            criterion.id === raised?.criterionId ? levelsOf(criterion).map(({ level }) => level) : [],
          ),
        );
        const higher = offered.find((level) => level > (raised?.level ?? 0)) ?? raised?.level ?? 0;
        const after = scored({
          ...bundle,
          sheets: bundle.sheets.map((each) => ({
            ...each,
            marks: each.marks.map((mark) => (mark === raised ? { ...mark, level: higher } : mark)),
          })),
        });
        for (const [i, before] of percents(scored(bundle)).entries())
          expect(percents(after)[i]?.gte(before)).toBe(true);
      }),
      options,
    );
  });

  test('[SC5] the score stays within 0 and 100 and the machine’s share within the cap, whatever was measured', () => {
    fc.assert(
      fc.property(drawn, (draw) => {
        const score = scored(bundleOf(exam, draw));
        for (const [i, scheme] of score.schemes.entries()) {
          const percent = new Fraction(scheme.percent);
          expect(percent.gte(0) && percent.lte(100)).toBe(true);
          expect(new Fraction(scheme.automatedPerMille).lte(exam.schemes[i]?.automatedCapPerMille ?? 0)).toBe(true);
        }
      }),
      options,
    );
  });

  test('[SC1] domain weights add up to the whole, and the score to its domains', () => {
    for (const { rubric } of exam.schemes)
      expect(sum(rubric.domains.map((domain) => domainShare(rubric, domain))).equals(1)).toBe(true);
    fc.assert(
      fc.property(drawn, (draw) => {
        for (const { domains, percent } of scored(bundleOf(exam, draw)).schemes) {
          expect(sum(domains.map(({ weightPerMille }) => new Fraction(weightPerMille))).equals(1000)).toBe(true);
          const total = sum(
            domains.map(({ milliPoints, maxMilliPoints, weightPerMille }) =>
              new Fraction(milliPoints).div(maxMilliPoints).mul(new Fraction(weightPerMille)).div(10),
            ),
          );
          expect(total.equals(percent)).toBe(true);
        }
      }),
      options,
    );
  });

  test('[SC5] an abstained metric is not a zero: the score is that of the domain’s other criteria', () => {
    const silent = { ...calm, abstained: 'redistribute_in_domain' as const };
    const measured = new Set(
      calm.schemes.flatMap(({ rubric }) =>
        criteria(rubric).flatMap((criterion) => (criterion.kind === 'measured' ? [criterion.metric] : [])),
      ),
    );
    fc.assert(
      fc.property(drawn, (draw) => {
        const nothing = Object.fromEntries([...measured].map((name) => [name, null]));
        const bundle = bundleOf(silent, { ...draw, metrics: { ...draw.metrics, ...nothing } });
        const without = withSchemes(silent, (scheme) => ({
          ...scheme,
          rubric: {
            ...scheme.rubric,
            domains: scheme.rubric.domains.map((domain) => ({
              ...domain,
              criteria: domain.criteria.filter(({ kind }) => kind !== 'measured'),
            })),
          },
        }));
        const [abstained, left] = [scored(bundle), scored({ ...bundle, exam: without })];
        for (const [i, { automatedPerMille, domains, percent }] of abstained.schemes.entries()) {
          expect(automatedPerMille).toBe('0');
          const expected = sum(
            domains.map(({ weightPerMille }, d) => {
              const other = left.schemes[i]?.domains[d];
              return new Fraction(other?.milliPoints ?? -1)
                .div(other?.maxMilliPoints ?? 1)
                .mul(weightPerMille)
                .div(10);
            }),
          );
          expect(expected.equals(percent)).toBe(true);
        }
      }),
      options,
    );
  });

  test('[SC1] a points scale scores as the same steps written out as levels, and has the same structure', () => {
    const words = { 'zh-CN': '一级', en: 'a level' };
    const written = withSchemes(exam, (scheme) =>
      withCriteria(scheme, ({ points, ...criterion }) =>
        points === undefined
          ? criterion
          : {
              ...criterion,
              levels: levelsOf({ ...criterion, points }).map((level) => ({
                ...level,
                label: words,
                descriptor: words,
              })),
            },
      ),
    );
    expect(written.schemes.map(({ rubric }) => structureHash(rubric))).toEqual(
      exam.schemes.map(({ rubric }) => structureHash(rubric)),
    );
    fc.assert(
      fc.property(drawn, (draw) => {
        const bundle = bundleOf(exam, draw);
        expect(canonical(scored({ ...bundle, exam: written }))).toBe(canonical(scored(bundle)));
      }),
      options,
    );
  });
});

const twoCertificates = shippedExams().filter(({ schemes }) => schemes.length === 2);
describe.each(twoCertificates.map((exam) => [exam.id, exam] as const))(
  `[SC10] two schemes of %s, seed ${seed}`,
  (_id, exam) => {
    const calm = withoutDisputes(exam);

    test('are scored independently: what the other weighs or cuts never changes this one', () => {
      const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 20, maxLength: 20 });
      fc.assert(
        fc.property(drawn, weights, fc.nat(1), (draw, weight, which) => {
          const bundle = bundleOf(calm, draw);
          const changed = withSchemes(calm, (scheme, s) =>
            s === which
              ? {
                  ...scheme,
                  automatedCapPerMille: 1000,
                  borderlinePerMille: (weight[19] ?? 0) % 200,
                  bands: [],
                  rubric: {
                    ...scheme.rubric,
                    domains: scheme.rubric.domains.map((domain, d) => ({ ...domain, weight: weight[d] ?? 1 })),
                  },
                }
              : scheme,
          );
          const [before, after] = [scored(bundle), scored({ ...bundle, exam: changed })];
          expect(canonical(after.schemes[1 - which])).toBe(canonical(before.schemes[1 - which]));
        }),
        options,
      );
    });

    test('are scored from the same evidence: each gets what it would get alone', () => {
      fc.assert(
        fc.property(drawn, (draw) => {
          const bundle = bundleOf(calm, draw);
          const both = scored(bundle).schemes;
          for (const [i, scheme] of calm.schemes.entries()) {
            const ids = new Set<string>(criteria(scheme.rubric).map(({ id }) => id));
            const alone = scored({
              ...bundle,
              exam: { ...calm, schemes: [scheme] },
              sheets: bundle.sheets.map((sheet) => ({
                ...sheet,
                marks: sheet.marks.filter(({ criterionId }) => ids.has(criterionId)),
              })),
            });
            expect(canonical(alone.schemes[0])).toBe(canonical(both[i]));
          }
        }),
        options,
      );
    });
  },
);

describe('[SC8] a dispute is settled by the exam’s stated rule', () => {
  const criterion: Criterion = {
    id: CriterionId.parse('speech'),
    kind: 'marked',
    title: { 'zh-CN': '题', en: 'title' },
    notesExpected: false,
    points: { maxMilliPoints: 10_000, stepMilliPoints: 1000 },
  };
  const mark = (examiner: number, level: number) => ({
    examinerId: examinerIds[examiner] ?? furtherExaminer,
    level,
    milliPoints: level * 1000,
  });
  const settle = (resolve: 'adjudicator' | 'closest_two' | 'mean_within_tolerance', levels: number[], ruling: number) =>
    settleDispute(
      criterion,
      levels.map((level, i) => mark(i, level)),
      { examinerId: furtherExaminer, level: ruling, milliPoints: ruling * 1000 },
      { resolve, criterionTolerancePerMille: 200 },
    ).points.toFraction();

  test('the adjudicator’s mark alone, the closest two, or the mean within tolerance', () => {
    expect(settle('adjudicator', [3, 8, 10], 6)).toBe('6000');
    expect(settle('closest_two', [3, 8, 10], 6)).toBe('7000');
    expect(settle('closest_two', [4, 8, 10], 6)).toBe('7000');
    expect(settle('mean_within_tolerance', [4, 7, 10], 6)).toBe('17000/3');
  });

  test('no rule leaves the adjudicator’s mark out, and none lowers the result when that mark rises', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { minLength: 3, maxLength: 3 }), fc.nat(10), (levels, ruling) => {
        for (const resolve of ['adjudicator', 'closest_two', 'mean_within_tolerance'] as const) {
          const settled = settleDispute(
            criterion,
            levels.map((level, i) => mark(i, level)),
            { examinerId: furtherExaminer, level: ruling, milliPoints: ruling * 1000 },
            { resolve, criterionTolerancePerMille: 200 },
          );
          expect(settled.counted).toContain(furtherExaminer);
        }
        expect(settle('adjudicator', levels, ruling)).toBe(String(ruling * 1000));
      }),
      { seed },
    );
  });

  test('only the adjudicator’s rule is monotone: by the others a higher mark can give a lower result', () => {
    expect([settle('closest_two', [3, 8, 10], 6), settle('closest_two', [5, 8, 10], 6)]).toEqual(['7000', '5500']);
    expect([settle('mean_within_tolerance', [3, 8, 10], 6), settle('mean_within_tolerance', [4, 8, 10], 6)]).toEqual([
      '7000',
      '6000',
    ]);
  });
});
