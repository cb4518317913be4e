import { useTranslation } from 'react-i18next';
import type { SealedResult } from '#contract/result';
import type { Seat } from '#contract/sitting';
import { useLanguage, useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import { GlobalRatings } from './global-ratings.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import { Provenance } from './provenance.tsx';
import { readingOf, type Seek } from './reading.ts';
import classes from './result-report.module.css';
import { SchemeParts } from './scheme-parts.tsx';
import { SentenceGap } from './sentence-gap.tsx';

type Props = { result: SealedResult; seats: readonly Seat[]; onSeek: Seek | null };

/** The report of one sitting: each scheme's outcome, domains, each criterion with what it rests on, the machine's part, the proof. */
export function ResultReport({ result, seats, onSeek }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const reading = readingOf(result, seats, {
    examiner: (n) => t('result.examiner', { n }),
    adjudicator: t('result.adjudicator'),
  });
  const { body } = result;
  const date = new Date(body.sealedAt).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <article className={classes.report} data-testid="result">
      <header className={classes.head}>
        <div>
          <p className="dim small">{t('result.kind')}</p>
          <h1 className={classes.title}>{text(body.bundle.exam.title)}</h1>
          <p className={classes.name}>{body.candidate.name}</p>
        </div>
        <button type="button" className={classes.print} onClick={() => window.print()}>
          <Icon name="print" /> {t('result.print')}
        </button>
      </header>
      <div className={classes.outcomes} data-testid="outcome">
        {reading.schemes.map((scheme) => (
          <OutcomeCard key={scheme.scheme.id} reading={scheme} />
        ))}
      </div>
      <p className="dim small">
        {t('result.sealedAt', { date })}
        <SentenceGap />
        {reading.schemes.length > 1 && t('result.independent')}
      </p>
      <SchemeParts reading={reading} onSeek={onSeek} />
      <GlobalRatings reading={reading} />
      <p className={`${classes.explain} small`}>{t('result.peopleDecide')}</p>
      <Provenance result={result} reading={reading} />
    </article>
  );
}
