import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceDesk } from '../media/use-devices.ts';
import { CameraCheck } from './camera-check.tsx';
import { DeviceTrouble } from './device-trouble.tsx';
import { LineCheck } from './line-check.tsx';
import { MicrophoneCheck } from './microphone-check.tsx';
import { Step } from './step.tsx';

/** Camera, microphone and line. Only what would make the exam impossible holds the candidate back. */
export function DevicesStep({ desk, onReady }: { desk: DeviceDesk; onReady: () => void }) {
  const { t } = useTranslation();
  const [heard, setHeard] = useState(false);
  const [probed, setProbed] = useState(false);
  const stream = desk.state.kind === 'on' ? desk.state.stream : null;
  const missing =
    stream === null
      ? t('candidate.devices.needCamera')
      : !heard
        ? t('candidate.devices.needSound')
        : !probed
          ? t('candidate.devices.needLine')
          : null;
  return (
    <Step
      title={t('candidate.devices.title')}
      lead={t('candidate.devices.lead')}
      actions={
        <>
          <Button size="md" disabled={missing !== null} onClick={onReady} data-testid="devices-ready">
            {t('candidate.devices.go')}
          </Button>
          <span className="dim small" role="status">
            {missing}
          </span>
        </>
      }
    >
      {desk.state.kind === 'problem' && <DeviceTrouble problem={desk.state.problem} onRetry={desk.reopen} />}
      <div>
        <CameraCheck desk={desk} stream={stream} />
        <MicrophoneCheck desk={desk} stream={stream} heard={heard} onHeard={() => setHeard(true)} />
        <LineCheck onProbed={() => setProbed(true)} />
      </div>
    </Step>
  );
}
