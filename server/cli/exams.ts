import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamedExam } from '#contract/exam';
import type { NewSitting } from '#contract/staff-http';
import type { ExamRepository } from '#db/exams';
import { DataFileFault } from '../data-files/data-file-fault.ts';
import { loadExam } from '../data-files/load-exam.ts';
import { faultsOf } from '../data-files/load-rubric.ts';
import { projectDir } from './project-dir.ts';

export type SampleSitting = { named: NamedExam; people: Omit<NewSitting, 'examHash'> };

const people = {
  zh: { candidate: '林晓', examiners: ['陈考官', '王考官', '李考官'], lead: '周主考', reviewer: '吴督导' },
  en: { candidate: 'Ada Lin', examiners: ['Ben Chen', 'Cora Wang', 'Dan Li'], lead: 'Eve Zhou', reviewer: 'Finn Wu' },
} as const;

/** The exams that a new machine shows a sitting of, one a language; the others stand ready in the database. */
const SAMPLES = ['livestream-zh', 'livestream-en'];

/** Reads all of `rubrics/exams/` into the database, and says who sits in the sample sittings. Throws when files are faulty: all faults of all files at once. */
export async function loadExams(
  exams: ExamRepository,
  change: (exam: NamedExam['exam']) => NamedExam['exam'] = (exam) => exam,
): Promise<SampleSitting[]> {
  const root = join(projectDir, 'rubrics');
  const texts = new Map<string, string>();
  for (const folder of ['exams', 'rubrics', 'overlays', 'briefs'])
    for (const name of await readdir(join(root, folder)))
      if (name.endsWith('.yaml'))
        texts.set(`rubrics/${folder}/${name}`, await readFile(join(root, folder, name), 'utf8'));
  const loaded = [...texts.keys()]
    .filter((path) => path.startsWith('rubrics/exams/'))
    .map((file) => loadExam(file, (path) => texts.get(path) ?? null));
  const faults = loaded.flatMap(faultsOf);
  if (faults.length > 0) throw new DataFileFault(faults);
  const saved: NamedExam[] = [];
  for (const each of loaded) if (each.kind === 'ok') saved.push(await exams.save(change(each.value), Date.now()));
  return SAMPLES.flatMap((id) => saved.filter(({ exam }) => exam.id === id)).map((named) => {
    const { candidate, examiners, lead, reviewer } = people[named.exam.brief.speech];
    return {
      named,
      people: { candidate, examiners: examiners.map((name) => ({ name, examinerId: null })), lead, reviewer },
    };
  });
}
