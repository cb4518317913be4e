import { z } from 'zod';
import { CriterionId, MarkId, NoteId, PersonId } from './ids.ts';
import { MediaTime, WallTime } from './time.ts';

/** An examiner's judgement on one criterion. A later mark on the same criterion supersedes it; neither is ever changed. */
export const Mark = z.strictObject({
  id: MarkId,
  criterionId: CriterionId,
  level: z.int().min(0).max(10),
  /** What the examiner saw when marking; null when marked outside the performance. */
  at: MediaTime.nullable(),
});
export type Mark = z.infer<typeof Mark>;

/** A time-coded remark. A later note with `replaces` supersedes; an empty text withdraws it. */
export const Note = z.strictObject({
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

/** One examiner's marks on one sitting: the marks that stand, and the notes that stand. */
export const MarkSheet = z.strictObject({
  examinerId: PersonId,
  sealed: z.boolean(),
  marks: z.array(Mark),
  notes: z.array(Note),
  missing: z.array(CriterionId),
});
export type MarkSheet = z.infer<typeof MarkSheet>;

/** What the lead examiner and the reviewer see of the panel. */
export const PanelProgress = z.strictObject({
  sheets: z.array(MarkSheet),
  expectedCriteria: z.int().nonnegative(),
  /** Criteria and totals on which the panel differs by more than the tolerance. */
  conflicts: z.array(
    z.strictObject({
      criterionId: CriterionId.nullable(),
      spreadPerMille: z.int().min(0).max(1000),
      kind: z.enum(['total', 'criterion', 'critical']),
    }),
  ),
});
export type PanelProgress = z.infer<typeof PanelProgress>;
