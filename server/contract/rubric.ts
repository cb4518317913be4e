import { z } from 'zod';
import { CriterionId, DomainId, Sha256, Slug } from './ids.ts';
import { Text } from './language.ts';
import { MetricName } from './metric.ts';

/** Exact points: an integer in 1/1000 point. */
export const MilliPoints = z.int().min(0).max(1_000_000);
export type MilliPoints = z.infer<typeof MilliPoints>;

/** Most levels of a points scale: a scale finer than this says more than a person can judge. */
export const MAX_STEPS = 100;

export const Level = z.strictObject({
  level: z.int().min(0).max(MAX_STEPS),
  milliPoints: MilliPoints,
  label: Text,
  descriptor: Text,
});
export type Level = z.infer<typeof Level>;

/** A scale of points instead of described levels: 0 to the most, in steps. A mark's level n on it is n steps. */
export const PointsScale = z
  .strictObject({ maxMilliPoints: MilliPoints.min(1), stepMilliPoints: MilliPoints.min(1) })
  .refine(
    ({ maxMilliPoints, stepMilliPoints }) => maxMilliPoints % stepMilliPoints === 0,
    'the most must be a whole number of steps',
  )
  .refine(
    ({ maxMilliPoints, stepMilliPoints }) => maxMilliPoints / stepMilliPoints <= MAX_STEPS,
    `more than ${MAX_STEPS} steps`,
  );
export type PointsScale = z.infer<typeof PointsScale>;

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

/** Bands: from each value on, a share in 1/1000, until the next band begins; below the first band nothing. */
export const MetricBands = z
  .array(z.strictObject({ from: z.number(), perMille: z.int().min(0).max(1000) }))
  .min(1)
  .max(20)
  .refine(
    (bands) => bands.every((band, i) => band.from > (bands[i - 1]?.from ?? Number.NEGATIVE_INFINITY)),
    'values must rise from band to band',
  );
export type MetricBands = z.infer<typeof MetricBands>;

/** What a layer did to a line of the rubric. */
export const LayerChange = z.enum(['base', 'added', 'replaced', 're_weighted', 'made_critical']);
export type LayerChange = z.infer<typeof LayerChange>;
/** Which layers a criterion or domain comes from, first to last; set by the loader, never written by hand. */
export const Origin = z
  .array(z.strictObject({ layer: Slug, change: LayerChange }))
  .min(1)
  .max(40);
export type Origin = z.infer<typeof Origin>;

const common = {
  id: CriterionId,
  title: Text,
  guidance: Text.optional(),
  /** Failing it fails the exam (一票否决): combined points below `passMilliPoints`. */
  critical: z.strictObject({ passMilliPoints: MilliPoints }).optional(),
  notesExpected: z.boolean().default(false),
  origin: Origin.optional(),
};
const levels = z.array(Level).min(2).max(7);
/** One of both: described levels, or a points scale. */
const scale = { levels: levels.optional(), points: PointsScale.optional() };
const toShare = { metric: MetricName, curve: Curve.optional(), bands: MetricBands.optional() };

export const Criterion = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('marked'), ...scale }),
  /** The machine measures it. With levels, examiners can mark it where the metric abstains and the exam says so. */
  z.strictObject({ ...common, kind: z.literal('measured'), milliPoints: MilliPoints, ...toShare, ...scale }),
  /** The metric suggests a level; an examiner marks. */
  z.strictObject({ ...common, kind: z.literal('hybrid'), ...scale, ...toShare }),
]);
export type Criterion = z.infer<typeof Criterion>;
/** A criterion that people mark. */
export type MarkedCriterion = Exclude<Criterion, { kind: 'measured' }>;

export const Domain = z.strictObject({
  id: DomainId,
  title: Text,
  /** Relative weight of the domain in the total; without weights a domain weighs what its points add up to. */
  weight: z.int().positive().max(100_000).optional(),
  criteria: z.array(Criterion).min(1).max(40),
  origin: Origin.optional(),
});
export type Domain = z.infer<typeof Domain>;

/** A judgement of the whole, beside the points: it carries none, and sets the cut score by borderline regression. */
export const GlobalRating = z.strictObject({
  id: CriterionId,
  title: Text,
  guidance: Text.optional(),
  levels: z
    .array(Level.omit({ milliPoints: true }))
    .min(2)
    .max(7),
});
export type GlobalRating = z.infer<typeof GlobalRating>;

/** One layer of a resolved rubric: the rubric or an overlay, by the hash of what its file says. */
export const Layer = z.strictObject({ id: Slug, title: Text, source: Text, sha256: Sha256 });
export type Layer = z.infer<typeof Layer>;

export const Rubric = z
  .strictObject({
    id: Slug,
    title: Text,
    source: Text,
    domains: z.array(Domain).min(1).max(20),
    globalRating: GlobalRating.optional(),
    /** What it was made of: set by the loader where overlays were laid over a rubric. */
    layers: z.array(Layer).max(10).optional(),
  })
  .superRefine((rubric, ctx) => {
    for (const { path, message } of rubricFaults(rubric)) ctx.addIssue({ code: 'custom', path, message });
  });
export type Rubric = z.infer<typeof Rubric>;

type Fault = { path: (string | number)[]; message: string };
type Shape = { domains: readonly Domain[]; globalRating?: GlobalRating | undefined };

function rubricFaults(rubric: Shape): Fault[] {
  const faults: Fault[] = [];
  const domain = duplicateOf(rubric.domains.map(({ id }) => id));
  if (domain !== undefined) faults.push({ path: ['domains'], message: `domain “${domain}” appears twice` });
  const ids = [...criteria(rubric).map(({ id }) => id), ...(rubric.globalRating ? [rubric.globalRating.id] : [])];
  const criterion = duplicateOf(ids);
  if (criterion !== undefined) faults.push({ path: ['domains'], message: `criterion “${criterion}” appears twice` });
  const weighted = rubric.domains.filter(({ weight }) => weight !== undefined).length;
  if (weighted > 0 && weighted < rubric.domains.length)
    faults.push({ path: ['domains'], message: 'either every domain has a weight or none' });
  for (const [d, each] of rubric.domains.entries())
    for (const [c, one] of each.criteria.entries())
      faults.push(
        ...criterionFaults(one).map(({ path, message }) => ({ path: ['domains', d, 'criteria', c, ...path], message })),
      );
  if (rubric.globalRating !== undefined && repeats(rubric.globalRating.levels))
    faults.push({ path: ['globalRating', 'levels'], message: 'a level appears twice' });
  return faults;
}

function criterionFaults(criterion: Criterion): Fault[] {
  const faults: Fault[] = [];
  const scales = [criterion.levels, criterion.points].filter((each) => each !== undefined).length;
  if (scales > 1 || (scales === 0 && criterion.kind !== 'measured'))
    faults.push({ path: [], message: 'a criterion that people mark has either levels or points' });
  if (criterion.kind !== 'marked' && (criterion.curve === undefined) === (criterion.bands === undefined))
    faults.push({ path: ['metric'], message: 'a metric gives points by either a curve or bands' });
  const { levels: described } = criterion;
  if (described !== undefined) {
    if (repeats(described)) faults.push({ path: ['levels'], message: 'a level appears twice' });
    if (described.some((l, i) => i > 0 && l.level < (described[i - 1]?.level ?? 0)))
      faults.push({ path: ['levels'], message: 'levels must rise' });
    if (described.some((l, i) => i > 0 && l.milliPoints < (described[i - 1]?.milliPoints ?? 0)))
      faults.push({ path: ['levels'], message: 'points must not fall from level to level' });
  }
  if (criterion.kind === 'measured' && scales === 1 && mostOf(criterion) !== criterion.milliPoints)
    faults.push({ path: ['milliPoints'], message: 'people and machine must be able to give the same most points' });
  return faults;
}

const duplicateOf = (values: readonly string[]): string | undefined =>
  values.find((value, i) => values.indexOf(value) !== i);
const repeats = (described: readonly { level: number }[]): boolean =>
  duplicateOf(described.map(({ level }) => String(level))) !== undefined;
const mostOf = ({ levels: described, points }: Pick<Criterion, 'levels' | 'points'>): MilliPoints =>
  points?.maxMilliPoints ?? Math.max(0, ...(described ?? []).map(({ milliPoints }) => milliPoints));

/** All criteria of a rubric, in its order. */
export const criteria = (rubric: { domains: readonly Domain[] }): Criterion[] =>
  rubric.domains.flatMap((domain) => domain.criteria);

/** The most points a criterion can give. */
export const maxMilliPoints = (criterion: Criterion): MilliPoints =>
  criterion.kind === 'measured' ? criterion.milliPoints : mostOf(criterion);

/** The levels that a mark can name: as described, or one for each step of a points scale. Empty where nobody marks. */
export function levelsOf(criterion: Criterion): { level: number; milliPoints: MilliPoints }[] {
  const { levels: described, points } = criterion;
  if (described !== undefined) return described;
  if (points === undefined) return [];
  return Array.from({ length: points.maxMilliPoints / points.stepMilliPoints + 1 }, (_, level) => ({
    level,
    milliPoints: level * points.stepMilliPoints,
  }));
}
