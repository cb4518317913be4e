import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import { useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import type { SheetDesk } from './desk-context.ts';
import { isMarked, type Line } from './lines.ts';
import { LineAbout } from './line-about.tsx';
import classes from './mark-sheet.module.css';
import { ScaleInput } from './scale-input.tsx';
import { Suggestion } from './suggestion.tsx';
import { useMarkWords } from './use-sheet-lines.ts';

type Props = {
  line: Line;
  level: number | null;
  flagged: boolean;
  noted: boolean;
  open: boolean;
  onOpen: (id: CriterionId) => void;
  desk: SheetDesk;
};

/** One line of the sheet; open, it shows its scale. What the machine measures cannot be marked. */
export function CriterionRow({ line, level, flagged, noted, open, onOpen, desk }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const words = useMarkWords();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const { criterion } = line;
  if (!isMarked(line))
    return (
      <div className={classes.criterion} data-testid={`criterion-${line.id}`} data-kind="measured">
        <p className={classes.machine}>
          <Icon name="line" size={14} /> {text(line.title)} ·{' '}
          {t(desk.mayFall ? 'sheet.measuredMayFall' : 'sheet.measured')}
        </p>
      </div>
    );
  const done = level !== null;
  const awaitsNote = desk.may && criterion?.notesExpected === true && !noted;
  return (
    <div className={classes.criterion} data-open={open} ref={row}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open}
        onClick={() => onOpen(line.id)}
        data-testid={`criterion-${line.id}`}
        data-level={level ?? ''}
        data-flagged={flagged}
      >
        <span className={classes.sign} data-done={done}>
          <Icon name={done ? 'check' : 'chevron'} size={14} />
        </span>
        <span className={classes.name}>
          {text(line.title)}
          {criterion?.critical !== undefined && <span className={classes.critical}>{t('rubric.critical')}</span>}
          {flagged && (
            <span className={classes.tag}>
              <Icon name="flag" size={14} /> {t('flag.again')}
            </span>
          )}
          {awaitsNote && <span className={classes.quiet}>{t('sheet.noteMissing')}</span>}
        </span>
        <span className={`${classes.value} num`} data-done={done}>
          {level === null ? t('sheet.notMarked') : words(line.scale, level)}
        </span>
      </button>
      {open && (
        <div className={classes.body}>
          {line.guidance !== undefined && <p className="dim small">{text(line.guidance)}</p>}
          {line.fell && (
            <p className={`${classes.fell} small`} data-testid={`fell-${line.id}`}>
              <Icon name="info" size={14} /> {t('sheet.fell')}
            </p>
          )}
          <ScaleInput line={line} level={level} entry={desk.entry} disabled={!desk.may} />
          {criterion?.kind === 'hybrid' && <Suggestion criterionId={line.id} metric={criterion.metric} />}
          <LineAbout line={line} flagged={flagged} awaitsNote={awaitsNote} desk={desk} />
        </div>
      )}
    </div>
  );
}
