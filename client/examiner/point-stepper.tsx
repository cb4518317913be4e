import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/setup.ts';
import classes from './points.module.css';
import { pointsAt, pointsFace, type Scale } from './scale.ts';
import type { ScaleProps } from './scale-input.tsx';

type Props = ScaleProps & {
  scale: Extract<Scale, { kind: 'points' }>;
  typed: string;
  onPass: ((level: number) => void) | null;
  onStep: ((by: 1 | -1) => void) | null;
};

/** A long points scale: typed digits, a step down and up, and a slider. */
export function PointStepper({ id, title, scale, level, typed, onPass, onStep, testIdPrefix }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const max = pointsFace(scale.maxMilliPoints);
  const step = pointsFace(scale.stepMilliPoints);
  const face = typed !== '' ? typed : level === null ? '–' : pointsAt(scale, level);
  return (
    <div className={classes.block}>
      <div className={classes.stepper} role="group" aria-label={text(title)}>
        <button
          type="button"
          className={classes.step}
          disabled={onStep === null || level === 0}
          onClick={() => onStep?.(-1)}
          aria-label={t('sheet.less', { step })}
          data-testid={`${testIdPrefix}-${id}-less`}
        >
          −
        </button>
        <output className={`${classes.face} num`} data-testid={`${testIdPrefix}-${id}-face`} data-typing={typed !== ''}>
          {face}
        </output>
        <button
          type="button"
          className={classes.step}
          disabled={onStep === null || level === scale.steps}
          onClick={() => onStep?.(1)}
          aria-label={t('sheet.more', { step })}
          data-testid={`${testIdPrefix}-${id}-more`}
        >
          +
        </button>
        <input
          type="range"
          className={classes.slider}
          min={0}
          max={scale.steps}
          value={level ?? 0}
          data-set={level !== null}
          disabled={onPass === null}
          onChange={(event) => onPass?.(event.currentTarget.valueAsNumber)}
          aria-label={text(title)}
          aria-valuetext={
            level === null ? t('sheet.notMarked') : t('sheet.points', { points: pointsAt(scale, level), max })
          }
          data-testid={`${testIdPrefix}-${id}-slider`}
        />
        <span className={`${classes.most} num`}>{max}</span>
      </div>
      <p className="dim small">{typed === '' ? t('sheet.stepperHint', { max, step }) : t('sheet.typed', { typed })}</p>
    </div>
  );
}
