import { useTranslation } from 'react-i18next';
import type { MarkSheet } from '#contract/marking';
import { useJoined } from '../seat/room-context.ts';
import { linesOf } from './lines.ts';
import classes from './mark-sheet.module.css';
import quiet from './quiet.module.css';
import { scaleOf } from './scale.ts';
import { useMarkWords, useTitle } from './use-sheet-lines.ts';

/** Marks that nobody asks for any more: kept on record, shown, and not counted. */
export function ExtraMarks({ sheet }: { sheet: MarkSheet }) {
  const { t } = useTranslation();
  const title = useTitle();
  const words = useMarkWords();
  const exam = useJoined((joined) => joined.exam.exam);
  if (sheet.extra.length === 0) return null;
  const lines = linesOf(exam, []);
  return (
    <section aria-label={t('sheet.extra')} data-testid="extra-marks">
      <h2 className={classes.domain}>{t('sheet.extra')}</h2>
      <div className={quiet.extra}>
        <p className="dim small">{t('sheet.extraWhat')}</p>
        <ul>
          {sheet.marks
            .filter((mark) => sheet.extra.includes(mark.criterionId))
            .map((mark) => {
              const criterion = lines.find((line) => line.id === mark.criterionId)?.criterion ?? null;
              return (
                <li key={mark.id}>
                  <span>{title(mark.criterionId)}</span>
                  <span className="num">{words(criterion === null ? null : scaleOf(criterion), mark.level)}</span>
                </li>
              );
            })}
        </ul>
      </div>
    </section>
  );
}
