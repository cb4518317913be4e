import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../connection/outcome.ts';
import { NEEDED_MBITS, probeUpload } from '../media/upload-probe.ts';
import { useSeat } from '../seat/room-context.ts';
import { CheckRow } from './check-row.tsx';

/** Uploads a megabyte and says what the line can carry. */
export function LineCheck({ onProbed }: { onProbed: () => void }) {
  const { t } = useTranslation();
  const { token } = useSeat();
  const [attempt, setAttempt] = useState(0);
  const [speed, setSpeed] = useState<Outcome<number> | null>(null);
  useEffect(() => {
    let gone = false;
    setSpeed(null);
    void probeUpload(token).then((outcome) => {
      if (gone) return;
      setSpeed(outcome);
      onProbed();
    });
    return () => {
      gone = true;
    };
    // `onProbed` only tells the step; a new one is no reason to measure again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [token, attempt]);
  const enough = speed?.ok === true && speed.data >= NEEDED_MBITS;
  const mbits = speed?.ok === true ? (Math.floor(speed.data * 10) / 10).toFixed(1) : '';
  const words =
    speed === null
      ? t('candidate.devices.probing')
      : !speed.ok
        ? t('candidate.devices.probeFailed')
        : enough
          ? t('candidate.devices.lineGood', { mbits })
          : t('candidate.devices.lineWeak', { mbits, needed: NEEDED_MBITS });
  return (
    <CheckRow
      name={t('candidate.devices.line')}
      state={speed === null ? 'waiting' : !speed.ok ? 'bad' : enough ? 'good' : 'weak'}
      words={words}
      testId="check-line"
    >
      {speed !== null && !enough && (
        <div>
          <Button variant="default" size="compact-md" onClick={() => setAttempt((n) => n + 1)}>
            {t('candidate.devices.probeAgain')}
          </Button>
        </div>
      )}
    </CheckRow>
  );
}
