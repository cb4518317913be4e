import { useTranslation } from 'react-i18next';
import type { Exam } from '#contract/exam';
import { useText } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './inspector.module.css';
import { useMarkWords } from './use-mark-words.ts';

/** Where the panel differs by more than the exam allows, live. */
export function ConflictList({ exam }: { exam: Exam }) {
  const { t } = useTranslation();
  const text = useText();
  const panel = useJoined((joined) => joined.panel);
  const { titleOf } = useMarkWords(exam);
  if (panel === null || panel.conflicts.length === 0) return null;
  const schemeTitle = (id: string): string => {
    const scheme = exam.schemes.find((each) => each.id === id);
    return scheme === undefined || exam.schemes.length === 1 ? '' : text(scheme.title);
  };
  return (
    <section className={classes.conflicts} data-testid="review-conflicts">
      <h2 className={classes.heading}>{t('reviewer.conflicts')}</h2>
      <ul className={classes.events}>
        {panel.conflicts.map(({ schemeId, kind, criterionId, spreadPerMille }) => (
          <li key={`${schemeId}-${kind}-${criterionId ?? ''}`} data-tone="warn">
            <Icon name="scales" size={14} />
            <span>
              {t(`reviewer.conflict.${kind}`, {
                title: criterionId === null ? '' : titleOf(criterionId),
                spread: (spreadPerMille / 10).toFixed(1),
              })}
              <span className={classes.scheme}>{schemeTitle(schemeId)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
