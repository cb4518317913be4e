import { useTranslation } from 'react-i18next';
import type { Contribution, DomainScore } from '#contract/result';
import { useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import { pointsShown } from './exact.ts';
import { isMachine, reachedLevel, type Reading, type Seek } from './reading.ts';
import classes from './result-table.module.css';
import { TimeChips } from './time-chips.tsx';

function Panel({ contribution, reading }: { contribution: Contribution; reading: Reading }) {
  const { t } = useTranslation();
  const text = useText();
  const { source } = contribution;
  if (source.kind !== 'panel' && source.kind !== 'adjudicated') return null;
  const criterion = reading.criteria.get(contribution.criterionId);
  const labelOf = (level: number): string => {
    const found =
      criterion === undefined || criterion.kind === 'measured'
        ? undefined
        : criterion.levels.find((l) => l.level === level);
    return found === undefined ? String(level) : text(found.label);
  };
  return (
    <>
      <ul className={classes.marks}>
        {source.marks.map((mark) => (
          <li key={mark.examinerId}>
            {reading.nameOf(mark.examinerId)} <strong>{labelOf(mark.level)}</strong>
          </li>
        ))}
      </ul>
      <span className="dim small">{t('result.spread', { points: pointsShown(String(source.spreadMilliPoints)) })}</span>
      {source.kind === 'adjudicated' && (
        <p className={classes.adjudicated}>
          <Icon name="scales" size={14} />{' '}
          {t('result.adjudicated', {
            name: reading.nameOf(source.by),
            level: labelOf(source.level),
            reason: source.reason,
          })}
        </p>
      )}
    </>
  );
}

/** The criteria of one domain that people marked. */
export function DomainTable({
  domain,
  reading,
  onSeek,
}: {
  domain: DomainScore;
  reading: Reading;
  onSeek: Seek | null;
}) {
  const { t } = useTranslation();
  const text = useText();
  const marked = domain.contributions.filter((contribution) => !isMachine(contribution));
  const title = reading.domainTitle(domain.domainId);
  if (marked.length === 0) return null;
  return (
    <table className={classes.table}>
      <caption>{title === undefined ? domain.domainId : text(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('result.criterion')}</th>
          <th scope="col">{t('result.panel')}</th>
          <th scope="col">{t('result.evidence')}</th>
          <th scope="col" className={classes.number}>
            {t('result.pointsHead')}
          </th>
        </tr>
      </thead>
      <tbody>
        {marked.map((contribution) => {
          const criterion = reading.criteria.get(contribution.criterionId);
          const level = criterion === undefined ? null : reachedLevel(criterion, contribution);
          return (
            <tr key={contribution.criterionId}>
              <th scope="row">
                {criterion === undefined ? contribution.criterionId : text(criterion.title)}
                {criterion?.critical !== undefined && <span className={classes.critical}>{t('rubric.critical')}</span>}
                {level !== null && (
                  <span className={classes.descriptor}>
                    <strong>{text(level.label)}</strong> · {text(level.descriptor)}
                  </span>
                )}
              </th>
              <td>
                <Panel contribution={contribution} reading={reading} />
              </td>
              <td>
                <TimeChips times={reading.markedAt(contribution.criterionId)} onSeek={onSeek} />
              </td>
              <td className={`${classes.number} num`}>
                {t('result.points', {
                  points: pointsShown(contribution.milliPoints),
                  max: pointsShown(String(contribution.maxMilliPoints)),
                })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
