import { useTranslation } from 'react-i18next';
import levels from './levels.module.css';
import classes from './quiet.module.css';
import type { Undoable } from './use-sheet-actions.ts';
import { useMarkWords, useOrder, useTitle } from './use-sheet-lines.ts';

/** For a moment after a changed mark: what it was, and the way back. */
export function UndoLine({ undoable, onUndo }: { undoable: Undoable; onUndo: () => void }) {
  const { t } = useTranslation();
  const title = useTitle();
  const words = useMarkWords();
  const scale = useOrder().find((line) => line.id === undoable.id)?.scale ?? null;
  return (
    <div className={classes.undoHolder}>
      <p className={classes.undo} role="status" data-testid="mark-undo">
        <span>{t('sheet.changed', { title: title(undoable.id), before: words(scale, undoable.level) })}</span>
        <button type="button" className={classes.quietButton} onClick={onUndo}>
          {t('action.undo')} <kbd className={levels.key}>U</kbd>
        </button>
      </p>
    </div>
  );
}
