import { type Exam, globalRatings, sheetCriteria } from '#contract/exam';
import type { CriterionId } from '#contract/ids';
import type { Mark } from '#contract/marking';
import { useText } from '../i18n/setup.ts';
import { useLevelWord } from '../result/use-level-word.ts';

type Judged = Pick<Mark, 'criterionId' | 'level'>;
type MarkWords = { titleOf: (id: CriterionId) => string; levelOf: (mark: Judged) => string };

/** Criteria and global ratings of an exam by their titles, marks on them by the level's label or its points. */
export function useMarkWords(exam: Exam): MarkWords {
  const text = useText();
  const levelWord = useLevelWord();
  const criteria = new Map(sheetCriteria(exam).map((criterion) => [criterion.id, criterion]));
  const ratings = new Map(globalRatings(exam).map((rating) => [rating.id, rating]));
  return {
    titleOf: (id) => {
      const title = criteria.get(id)?.title ?? ratings.get(id)?.title;
      return title === undefined ? id : text(title);
    },
    levelOf: ({ criterionId, level }) => {
      const rated = ratings.get(criterionId)?.levels.find((each) => each.level === level);
      return rated === undefined ? levelWord(criteria.get(criterionId), level) : text(rated.label);
    },
  };
}
