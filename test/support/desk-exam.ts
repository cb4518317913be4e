import type { Exam, NamedExam } from '#contract/exam';
import { CriterionId } from '#contract/ids';
import type { Criterion, Rubric } from '#contract/rubric';
import { hash, sampleExam } from './samples.ts';

const en = (zh: string, text: string) => ({ 'zh-CN': zh, en: text });

/**
 * The sample's criteria, some of them on points: `order` 0–10 in halves, `price` 0–10 in wholes; `interaction` expects a note;
 * what the machine measures can be marked too, and abstains where no recogniser runs.
 */
function withPoints(criterion: Criterion): Criterion {
  if (criterion.kind === 'measured')
    return {
      ...criterion,
      metric: 'productCoverageShare',
      points: { maxMilliPoints: criterion.milliPoints, stepMilliPoints: 1000 },
    };
  if (criterion.kind !== 'marked') return criterion;
  const { levels: _, ...rest } = criterion;
  switch (criterion.id) {
    case 'order':
      return { ...rest, points: { maxMilliPoints: 10_000, stepMilliPoints: 500 } };
    case 'price':
      return { ...rest, points: { maxMilliPoints: 10_000, stepMilliPoints: 1000 } };
    case 'interaction':
      return { ...criterion, notesExpected: true };
    default:
      return criterion;
  }
}

const overall = {
  id: CriterionId.parse('overall'),
  title: en('整场总体印象', 'Overall impression'),
  levels: [
    { level: 1, label: en('明显不合格', 'Clear fail'), descriptor: en('不能独立开播。', 'Cannot go live alone.') },
    {
      level: 2,
      label: en('临界', 'Borderline'),
      descriptor: en('勉强能完成一场直播。', 'Only just gets through a show.'),
    },
    { level: 3, label: en('合格', 'Clear pass'), descriptor: en('能独立完成一场直播。', 'Runs a show alone.') },
    { level: 4, label: en('出色', 'Outstanding'), descriptor: en('可以带新人。', 'Could teach others.') },
  ],
};

const mapped = (rubric: Rubric, change: (criterion: Criterion) => Criterion): Rubric => ({
  ...rubric,
  globalRating: overall,
  domains: rubric.domains.map((domain) => ({ ...domain, criteria: domain.criteria.map(change) })),
});

/** What a company's overlay makes of it: the opening weighs half as much again. */
const overlaid = (criterion: Criterion): Criterion =>
  criterion.id === 'opening' && criterion.kind === 'marked' && criterion.levels !== undefined
    ? {
        ...criterion,
        levels: criterion.levels.map((level) => ({ ...level, milliPoints: (level.milliPoints * 3) / 2 })),
        origin: [
          { layer: 'national', change: 'base' },
          { layer: 'company', change: 're_weighted' },
        ],
      }
    : criterion;

/** One exam with all that an examiner's desk can show: points, a rating of the whole, two certificates, a blind further examiner. */
export const deskExam = (change: (exam: Exam) => Exam = (exam) => exam): NamedExam =>
  sampleExam('en', (exam) => {
    const [scheme] = exam.schemes;
    if (scheme === undefined) throw new Error('an exam without a scheme');
    const rubric = mapped(scheme.rubric, withPoints);
    const layers = [
      {
        id: 'national',
        title: en('国家评分表', 'National sheet'),
        source: en('国家评分表文件', 'The national file'),
        sha256: hash('1'),
      },
      {
        id: 'company',
        title: en('企业附加', 'Company overlay'),
        source: en('企业附加文件', 'The company’s file'),
        sha256: hash('2'),
      },
    ];
    return change({
      ...exam,
      abstained: 'examiners_mark',
      schemes: [
        { ...scheme, title: en('职业技能等级', 'Vocational grade'), rubric },
        {
          ...scheme,
          id: 'company',
          title: en('企业认证', 'Company certificate'),
          rubric: { ...mapped(rubric, overlaid), layers },
        },
      ],
      panel: {
        ...exam.panel,
        criterionTolerancePerMille: 300,
        adjudicator: 'further_examiner',
        resolve: 'closest_two',
      },
    });
  });
