import { useTranslation } from 'react-i18next';
import { useJoined } from '../seat/room-context.ts';
import { Notice } from '../ui/notice.tsx';
import classes from './adjudicator-page.module.css';
import { Cases } from './cases.tsx';

/** Waits until something is disputed, then decides, then is done. */
export function AdjudicatorDesk() {
  const { t } = useTranslation();
  const state = useJoined((joined) => joined.sitting.state);
  const cases = useJoined((joined) => joined.cases) ?? [];
  const { resolve, criterionTolerancePerMille } = useJoined((joined) => joined.exam.exam.panel);
  const over = state === 'sealed' || state === 'released';
  const open = cases.filter(({ settled }) => !settled).length;
  if (over || (state === 'adjudication' && open === 0))
    return (
      <div className={classes.notice}>
        <Notice tone="done" title={t('adjudicator.thanks')} testId="adjudicator-done" role="status">
          {t(cases.length > 0 ? 'adjudicator.thanksText' : 'adjudicator.notNeeded')}
        </Notice>
      </div>
    );
  if (open === 0) {
    const when = state === 'marking' ? 'marking' : state === 'ended' ? 'ended' : 'before';
    return (
      <div className={classes.notice}>
        <Notice icon="wait" title={t('adjudicator.wait')} testId="adjudicator-waits" role="status">
          <p>{t(`adjudicator.waiting.${when}`)}</p>
          <p>{t('adjudicator.blind')}</p>
        </Notice>
      </div>
    );
  }
  return (
    <>
      <div className={classes.words}>
        <h2>{t('adjudicator.heading', { open, all: cases.length })}</h2>
        <p className="dim">{t('adjudicator.blind')}</p>
        <p className="dim">
          {t('dispute.how')}
          {t('list.colon')}
          {t(`dispute.rule.${resolve}`, { tolerance: criterionTolerancePerMille / 10 })}
        </p>
      </div>
      <div data-testid="cases">
        <Cases cases={cases} />
      </div>
    </>
  );
}
