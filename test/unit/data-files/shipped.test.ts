import { describe, expect, test } from 'vitest';
import { Brief } from '#contract/brief';
import { sheetCriteria } from '#contract/exam';
import { criteria, levelsOf, maxMilliPoints } from '#contract/rubric';
import { WordList } from '#contract/word-list';
import { examFaults } from '#scoring/check-exam';
import { loadExam } from '../../../server/data-files/load-exam.ts';
import { loadRubric } from '../../../server/data-files/load-rubric.ts';
import { faultLine, type LoadedYaml, loadYaml } from '../../../server/data-files/load-yaml.ts';
import { readShipped, shippedExams, shippedFiles } from '../../support/shipped.ts';

const loaders: Record<string, { schema: string; load: (file: string) => LoadedYaml<unknown> }> = {
  rubrics: { schema: 'rubric', load: (file) => loadRubric(file, readShipped) },
  overlays: { schema: 'overlay', load: (file) => loadRubric(file, readShipped) },
  exams: { schema: 'exam-file', load: (file) => loadExam(file, readShipped) },
  briefs: { schema: 'brief', load: (file) => loadYaml(file, readShipped(file) ?? '', Brief) },
  'word-lists': { schema: 'word-list', load: (file) => loadYaml(file, readShipped(file) ?? '', WordList) },
};

for (const [folder, { schema, load }] of Object.entries(loaders))
  describe(`rubrics/${folder}`, () => {
    test.each(shippedFiles(folder))('%s loads, is named by its file and tells editors its schema', (file) => {
      const loaded = load(file);
      expect(loaded.kind === 'faulty' ? loaded.faults.map(faultLine) : []).toEqual([]);
      expect(readShipped(file)?.split('\n')[0]).toBe(
        `# yaml-language-server: $schema=../schemas/${schema}.schema.json`,
      );
      expect(loaded.kind === 'ok' && loaded.value).toMatchObject({ id: file.replace(/^.*\/|\.yaml$/g, '') });
    });
  });

describe('the shipped exams', () => {
  const exams = shippedExams();

  test('use what the format offers: two certificates, an overlay, weights, Angoff, examiners who mark, every way to settle', () => {
    const schemes = exams.flatMap((exam) => exam.schemes);
    expect(exams.filter((exam) => exam.schemes.length === 2).map(({ id }) => id)).toEqual([
      'livestream-en',
      'livestream-zh',
    ]);
    expect(schemes.some(({ rubric }) => (rubric.layers?.length ?? 0) > 2)).toBe(true);
    expect(schemes.some(({ rubric }) => rubric.domains.every(({ weight }) => weight !== undefined))).toBe(true);
    expect(schemes.some(({ cutScore }) => cutScore.method === 'angoff')).toBe(true);
    expect(exams.some(({ abstained }) => abstained === 'examiners_mark')).toBe(true);
    expect(new Set(exams.map(({ panel }) => panel.resolve)).size).toBe(3);
    expect(new Set(exams.map(({ panel }) => panel.combine)).size).toBe(3);
  });

  test.each(exams.map((exam) => [exam.id, exam] as const))(
    '%s: an odd panel, levels that differ in words and points',
    (_id, exam) => {
      expect(exam.panel.size % 2).toBe(1);
      expect(examFaults(exam)).toEqual([]);
      for (const criterion of sheetCriteria(exam)) {
        const points = levelsOf(criterion).map(({ milliPoints }) => milliPoints);
        expect(new Set(points).size, criterion.id).toBe(points.length);
        if (points.length > 0) expect(points.at(-1), criterion.id).toBe(maxMilliPoints(criterion));
        const { levels } = criterion;
        for (const language of ['zh-CN', 'en'] as const) {
          const words = levels?.map(({ descriptor }) => descriptor[language]) ?? [];
          expect(new Set(words).size, criterion.id).toBe(words.length);
        }
        if (criterion.points !== undefined)
          expect(criterion.guidance, `${criterion.id} says what earns its points`).toBeDefined();
      }
    },
  );

  test('the grades ask for more from level 5 to level 3, of 100 points each, with a critical criterion for compliance', () => {
    for (const level of [5, 4, 3]) {
      const rubric = exams.find(({ id }) => id === `livestream-seller-${level}`)?.schemes[0]?.rubric;
      const all = criteria(rubric ?? { domains: [] });
      expect(all.reduce((total, criterion) => total + maxMilliPoints(criterion), 0)).toBe(100_000);
      expect(all.find(({ id }) => id === 'lawful-wording')?.critical).toEqual({ passMilliPoints: 6000 });
      expect(rubric?.globalRating?.levels).toHaveLength(4);
      expect(rubric?.domains.map(({ title }) => title['zh-CN'])).toEqual(['工作准备', '直播营销', '售后与复盘']);
    }
  });
});
