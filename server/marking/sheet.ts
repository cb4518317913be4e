import type { CriterionId, PersonId } from '#contract/ids';
import type { Mark, MarkSheet, Note, SavedMark, SavedNote } from '#contract/marking';
import { type Criterion, type Rubric, criteria } from '#contract/rubric';

/** The criteria that people mark; measured ones are the machine's. */
export const markedByPeople = (rubric: Rubric): Exclude<Criterion, { kind: 'measured' }>[] =>
  criteria(rubric).flatMap((criterion) => (criterion.kind === 'measured' ? [] : [criterion]));

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

/** One examiner's sheet as it stands, and what is still missing [MK4]. */
export function sheetOf(
  rubric: Rubric,
  examinerId: PersonId,
  marks: readonly SavedMark[],
  notes: readonly SavedNote[],
  sealed: boolean,
): MarkSheet {
  const standing = standingMarks(marks.filter((saved) => saved.examinerId === examinerId));
  const done = new Set(standing.map((mark) => mark.criterionId));
  return {
    examinerId,
    sealed,
    marks: standing,
    notes: standingNotes(notes.filter((saved) => saved.examinerId === examinerId)),
    missing: markedByPeople(rubric)
      .map((criterion) => criterion.id)
      .filter((id) => !done.has(id)),
  };
}
