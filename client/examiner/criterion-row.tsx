import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { Criterion } from '#contract/rubric';
import { useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import { LevelButtons } from './level-buttons.tsx';
import classes from './mark-sheet.module.css';
import { Suggestion } from './suggestion.tsx';

type Props = {
  criterion: Criterion;
  level: number | null;
  open: boolean;
  onOpen: (id: CriterionId) => void;
  onPick: ((id: CriterionId, level: number) => void) | null;
};

/** One line of the sheet; open, it shows its levels. What the machine measures cannot be marked. */
export function CriterionRow({ criterion, level, open, onOpen, onPick }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  if (criterion.kind === 'measured')
    return (
      <div className={classes.criterion} data-testid={`criterion-${criterion.id}`} data-kind="measured">
        <p className={classes.machine}>
          <Icon name="line" size={14} /> {text(criterion.title)} · {t('sheet.measured')}
        </p>
      </div>
    );
  const picked = criterion.levels.find((each) => each.level === level);
  return (
    <div className={classes.criterion} data-open={open} ref={row}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open}
        onClick={() => onOpen(criterion.id)}
        data-testid={`criterion-${criterion.id}`}
        data-level={level ?? ''}
      >
        <span className={classes.sign} data-done={picked !== undefined}>
          <Icon name={picked === undefined ? 'chevron' : 'check'} size={14} />
        </span>
        <span>
          {text(criterion.title)}
          {criterion.critical !== undefined && <span className={classes.critical}>{t('rubric.critical')}</span>}
        </span>
        <span className={classes.value} data-done={picked !== undefined}>
          {picked === undefined ? t('sheet.notMarked') : text(picked.label)}
        </span>
      </button>
      {open && (
        <div className={classes.body}>
          {criterion.guidance !== undefined && <p className="dim small">{text(criterion.guidance)}</p>}
          <LevelButtons
            criterion={criterion}
            level={level}
            onPick={onPick === null ? null : (picked) => onPick(criterion.id, picked)}
          />
          {criterion.kind === 'hybrid' && <Suggestion criterionId={criterion.id} metric={criterion.metric} />}
        </div>
      )}
    </div>
  );
}
