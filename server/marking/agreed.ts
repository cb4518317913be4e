import type { Exam } from '#contract/exam';
import type { AgreedMarks } from '#contract/staff-http';
import type { Adjudication, SealedSheet } from '#contract/result';
import { markedByPeople } from './sheet.ts';

/** Where agreed marks start from: of each criterion the adjudicator's level, or the panel's middle one (the lower of two). */
export const agreedFrom = (
  exam: Pick<Exam, 'schemes'>,
  sheets: readonly SealedSheet[],
  adjudications: readonly Adjudication[],
): AgreedMarks =>
  markedByPeople(exam).flatMap(({ id }) => {
    const ruling = adjudications.find(({ criterionId }) => criterionId === id);
    const levels = sheets
      .flatMap(({ marks }) => marks.filter(({ criterionId }) => criterionId === id).map(({ level }) => level))
      .sort((a, b) => a - b);
    const level = ruling?.level ?? levels[Math.floor((levels.length - 1) / 2)];
    return level === undefined ? [] : [{ criterionId: id, level }];
  });
