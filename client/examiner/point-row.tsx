import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/setup.ts';
import classes from './points.module.css';
import { pointsAt, pointsFace, type Scale } from './scale.ts';
import type { ScaleProps } from './scale-input.tsx';

type Props = ScaleProps & { scale: Extract<Scale, { kind: 'points' }>; typed: string };

/** Every step of a short points scale as a button. */
export function PointRow({ id, title, scale, level, onPick, testIdPrefix, typed }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const max = pointsFace(scale.maxMilliPoints);
  return (
    <div className={classes.block}>
      <div className={classes.row} role="group" aria-label={text(title)}>
        {Array.from({ length: scale.steps + 1 }, (_, step) => (
          <button
            key={step}
            type="button"
            className={`${classes.step} num`}
            aria-pressed={step === level}
            aria-label={t('sheet.points', { points: pointsAt(scale, step), max })}
            disabled={onPick === null}
            onClick={() => onPick?.(step)}
            data-testid={`${testIdPrefix}-${id}-${step}`}
          >
            {pointsAt(scale, step)}
          </button>
        ))}
      </div>
      <p className="dim small">{typed === '' ? t('sheet.pointsHint', { max }) : t('sheet.typed', { typed })}</p>
    </div>
  );
}
