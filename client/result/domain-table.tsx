import { useTranslation } from 'react-i18next';
import type { DomainScore } from '#contract/result';
import type { Domain } from '#contract/rubric';
import { useText } from '../i18n/setup.ts';
import { CriterionLine } from './criterion-line.tsx';
import { OriginLine } from './origin-line.tsx';
import { isMachine, type Reading, type SchemeReading, type Seek } from './reading.ts';
import classes from './result-table.module.css';

type Props = { domain: Domain; score: DomainScore; scheme: SchemeReading; reading: Reading; onSeek: Seek | null };

/** The criteria of one domain that people marked. */
export function DomainTable({ domain, score, scheme, reading, onSeek }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const marked = score.contributions.filter((contribution) => !isMachine(contribution));
  if (marked.length === 0) return null;
  return (
    <table className={classes.table}>
      <caption>
        {text(domain.title)}
        <OriginLine origin={domain.origin} scheme={scheme} />
      </caption>
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
        {marked.map((contribution) => (
          <CriterionLine
            key={contribution.criterionId}
            contribution={contribution}
            scheme={scheme}
            reading={reading}
            onSeek={onSeek}
          />
        ))}
      </tbody>
    </table>
  );
}
