import { dirname, join } from 'node:path/posix';
import { z } from 'zod';
import { Brief } from '#contract/brief';
import { Exam, Scheme } from '#contract/exam';
import type { Rubric } from '#contract/rubric';
import { examFaults } from '#scoring/check-exam';
import { YamlName } from './exam-file.ts';
import { faultsOf, isInside, loadRubric, type Read } from './load-rubric.ts';
import { type DataFault, faultAt, type LoadedYaml, loadYaml } from './load-yaml.ts';

/** The files that an exam names, each at its path in the exam; read even where the rest of the exam is faulty. */
const Names = z.looseObject({ brief: YamlName, schemes: z.array(z.looseObject({ rubric: YamlName })) });
/** The exam around those files: they are checked by themselves. */
const Around = Exam.safeExtend({
  brief: z.custom<Brief>(),
  schemes: z
    .array(Scheme.safeExtend({ rubric: z.custom<Rubric>() }))
    .min(1)
    .max(2),
});

/** Reads an exam with the brief, rubrics and overlays that it names. Every fault of every file is reported at once. */
export function loadExam(file: string, read: Read): LoadedYaml<Exam> {
  const text = read(file);
  if (text === null) return { kind: 'faulty', faults: [{ file, line: 1, path: '', message: 'there is no such file' }] };
  const around = loadYaml(file, text, Around);
  const names = loadYaml(file, text, Names);
  if (names.kind === 'faulty') {
    const told = new Set(names.faults.map(({ path }) => path));
    return { kind: 'faulty', faults: [...faultsOf(around).filter(({ path }) => !told.has(path)), ...names.faults] };
  }
  const beside = <T>(path: (string | number)[], name: string, load: (at: string) => LoadedYaml<T>): LoadedYaml<T> => {
    const at = join(dirname(file), name);
    return isInside(file, at) && read(at) !== null
      ? load(at)
      : { kind: 'faulty', faults: [faultAt(file, text, path, `there is no such file: ${at}`)] };
  };
  const brief = beside(['brief'], names.value.brief, (at) => loadYaml(at, read(at) ?? '', Brief));
  const rubrics = names.value.schemes.map(({ rubric }, i) =>
    beside(['schemes', i, 'rubric'], rubric, (at) => loadRubric(at, read)),
  );
  const faults = once([around, brief, ...rubrics].flatMap(faultsOf));
  if (faults.length > 0 || around.kind === 'faulty' || brief.kind === 'faulty') return { kind: 'faulty', faults };
  const exam: Exam = {
    ...around.value,
    brief: brief.value,
    schemes: around.value.schemes.map((scheme, i) => ({ ...scheme, rubric: okOf(rubrics[i]) })),
  };
  const sense = examFaults(exam).map(({ path, message }) =>
    faultAt(
      file,
      text,
      path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
      message,
    ),
  );
  return sense.length > 0 ? { kind: 'faulty', faults: sense } : { kind: 'ok', value: exam };
}

function okOf<T>(loaded: LoadedYaml<T> | undefined): T {
  if (loaded?.kind !== 'ok') throw new Error('a faulty file was reported and used all the same');
  return loaded.value;
}

/** Two schemes may share a file: its faults are told once. */
const once = (faults: readonly DataFault[]): DataFault[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
];
