import { useTranslation } from 'react-i18next';
import { useJoined } from '../seat/room-context.ts';
import { Notice } from '../ui/notice.tsx';
import classes from './page-grid.module.css';

/** Thousandths as percent, one decimal where there is one. */
const percent = (perMille: number): string => String(Math.abs(perMille) / 10);

/** Over the sheet of a sitting that is marked again: what this is; once sealed, how far the marks lie from the agreed ones. */
export function RemarkNotice() {
  const { t } = useTranslation();
  const of = useJoined((joined) => joined.sitting.remarkOf);
  const drift = useJoined((joined) => joined.sitting.drift);
  const limit = useJoined((joined) => joined.exam.exam.standardisation?.maxDriftPerMille ?? null);
  if (of === null) return null;
  if (drift === null)
    return (
      <div className={classes.notice}>
        <Notice title={t(`remark.${of.purpose}`)} testId="remark">
          {t(`remark.${of.purpose}What`)}
        </Notice>
      </div>
    );
  const within = limit === null || drift.meanPerMille <= limit;
  const side = drift.biasPerMille === 0 ? 'even' : drift.biasPerMille > 0 ? 'lenient' : 'severe';
  return (
    <div className={classes.notice}>
      <Notice
        tone={within ? 'done' : 'warn'}
        title={t(within ? 'remark.within' : 'remark.beyond')}
        testId="drift"
        role="status"
      >
        <p className="num">{t('remark.mean', { mean: percent(drift.meanPerMille), n: drift.criteria })}</p>
        <p className="num">{t(`remark.${side}`, { bias: percent(drift.biasPerMille) })}</p>
        {limit !== null && <p className="num">{t('remark.limit', { limit: percent(limit) })}</p>}
        {!within && <p>{t('remark.next')}</p>}
      </Notice>
    </div>
  );
}
