import { useTranslation } from 'react-i18next';
import type { ResultBody } from '#contract/result';
import { useText } from '../i18n/setup.ts';
import { barPercent, pointsShown } from './exact.ts';
import classes from './domain-bars.module.css';

/** Each domain as a share of its points, against the cut. */
export function DomainBars({ body }: { body: ResultBody }) {
  const { t } = useTranslation();
  const text = useText();
  const { exam } = body.bundle;
  const titles = new Map(exam.rubric.domains.map((domain) => [domain.id, domain.title]));
  const cut = exam.cutScorePerMille / 10;
  return (
    <section className={classes.domains} aria-label={t('result.domains')}>
      {body.score.domains.map((domain) => {
        const title = titles.get(domain.domainId);
        return (
          <div key={domain.domainId} className={classes.row}>
            <span>{title === undefined ? domain.domainId : text(title)}</span>
            <span className={classes.track}>
              <span
                className={classes.bar}
                style={{ width: `${barPercent(domain.milliPoints, domain.maxMilliPoints)}%` }}
              />
              <span className={classes.cut} style={{ insetInlineStart: `${cut}%` }} />
            </span>
            <span className={`${classes.points} num`}>
              {t('result.points', {
                points: pointsShown(domain.milliPoints),
                max: pointsShown(String(domain.maxMilliPoints)),
              })}
            </span>
          </div>
        );
      })}
    </section>
  );
}
