import { z } from 'zod';
import { Exam } from './exam.ts';
import { CriterionId, DomainId, PersonId, Sha256, SittingId } from './ids.ts';
import { Mark } from './marking.ts';
import { AbstainReason, Analysis, MetricName } from './metric.ts';
import { MediaSpan, WallTime } from './time.ts';

/** An exact number as a fraction, "n" or "n/d" in lowest terms. */
export const Exact = z.string().regex(/^-?\d+(\/[1-9]\d*)?$/, 'an exact fraction');
export type Exact = z.infer<typeof Exact>;

/** A sealed mark sheet as it goes into scoring. */
export const SealedSheet = z.strictObject({ examinerId: PersonId, marks: z.array(Mark) });
export type SealedSheet = z.infer<typeof SealedSheet>;

export const Adjudication = z.strictObject({
  criterionId: CriterionId,
  level: z.int().nonnegative(),
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

/** Where one criterion's points come from. */
export const Contribution = z.strictObject({
  criterionId: CriterionId,
  source: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('panel'),
      marks: z.array(z.strictObject({ examinerId: PersonId, level: z.int(), milliPoints: z.int() })),
      spreadMilliPoints: z.int(),
    }),
    z.strictObject({
      kind: z.literal('adjudicated'),
      level: z.int(),
      by: PersonId,
      reason: z.string(),
      marks: z.array(z.strictObject({ examinerId: PersonId, level: z.int(), milliPoints: z.int() })),
      spreadMilliPoints: z.int(),
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
  contributions: z.array(Contribution),
});
export type DomainScore = z.infer<typeof DomainScore>;

export const Outcome = z.enum(['pass', 'borderline', 'fail']);
export type Outcome = z.infer<typeof Outcome>;

export const Score = z.strictObject({
  outcome: Outcome,
  /** Of 100, exact. Shown with one decimal, rounded down, so that no shown figure lifts a candidate across the cut [SC6]. */
  percent: Exact,
  milliPoints: Exact,
  maxMilliPoints: z.int(),
  automatedPerMille: Exact,
  failedCritical: z.array(CriterionId),
  domains: z.array(DomainScore),
});
export type Score = z.infer<typeof Score>;

/** The result of one sitting: its evidence by hash, what it was computed from, and the score. */
export const ResultBody = z.strictObject({
  format: z.literal('stagemark-result/1'),
  sittingId: SittingId,
  candidate: z.strictObject({ personId: PersonId, name: z.string() }),
  sealedAt: WallTime,
  examHash: Sha256,
  eventsHash: Sha256,
  analysisHash: Sha256.nullable(),
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
