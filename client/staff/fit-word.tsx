import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import classes from './person-field.module.css';
import type { Fit } from './standing.ts';
import { fitIcons } from './use-standing-words.ts';

/** Whether somebody may examine, by sign and word. */
export function FitWord({ fit }: { fit: Fit }) {
  const { t } = useTranslation();
  return (
    <span className={classes.fit} data-fit={fit}>
      <Icon name={fitIcons[fit]} size={14} /> {t(`staff.fit.${fit}`)}
    </span>
  );
}
