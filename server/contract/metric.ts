import { z } from 'zod';
import { Sha256, Slug } from './ids.ts';
import { MediaSpan, MediaTime } from './time.ts';

/** Why a measurement gives no value. An abstention is never a zero. */
export const AbstainReason = z.enum([
  'too_short',
  'no_audio',
  'no_speech',
  'no_recogniser',
  'low_confidence',
  'detectors_disagree',
  'no_brief',
  'too_noisy',
  'failed',
]);
export type AbstainReason = z.infer<typeof AbstainReason>;

/** Canonical metric names; the unit is in the name. */
export const MetricName = z.enum([
  'integratedLoudnessLufs',
  'clippedShare',
  'signalToNoiseDb',
  'speechShare',
  'pauseCount',
  'pausesPerMin',
  'longestPauseMs',
  'deadAirMs',
  'syllableCount',
  'speechRateSyllPerMin',
  'articulationRateSyllPerSec',
  'productCoverageShare',
  'contradictionCount',
  'forbiddenWordCount',
  'requiredStatementShare',
]);
export type MetricName = z.infer<typeof MetricName>;

/** One machine measurement: a value with the seconds that show it, or an abstention with its reason. */
export const Metric = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measured'),
    name: MetricName,
    value: z.number(),
    /** Half-width of the band within which the true value is expected, in the metric's unit; null where the value is exact. */
    uncertainty: z.number().nonnegative().nullable(),
    /** True where the value is an estimate that people must read as one. */
    estimated: z.boolean(),
    evidence: z.array(MediaSpan).max(500),
  }),
  z.strictObject({ kind: z.literal('abstained'), name: MetricName, reason: AbstainReason }),
]);
export type Metric = z.infer<typeof Metric>;

/** One point of a curve over media time. */
export const CurvePoint = z.strictObject({ atMs: MediaTime, value: z.number() });
export type CurvePoint = z.infer<typeof CurvePoint>;

export const PointState = z.enum(['said', 'probable', 'contradicted', 'not_found', 'abstained']);
export type PointState = z.infer<typeof PointState>;

/** What was found of one required point of a brief. */
export const PointFinding = z.strictObject({
  productId: Slug,
  pointId: Slug,
  state: PointState,
  span: MediaSpan.nullable(),
  quote: z.string().max(500).nullable(),
  /** Distance of the match, 0 (exact) to 1; null where nothing was found. */
  distance: z.number().min(0).max(1).nullable(),
});
export type PointFinding = z.infer<typeof PointFinding>;

/** A prohibited word or claim heard: a candidate for a person to confirm, never a verdict. */
export const WordHit = z.strictObject({
  word: z.string().min(1).max(100),
  span: MediaSpan,
  quote: z.string().max(500),
  /** True where the sentence negates it ("not a medicine"). */
  negated: z.boolean(),
});
export type WordHit = z.infer<typeof WordHit>;

export const TranscriptSegment = z.strictObject({
  span: MediaSpan,
  text: z.string().max(4000),
  /** 0 to 1; null where the engine gives none. */
  confidence: z.number().min(0).max(1).nullable(),
});
export type TranscriptSegment = z.infer<typeof TranscriptSegment>;

/** All that the machine measured of one performance. The same shape live and afterwards. */
export const Analysis = z.strictObject({
  /** Version of the analysis code, part of what a result was computed from. */
  version: z.string().min(1).max(40),
  engine: z.string().min(1).max(80),
  /** The data and models that it used, by content hash. */
  wordLists: z.array(z.strictObject({ id: Slug, sha256: Sha256 })).max(20),
  models: z.array(z.strictObject({ id: Slug, sha256: Sha256 })).max(20),
  durationMs: MediaTime,
  metrics: z.array(Metric).max(100),
  paceSyllPerMin: z.array(CurvePoint).max(20_000),
  loudnessLufs: z.array(CurvePoint).max(20_000),
  pauses: z.array(MediaSpan).max(5000),
  transcript: z.array(TranscriptSegment).max(10_000),
  points: z.array(PointFinding).max(500),
  words: z.array(WordHit).max(1000),
});
export type Analysis = z.infer<typeof Analysis>;
