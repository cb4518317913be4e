import { z } from 'zod';
import { ExaminerId, Sha256, SittingId, Slug } from './ids.ts';
import { NamedExam } from './exam.ts';
import { Mark, MarkSheet, Qualification, SavedMark, SavedNote } from './marking.ts';
import { RecordingView } from './media.ts';
import { Analysis } from './metric.ts';
import { SealedResult } from './result.ts';
import { RemarkOf, Role, Seat, SittingEvent, SittingState, SittingView } from './sitting.ts';
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
  examHash: Sha256,
  examTitle: NamedExam.shape.exam.shape.title,
  candidate: z.string(),
  /** Who marks again, where the sitting is a re-mark; null for an exam. */
  remark: z.strictObject({ examiner: z.string(), purpose: RemarkOf.shape.purpose }).nullable(),
  /** Whether it is a reference recording with agreed marks. */
  isReference: z.boolean(),
  state: SittingState,
  createdAt: WallTime,
});
export type SittingRow = z.infer<typeof SittingRow>;
export const ExamRow = z.strictObject({
  hash: Sha256,
  id: Slug,
  title: NamedExam.shape.exam.shape.title,
  panelSize: z.int(),
  /** Examiners standardised for one exam are so for every other of the same structure. */
  structureSha256: Sha256,
  /** How far an examiner of this exam may drift from agreed marks; null where it asks for no standardisation. */
  maxDriftPerMille: z.int().nullable(),
});
export type ExamRow = z.infer<typeof ExamRow>;

const PersonName = z.string().trim().min(1).max(80);
/** An examiner for a panel: anyone by name, or by the body's register. */
export const PanelMember = z.strictObject({ name: PersonName, examinerId: ExaminerId.nullable() });
export type PanelMember = z.infer<typeof PanelMember>;
export const NewSitting = z.strictObject({
  examHash: Sha256,
  candidate: PersonName,
  examiners: z.array(PanelMember).min(1).max(15),
  lead: PersonName,
  reviewer: PersonName,
});
export type NewSitting = z.infer<typeof NewSitting>;
export const SeatLink = z.strictObject({ seat: Seat, role: Role, url: z.url(), expiresAt: WallTime });
export type SeatLink = z.infer<typeof SeatLink>;
export const NewSittingReply = z.strictObject({ sittingId: SittingId, links: z.array(SeatLink) });
export type NewSittingReply = z.infer<typeof NewSittingReply>;

/** An examiner of the body's register, with what is known of their standing, oldest first. */
export const ExaminerRow = z.strictObject({
  id: ExaminerId,
  name: PersonName,
  qualifications: z.array(
    z.strictObject({ examTitle: NamedExam.shape.exam.shape.title, qualification: Qualification }),
  ),
});
export type ExaminerRow = z.infer<typeof ExaminerRow>;

/** The marks that experts agreed on for a reference recording: a level for each criterion. */
export const AgreedMarks = z
  .array(Mark.pick({ criterionId: true, level: true }))
  .min(1)
  .max(500);
export type AgreedMarks = z.infer<typeof AgreedMarks>;

/** What staff need to make a reference of a sitting: its exam, and the panel's median levels to start from. */
export const ReferenceDraft = z.strictObject({ exam: NamedExam, agreed: AgreedMarks });
export type ReferenceDraft = z.infer<typeof ReferenceDraft>;

/** `sittingId` null: the server picks the reference recording that this examiner has marked least often. */
export const NewRemark = z.strictObject({
  examinerId: ExaminerId,
  examHash: Sha256,
  sittingId: SittingId.nullable(),
  purpose: RemarkOf.shape.purpose,
});
export type NewRemark = z.infer<typeof NewRemark>;
const Reason = z.string().trim().min(1).max(500);

/**
 * Every REST route that carries JSON: method, path, who may call (`seat`: a link's bearer token, `staff`: a login), body and reply.
 * `GET /api/recording?seat=…` (WebM by byte ranges, RFC 9110 §14), `POST /api/probe` (up to 2 MB of bytes, answers 204) and `/api/auth/*` (staff login) stand beside them.
 * A refusal is `application/problem+json` (RFC 9457) whose `code`, `detail` are those of `Refusal`.
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
  'staff.examiners': {
    method: 'get',
    path: '/api/staff/examiners',
    access: 'staff',
    body: null,
    reply: z.strictObject({ examiners: z.array(ExaminerRow) }),
  },
  'staff.newExaminer': {
    method: 'post',
    path: '/api/staff/examiners',
    access: 'staff',
    body: z.strictObject({ name: PersonName }),
    reply: z.strictObject({ examiner: ExaminerRow }),
  },
  'staff.override': {
    method: 'post',
    path: '/api/staff/examiners/:id/override',
    access: 'staff',
    body: z.strictObject({ examHash: Sha256, reason: Reason }),
    reply: z.strictObject({ examiner: ExaminerRow }),
  },
  'staff.referenceDraft': {
    method: 'get',
    path: '/api/staff/sittings/:id/reference',
    access: 'staff',
    body: null,
    reply: ReferenceDraft,
  },
  'staff.newReference': {
    method: 'post',
    path: '/api/staff/sittings/:id/reference',
    access: 'staff',
    body: z.strictObject({ agreed: AgreedMarks }),
    reply: z.strictObject({}),
  },
  'staff.newRemark': {
    method: 'post',
    path: '/api/staff/remarks',
    access: 'staff',
    body: NewRemark,
    reply: NewSittingReply,
  },
} as const;
export type RouteName = keyof typeof routes;
