import { z } from 'zod';
import { CriterionId, DomainId, Slug } from './ids.ts';
import { Text } from './language.ts';
import { MetricName } from './metric.ts';

/** Exact points: an integer in 1/1000 point. */
export const MilliPoints = z.int().min(0).max(1_000_000);
export type MilliPoints = z.infer<typeof MilliPoints>;

export const Level = z.strictObject({
  level: z.int().min(0).max(10),
  milliPoints: MilliPoints,
  label: Text,
  descriptor: Text,
});
export type Level = z.infer<typeof Level>;

/** Piecewise-linear curve from a metric's value to a share of the criterion's points in 1/1000; flat beyond its ends. */
export const Curve = z
  .array(z.strictObject({ at: z.number(), perMille: z.int().min(0).max(1000) }))
  .min(2)
  .max(20)
  .refine(
    (points) => points.every((point, i) => point.at > (points[i - 1]?.at ?? Number.NEGATIVE_INFINITY)),
    'values must rise from point to point',
  );
export type Curve = z.infer<typeof Curve>;

const common = {
  id: CriterionId,
  title: Text,
  guidance: Text.optional(),
  /** Failing it fails the exam (一票否决): below `passLevel` of any combined mark. */
  critical: z.strictObject({ passMilliPoints: MilliPoints }).optional(),
  notesExpected: z.boolean().default(false),
};
const levels = z.array(Level).min(2).max(7);

export const Criterion = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('marked'), levels }),
  z.strictObject({
    ...common,
    kind: z.literal('measured'),
    milliPoints: MilliPoints,
    metric: MetricName,
    curve: Curve,
  }),
  /** The metric suggests a level; an examiner marks. */
  z.strictObject({ ...common, kind: z.literal('hybrid'), levels, metric: MetricName, curve: Curve }),
]);
export type Criterion = z.infer<typeof Criterion>;

export const Domain = z.strictObject({
  id: DomainId,
  title: Text,
  criteria: z.array(Criterion).min(1).max(40),
});
export type Domain = z.infer<typeof Domain>;

const criteriaOf = (rubric: { domains: readonly Domain[] }): Criterion[] =>
  rubric.domains.flatMap((domain) => domain.criteria);
const duplicateOf = (values: readonly string[]): string | undefined =>
  values.find((value, i) => values.indexOf(value) !== i);

export const Rubric = z
  .strictObject({
    id: Slug,
    title: Text,
    source: Text,
    domains: z.array(Domain).min(1).max(20),
  })
  .superRefine((rubric, ctx) => {
    const domain = duplicateOf(rubric.domains.map((d) => d.id));
    if (domain !== undefined)
      ctx.addIssue({ code: 'custom', path: ['domains'], message: `domain “${domain}” appears twice` });
    const criterion = duplicateOf(criteriaOf(rubric).map((c) => c.id));
    if (criterion !== undefined)
      ctx.addIssue({ code: 'custom', path: ['domains'], message: `criterion “${criterion}” appears twice` });
    for (const [d, each] of rubric.domains.entries())
      for (const [c, one] of each.criteria.entries()) {
        if (one.kind === 'measured') continue;
        const path = ['domains', d, 'criteria', c, 'levels'];
        if (duplicateOf(one.levels.map((l) => String(l.level))) !== undefined)
          ctx.addIssue({ code: 'custom', path, message: 'a level appears twice' });
        if (one.levels.some((l, i) => i > 0 && l.milliPoints < (one.levels[i - 1]?.milliPoints ?? 0)))
          ctx.addIssue({ code: 'custom', path, message: 'points must not fall from level to level' });
      }
  });
export type Rubric = z.infer<typeof Rubric>;

/** The most points a criterion can give. */
export const maxMilliPoints = (criterion: Criterion): MilliPoints =>
  criterion.kind === 'measured'
    ? criterion.milliPoints
    : Math.max(...criterion.levels.map((level) => level.milliPoints));
export const criteria = criteriaOf;
