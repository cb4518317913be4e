import { useText } from '../i18n/setup.ts';
import classes from './levels.module.css';
import type { Scale } from './scale.ts';
import type { ScaleProps } from './scale-input.tsx';

type Props = ScaleProps & { levels: Extract<Scale, { kind: 'levels' }>['levels'] };

/** The levels side by side, each with its descriptor and its key. */
export function LevelButtons({ id, title, levels, level, onPick, testIdPrefix }: Props) {
  const text = useText();
  return (
    <div className={classes.levels} role="group" aria-label={text(title)}>
      {levels.map((each, i) => (
        <button
          key={each.level}
          type="button"
          className={classes.level}
          aria-pressed={each.level === level}
          disabled={onPick === null}
          onClick={() => onPick?.(each.level)}
          data-testid={`${testIdPrefix}-${id}-${each.level}`}
        >
          <span className={classes.label}>
            {text(each.label)} <span className={classes.key}>{i + 1}</span>
          </span>
          <span className={classes.descriptor}>{text(each.descriptor)}</span>
        </button>
      ))}
    </div>
  );
}
