import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import { Icon } from '../ui/icons.tsx';
import classes from './quiet.module.css';
import { useTitle } from './use-sheet-lines.ts';

/** The lines to look at again, each a way to it. */
export function FlagStrip({ ids, onOpen }: { ids: readonly CriterionId[]; onOpen: (id: CriterionId) => void }) {
  const { t } = useTranslation();
  const title = useTitle();
  if (ids.length === 0) return null;
  return (
    <nav className={classes.flags} aria-label={t('flag.list')} data-testid="flags">
      <Icon name="flag" size={14} />
      {ids.map((id) => (
        <button key={id} type="button" className={classes.quietButton} onClick={() => onOpen(id)}>
          {title(id)}
        </button>
      ))}
    </nav>
  );
}
