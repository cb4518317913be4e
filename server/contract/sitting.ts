import { z } from 'zod';
import { Language } from './language.ts';
import { CriterionId, ExaminerId, PersonId, RecordingId, Sha256, SittingId } from './ids.ts';
import { Drift } from './marking.ts';
import { MAX_STEPS } from './rubric.ts';
import { WallTime } from './time.ts';

export const Role = z.enum(['candidate', 'examiner', 'lead', 'reviewer', 'adjudicator']);
export type Role = z.infer<typeof Role>;

/** A person's place in one sitting. `examinerId` names an examiner of the body's register. */
export const Seat = z.strictObject({
  personId: PersonId,
  role: Role,
  name: z.string().min(1).max(80),
  examinerId: ExaminerId.nullable().default(null),
});
export type Seat = z.infer<typeof Seat>;

/** A sitting without a performance: one examiner marks the recording of another sitting again, blind. */
export const RemarkOf = z.strictObject({
  sittingId: SittingId,
  /** `standardisation`: against marks agreed beforehand. `drift`: against the examiner's own panel, later. */
  purpose: z.enum(['standardisation', 'drift']),
});
export type RemarkOf = z.infer<typeof RemarkOf>;

export const SittingState = z.enum([
  'scheduled',
  'checked-in',
  'preparing',
  'live',
  'paused',
  'ended',
  'marking',
  'adjudication',
  'sealed',
  'released',
  'void',
]);
export type SittingState = z.infer<typeof SittingState>;

const Reason = z.string().trim().min(1).max(500);

/** What people ask of a sitting. The server's clock and the state decide; see `sitting/lifecycle.ts`. */
export const SittingCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('checkIn') }),
  z.strictObject({ kind: z.literal('consent'), language: Language, textHash: Sha256 }),
  z.strictObject({ kind: z.literal('goLive') }),
  z.strictObject({ kind: z.literal('pause'), reason: Reason }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('end') }),
  z.strictObject({ kind: z.literal('release') }),
  z.strictObject({ kind: z.literal('void'), reason: Reason }),
]);
export type SittingCommand = z.infer<typeof SittingCommand>;

export const EndReason = z.enum(['candidate', 'time', 'panel', 'server']);
export type EndReason = z.infer<typeof EndReason>;

/** What happened, in order: the whole truth about a sitting. */
export const SittingEventBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scheduled'),
    examHash: Sha256,
    seats: z.array(Seat).min(1).max(30),
    remarkOf: RemarkOf.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('checkedIn') }),
  z.strictObject({ kind: z.literal('consented'), language: Language, textHash: Sha256 }),
  z.strictObject({ kind: z.literal('wentLive'), recordingId: RecordingId }),
  z.strictObject({ kind: z.literal('paused'), reason: Reason }),
  z.strictObject({ kind: z.literal('resumed') }),
  z.strictObject({ kind: z.literal('ended'), reason: EndReason }),
  z.strictObject({
    kind: z.literal('markingOpened'),
    evidence: z.enum(['complete', 'incomplete']),
    /** Measured criteria whose metric abstained and that the exam gives to the examiners. */
    toExaminers: z.array(CriterionId).max(100).default([]),
  }),
  z.strictObject({ kind: z.literal('sheetSealed'), examinerId: PersonId, sheetHash: Sha256 }),
  z.strictObject({ kind: z.literal('sheetReopened'), examinerId: PersonId, reason: Reason }),
  z.strictObject({ kind: z.literal('adjudicationOpened'), criteria: z.array(CriterionId).min(1) }),
  z.strictObject({ kind: z.literal('adjudicatorNamed'), seat: Seat }),
  z.strictObject({
    kind: z.literal('adjudicated'),
    criterionId: CriterionId,
    level: z.int().min(0).max(MAX_STEPS),
    reason: Reason,
  }),
  z.strictObject({ kind: z.literal('driftMeasured'), drift: Drift, limitPerMille: z.int().min(0).max(1000) }),
  z.strictObject({ kind: z.literal('resultSealed'), resultHash: Sha256 }),
  z.strictObject({ kind: z.literal('released') }),
  z.strictObject({ kind: z.literal('voided'), reason: Reason }),
]);
export type SittingEventBody = z.infer<typeof SittingEventBody>;

export const SittingEvent = z.strictObject({
  version: z.int().positive(),
  at: WallTime,
  /** Who caused it; null for the server itself. */
  by: PersonId.nullable(),
  body: SittingEventBody,
});
export type SittingEvent = z.infer<typeof SittingEvent>;

/** The clock of a sitting as every page shows it. All times by the server's clock. */
export const SittingClock = z.strictObject({
  serverNow: WallTime,
  /** When the present live stretch began; null unless live. */
  runningSince: WallTime.nullable(),
  /** Live time before the present stretch, ms. */
  elapsedBeforeMs: z.int().nonnegative(),
  allowedMs: z.int().positive(),
});
export type SittingClock = z.infer<typeof SittingClock>;

/** What everyone in a sitting may know of it. */
export const SittingView = z.strictObject({
  id: SittingId,
  version: z.int().nonnegative(),
  state: SittingState,
  consented: z.boolean(),
  seats: z.array(Seat),
  clock: SittingClock,
  sealedSheets: z.array(PersonId),
  /** Measured criteria that the examiners mark here, because their metric abstained. */
  toExaminers: z.array(CriterionId),
  remarkOf: RemarkOf.nullable(),
  drift: Drift.nullable(),
  resultHash: Sha256.nullable(),
  voidReason: z.string().nullable(),
});
export type SittingView = z.infer<typeof SittingView>;
