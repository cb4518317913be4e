import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { Exam, type NamedExam, type Scheme } from '#contract/exam';
import { CriterionId, MarkId, NoteId, PersonId, Sha256, SittingId } from '#contract/ids';
import type { Mark, Note, SavedMark, SavedNote } from '#contract/marking';
import {
  Mark as MarkSchema,
  Note as NoteSchema,
  SavedMark as SavedMarkSchema,
  SavedNote as SavedNoteSchema,
} from '#contract/marking';
import type { Analysis } from '#contract/metric';
import { Analysis as AnalysisSchema } from '#contract/metric';
import type { ScoreBundle } from '#contract/result';
import type { Rubric } from '#contract/rubric';
import type { Seat } from '#contract/sitting';
import { expectedOf } from '#marking/sheet';
import { contentHash } from '#result/canonical';
import { loadExam } from '../../server/data-files/load-exam.ts';
import { faultLine } from '../../server/data-files/load-yaml.ts';
import { projectDir } from './test-machine.ts';

/** A sample exam of `rubrics/`, as a server loads it. */
export function sampleExam(speech: 'zh' | 'en' = 'en', change: (exam: Exam) => Exam = (exam) => exam): NamedExam {
  const loaded = loadExam(`rubrics/exams/livestream-${speech}.yaml`, (path) =>
    readFileSync(join(projectDir, path), 'utf8'),
  );
  if (loaded.kind === 'faulty') throw new Error(loaded.faults.map(faultLine).join('\n'));
  const exam = Exam.parse(change(loaded.value));
  return { hash: contentHash(exam), exam };
}

/** A sample exam with its first scheme alone, changed as the test needs it. */
export const oneScheme = (
  change: (scheme: Scheme) => Scheme = (scheme) => scheme,
  whole: (exam: Exam) => Exam = (exam) => exam,
): NamedExam =>
  sampleExam('en', (exam) => whole({ ...exam, schemes: exam.schemes.slice(0, 1).map((scheme) => change(scheme)) }));

/** The rubric of an exam's first scheme. */
export const firstRubric = ({ exam }: NamedExam): Rubric => {
  const [scheme] = exam.schemes;
  if (scheme === undefined) throw new Error('an exam has a scheme');
  return scheme.rubric;
};

export const personId = () => PersonId.parse(v7());
export const sittingId = () => SittingId.parse(v7());
export const criterionId = (text: string) => CriterionId.parse(text);
export const hash = (digit: string) => Sha256.parse(digit.repeat(64));

export function sampleSeats(): {
  candidate: Seat;
  examiners: [Seat, Seat, Seat];
  lead: Seat;
  reviewer: Seat;
  all: Seat[];
} {
  const seat = (role: Seat['role'], name: string): Seat => ({ personId: personId(), role, name, examinerId: null });
  const candidate = seat('candidate', 'Ada');
  const examiners: [Seat, Seat, Seat] = [seat('examiner', 'Ben'), seat('examiner', 'Cora'), seat('examiner', 'Dan')];
  const [lead, reviewer] = [seat('lead', 'Eve'), seat('reviewer', 'Finn')];
  return { candidate, examiners, lead, reviewer, all: [candidate, ...examiners, lead, reviewer] };
}

export const mark = (criterion: string, level: number, at: number | null = 1000): Mark =>
  MarkSchema.parse({ id: MarkId.parse(v7()), criterionId: criterion, level, at });
export const note = (text: string, replaces: Note['id'] | null = null, at = 1000): Note =>
  NoteSchema.parse({ kind: 'note', id: NoteId.parse(v7()), replaces, criterionId: null, at, text });
export const savedMark = (saved: Mark, examinerId: PersonId, order: number): SavedMark =>
  SavedMarkSchema.parse({ mark: saved, examinerId, savedAt: order, order });
export const savedNote = (saved: Note, examinerId: PersonId, order: number): SavedNote =>
  SavedNoteSchema.parse({ note: saved, examinerId, savedAt: order, order });

/** An analysis in which the given metrics were measured and all others are absent. */
export const analysisOf = (metrics: Partial<Record<Analysis['metrics'][number]['name'], number>>): Analysis =>
  AnalysisSchema.parse({
    version: 'test',
    engine: 'none',
    wordLists: [],
    models: [],
    durationMs: 60_000,
    metrics: Object.entries(metrics).map(([name, value]) => ({
      kind: 'measured',
      name,
      value,
      uncertainty: null,
      estimated: true,
      evidence: [],
    })),
    paceSyllPerMin: [],
    loudnessLufs: [],
    pauses: [],
    transcript: [],
    points: [],
    words: [],
  });

/** A complete bundle: each sheet gives every criterion the level that `levelOf` says. */
export function bundleOf(
  named: NamedExam,
  levelOf: (criterion: string, examiner: number) => number,
  analysis: Analysis | null = analysisOf({ speechRateSyllPerMin: 240 }),
): ScoreBundle {
  const sheets = Array.from({ length: named.exam.panel.size }, (_, examiner) => ({
    examinerId: personId(),
    marks: expectedOf({ exam: named.exam, toExaminers: [] }).map((id) => mark(id, levelOf(id, examiner))),
  }));
  return { exam: named.exam, sheets, adjudications: [], analysis };
}
