import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { leftFace } from '../connection/clock.ts';
import { useText } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { useNow } from '../ui/use-now.ts';
import classes from './brief-step.module.css';
import { BriefText } from './brief-text.tsx';
import { Step } from './step.tsx';

function PrepareClock({ since, prepareSec }: { since: number; prepareSec: number }) {
  const { t } = useTranslation();
  const now = useNow(250);
  const left = since + prepareSec * 1000 - now;
  return (
    <p className={classes.clock} role="timer" data-testid="prepare-clock">
      {left > 0 ? (
        <>
          {t('candidate.brief.left')} <strong className="num">{leftFace(left)}</strong>
        </>
      ) : (
        t('candidate.brief.over')
      )}
    </p>
  );
}

type Props = { since: number | null; onSeen: (at: number) => void; onReady: () => void };

export function BriefStep({ since, onSeen, onReady }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const brief = useJoined((joined) => joined.exam.exam.brief);
  const prepareSec = useJoined((joined) => joined.exam.exam.timing.prepareSec);
  useEffect(() => {
    if (since === null) onSeen(Date.now());
  }, [since, onSeen]);
  return (
    <Step
      title={text(brief.title)}
      actions={
        <>
          <Button size="md" onClick={onReady} data-testid="brief-ready">
            {t('candidate.brief.go')}
          </Button>
          {since !== null && <PrepareClock since={since} prepareSec={prepareSec} />}
        </>
      }
    >
      <BriefText brief={brief} />
    </Step>
  );
}
