import { useTranslation } from 'react-i18next';
import { StreamVideo } from '../media/stream-video.tsx';
import type { DeviceDesk } from '../media/use-devices.ts';
import classes from './camera-check.module.css';
import { CheckRow } from './check-row.tsx';
import { DeviceSelect } from './device-select.tsx';

export function CameraCheck({ desk, stream }: { desk: DeviceDesk; stream: MediaStream | null }) {
  const { t } = useTranslation();
  const { width, height } = stream?.getVideoTracks()[0]?.getSettings() ?? {};
  const words =
    stream === null
      ? t(desk.state.kind === 'problem' ? 'candidate.devices.noCamera' : 'candidate.devices.askCamera')
      : t('candidate.devices.cameraOn', { width: width ?? '?', height: height ?? '?' });
  return (
    <CheckRow
      name={t('candidate.devices.camera')}
      state={stream === null ? (desk.state.kind === 'problem' ? 'bad' : 'waiting') : 'good'}
      words={words}
      testId="check-camera"
    >
      <StreamVideo stream={stream} className={classes.preview} aria-label={t('candidate.devices.preview')} />
      {stream !== null && (
        <DeviceSelect
          label={t('candidate.devices.camera')}
          devices={desk.devices.cameras}
          value={stream.getVideoTracks()[0]?.getSettings().deviceId ?? null}
          onChoose={(cameraId) => desk.choose({ ...desk.choice, cameraId })}
        />
      )}
    </CheckRow>
  );
}
