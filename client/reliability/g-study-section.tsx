import { useTranslation } from 'react-i18next';
import { type GStudy, isAbstained, type ReliabilityReport } from '#contract/reliability';
import { Notice } from '../ui/notice.tsx';
import { DStudyCurve } from './d-study-curve.tsx';
import classes from './g-study.module.css';
import { Section } from './section.tsx';
import { decimals } from './words.ts';

export function GStudySection({ study }: { study: ReliabilityReport['gStudy'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('reliability.g.title')} text={t('reliability.g.text')} testId="g-study">
      {isAbstained(study) ? (
        <Notice title={t('reliability.abstained', { reason: t(`reliability.reason.${study.abstained}`) })} />
      ) : (
        <>
          <Shares components={study.components} />
          <h3 className={classes.heading}>{t('reliability.g.curveTitle')}</h3>
          <p className="dim">{t('reliability.g.curveText')}</p>
          <Now study={study} />
          <DStudyCurve rows={study.dStudy.byExaminers} now={study.observed.examiners} />
        </>
      )}
    </Section>
  );
}

/** One bar, a part for each source; its number in the bar is the row of the table below. */
function Shares({ components }: { components: GStudy['components'] }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.bar} aria-hidden="true">
        {components.map(({ facet, share }, c) => (
          <span key={facet} className={classes.part} data-facet={facet} style={{ width: `${100 * share}%` }}>
            {share > 0.04 && c + 1}
          </span>
        ))}
      </div>
      <table className={classes.table} data-testid="components">
        <thead>
          <tr>
            <th scope="col">{t('reliability.g.component')}</th>
            <th scope="col">{t('reliability.g.share')}</th>
            <th scope="col">{t('reliability.g.variance')}</th>
          </tr>
        </thead>
        <tbody>
          {components.map(({ facet, share, variance, estimate, standardError }, c) => (
            <tr key={facet}>
              <th scope="row">
                <span className={classes.key} data-facet={facet} aria-hidden="true">
                  {c + 1}
                </span>
                {t(`reliability.g.${facet}`)}
              </th>
              <td className="num">{decimals(100 * share, 1)}%</td>
              <td className="num">
                {decimals(variance, 3)}
                {standardError !== null && <span className="dim"> ({decimals(standardError, 3)})</span>}
                {estimate < 0 && <span className="dim small block"> {t('reliability.g.negative')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Now({ study: { observed, g, phi } }: { study: GStudy }) {
  const { t } = useTranslation();
  if (isAbstained(g) || isAbstained(phi)) return null;
  const count = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
  return (
    <p className="num" data-testid="g-now">
      {t('reliability.g.now', {
        examiners: count(observed.examiners),
        criteria: count(observed.criteria),
        g: decimals(g.value),
        phi: decimals(phi.value),
        low: decimals(phi.low),
        high: decimals(phi.high),
      })}
    </p>
  );
}
