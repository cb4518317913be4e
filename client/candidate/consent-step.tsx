import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { useCommand } from '../seat/use-command.ts';
import { FailLine } from '../ui/fail-line.tsx';
import classes from './consent-step.module.css';
import { Step } from './step.tsx';

/** What is recorded and why. The consent names the very text that was shown by its SHA-256. */
export function ConsentStep() {
  const { t } = useTranslation();
  const language = useLanguage();
  const consent = useJoined((joined) => joined.exam.exam.consent[language]);
  const textHash = useJoined((joined) => joined.consentHash[language]);
  const { run, busy, problem } = useCommand();
  return (
    <Step
      title={t('candidate.consent.title')}
      lead={t('candidate.consent.lead')}
      actions={
        <>
          <Button
            size="md"
            loading={busy}
            onClick={() => void run({ kind: 'consent', language, textHash })}
            data-testid="consent-agree"
          >
            {t('candidate.consent.agree')}
          </Button>
          <span className="dim small">{t('candidate.consent.decline')}</span>
        </>
      }
    >
      <div className={classes.text} data-testid="consent-text">
        {consent.split('\n').map((paragraph, i) => (
          // The text never changes while it is shown: a paragraph's place is its identity.
          <p key={i}>{paragraph}</p>
        ))}
      </div>
      <FailLine problem={problem} />
    </Step>
  );
}
