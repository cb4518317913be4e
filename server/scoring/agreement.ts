import type { Exam } from '#contract/exam';
import type { CriterionId } from '#contract/ids';
import type { MarkSheet, PanelProgress } from '#contract/marking';
import { maxMilliPoints } from '#contract/rubric';
import type { SealedSheet } from '#contract/result';
import { markedByPeople } from '#marking/sheet';
import { pointsOf, spreadOf } from './panel.ts';

type Conflict = PanelProgress['conflicts'][number];
type Sheet = Pick<MarkSheet | SealedSheet, 'marks'>;

/**
 * Where the panel differs [SC3]. Only criteria that every given sheet has marked are compared, so the list can be shown while the exam runs.
 * - `critical`: some marks pass a critical criterion and others fail it: always a conflict.
 * - `total`: the spread of the sheets' totals over the compared criteria is above the tolerance;
 *   then each criterion whose own spread is above it is a `criterion` conflict. (At least one is: the spread of a sum
 *   is at most the sum of the spreads.)
 */
export function conflictsOf(exam: Pick<Exam, 'rubric' | 'panel'>, sheets: readonly Sheet[]): Conflict[] {
  if (sheets.length < 2) return [];
  const compared = markedByPeople(exam.rubric).flatMap((criterion) => {
    const points = sheets.flatMap(({ marks }) =>
      marks.filter((mark) => mark.criterionId === criterion.id).map((mark) => pointsOf(criterion, mark.level)),
    );
    return points.length === sheets.length ? [{ criterion, points, max: maxMilliPoints(criterion) }] : [];
  });
  const perMille = (spread: number, max: number) => (max === 0 ? 0 : Math.ceil((spread * 1000) / max));
  const above = (spread: number, max: number) => spread * 1000 > exam.panel.tolerancePerMille * max;
  const conflicts: Conflict[] = compared.flatMap(({ criterion, points, max }): Conflict[] => {
    const pass = criterion.critical?.passMilliPoints;
    if (pass === undefined) return [];
    const passed = points.filter((each) => each >= pass).length;
    return passed > 0 && passed < points.length
      ? [{ criterionId: criterion.id, spreadPerMille: perMille(spreadOf(points), max), kind: 'critical' }]
      : [];
  });
  const totals = sheets.map((_, i) => compared.reduce((total, { points }) => total + (points[i] ?? 0), 0));
  const scale = compared.reduce((total, { max }) => total + max, 0);
  if (!above(spreadOf(totals), scale)) return conflicts;
  conflicts.push({ criterionId: null, spreadPerMille: perMille(spreadOf(totals), scale), kind: 'total' });
  for (const { criterion, points, max } of compared)
    if (above(spreadOf(points), max) && !conflicts.some(({ criterionId }) => criterionId === criterion.id))
      conflicts.push({ criterionId: criterion.id, spreadPerMille: perMille(spreadOf(points), max), kind: 'criterion' });
  return conflicts;
}

/** The criteria that the lead examiner must adjudicate before anything is sealed [SC3]. */
export const disputedCriteria = (exam: Pick<Exam, 'rubric' | 'panel'>, sheets: readonly Sheet[]): CriterionId[] =>
  conflictsOf(exam, sheets).flatMap(({ criterionId }) => (criterionId === null ? [] : [criterionId]));
