import { dirname, join } from 'node:path/posix';
import { z } from 'zod';
import { Brief } from '#contract/brief';
import { Exam } from '#contract/exam';
import { examFaults } from '#scoring/check-exam';
import { isInside, loadRubric, type Read } from './load-rubric.ts';
import { faultAt, type LoadedYaml, loadYaml, missingFile } from './load-yaml.ts';

const YamlName = z.string().regex(/\.yaml$/, 'a YAML file');
/** An exam file names its brief and each scheme's rubric or overlay beside itself; everything else is the exam's own. */
const ExamFile = z.looseObject({ brief: YamlName, schemes: z.array(z.looseObject({ rubric: YamlName })).min(1) });

/** Reads an exam with the brief, rubrics and overlays that it names. Every fault of every file is reported at once. */
export function loadExam(file: string, read: Read): LoadedYaml<Exam> {
  const text = read(file);
  if (text === null) return missingFile(file);
  const outer = loadYaml(file, text, ExamFile);
  if (outer.kind === 'faulty') return outer;
  const beside = (name: string) => join(dirname(file), name);
  const rubrics = outer.value.schemes.map(({ rubric }) =>
    isInside(file, beside(rubric)) ? loadRubric(beside(rubric), read) : missingFile(beside(rubric)),
  );
  const brief = loadBeside(file, beside(outer.value.brief), read);
  const faults = [brief, ...rubrics].flatMap((loaded) => (loaded.kind === 'faulty' ? loaded.faults : []));
  if (faults.length > 0 || brief.kind === 'faulty')
    return { kind: 'faulty', faults: [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()] };
  const whole = loadYaml(
    file,
    text,
    z.preprocess(
      () => ({
        ...outer.value,
        brief: brief.value,
        schemes: outer.value.schemes.map((scheme, i) => {
          const rubric = rubrics[i];
          return { ...scheme, rubric: rubric?.kind === 'ok' ? rubric.value : null };
        }),
      }),
      Exam,
    ),
  );
  if (whole.kind === 'faulty') return whole;
  const sense = examFaults(whole.value).map(({ path, message }) =>
    faultAt(
      file,
      text,
      path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
      message,
    ),
  );
  return sense.length > 0 ? { kind: 'faulty', faults: sense } : whole;
}

function loadBeside(file: string, path: string, read: Read): LoadedYaml<Brief> {
  const text = isInside(file, path) ? read(path) : null;
  return text === null ? missingFile(path) : loadYaml(path, text, Brief);
}
