import { type Exam, globalRatings, sheetCriteria } from '#contract/exam';
import type { CriterionId, PersonId } from '#contract/ids';
import type { Mark, MarkSheet, Note, SavedMark, SavedNote } from '#contract/marking';
import { type Criterion, levelsOf, type MarkedCriterion } from '#contract/rubric';

/** An exam, with the measured criteria that its examiners mark in this sitting because the metric abstained. */
export type SheetPlan = { exam: Pick<Exam, 'schemes'>; toExaminers: readonly CriterionId[] };

/** The criteria that people mark in every sitting; measured ones are the machine's. */
export const markedByPeople = (exam: Pick<Exam, 'schemes'>): MarkedCriterion[] =>
  sheetCriteria(exam).flatMap((criterion) => (criterion.kind === 'measured' ? [] : [criterion]));

/** What one sheet asks for: the criteria that people mark, those that fell to the examiners, and the global ratings [MK4]. */
export function expectedOf({ exam, toExaminers }: SheetPlan): CriterionId[] {
  const given = new Set(toExaminers);
  return [
    ...sheetCriteria(exam)
      .filter(({ id, kind }) => kind !== 'measured' || given.has(id))
      .map(({ id }) => id),
    ...globalRatings(exam).map(({ id }) => id),
  ];
}

/** The levels that a mark may name, for every criterion and rating of the sheet. */
export function markableLevels(exam: Pick<Exam, 'schemes'>): Map<CriterionId, number[]> {
  const levels = (described: readonly { level: number }[]) => described.map(({ level }) => level);
  return new Map([
    ...sheetCriteria(exam).map((criterion: Criterion): [CriterionId, number[]] => [
      criterion.id,
      levels(levelsOf(criterion)),
    ]),
    ...globalRatings(exam).map((rating): [CriterionId, number[]] => [rating.id, levels(rating.levels)]),
  ]);
}

const inOrder = <T extends { order: number }>(saved: readonly T[]): T[] => [...saved].sort((a, b) => a.order - b.order);

/** The marks that stand: of each criterion the one saved last [MK1]. */
export function standingMarks(saved: readonly SavedMark[]): Mark[] {
  const standing = new Map<CriterionId, Mark>();
  for (const { mark } of inOrder(saved)) standing.set(mark.criterionId, mark);
  return [...standing.values()];
}

/** The notes that stand: not replaced by a later one, and not withdrawn by an empty text [MK1]. */
export function standingNotes(saved: readonly SavedNote[]): Note[] {
  const replaced = new Set(saved.map(({ note }) => note.replaces));
  return inOrder(saved)
    .map(({ note }) => note)
    .filter((note) => !replaced.has(note.id) && note.text.trim() !== '')
    .sort((a, b) => a.at - b.at);
}

/** One examiner's sheet as it stands: what is expected, what is missing, what nobody asks for [MK4]. */
export function sheetOf(
  plan: SheetPlan,
  examinerId: PersonId,
  marks: readonly SavedMark[],
  notes: readonly SavedNote[],
  sealed: boolean,
): MarkSheet {
  const standing = standingMarks(marks.filter((saved) => saved.examinerId === examinerId));
  const done = new Set(standing.map((mark) => mark.criterionId));
  const expected = expectedOf(plan);
  return {
    examinerId,
    sealed,
    marks: standing,
    notes: standingNotes(notes.filter((saved) => saved.examinerId === examinerId)),
    expected,
    missing: expected.filter((id) => !done.has(id)),
    extra: [...done].filter((id) => !expected.includes(id)),
  };
}

/** A sheet as others than its author see it: without private notes and flags [MK6]. */
export const sheetForOthers = (sheet: MarkSheet): MarkSheet => ({
  ...sheet,
  notes: sheet.notes.filter(({ kind }) => kind === 'note'),
});
