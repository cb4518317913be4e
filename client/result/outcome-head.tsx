import { useTranslation } from 'react-i18next';
import type { Outcome, ResultBody } from '#contract/result';
import { useLanguage, useText } from '../i18n/setup.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { barPercent, floorDecimal } from './exact.ts';
import classes from './outcome-head.module.css';
import type { Reading } from './reading.ts';

const signs: Record<Outcome, IconName> = { pass: 'check', borderline: 'scales', fail: 'cross' };

/** Outcome in words, the score against the cut on one scale, and who and when. */
export function OutcomeHead({ body, reading }: { body: ResultBody; reading: Reading }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const { score } = body;
  const { cutScorePerMille, borderlinePerMille } = body.bundle.exam;
  const cut = cutScorePerMille / 10;
  const date = new Date(body.sealedAt).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
  const failed = score.failedCritical
    .map((id) => reading.criteria.get(id))
    .filter((criterion) => criterion !== undefined);
  return (
    <section className={classes.head} data-outcome={score.outcome}>
      <p className={classes.outcome} data-testid="outcome" data-outcome={score.outcome}>
        <span className={classes.sign}>
          <Icon name={signs[score.outcome]} size={24} />
        </span>
        {t(`outcome.${score.outcome}`)}
      </p>
      <p className={classes.score}>
        <strong className="num" data-testid="score">
          {floorDecimal(score.percent, 1)}
        </strong>
        <span className="dim">{t('result.of100')}</span>
      </p>
      <div
        className={classes.scale}
        role="img"
        aria-label={t('result.scale', { score: floorDecimal(score.percent, 1), cut })}
      >
        <div className={classes.track}>
          <div
            className={classes.band}
            style={{ insetInlineStart: `${cut - borderlinePerMille / 10}%`, width: `${borderlinePerMille / 10}%` }}
          />
          <div className={classes.bar} style={{ width: `${barPercent(score.percent, 100)}%` }} />
          <div className={classes.cut} style={{ insetInlineStart: `${cut}%` }} />
        </div>
        <span className={`${classes.cutLabel} num`} style={{ insetInlineStart: `${cut}%` }}>
          {t('result.cut', { cut })}
        </span>
      </div>
      {failed.length > 0 && (
        <p className={classes.critical}>
          <Icon name="warn" />{' '}
          {t('result.failedCritical', {
            names: failed.map((criterion) => text(criterion.title)).join(t('list.separator')),
          })}
        </p>
      )}
      <p className="dim small">{t('result.sealedAt', { date })}</p>
    </section>
  );
}
