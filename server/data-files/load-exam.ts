import { dirname, join, relative } from 'node:path/posix';
import { z } from 'zod';
import { Brief } from '#contract/brief';
import { Exam } from '#contract/exam';
import { Rubric } from '#contract/rubric';
import { examFaults } from '#scoring/check-exam';
import { type DataFault, type LoadedYaml, loadYaml } from './load-yaml.ts';

/** An exam file names its rubric and brief beside itself; everything else is the exam's own. */
const ExamFile = z.object({ rubric: z.string().regex(/\.yaml$/), brief: z.string().regex(/\.yaml$/) }).loose();

/**
 * Reads an exam with the rubric and brief that it names. Every fault of every file is reported at once.
 * @param read gives a file's text by its path, or null when there is none.
 */
export function loadExam(file: string, read: (path: string) => string | null): LoadedYaml<Exam> {
  const text = read(file);
  if (text === null) return missing(file);
  const outer = loadYaml(file, text, ExamFile);
  if (outer.kind === 'faulty') return outer;
  const rubric = loadBeside(file, outer.value.rubric, Rubric, read);
  const brief = loadBeside(file, outer.value.brief, Brief, read);
  const faults = [rubric, brief].flatMap((loaded) => (loaded.kind === 'faulty' ? loaded.faults : []));
  if (rubric.kind === 'faulty' || brief.kind === 'faulty') return { kind: 'faulty', faults };
  const whole = loadYaml(
    file,
    text,
    z.preprocess((own) => (typeof own === 'object' ? { ...own, rubric: rubric.value, brief: brief.value } : own), Exam),
  );
  if (whole.kind === 'faulty') return whole;
  const sense = examFaults(whole.value).map(({ path, message }): DataFault => ({ file, line: 1, path, message }));
  return sense.length > 0 ? { kind: 'faulty', faults: sense } : whole;
}

function loadBeside<S extends z.ZodType>(
  file: string,
  name: string,
  schema: S,
  read: (path: string) => string | null,
): LoadedYaml<z.infer<S>> {
  const path = join(dirname(file), name);
  const text = relative(dirname(dirname(file)), path).startsWith('..') ? null : read(path);
  return text === null ? missing(path) : loadYaml(path, text, schema);
}

const missing = (file: string): LoadedYaml<never> => ({
  kind: 'faulty',
  faults: [{ file, line: 1, path: '', message: 'there is no such file' }],
});
