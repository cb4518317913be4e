import { type Refused, refused } from '#contract/errors';
import { globalRatings, sheetCriteria } from '#contract/exam';
import type { Mark, Note } from '#contract/marking';
import type { SittingState } from '#contract/sitting';
import { mayMark } from '#sitting/access';
import { expectedOf, markableLevels, type SheetPlan } from './sheet.ts';

type Checked = { kind: 'ok' } | Refused;
export type SheetCondition = { state: SittingState; sealed: boolean };

function checkOpen({ state, sealed }: SheetCondition): Checked {
  if (sealed) return refused('sheet_sealed');
  if (!mayMark(state)) return refused('wrong_state', state);
  return { kind: 'ok' };
}

/** Whether a mark fits the rubric and the sheet takes it now [MK2]. */
export function checkMark(
  plan: SheetPlan,
  condition: SheetCondition,
  mark: Pick<Mark, 'criterionId' | 'level'>,
): Checked {
  const open = checkOpen(condition);
  if (open.kind === 'refused') return open;
  return checkLevel(plan, mark);
}

/** Whether criterion and level exist and are people's to judge in this sitting. */
export function checkLevel(plan: SheetPlan, mark: Pick<Mark, 'criterionId' | 'level'>): Checked {
  const levels = markableLevels(plan.exam).get(mark.criterionId);
  if (levels === undefined) return refused('unknown_criterion', mark.criterionId);
  if (!expectedOf(plan).includes(mark.criterionId)) return refused('not_marked_by_people', mark.criterionId);
  if (!levels.includes(mark.level)) return refused('unknown_level', `${mark.criterionId} · ${mark.level}`);
  return { kind: 'ok' };
}

export function checkNote({ exam }: SheetPlan, condition: SheetCondition, note: Note): Checked {
  const open = checkOpen(condition);
  if (open.kind === 'refused') return open;
  const known = [...sheetCriteria(exam), ...globalRatings(exam)].some(({ id }) => id === note.criterionId);
  if (note.criterionId !== null && !known) return refused('unknown_criterion', note.criterionId);
  return { kind: 'ok' };
}
