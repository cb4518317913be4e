import { z } from 'zod';
import { Sha256, SittingId } from './ids.ts';
import { NamedExam } from './exam.ts';
import { MarkSheet, SavedMark, SavedNote } from './marking.ts';
import { RecordingView } from './media.ts';
import { Analysis } from './metric.ts';
import { SealedResult } from './result.ts';
import { Seat, SittingEvent, SittingState, SittingView } from './sitting.ts';
import { MediaSpan, MediaTime, WallTime } from './time.ts';

/** Who a link belongs to, before anything is connected. */
export const SeatView = z.strictObject({
  sittingId: SittingId,
  me: Seat,
  exam: NamedExam,
  state: SittingState,
  expiresAt: WallTime,
});
export type SeatView = z.infer<typeof SeatView>;

export const GapCause = z.enum(['candidate_line', 'camera_off', 'server', 'pause']);
export type GapCause = z.infer<typeof GapCause>;
export const Gap = z.strictObject({ span: MediaSpan, cause: GapCause });
export type Gap = z.infer<typeof Gap>;

/** What is known of a sitting's recording: the finished file, its fragments' hash chain, its gaps. */
export const RecordingSummary = z.strictObject({
  state: RecordingView.shape.state,
  durationMs: MediaTime,
  fragments: z.int().nonnegative(),
  chainHead: Sha256.nullable(),
  gaps: z.array(Gap),
  fileSha256: Sha256.nullable(),
  bytes: z.int().nonnegative(),
});
export type RecordingSummary = z.infer<typeof RecordingSummary>;

/** Everything the reviewer's page shows of one sitting. */
export const Review = z.strictObject({
  sitting: SittingView,
  exam: NamedExam,
  events: z.array(SittingEvent),
  sheets: z.array(MarkSheet),
  marks: z.array(SavedMark),
  notes: z.array(SavedNote),
  recording: RecordingSummary.nullable(),
  analysis: Analysis.nullable(),
  result: SealedResult.nullable(),
});
export type Review = z.infer<typeof Review>;

/** What the holder of a link asks over REST. `contract/routes.ts` says what a route is. */
export const seatRoutes = {
  'seat.show': { method: 'get', path: '/api/seat', access: 'seat', body: null, reply: SeatView },
  'review.show': { method: 'get', path: '/api/review', access: 'seat', body: null, reply: Review },
  'result.show': { method: 'get', path: '/api/result', access: 'seat', body: null, reply: SealedResult },
} as const;
