import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExaminerRow, ExamRow } from '#contract/staff-http';
import { useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './examiner-card.module.css';
import { standingOf } from './standing.ts';
import { fitIcons, useStandingWords } from './use-standing-words.ts';

type Props = { examiner: ExaminerRow; exams: readonly ExamRow[]; onRemark: () => void; onOverride: () => void };

/** One examiner: the standing for each exam that asks for one, everything on record, and what can be done. */
export function ExaminerCard({ examiner, exams, onRemark, onOverride }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const words = useStandingWords();
  const asking = exams.filter(({ maxDriftPerMille }) => maxDriftPerMille !== null);
  const standings = asking.map((exam) => ({ exam, ...standingOf(examiner, exam) }));
  const without = standings.filter(({ fit }) => fit === 'none');
  const { name, qualifications } = examiner;
  return (
    <li className={classes.card} data-testid={`examiner-${name}`}>
      <h2 className={classes.name}>{name}</h2>
      <div className={classes.actions}>
        <Button size="compact-md" variant="default" onClick={onRemark} aria-description={name} data-testid="remark">
          {t('staff.remark')}
        </Button>
        {asking.length > 0 && (
          <Button
            size="compact-md"
            variant="default"
            onClick={onOverride}
            aria-description={name}
            data-testid="override"
          >
            {t('staff.override')}
          </Button>
        )}
      </div>
      <ul className={classes.standings}>
        {standings.map(({ exam, fit, newest }) =>
          newest === null ? null : (
            <li key={exam.hash} data-fit={fit} data-testid="standing">
              <Icon name={fitIcons[fit]} />
              <span>
                <strong>{t(`staff.fit.${fit}`)}</strong> · {text(exam.title)}
                <span className={classes.words}>{words(newest)}</span>
              </span>
            </li>
          ),
        )}
        {without.length > 0 && (
          <li data-fit="none" data-testid="standing">
            <Icon name={fitIcons.none} />
            <span>
              <strong>{t('staff.fit.none')}</strong> ·{' '}
              {without.map(({ exam }) => text(exam.title)).join(t('list.separator'))}
            </span>
          </li>
        )}
        {asking.length === 0 && <li className="dim">{t('staff.nothingAsked')}</li>}
      </ul>
      {qualifications.length > 0 && (
        <details className={classes.history} data-testid="history">
          <summary>{t('staff.history', { n: qualifications.length })}</summary>
          <ol>
            {qualifications.toReversed().map(({ examTitle, qualification }) => (
              <li key={`${qualification.at}-${qualification.structureSha256}`}>
                <span>
                  {qualification.kind === 'measured'
                    ? t(`staff.purpose.${qualification.purpose}`)
                    : t('staff.fit.overridden')}
                  {' · '}
                  {text(examTitle)}
                </span>
                <span className={classes.words}>{words(qualification)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}
