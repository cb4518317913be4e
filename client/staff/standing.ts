import type { ExaminerRow, ExamRow } from '#contract/staff-http';
import type { Qualification } from '#contract/marking';

/** `free`: the exam asks for no standardisation. `none`: it does, and nothing is known. */
export type Fit = 'free' | 'none' | 'within' | 'beyond' | 'overridden';
export type Standing = { fit: Fit; newest: Qualification | null };

/** Whether the server would put an examiner on a panel of this exam [MK8]: the newest entry for its structure decides. */
export function standingOf({ qualifications }: Pick<ExaminerRow, 'qualifications'>, exam: ExamRow): Standing {
  const newest =
    qualifications.findLast(({ qualification }) => qualification.structureSha256 === exam.structureSha256)
      ?.qualification ?? null;
  if (exam.maxDriftPerMille === null) return { fit: 'free', newest };
  if (newest === null) return { fit: 'none', newest };
  if (newest.kind === 'overridden') return { fit: 'overridden', newest };
  return { fit: newest.drift.meanPerMille <= exam.maxDriftPerMille ? 'within' : 'beyond', newest };
}
