import { z } from 'zod';
import { NamedExam } from './exam.ts';
import { ExaminerId, Sha256, SittingId, Slug } from './ids.ts';
import { Mark, Qualification } from './marking.ts';
import { MarksUpload, ReliabilityReply } from './reliability.ts';
import { RemarkOf, Role, Seat, SittingState } from './sitting.ts';
import { WallTime } from './time.ts';

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

/** What the evaluation body's staff ask over REST. `contract/routes.ts` says what a route is; the candidate's page does without these. */
export const staffRoutes = {
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
  'staff.reliability': {
    method: 'post',
    path: '/api/staff/reliability',
    access: 'staff',
    body: MarksUpload,
    reply: ReliabilityReply,
  },
} as const;
