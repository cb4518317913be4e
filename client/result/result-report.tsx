import { useTranslation } from 'react-i18next';
import type { SealedResult } from '#contract/result';
import type { Seat } from '#contract/sitting';
import { useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import { DomainBars } from './domain-bars.tsx';
import { DomainTable } from './domain-table.tsx';
import { MachinePart } from './machine-part.tsx';
import { OutcomeHead } from './outcome-head.tsx';
import { Provenance } from './provenance.tsx';
import { type Seek, readingOf } from './reading.ts';
import classes from './result-report.module.css';

type Props = { result: SealedResult; seats: readonly Seat[]; onSeek: Seek | null };

/** The report of one sitting: outcome, domains, each criterion with what it rests on, the machine's part, the proof. */
export function ResultReport({ result, seats, onSeek }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const reading = readingOf(result, seats, (n) => t('result.examiner', { n }));
  const { exam } = result.body.bundle;
  return (
    <article className={classes.report} data-testid="result">
      <header className={classes.head}>
        <div>
          <p className="dim small">{t('result.kind')}</p>
          <h1 className={classes.title}>{text(exam.title)}</h1>
          <p className={classes.name}>{result.body.candidate.name}</p>
        </div>
        <button type="button" className={classes.print} onClick={() => window.print()}>
          <Icon name="print" /> {t('result.print')}
        </button>
      </header>
      <OutcomeHead body={result.body} reading={reading} />
      <DomainBars body={result.body} />
      {result.body.score.domains.map((domain) => (
        <DomainTable key={domain.domainId} domain={domain} reading={reading} onSeek={onSeek} />
      ))}
      <MachinePart body={result.body} reading={reading} onSeek={onSeek} />
      <Provenance result={result} />
    </article>
  );
}
