import { useTranslation } from 'react-i18next';
import type { ResultBody } from '#contract/result';
import { useText } from '../i18n/setup.ts';
import { floorDecimal, pointsShown } from './exact.ts';
import { metricSentence, withUnit } from './metric-words.ts';
import { isMachine, type Reading, type Seek } from './reading.ts';
import classes from './result-table.module.css';
import { TimeChips } from './time-chips.tsx';

/** What was measured and not marked, set apart, with its share of the whole. */
export function MachinePart({ body, reading, onSeek }: { body: ResultBody; reading: Reading; onSeek: Seek | null }) {
  const { t } = useTranslation();
  const text = useText();
  const measured = body.score.domains.flatMap((domain) => domain.contributions).filter(isMachine);
  return (
    <section>
      <table className={classes.table} data-testid="machine-part">
        <caption>{t('result.machine', { share: floorDecimal(body.score.automatedPerMille, 1, 10n) })}</caption>
        {measured.length > 0 && (
          <>
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
                const criterion = reading.criteria.get(criterionId);
                if (source.kind !== 'measured' && source.kind !== 'abstained') return null;
                const found = body.bundle.analysis?.metrics.find((metric) => metric.name === source.metric);
                return (
                  <tr key={criterionId}>
                    <th scope="row">
                      {criterion === undefined ? criterionId : text(criterion.title)}
                      <span className={classes.descriptor}>{t(`metric.name.${source.metric}`)}</span>
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
                      {source.kind === 'abstained'
                        ? t('result.redistributed')
                        : t('result.points', {
                            points: pointsShown(milliPoints),
                            max: pointsShown(String(maxMilliPoints)),
                          })}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </>
        )}
      </table>
      <p className={`${classes.explain} small`}>{t('result.peopleDecide')}</p>
    </section>
  );
}
