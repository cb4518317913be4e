import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordSample } from '../media/sound-sample.ts';
import type { DeviceDesk } from '../media/use-devices.ts';
import { CheckRow } from './check-row.tsx';
import { DeviceSelect } from './device-select.tsx';
import { LevelBar } from './level-bar.tsx';
import classes from './microphone-check.module.css';

const SAMPLE_MS = 4000;
type Sample = { kind: 'none' } | { kind: 'recording' } | { kind: 'ready'; url: string };

/** Shows the level while the candidate speaks, and plays a short sentence back. */
export function MicrophoneCheck({
  desk,
  stream,
  heard,
  onHeard,
}: {
  desk: DeviceDesk;
  stream: MediaStream | null;
  heard: boolean;
  onHeard: () => void;
}) {
  const { t } = useTranslation();
  const [sample, setSample] = useState<Sample>({ kind: 'none' });
  const url = sample.kind === 'ready' ? sample.url : null;
  useEffect(() => {
    if (url === null) return;
    return () => URL.revokeObjectURL(url);
  }, [url]);
  const record = async (): Promise<void> => {
    if (stream === null) return;
    setSample({ kind: 'recording' });
    setSample({ kind: 'ready', url: await recordSample(stream, SAMPLE_MS) });
  };
  return (
    <CheckRow
      name={t('candidate.devices.microphone')}
      state={stream === null ? (desk.state.kind === 'problem' ? 'bad' : 'waiting') : heard ? 'good' : 'weak'}
      words={
        stream === null
          ? t('candidate.devices.askMicrophone')
          : heard
            ? t('candidate.devices.heard')
            : t('candidate.devices.speak')
      }
      testId="check-microphone"
    >
      {stream !== null && (
        <>
          <LevelBar stream={stream} onHeard={onHeard} />
          <DeviceSelect
            label={t('candidate.devices.microphone')}
            devices={desk.devices.microphones}
            value={stream.getAudioTracks()[0]?.getSettings().deviceId ?? null}
            onChoose={(microphoneId) => desk.choose({ ...desk.choice, microphoneId })}
          />
          <div className={classes.sample}>
            <Button
              variant="default"
              size="compact-md"
              disabled={sample.kind === 'recording'}
              onClick={() => void record()}
              data-testid="record-sample"
            >
              {sample.kind === 'recording' ? t('candidate.devices.sampling') : t('candidate.devices.sample')}
            </Button>
            {url !== null && (
              <audio
                controls
                autoPlay
                src={url}
                className={classes.audio}
                aria-label={t('candidate.devices.sampleBack')}
              />
            )}
          </div>
        </>
      )}
    </CheckRow>
  );
}
