import type { Exam } from '#contract/exam';
import { Exam as ExamSchema } from '#contract/exam';
import { Overlay } from '#contract/overlay';
import type { Rubric } from '#contract/rubric';
import { contentHash } from '#result/canonical';
import { layOver } from '#scoring/lay-over';

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const rated = (level: number, zh: string, en: string) => ({
  level,
  label: text(zh, en),
  descriptor: text(`整体${zh}。`, `${en} as a whole.`),
});

/** A company's overlay that does one of everything that an overlay can do. */
const company = (below: Rubric): Rubric => {
  const overlay = Overlay.parse({
    id: 'company-seller',
    title: text('示例企业补充要求', 'Sample company supplement'),
    source: text('为测试编写。', 'Written for the tests.'),
    over: 'livestream-practical.yaml',
    changes: [
      {
        do: 'add',
        domain: 'selling',
        after: 'price',
        criterion: {
          id: 'brand-voice',
          kind: 'marked',
          title: text('品牌语气', 'Brand voice'),
          guidance: text('用词是否符合企业品牌手册，按半分给分。', 'Wording after the brand handbook, in half points.'),
          points: { maxMilliPoints: 10_000, stepMilliPoints: 500 },
        },
      },
      { do: 're_weight', criterion: 'closing', milliPoints: 20_000 },
      { do: 'make_critical', criterion: 'price', passMilliPoints: 10_000 },
      { do: 're_weight_domains', weights: { preparation: 10, selling: 60, 'after-sales': 30 } },
      {
        do: 'set_global_rating',
        globalRating: {
          id: 'overall',
          title: text('是否愿意录用', 'Would you hire this person?'),
          levels: [rated(1, '不愿意', 'No'), rated(2, '可考虑', 'Perhaps'), rated(3, '愿意', 'Yes')],
        },
      },
    ],
  });
  const laid = layOver(below, overlay, contentHash(overlay));
  if (laid.kind === 'faulty') throw new Error(JSON.stringify(laid.faults));
  return laid.rubric;
};

/** Adds a company's certificate to an exam: another rubric over the first, weights, a critical criterion, a points scale, a global rating. */
export const withCompanyScheme = (exam: Exam): Exam => {
  const [first] = exam.schemes;
  if (first === undefined) throw new Error('an exam has a scheme');
  return ExamSchema.parse({
    ...exam,
    id: `${exam.id}-two`,
    title: text(`${exam.title['zh-CN']} · 双证`, `${exam.title.en}, two certificates`),
    schemes: [
      first,
      {
        ...first,
        id: 'company',
        title: text('企业上岗资格（示例）', 'Company licence (sample)'),
        issuer: text('示例直播公司', 'Sample Streaming Ltd'),
        rubric: company(first.rubric),
        cutScore: {
          method: 'borderline_regression',
          perMille: 700,
          interval: { lowPerMille: 668, highPerMille: 731 },
          candidates: 124,
          dataSha256: contentHash('sample'),
        },
      },
    ],
  });
};
