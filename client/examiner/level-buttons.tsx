import { useText } from '../i18n/setup.ts';
import classes from './mark-sheet.module.css';
import type { MarkedCriterion } from './order.ts';

type Props = {
  criterion: MarkedCriterion;
  level: number | null;
  onPick: ((level: number) => void) | null;
  testIdPrefix?: string;
};

/** The levels side by side, each with its descriptor and its key. */
export function LevelButtons({ criterion, level, onPick, testIdPrefix = 'level' }: Props) {
  const text = useText();
  return (
    <div className={classes.levels} role="group" aria-label={text(criterion.title)}>
      {criterion.levels.map((each, i) => (
        <button
          key={each.level}
          type="button"
          className={classes.level}
          aria-pressed={each.level === level}
          disabled={onPick === null}
          onClick={() => onPick?.(each.level)}
          data-testid={`${testIdPrefix}-${criterion.id}-${each.level}`}
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
