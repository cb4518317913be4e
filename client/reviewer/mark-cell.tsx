import { useTranslation } from 'react-i18next';
import type { Exam } from '#contract/exam';
import type { Mark } from '#contract/marking';
import { levelsOf } from '#contract/rubric';
import { clockFace } from '../connection/clock.ts';
import { useText } from '../i18n/setup.ts';
import { pointsShown } from '../result/exact.ts';
import classes from './inspector.module.css';
import { useMarkWords } from './use-mark-words.ts';

type Props = { mark: Mark; exam: Exam; onSeek: (ms: number) => void };

/** One mark: its level, its points in each scheme, and the second at which it was made. */
export function MarkCell({ mark, exam, onSeek }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const { levelOf } = useMarkWords(exam);
  const points = exam.schemes.flatMap((scheme) => {
    const criterion = scheme.rubric.domains
      .flatMap((domain) => domain.criteria)
      .find(({ id }) => id === mark.criterionId);
    const level = criterion === undefined ? undefined : levelsOf(criterion).find((each) => each.level === mark.level);
    return level === undefined ? [] : [{ scheme, shown: pointsShown(String(level.milliPoints)) }];
  });
  const same = points.every(({ shown }) => shown === points[0]?.shown);
  const word = levelOf(mark);
  const alone = t('result.pointsOnly', { points: points[0]?.shown ?? '' });
  const at = mark.at;
  return (
    <>
      {word}{' '}
      {at !== null && (
        <button type="button" className={`${classes.time} num`} onClick={() => onSeek(at)}>
          {clockFace(at)}
        </button>
      )}
      {same
        ? points.length > 0 && word !== alone && <span className={`${classes.points} num`}>{alone}</span>
        : points.map(({ scheme, shown }) => (
            <span key={scheme.id} className={`${classes.points} num`}>
              {t('reviewer.pointsIn', { scheme: text(scheme.title), points: shown })}
            </span>
          ))}
    </>
  );
}
