import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exam } from '#contract/exam';
import { type CriterionId, MarkId, PersonId } from '#contract/ids';
import { Analysis, MetricName } from '#contract/metric';
import type { ScoreBundle } from '#contract/result';
import { expectedOf, markableLevels } from '#marking/sheet';
import { disputedCriteria } from '#scoring/agreement';
import { fallenToExaminers } from '#scoring/score';
import { loadExam } from '../../server/data-files/load-exam.ts';
import { faultLine } from '../../server/data-files/load-yaml.ts';
import { projectDir } from './test-machine.ts';

/** A file of this checkout, or null when there is none. */
export function readShipped(path: string): string | null {
  try {
    return readFileSync(join(projectDir, path), 'utf8');
  } catch {
    return null;
  }
}

/** The shipped files of one folder of `rubrics/`, by their paths in the checkout. */
export const shippedFiles = (folder: string, ending = '.yaml'): string[] =>
  readdirSync(join(projectDir, 'rubrics', folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `rubrics/${folder}/${name}`);

/** A shipped exam as a server loads it; throws with every fault when it is faulty. */
export function shippedExam(id: string): Exam {
  const loaded = loadExam(`rubrics/exams/${id}.yaml`, readShipped);
  if (loaded.kind === 'faulty') throw new Error(loaded.faults.map(faultLine).join('\n'));
  return loaded.value;
}
export const shippedExams = (): Exam[] =>
  shippedFiles('exams').map((file) => shippedExam(file.replace(/^.*\/|\.yaml$/g, '')));

/** An analysis in which metrics were measured, abstained (null), or are absent. */
export const analysisWith = (metrics: Partial<Record<MetricName, number | null>>): Analysis =>
  Analysis.parse({
    version: 'test',
    engine: 'none',
    wordLists: [],
    models: [],
    durationMs: 60_000,
    metrics: MetricName.options.flatMap((name): object[] => {
      const value = metrics[name];
      if (value === undefined) return [];
      return value === null
        ? [{ kind: 'abstained', name, reason: 'too_noisy' }]
        : [{ kind: 'measured', name, value, uncertainty: null, estimated: true, evidence: [] }];
    }),
    paceSyllPerMin: [],
    loudnessLufs: [],
    pauses: [],
    transcript: [],
    points: [],
    words: [],
  });

export const examinerIds = [1, 2, 3].map((n) => PersonId.parse(`0199a000-0000-7000-8000-e0000000000${n}`));
export const furtherExaminer = PersonId.parse('0199a000-0000-7000-8000-e00000000009');
const markId = (n: number) => MarkId.parse(`0199a000-0000-7000-8000-a${String(n).padStart(11, '0')}`);

/** A complete bundle: `pick` chooses one of the levels that a criterion offers; what then needs a ruling gets one. */
export function bundleFor(
  exam: Exam,
  analysis: Analysis | null,
  pick: (criterion: string, examiner: number, levels: readonly number[]) => number,
): ScoreBundle {
  const levels = markableLevels(exam);
  const chosen = (id: CriterionId, examiner: number) => {
    const offered = levels.get(id) ?? [];
    return pick(id, examiner, offered);
  };
  const ids = expectedOf({ exam, toExaminers: fallenToExaminers({ exam, analysis }) });
  const sheets = examinerIds.map((examinerId, e) => ({
    examinerId,
    marks: ids.map((criterionId, c) => ({
      id: markId(e * 100 + c),
      criterionId,
      level: chosen(criterionId, e),
      at: null,
    })),
  }));
  const adjudications = disputedCriteria(exam, sheets).map((criterionId) => ({
    criterionId,
    level: chosen(criterionId, 3),
    by: furtherExaminer,
    reason: 'seen again',
  }));
  return { exam, sheets, adjudications, analysis };
}
