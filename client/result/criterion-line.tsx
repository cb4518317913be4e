import { useTranslation } from 'react-i18next';
import type { Contribution } from '#contract/result';
import type { Criterion } from '#contract/rubric';
import { useText } from '../i18n/setup.ts';
import { pointsShown } from './exact.ts';
import { OriginLine } from './origin-line.tsx';
import { PanelMarks } from './panel-marks.tsx';
import { reachedLevel, type Reading, type SchemeReading, type Seek } from './reading.ts';
import classes from './result-table.module.css';
import { TimeChips } from './time-chips.tsx';

type Props = { contribution: Contribution; scheme: SchemeReading; reading: Reading; onSeek: Seek | null };

/** Why examiners marked what the machine was to measure. */
function MarkedInstead({ criterion, reading }: { criterion: Criterion; reading: Reading }) {
  const { t } = useTranslation();
  if (criterion.kind !== 'measured') return null;
  const metric = reading.body.bundle.analysis?.metrics.find(({ name }) => name === criterion.metric);
  const reason = metric?.kind === 'abstained' ? metric.reason : 'failed';
  return (
    <span className={classes.descriptor}>
      {t('result.markedInstead', { metric: t(`metric.name.${criterion.metric}`), reason: t(`abstain.${reason}`) })}
    </span>
  );
}

/** One criterion that people marked: what was reached, by whose marks, where to see it, and for how many points. */
export function CriterionLine({ contribution, scheme, reading, onSeek }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const criterion = scheme.criteria.get(contribution.criterionId);
  if (criterion === undefined) return null;
  const level = reachedLevel(criterion, contribution);
  return (
    <tr data-testid={`line-${criterion.id}`}>
      <th scope="row">
        {text(criterion.title)}{' '}
        {criterion.critical !== undefined && <span className={classes.critical}>{t('rubric.critical')}</span>}
        {level !== null ? (
          <span className={classes.descriptor}>
            <strong>{text(level.label)}</strong> · {text(level.descriptor)}
          </span>
        ) : (
          criterion.guidance !== undefined && <span className={classes.descriptor}>{text(criterion.guidance)}</span>
        )}
        <MarkedInstead criterion={criterion} reading={reading} />
        <OriginLine origin={criterion.origin} scheme={scheme} />
      </th>
      <td>
        <PanelMarks contribution={contribution} scheme={scheme} reading={reading} />
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
}
