import { z } from 'zod';
import { Brief } from './brief.ts';
import { type CriterionId, CriterionId as CriterionIdSchema, type DomainId, Sha256, Slug } from './ids.ts';
import { Language, Text } from './language.ts';
import { criteria, type Criterion, type GlobalRating, Rubric } from './rubric.ts';

const Seconds = z.int().positive().max(14_400);
const PerMille = z.int().min(0).max(1000);

/** How the examiners of a sitting become one mark, and what happens where they differ. */
export const PanelRule = z
  .strictObject({
    size: z.int().min(1).max(15),
    /** A panel is odd and at least three unless the exam says otherwise, with a reason. */
    exception: Text.optional(),
    /** `trimmed_mean` leaves out the highest and the lowest mark; it needs a panel of at least three. */
    combine: z.enum(['mean', 'median', 'trimmed_mean']),
    /** Largest spread of the panel's totals, in 1/1000 of the scale, that still counts as agreement. */
    tolerancePerMille: PerMille.default(100),
    /** Largest spread on one criterion, in 1/1000 of its points, that still counts as agreement. */
    criterionTolerancePerMille: PerMille.default(500),
    /** Who settles a conflict: the lead examiner, or a further examiner who sees no other mark. */
    adjudicator: z.enum(['lead', 'further_examiner']).default('lead'),
    /**
     * What settles it: the adjudicator's mark alone; the mean of the two marks that lie closest, the adjudicator's among them;
     * or the mean of all marks within the criterion's tolerance of the adjudicator's.
     */
    resolve: z.enum(['adjudicator', 'closest_two', 'mean_within_tolerance']).default('adjudicator'),
  })
  .refine((panel) => panel.exception !== undefined || (panel.size >= 3 && panel.size % 2 === 1), {
    message: 'a panel is odd and at least three, or states an exception',
    path: ['size'],
  })
  .refine((panel) => panel.combine !== 'trimmed_mean' || panel.size >= 3, {
    message: 'a trimmed mean needs at least three examiners',
    path: ['combine'],
  });
export type PanelRule = z.infer<typeof PanelRule>;

/** Where the pass mark comes from, in 1/1000 of the scheme's scale. */
export const CutScore = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('fixed'), perMille: PerMille }),
  /**
   * Angoff (1971): each judge states, for each criterion, the share in 1/1000 of its points that a just acceptable candidate gets;
   * the cut is the mean of the judges' weighted sums, exact.
   */
  z.strictObject({
    method: z.literal('angoff'),
    judges: z
      .array(z.strictObject({ judge: Slug, expected: z.record(CriterionIdSchema, PerMille) }))
      .min(5)
      .max(50),
  }),
  /** Borderline regression: found in a study of earlier candidates (`stagemark cut-score`), named here by the hash of its data. */
  z.strictObject({
    method: z.literal('borderline_regression'),
    perMille: PerMille,
    interval: z.strictObject({ lowPerMille: PerMille, highPerMille: PerMille }),
    candidates: z.int().positive(),
    dataSha256: Sha256,
  }),
]);
export type CutScore = z.infer<typeof CutScore>;

/** A named stretch of the scale: from this share on (90 excellent, 80 good, 60 pass). */
export const Band = z.strictObject({ id: Slug, title: Text, fromPerMille: PerMille });
export type Band = z.infer<typeof Band>;

/** One way to turn the evidence into an outcome for one certificate. */
export const Scheme = z
  .strictObject({
    id: Slug,
    title: Text,
    /** Who issues the certificate. */
    issuer: Text,
    rubric: Rubric,
    cutScore: CutScore,
    /** Within this much below the cut the outcome is borderline, in 1/1000 of the scale. */
    borderlinePerMille: z.int().min(0).max(200).default(0),
    bands: z.array(Band).max(10).default([]),
    /** Largest share of the scale, in 1/1000, that measured criteria may carry. */
    automatedCapPerMille: PerMille.default(300),
  })
  .refine(({ bands }) => bands.every((band, i) => i === 0 || band.fromPerMille < (bands[i - 1]?.fromPerMille ?? 0)), {
    message: 'bands go from the highest to the lowest',
    path: ['bands'],
  });
export type Scheme = z.infer<typeof Scheme>;

/** A timed part of the performance, in order (OSCE: station). */
export const Task = z.strictObject({ id: Slug, title: Text, sec: Seconds });
export type Task = z.infer<typeof Task>;

/** A published, versioned plan of an examination. Immutable, named by its content hash. */
export const Exam = z
  .strictObject({
    id: Slug,
    title: Text,
    /** Languages in which it can be taken and marked. */
    languages: z.array(Language).min(1).max(2),
    schemes: z.array(Scheme).min(1).max(2),
    brief: Brief,
    consent: Text,
    timing: z.strictObject({ prepareSec: Seconds, liveSec: Seconds, tasks: z.array(Task).max(20).default([]) }),
    panel: PanelRule,
    /**
     * Where a metric abstains: its weight goes to the other criteria of its domain, or examiners mark the criterion.
     * Never a zero.
     */
    abstained: z.enum(['redistribute_in_domain', 'examiners_mark']),
    examinersSeeMetrics: z.enum(['never', 'after_marking']),
    /** Examiners who drift further than this from agreed marks are put on no panel; null where the body asks for no standardisation. */
    standardisation: z.strictObject({ maxDriftPerMille: PerMille }).nullable().default(null),
    /** How long electronic evidence is kept: five years is the least that the archive rule of 2024 allows. */
    retention: z.strictObject({ class: Slug, years: z.int().min(5).max(100) }),
  })
  .refine(
    ({ timing }) =>
      timing.tasks.length === 0 || timing.tasks.reduce((total, { sec }) => total + sec, 0) === timing.liveSec,
    { message: 'the tasks must fill the performance to the second', path: ['timing', 'tasks'] },
  );
export type Exam = z.infer<typeof Exam>;

/** An exam together with its name: the SHA-256 of its canonical JSON (RFC 8785). */
export const NamedExam = z.strictObject({ hash: Sha256, exam: Exam });
export type NamedExam = z.infer<typeof NamedExam>;

type WithSchemes = { schemes: readonly Pick<Scheme, 'id' | 'rubric'>[] };
export type SheetDomain = { id: DomainId; title: Text; criteria: Criterion[] };

/**
 * The one sheet that examiners fill: every criterion of every scheme once, in the order of the first scheme;
 * what only the second has stands behind it, in its domain.
 */
export function sheetDomains(exam: WithSchemes): SheetDomain[] {
  const domains: SheetDomain[] = [];
  const seen = new Set<CriterionId>();
  for (const { rubric } of exam.schemes)
    for (const { id, title, criteria: own } of rubric.domains) {
      const fresh = own.filter((criterion) => !seen.has(criterion.id));
      for (const criterion of fresh) seen.add(criterion.id);
      const there = domains.find((domain) => domain.id === id);
      if (there !== undefined) there.criteria.push(...fresh);
      else if (fresh.length > 0) domains.push({ id, title, criteria: [...fresh] });
    }
  return domains;
}

/** Every criterion of an exam once, in the order of the sheet. */
export const sheetCriteria = (exam: WithSchemes): Criterion[] => criteria({ domains: sheetDomains(exam) });

/** The global ratings that the sheet asks for, each once. */
export function globalRatings(exam: WithSchemes): GlobalRating[] {
  const found = new Map<CriterionId, GlobalRating>();
  for (const { rubric } of exam.schemes)
    if (rubric.globalRating !== undefined && !found.has(rubric.globalRating.id))
      found.set(rubric.globalRating.id, rubric.globalRating);
  return [...found.values()];
}
