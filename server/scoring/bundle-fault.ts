import { type Refused, refused } from '#contract/errors';
import type { ScoreBundle } from '#contract/result';
import { markableLevels } from '#marking/sheet';
import { examFaults } from './check-exam.ts';

/** What a schema can't see of a bundle: an exam that can't be, a wrong panel, an unknown level, something twice. Null when it can be scored. */
export function bundleFault({ exam, sheets, adjudications }: ScoreBundle): Refused | null {
  const [exams] = examFaults(exam);
  if (exams !== undefined) return refused('bad_bundle', `exam.${exams.path}: ${exams.message}`);
  if (sheets.length !== exam.panel.size)
    return refused('bad_bundle', `the panel is ${exam.panel.size}, but there are ${sheets.length} sheets`);
  if (hasTwice(sheets.map(({ examinerId }) => examinerId))) return refused('bad_bundle', 'one examiner has two sheets');
  const levels = markableLevels(exam);
  for (const { marks } of sheets) {
    if (hasTwice(marks.map(({ criterionId }) => criterionId)))
      return refused('bad_bundle', 'a criterion is marked twice on one sheet');
    for (const { criterionId, level } of marks)
      if (!levels.get(criterionId)?.includes(level))
        return refused('bad_bundle', `no level ${level} of ${criterionId}`);
  }
  if (hasTwice(adjudications.map(({ criterionId }) => criterionId)))
    return refused('bad_bundle', 'a criterion is adjudicated twice');
  for (const { criterionId, level } of adjudications)
    if (!levels.get(criterionId)?.includes(level)) return refused('bad_bundle', `no level ${level} of ${criterionId}`);
  return null;
}

const hasTwice = (values: readonly string[]): boolean => new Set(values).size !== values.length;
