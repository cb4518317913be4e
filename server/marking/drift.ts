import type { Exam } from '#contract/exam';
import type { CriterionId } from '#contract/ids';
import type { Drift, Mark } from '#contract/marking';
import { levelsOf, maxMilliPoints } from '#contract/rubric';
import { markedByPeople } from './sheet.ts';

/**
 * How far one examiner's marks lie from agreed ones [MK8]: over the criteria that both have marked, each distance in 1/1000 of the criterion's points
 * (first scheme that has it), rounded half up. Null when there is nothing to compare.
 */
export function driftFrom(
  exam: Pick<Exam, 'schemes'>,
  own: readonly Pick<Mark, 'criterionId' | 'level'>[],
  agreed: ReadonlyMap<CriterionId, number>,
): Drift | null {
  const signed = markedByPeople(exam).flatMap((criterion) => {
    const level = own.find(({ criterionId }) => criterionId === criterion.id)?.level;
    const mine = levelsOf(criterion).find((each) => each.level === level)?.milliPoints;
    const theirs = agreed.get(criterion.id);
    const max = maxMilliPoints(criterion);
    return mine === undefined || theirs === undefined || max === 0 ? [] : [((mine - theirs) * 1000) / max];
  });
  if (signed.length === 0) return null;
  const mean = (values: readonly number[]) =>
    Math.round(values.reduce((total, each) => total + each, 0) / values.length);
  return { meanPerMille: mean(signed.map(Math.abs)), biasPerMille: mean(signed), criteria: signed.length };
}
