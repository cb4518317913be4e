import { z } from 'zod';
import { CriterionId, MarkId, NoteId, PersonId, Sha256, SittingId, Slug } from './ids.ts';
import { MAX_STEPS } from './rubric.ts';
import { MediaTime, WallTime } from './time.ts';

/** An examiner's judgement on one criterion. A later mark on the same criterion supersedes it; neither is ever changed. */
export const Mark = z.strictObject({
  id: MarkId,
  criterionId: CriterionId,
  /** A described level's number, or on a points scale the number of steps (`levelsOf`). */
  level: z.int().min(0).max(MAX_STEPS),
  /** What the examiner saw when marking; null when marked outside the performance. */
  at: MediaTime.nullable(),
});
export type Mark = z.infer<typeof Mark>;

/** Who reads a note: the panel's lead and reviewers (`note`), or only its author: a private remark, or a flag to look again. */
export const NoteKind = z.enum(['note', 'private', 'flag']);
export type NoteKind = z.infer<typeof NoteKind>;

/** A time-coded remark. A later note with `replaces` supersedes; an empty text withdraws it. */
export const Note = z.strictObject({
  kind: NoteKind.default('note'),
  id: NoteId,
  replaces: NoteId.nullable(),
  criterionId: CriterionId.nullable(),
  at: MediaTime,
  text: z.string().max(2000),
});
export type Note = z.infer<typeof Note>;

/** A mark or note as it was saved: whose, when, and in which order. */
export const SavedMark = z.strictObject({
  mark: Mark,
  examinerId: PersonId,
  savedAt: WallTime,
  order: z.int().positive(),
});
export type SavedMark = z.infer<typeof SavedMark>;
export const SavedNote = z.strictObject({
  note: Note,
  examinerId: PersonId,
  savedAt: WallTime,
  order: z.int().positive(),
});
export type SavedNote = z.infer<typeof SavedNote>;

/** One examiner's marks on one sitting: the marks and notes that stand, and how complete it is. */
export const MarkSheet = z.strictObject({
  examinerId: PersonId,
  sealed: z.boolean(),
  marks: z.array(Mark),
  notes: z.array(Note),
  /** What the sheet asks of this examiner: criteria and global ratings. */
  expected: z.array(CriterionId),
  missing: z.array(CriterionId),
  /** Marks that nobody asks for (any more): kept, shown, and not counted. */
  extra: z.array(CriterionId),
});
export type MarkSheet = z.infer<typeof MarkSheet>;

/**
 * Where the panel differs, for one scheme:
 * `total` of the sheets' totals, `outcome` some sheets pass and others fail, `criterion` on one criterion, `critical` a critical one is passed by some and failed by others.
 */
export const Conflict = z.strictObject({
  schemeId: Slug,
  kind: z.enum(['total', 'outcome', 'criterion', 'critical']),
  criterionId: CriterionId.nullable(),
  spreadPerMille: z.int().min(0).max(1000),
});
export type Conflict = z.infer<typeof Conflict>;

/** One criterion to adjudicate: the seconds that the panel pointed at, and whether it is settled. No mark is told. */
export const AdjudicationCase = z.strictObject({
  criterionId: CriterionId,
  moments: z.array(MediaTime).max(500),
  settled: z.boolean(),
});
export type AdjudicationCase = z.infer<typeof AdjudicationCase>;

/** What the lead examiner and the reviewer see of the panel. */
export const PanelProgress = z.strictObject({
  sheets: z.array(MarkSheet),
  conflicts: z.array(Conflict),
  cases: z.array(AdjudicationCase),
});
export type PanelProgress = z.infer<typeof PanelProgress>;

/** How far an examiner's marks lie from agreed ones, in 1/1000 of each criterion's points. */
export const Drift = z.strictObject({
  /** Mean distance, whatever its direction. */
  meanPerMille: z.int().min(0).max(1000),
  /** Mean signed distance: above zero the examiner is lenient, below it severe. */
  biasPerMille: z.int().min(-1000).max(1000),
  criteria: z.int().positive(),
});
export type Drift = z.infer<typeof Drift>;

/** What is known of an examiner's standing with one exam: with every exam whose rubrics have the same structure. */
export const Qualification = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measured'),
    at: WallTime,
    structureSha256: Sha256,
    sittingId: SittingId,
    purpose: z.enum(['standardisation', 'drift']),
    drift: Drift,
    limitPerMille: z.int().min(0).max(1000),
  }),
  /** The body puts the examiner on panels all the same, and says why. */
  z.strictObject({
    kind: z.literal('overridden'),
    at: WallTime,
    structureSha256: Sha256,
    by: z.string().max(200),
    reason: z.string().max(500),
  }),
]);
export type Qualification = z.infer<typeof Qualification>;
