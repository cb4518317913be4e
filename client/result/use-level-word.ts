import { useTranslation } from 'react-i18next';
import { type Criterion, levelsOf } from '#contract/rubric';
import { useText } from '../i18n/setup.ts';
import { pointsShown } from './exact.ts';

/** A mark as people read it: the level's label, or its points on a points scale. */
export function useLevelWord(): (criterion: Criterion | undefined, level: number) => string {
  const { t } = useTranslation();
  const text = useText();
  return (criterion, level) => {
    const described = criterion?.levels?.find((each) => each.level === level);
    if (described !== undefined) return text(described.label);
    const step = criterion === undefined ? undefined : levelsOf(criterion).find((each) => each.level === level);
    return step === undefined
      ? String(level)
      : t('result.pointsOnly', { points: pointsShown(String(step.milliPoints)) });
  };
}
