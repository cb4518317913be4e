import { useTranslation } from 'react-i18next';
import type { Contribution } from '#contract/result';
import { Icon } from '../ui/icons.tsx';
import { pointsShown } from './exact.ts';
import type { Reading, SchemeReading } from './reading.ts';
import classes from './result-table.module.css';
import { SentenceGap } from './sentence-gap.tsx';
import { useLevelWord } from './use-level-word.ts';

type Props = { contribution: Contribution; scheme: SchemeReading; reading: Reading };

/** Each examiner's mark, how far they lie apart, how they became one; and where one settled them, by which rule and why. */
export function PanelMarks({ contribution, scheme, reading }: Props) {
  const { t } = useTranslation();
  const levelWord = useLevelWord();
  const { source } = contribution;
  if (source.kind !== 'panel' && source.kind !== 'adjudicated') return null;
  const criterion = scheme.criteria.get(contribution.criterionId);
  const counts = (examinerId: (typeof source.marks)[number]['examinerId']): boolean =>
    source.kind === 'panel' || source.counted.includes(examinerId);
  const spread = t('result.spread', { points: pointsShown(String(source.spreadMilliPoints)) });
  return (
    <>
      <ul className={classes.marks}>
        {source.marks.map((mark) => (
          <li key={mark.examinerId} data-counted={counts(mark.examinerId)}>
            {reading.nameOf(mark.examinerId)} <strong>{levelWord(criterion, mark.level)}</strong>{' '}
            {!counts(mark.examinerId) && <span className={classes.uncounted}>{t('result.notCounted')}</span>}
          </li>
        ))}
      </ul>
      <span className={classes.quiet}>
        {source.kind === 'panel' ? `${t(`result.combine.${source.combine}`)} · ${spread}` : spread}
      </span>
      {source.kind === 'adjudicated' && (
        <div className={classes.adjudicated} data-testid="adjudicated">
          <Icon name="scales" size={14} />
          <p>
            {t('result.adjudicated', {
              name: reading.nameOf(source.ruling.examinerId),
              level: levelWord(criterion, source.ruling.level),
              reason: source.reason,
            })}
            <span className={classes.rule}>
              {t(`result.rule.${source.rule}`)}
              <SentenceGap />
              {t('result.counted', { names: source.counted.map(reading.nameOf).join(t('list.separator')) })}
            </span>
          </p>
        </div>
      )}
    </>
  );
}
