import { useTranslation } from 'react-i18next';
import type { Publisher } from '../media/publisher.ts';
import { StreamVideo } from '../media/stream-video.tsx';
import type { DeviceDesk } from '../media/use-devices.ts';
import { LiveClock } from '../seat/live-clock.tsx';
import { useJoined } from '../seat/room-context.ts';
import { LineWord, RecordingWord } from '../seat/stage-words.tsx';
import { useCommand } from '../seat/use-command.ts';
import { FailLine } from '../ui/fail-line.tsx';
import { HoldButton } from '../ui/hold-button.tsx';
import { StateWord } from '../ui/state-word.tsx';
import { CountDown } from './count-down.tsx';
import { DeviceTrouble } from './device-trouble.tsx';
import classes from './live-page.module.css';
import { ProductShelf } from './product-shelf.tsx';
import { SendingWord } from './sending-word.tsx';

/** The performance: own picture, clock, what is recorded, the products, the way to end. Nothing that judges. */
export function LivePage({
  desk,
  publisher,
  countDown,
}: {
  desk: DeviceDesk;
  publisher: Publisher | null;
  countDown: boolean;
}) {
  const { t } = useTranslation();
  const state = useJoined((joined) => joined.sitting.state);
  const brief = useJoined((joined) => joined.exam.exam.brief);
  const { run, busy, problem } = useCommand();
  const stream = desk.state.kind === 'on' ? desk.state.stream : null;
  return (
    <main className={classes.page} data-testid="app-ready">
      <h1 className="visually-hidden">{t('candidate.live.title')}</h1>
      <div className={classes.stage}>
        <StreamVideo
          stream={stream}
          className={classes.picture}
          aria-label={t('candidate.devices.preview')}
          testId="own-picture"
        />
        <div className={classes.top}>
          <div className={classes.clockRow}>
            <StateWord state={state} />
            <LiveClock />
          </div>
          <div className={classes.words}>
            <RecordingWord />
            <LineWord />
            <SendingWord publisher={publisher} />
          </div>
        </div>
        {desk.state.kind === 'problem' && (
          <div className={classes.over}>
            <DeviceTrouble problem={desk.state.problem} onRetry={desk.reopen} />
          </div>
        )}
        {state === 'paused' && (
          <div className={classes.paused} role="status" data-testid="paused">
            <strong>{t('candidate.live.paused')}</strong>
            <span>{t('candidate.live.pausedText')}</span>
          </div>
        )}
        {countDown && state === 'live' && <CountDown />}
        <div className={classes.bottom}>
          <FailLine problem={problem} />
          <HoldButton
            label={t('candidate.live.end')}
            hint={t('candidate.live.endHint')}
            disabled={busy}
            onHeld={() => void run({ kind: 'end' })}
            testId="end-hold"
          />
        </div>
      </div>
      <ProductShelf brief={brief} />
    </main>
  );
}
