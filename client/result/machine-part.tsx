import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/setup.ts';
import { floorDecimal, pointsShown } from './exact.ts';
import { metricSentence, withUnit } from './metric-words.ts';
import { OriginLine } from './origin-line.tsx';
import { isMachine, type Reading, type SchemeReading, type Seek } from './reading.ts';
import classes from './result-table.module.css';
import { TimeChips } from './time-chips.tsx';

/** What was measured and not marked, set apart, with its share of the whole. */
export function MachinePart({
  scheme,
  reading,
  onSeek,
}: {
  scheme: SchemeReading;
  reading: Reading;
  onSeek: Seek | null;
}) {
  const { t } = useTranslation();
  const text = useText();
  const { score } = scheme;
  const measured = score.domains.flatMap((domain) => domain.contributions).filter(isMachine);
  if (measured.length === 0) return <p className="dim small">{t('result.noMachine')}</p>;
  return (
    <section className={classes.apart} data-testid="machine-part">
      <table className={classes.table}>
        <caption>{t('result.machine', { share: floorDecimal(score.automatedPerMille, 1, 10n) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('result.criterion')}</th>
            <th scope="col">{t('result.measured')}</th>
            <th scope="col">{t('result.evidence')}</th>
            <th scope="col" className={classes.number}>
              {t('result.pointsHead')}
            </th>
          </tr>
        </thead>
        <tbody>
          {measured.map(({ criterionId, source, milliPoints, maxMilliPoints }) => {
            const criterion = scheme.criteria.get(criterionId);
            if (source.kind !== 'measured' && source.kind !== 'abstained') return null;
            const found = reading.body.bundle.analysis?.metrics.find((metric) => metric.name === source.metric);
            return (
              <tr key={criterionId} data-testid={`line-${criterionId}`}>
                <th scope="row">
                  {criterion === undefined ? criterionId : text(criterion.title)}
                  {criterion?.critical !== undefined && (
                    <span className={classes.critical}>{t('rubric.critical')}</span>
                  )}
                  <span className={classes.descriptor}>{t(`metric.name.${source.metric}`)}</span>
                  <OriginLine origin={criterion?.origin} scheme={scheme} />
                </th>
                <td>
                  {found !== undefined
                    ? metricSentence(t, found)
                    : source.kind === 'measured'
                      ? withUnit(t, source.metric, source.value)
                      : t('metric.abstained', { reason: t(`abstain.${source.reason}`) })}
                </td>
                <td>
                  <TimeChips
                    times={source.kind === 'measured' ? source.evidence.map((span) => span.fromMs) : []}
                    onSeek={onSeek}
                  />
                </td>
                <td className={`${classes.number} num`}>
                  {source.kind === 'abstained' ? (
                    <span className={classes.wraps}>{t('result.redistributed')}</span>
                  ) : (
                    t('result.points', {
                      points: pointsShown(milliPoints),
                      max: pointsShown(String(maxMilliPoints)),
                    })
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
