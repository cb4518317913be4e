import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeviceProblem } from '../media/devices.ts';
import type { Publisher } from '../media/publisher.ts';
import { StreamVideo } from '../media/stream-video.tsx';
import { useJoined, useRoomData } from '../seat/room-context.ts';
import { LineWord } from '../seat/stage-words.tsx';
import { useCommand } from '../seat/use-command.ts';
import { FailLine } from '../ui/fail-line.tsx';
import { Icon } from '../ui/icons.tsx';
import camera from './camera-check.module.css';
import { DeviceTrouble } from './device-trouble.tsx';
import { SendingFigures } from './sending-figures.tsx';
import { SendingWord } from './sending-word.tsx';
import { Step } from './step.tsx';
import classes from './waiting-step.module.css';

type Props = {
  stream: MediaStream | null;
  publisher: Publisher | null;
  deviceProblem: DeviceProblem | null;
  onBack: () => void;
  onDevices: () => void;
  onStarted: () => void;
};

/** Everything is ready; the candidate begins when they like. */
export function WaitingStep({ stream, publisher, deviceProblem, onBack, onDevices, onStarted }: Props) {
  const { t } = useTranslation();
  const seats = useJoined((joined) => joined.sitting.seats);
  const liveSec = useJoined((joined) => joined.exam.exam.timing.liveSec);
  const present = useRoomData((data) => data.present);
  const { run, busy, problem } = useCommand();
  const panel = seats.filter((seat) => seat.role === 'examiner' || seat.role === 'lead');
  const here = panel.filter((seat) => present.includes(seat.personId)).length;
  const go = async (): Promise<void> => {
    if (await run({ kind: 'goLive' })) onStarted();
  };
  return (
    <Step
      title={t('candidate.waiting.title')}
      lead={t('candidate.waiting.lead', { minutes: Math.round(liveSec / 6) / 10 })}
      actions={
        <>
          <Button size="lg" loading={busy} disabled={stream === null} onClick={() => void go()} data-testid="go-live">
            {t('candidate.waiting.go')}
          </Button>
          <Button size="md" variant="subtle" disabled={busy} onClick={onBack}>
            {t('candidate.waiting.back')}
          </Button>
        </>
      }
    >
      {deviceProblem !== null && <DeviceTrouble problem={deviceProblem} onRetry={onDevices} />}
      <StreamVideo stream={stream} className={camera.preview} aria-label={t('candidate.devices.preview')} />
      <ul className={classes.facts}>
        <li>
          <Icon name={here === panel.length ? 'check' : 'wait'} />
          <span role="status" data-testid="panel-here">
            {t('candidate.waiting.here', { here, all: panel.length })}
          </span>
        </li>
        <li>
          <SendingWord publisher={publisher} />
        </li>
        <li>
          <LineWord />
        </li>
        <li>
          <SendingFigures publisher={publisher} />
        </li>
      </ul>
      <p role="status" className="dim">
        {busy ? t('candidate.waiting.starting') : t('candidate.waiting.promise')}
      </p>
      <FailLine problem={problem} />
    </Step>
  );
}
