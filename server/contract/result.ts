import { z } from 'zod';
import { Exam, PanelRule } from './exam.ts';
import { CriterionId, DomainId, PersonId, Sha256, SittingId, Slug } from './ids.ts';
import { Mark } from './marking.ts';
import { AbstainReason, Analysis, MetricName } from './metric.ts';
import { MAX_STEPS } from './rubric.ts';
import { MediaSpan, WallTime } from './time.ts';

/** An exact number as a fraction, "n" or "n/d" in lowest terms. */
export const Exact = z.string().regex(/^-?\d+(\/[1-9]\d*)?$/, 'an exact fraction');
export type Exact = z.infer<typeof Exact>;

/** A sealed mark sheet as it goes into scoring. */
export const SealedSheet = z.strictObject({ examinerId: PersonId, marks: z.array(Mark).max(1000) });
export type SealedSheet = z.infer<typeof SealedSheet>;

export const Adjudication = z.strictObject({
  criterionId: CriterionId,
  level: z.int().min(0).max(MAX_STEPS),
  by: PersonId,
  reason: z.string().min(1).max(500),
});
export type Adjudication = z.infer<typeof Adjudication>;

/** All that a score is computed from: `stagemark score` takes exactly this. */
export const ScoreBundle = z.strictObject({
  exam: Exam,
  sheets: z.array(SealedSheet).max(15),
  adjudications: z.array(Adjudication).max(200),
  analysis: Analysis.nullable(),
});
export type ScoreBundle = z.infer<typeof ScoreBundle>;

/** One examiner's mark in the points of one scheme. */
export const PanelMark = z.strictObject({ examinerId: PersonId, level: z.int(), milliPoints: z.int() });
export type PanelMark = z.infer<typeof PanelMark>;

/** Where one criterion's points come from. */
export const Contribution = z.strictObject({
  criterionId: CriterionId,
  source: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('panel'),
      marks: z.array(PanelMark),
      combine: PanelRule.shape.combine,
      spreadMilliPoints: z.int(),
    }),
    z.strictObject({
      kind: z.literal('adjudicated'),
      marks: z.array(PanelMark),
      spreadMilliPoints: z.int(),
      ruling: PanelMark,
      reason: z.string(),
      rule: PanelRule.shape.resolve,
      /** Whose marks the rule counted, the adjudicator's among them. */
      counted: z.array(PersonId),
    }),
    z.strictObject({
      kind: z.literal('measured'),
      metric: MetricName,
      value: z.number(),
      perMille: Exact,
      evidence: z.array(MediaSpan).max(500),
    }),
    z.strictObject({ kind: z.literal('abstained'), metric: MetricName, reason: AbstainReason }),
  ]),
  /** In 1/1000 point. */
  milliPoints: Exact,
  maxMilliPoints: z.int(),
});
export type Contribution = z.infer<typeof Contribution>;

export const DomainScore = z.strictObject({
  domainId: DomainId,
  milliPoints: Exact,
  maxMilliPoints: z.int(),
  /** The domain's share of the whole, in 1/1000. */
  weightPerMille: Exact,
  contributions: z.array(Contribution),
});
export type DomainScore = z.infer<typeof DomainScore>;

export const Outcome = z.enum(['pass', 'borderline', 'fail']);
export type Outcome = z.infer<typeof Outcome>;

/** What one scheme makes of the evidence. */
export const SchemeScore = z.strictObject({
  schemeId: Slug,
  outcome: Outcome,
  /** Of 100, exact. Shown with one decimal, rounded down, so that no shown figure lifts a candidate across the cut [SC6]. */
  percent: Exact,
  cutPercent: Exact,
  band: Slug.nullable(),
  automatedPerMille: Exact,
  failedCritical: z.array(CriterionId),
  domains: z.array(DomainScore),
});
export type SchemeScore = z.infer<typeof SchemeScore>;

/** The score of one sitting: one for each scheme, independent of each other, and the global ratings. */
export const Score = z.strictObject({
  schemes: z.array(SchemeScore).min(1).max(2),
  ratings: z.array(
    z.strictObject({
      ratingId: CriterionId,
      marks: z.array(z.strictObject({ examinerId: PersonId, level: z.int() })),
    }),
  ),
});
export type Score = z.infer<typeof Score>;

/** Every input of a score by its hash, so that a change can be named. */
export const InputHashes = z.strictObject({
  exam: Sha256,
  rubrics: z.array(z.strictObject({ schemeId: Slug, sha256: Sha256, structureSha256: Sha256 })),
  sheets: z.array(z.strictObject({ examinerId: PersonId, sha256: Sha256 })),
  adjudications: Sha256,
  analysis: Sha256.nullable(),
  wordLists: z.array(z.strictObject({ id: Slug, sha256: Sha256 })),
  models: z.array(z.strictObject({ id: Slug, sha256: Sha256 })),
  events: Sha256,
});
export type InputHashes = z.infer<typeof InputHashes>;

/** The result of one sitting: its evidence by hash, what it was computed from, and the score. */
export const ResultBody = z.strictObject({
  format: z.literal('stagemark-result/2'),
  sittingId: SittingId,
  candidate: z.strictObject({ personId: PersonId, name: z.string() }),
  sealedAt: WallTime,
  inputs: InputHashes,
  recording: z
    .strictObject({ chainHead: Sha256, fragments: z.int(), durationMs: z.int(), gaps: z.array(MediaSpan) })
    .nullable(),
  scoringVersion: z.string(),
  bundle: ScoreBundle,
  score: Score,
});
export type ResultBody = z.infer<typeof ResultBody>;

/** A sealed result: the body, the SHA-256 of its canonical JSON (RFC 8785), and an Ed25519 signature (RFC 8037) over it. */
export const SealedResult = z.strictObject({
  body: ResultBody,
  hash: Sha256,
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    publicKey: z.string().max(200),
    value: z.string().max(200),
  }),
});
export type SealedResult = z.infer<typeof SealedResult>;
