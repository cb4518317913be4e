import { useTranslation } from 'react-i18next';
import type { Outcome } from '#contract/result';
import { useText } from '../i18n/setup.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useCutWords } from './cut-words.ts';
import { barPercent, floorDecimal, shortDecimal } from './exact.ts';
import classes from './outcome-card.module.css';
import type { SchemeReading } from './reading.ts';

const signs: Record<Outcome, IconName> = { pass: 'check', borderline: 'scales', fail: 'cross' };

/** One scheme's outcome in words, its score against its cut on one scale, its band, and the critical criteria that failed it. */
export function OutcomeCard({ reading }: { reading: SchemeReading }) {
  const { t } = useTranslation();
  const text = useText();
  const cutWords = useCutWords();
  const { scheme, score, criteria } = reading;
  const cut = shortDecimal(score.cutPercent);
  const cutAt = barPercent(score.cutPercent, 100);
  const borderline = Math.min(cutAt, scheme.borderlinePerMille / 10);
  const band = scheme.bands.find(({ id }) => id === score.band);
  const failed = score.failedCritical.map((id) => criteria.get(id)).filter((criterion) => criterion !== undefined);
  return (
    <section
      className={classes.card}
      data-outcome={score.outcome}
      data-testid={`outcome-${scheme.id}`}
      aria-label={text(scheme.title)}
    >
      <div className={classes.scheme}>
        <h2 className={classes.title}>{text(scheme.title)}</h2>
        <p className="dim small">{t('result.issuer', { issuer: text(scheme.issuer) })}</p>
      </div>
      <p className={classes.outcome}>
        <span className={classes.sign}>
          <Icon name={signs[score.outcome]} size={20} />
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
          <div className={classes.bar} style={{ width: `${barPercent(score.percent, 100)}%` }} />
          <div
            className={classes.band}
            style={{ insetInlineStart: `${cutAt - borderline}%`, width: `${borderline}%` }}
          />
          <div className={classes.cut} style={{ insetInlineStart: `${cutAt}%` }} />
        </div>
        <span className={`${classes.cutLabel} num`} style={{ '--at': `${cutAt}%` }}>
          {t('result.cut', { cut })}
        </span>
      </div>
      <p className={`${classes.facts} small`}>
        {band !== undefined && <strong>{t('result.band', { band: text(band.title) })}</strong>}
        <span className="dim">{cutWords(scheme)}</span>
      </p>
      {failed.length > 0 && (
        <p className={classes.critical}>
          <Icon name="warn" />
          <span>
            {t('result.failedCritical', {
              names: failed.map((criterion) => text(criterion.title)).join(t('list.separator')),
            })}
          </span>
        </p>
      )}
    </section>
  );
}
