import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/setup.ts';
import { barPercent, pointsShown, shortDecimal } from './exact.ts';
import type { SchemeReading } from './reading.ts';
import classes from './domain-bars.module.css';

/** Each domain as a share of its points, against the cut, with its weight in the whole. */
export function DomainBars({ reading }: { reading: SchemeReading }) {
  const { t } = useTranslation();
  const text = useText();
  const cut = barPercent(reading.score.cutPercent, 100);
  return (
    <section className={classes.domains} aria-label={t('result.domains')}>
      {reading.domains.map(({ domain, score }) => (
        <div key={domain.id} className={classes.row}>
          <span className={classes.title}>{text(domain.title)}</span>
          <span className={`${classes.weight} num dim`}>
            {t('result.weight', { weight: shortDecimal(score.weightPerMille, 10n) })}
          </span>
          <span className={classes.track}>
            <span
              className={classes.bar}
              style={{ width: `${barPercent(score.milliPoints, score.maxMilliPoints)}%` }}
            />
            <span className={classes.cut} style={{ insetInlineStart: `${cut}%` }} />
          </span>
          <span className={`${classes.points} num`}>
            {t('result.points', {
              points: pointsShown(score.milliPoints),
              max: pointsShown(String(score.maxMilliPoints)),
            })}
          </span>
        </div>
      ))}
    </section>
  );
}
