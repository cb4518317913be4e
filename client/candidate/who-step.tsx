import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { useCommand } from '../seat/use-command.ts';
import { Facts } from '../ui/facts.tsx';
import { FailLine } from '../ui/fail-line.tsx';
import { Step } from './step.tsx';

export function WhoStep() {
  const { t } = useTranslation();
  const text = useText();
  const me = useJoined((joined) => joined.me);
  const exam = useJoined((joined) => joined.exam.exam);
  const { run, busy, problem } = useCommand();
  return (
    <Step
      title={t('candidate.who.title', { name: me.name })}
      lead={t('candidate.who.lead')}
      actions={
        <Button size="md" loading={busy} onClick={() => void run({ kind: 'checkIn' })} data-testid="start-checkin">
          {t('candidate.who.go')}
        </Button>
      }
    >
      <Facts
        rows={[
          [t('candidate.who.name'), me.name],
          [t('candidate.who.exam'), text(exam.title)],
          [t('candidate.who.prepare'), t('time.minutes', { n: Math.round(exam.timing.prepareSec / 6) / 10 })],
          [t('candidate.who.live'), t('time.minutes', { n: Math.round(exam.timing.liveSec / 6) / 10 })],
          [t('candidate.who.panel'), t('candidate.who.panelSize', { n: exam.panel.size })],
        ]}
      />
      <p className="dim">{t('candidate.who.notMe')}</p>
      <FailLine problem={problem} />
    </Step>
  );
}
