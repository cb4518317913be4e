import { z } from 'zod';
import { Sha256, SittingId, Slug } from './ids.ts';
import { NamedExam } from './exam.ts';
import { MarkSheet, SavedMark, SavedNote } from './marking.ts';
import { RecordingView } from './media.ts';
import { Analysis } from './metric.ts';
import { MarksUpload, ReliabilityReply } from './reliability.ts';
import { SealedResult } from './result.ts';
import { Role, Seat, SittingEvent, SittingState, SittingView } from './sitting.ts';
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

/** The evaluation body's list. */
export const SittingRow = z.strictObject({
  id: SittingId,
  examTitle: NamedExam.shape.exam.shape.title,
  candidate: z.string(),
  state: SittingState,
  createdAt: WallTime,
});
export type SittingRow = z.infer<typeof SittingRow>;
export const ExamRow = z.strictObject({
  hash: Sha256,
  id: Slug,
  title: NamedExam.shape.exam.shape.title,
  panelSize: z.int(),
});
export type ExamRow = z.infer<typeof ExamRow>;

const PersonName = z.string().trim().min(1).max(80);
export const NewSitting = z.strictObject({
  examHash: Sha256,
  candidate: PersonName,
  examiners: z.array(PersonName).min(1).max(15),
  lead: PersonName,
  reviewer: PersonName,
});
export type NewSitting = z.infer<typeof NewSitting>;
export const SeatLink = z.strictObject({ seat: Seat, role: Role, url: z.url(), expiresAt: WallTime });
export type SeatLink = z.infer<typeof SeatLink>;
export const NewSittingReply = z.strictObject({ sittingId: SittingId, links: z.array(SeatLink) });
export type NewSittingReply = z.infer<typeof NewSittingReply>;

/**
 * Every REST route that carries JSON: method, path, who may call (`seat`: a link's bearer token, `staff`: a login), body and reply.
 * `GET /api/recording?seat=…` (WebM by byte ranges, RFC 9110 §14), `POST /api/probe` (up to 2 MB of bytes, answers 204) and `/api/auth/*` (staff login) stand beside them.
 * A refusal is `application/problem+json` (RFC 9457) whose `code`, `detail` are those of `Refusal`; `faults` lists faulty lines of a file.
 */
export const routes = {
  'seat.show': { method: 'get', path: '/api/seat', access: 'seat', body: null, reply: SeatView },
  'review.show': { method: 'get', path: '/api/review', access: 'seat', body: null, reply: Review },
  'result.show': { method: 'get', path: '/api/result', access: 'seat', body: null, reply: SealedResult },
  'staff.exams': {
    method: 'get',
    path: '/api/staff/exams',
    access: 'staff',
    body: null,
    reply: z.strictObject({ exams: z.array(ExamRow) }),
  },
  'staff.sittings': {
    method: 'get',
    path: '/api/staff/sittings',
    access: 'staff',
    body: null,
    reply: z.strictObject({ sittings: z.array(SittingRow) }),
  },
  'staff.newSitting': {
    method: 'post',
    path: '/api/staff/sittings',
    access: 'staff',
    body: NewSitting,
    reply: NewSittingReply,
  },
  'staff.links': {
    method: 'post',
    path: '/api/staff/sittings/:id/links',
    access: 'staff',
    body: z.strictObject({}),
    reply: NewSittingReply,
  },
  'staff.reliability': {
    method: 'post',
    path: '/api/staff/reliability',
    access: 'staff',
    body: MarksUpload,
    reply: ReliabilityReply,
  },
} as const;
export type RouteName = keyof typeof routes;
