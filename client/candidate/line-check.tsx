import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../connection/outcome.ts';
import { NEEDED_MBITS, probeUpload } from '../media/upload-probe.ts';
import { useSeat } from '../seat/room-context.ts';
import { CheckRow } from './check-row.tsx';

/** Uploads a megabyte and says what the line can carry. */
export function LineCheck({ onProbed }: { onProbed: () => void }) {
  const [attempt, setAttempt] = useState(0);
  return <Measurement key={attempt} onProbed={onProbed} onAgain={() => setAttempt((n) => n + 1)} />;
}

function Measurement({ onProbed, onAgain }: { onProbed: () => void; onAgain: () => void }) {
  const { t } = useTranslation();
  const { token } = useSeat();
  const probed = useEffectEvent(onProbed);
  const [speed, setSpeed] = useState<Outcome<number> | null>(null);
  useEffect(() => {
    let gone = false;
    void probeUpload(token).then((outcome) => {
      if (gone) return;
      setSpeed(outcome);
      probed();
    });
    return () => {
      gone = true;
    };
  }, [token]);
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
          <Button variant="default" size="compact-md" onClick={onAgain}>
            {t('candidate.devices.probeAgain')}
          </Button>
        </div>
      )}
    </CheckRow>
  );
}
