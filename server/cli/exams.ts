import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NamedExam } from '#contract/exam';
import type { NewSitting } from '#contract/http';
import type { ExamRepository } from '#db/exams';
import { DataFileFault } from '../data-files/data-file-fault.ts';
import { loadExam } from '../data-files/load-exam.ts';
import { projectDir } from './project-dir.ts';

export type SampleSitting = { named: NamedExam; people: Omit<NewSitting, 'examHash'> };

const people = {
  zh: { candidate: '林晓', examiners: ['陈考官', '王考官', '李考官'], lead: '周主考', reviewer: '吴督导' },
  en: { candidate: 'Ada Lin', examiners: ['Ben Chen', 'Cora Wang', 'Dan Li'], lead: 'Eve Zhou', reviewer: 'Finn Wu' },
} as const;

/** Reads all of `rubrics/exams/` into the database, and says who sits in a sample sitting of each. Throws when a file is faulty: all faults at once. */
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
  const samples: SampleSitting[] = [];
  for (const file of [...texts.keys()]
    .filter((path) => path.startsWith('rubrics/exams/'))
    .sort()
    .reverse()) {
    const loaded = loadExam(file, (path) => texts.get(path) ?? null);
    if (loaded.kind === 'faulty') throw new DataFileFault(loaded.faults);
    const { candidate, examiners, lead, reviewer } = people[loaded.value.brief.speech];
    samples.push({
      named: await exams.save(change(loaded.value), Date.now()),
      people: { candidate, examiners: examiners.map((name) => ({ name, examinerId: null })), lead, reviewer },
    });
  }
  return samples;
}
