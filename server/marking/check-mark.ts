import { type Refused, refused } from '#contract/errors';
import type { Mark, Note } from '#contract/marking';
import { type Rubric, criteria } from '#contract/rubric';
import type { SittingState } from '#contract/sitting';
import { mayMark } from '#sitting/access';

type Checked = { kind: 'ok' } | Refused;
export type SheetCondition = { state: SittingState; sealed: boolean };

function checkOpen({ state, sealed }: SheetCondition): Checked {
  if (sealed) return refused('sheet_sealed');
  if (!mayMark(state)) return refused('wrong_state', state);
  return { kind: 'ok' };
}

/** Whether a mark fits the rubric and the sheet takes it now [MK2]. */
export function checkMark(
  rubric: Rubric,
  condition: SheetCondition,
  mark: Pick<Mark, 'criterionId' | 'level'>,
): Checked {
  const open = checkOpen(condition);
  if (open.kind === 'refused') return open;
  return checkLevel(rubric, mark);
}

/** Whether criterion and level exist and are people's to judge. */
export function checkLevel(rubric: Rubric, mark: Pick<Mark, 'criterionId' | 'level'>): Checked {
  const criterion = criteria(rubric).find(({ id }) => id === mark.criterionId);
  if (criterion === undefined) return refused('unknown_criterion', mark.criterionId);
  if (criterion.kind === 'measured') return refused('not_marked_by_people', mark.criterionId);
  if (!criterion.levels.some(({ level }) => level === mark.level))
    return refused('unknown_level', `${mark.criterionId} · ${mark.level}`);
  return { kind: 'ok' };
}

export function checkNote(rubric: Rubric, condition: SheetCondition, note: Note): Checked {
  const open = checkOpen(condition);
  if (open.kind === 'refused') return open;
  if (note.criterionId !== null && !criteria(rubric).some(({ id }) => id === note.criterionId))
    return refused('unknown_criterion', note.criterionId);
  return { kind: 'ok' };
}
