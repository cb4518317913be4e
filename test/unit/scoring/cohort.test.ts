import { describe, expect, test } from 'vitest';
import { Rubric } from '#contract/rubric';
import { WallTime } from '#contract/time';
import { resultBody } from '#result/seal';
import { csvOf, markRows, ratingRows } from '#scoring/cohort';
import { bundleOf, hash, oneScheme, personId, sittingId } from '../../support/samples.ts';

const text = { 'zh-CN': '总体', en: 'Overall' };
const globalRating = {
  id: 'overall',
  title: text,
  levels: [1, 2, 3, 4].map((level) => ({ level, label: text, descriptor: text })),
};
const rated = oneScheme(
  (scheme) => ({ ...scheme, rubric: Rubric.parse({ ...scheme.rubric, globalRating }) }),
  (exam) => ({
    ...exam,
    panel: { ...exam.panel, tolerancePerMille: 1000, criterionTolerancePerMille: 1000 },
  }),
);

describe('a cohort of sealed results as tables', () => {
  const built = resultBody({
    sittingId: sittingId(),
    candidate: { personId: personId(), name: 'Ada' },
    sealedAt: WallTime.parse(1),
    eventsHash: hash('e'),
    recording: null,
    bundle: bundleOf(rated, (_criterion, examiner) => (examiner === 0 ? 3 : 2)),
  });
  if (built.kind === 'refused') throw new Error(`${built.code} ${built.detail}`);
  const { body } = built;
  const name = () => 'Ben';

  test('every mark of every examiner is a line, in points of the scheme; a candidate goes by id, not by name', () => {
    const rows = markRows([body], 'vocational', name);
    expect(rows).toHaveLength(3 * 9);
    const opening = rows.filter(({ criterion }) => criterion === 'opening');
    expect(opening.map(({ points }) => points).sort()).toEqual(['6', '6', '8']);
    expect(JSON.stringify(rows)).not.toContain('Ada');
    expect(markRows([body], 'nowhere', name)).toEqual([]);
  });

  test('ratings come with the share that the same examiner gave', () => {
    const rows = ratingRows([body], 'vocational', name).map(({ percent, rating }) => `${percent} ${rating}`);
    expect(rows.toSorted((a, b) => a.localeCompare(b))).toEqual(['60 2', '60 2', '80 3']);
  });
});

test('a cell with commas, quotes or a formula is written so that it reads back, and runs nowhere', () => {
  expect(csvOf(['a', 'b'], [{ a: 'x,"y"', b: '=SUM(1)' }])).toBe(`a,b\r\n"x,""y""",'=SUM(1)\r\n`);
  expect(csvOf(['a'], [{ a: '-1.5' }])).toBe('a\r\n-1.5\r\n');
});
