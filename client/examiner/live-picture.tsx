import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StreamVideo } from '../media/stream-video.tsx';
import { useWatcher } from '../media/use-watcher.ts';
import type { Watcher } from '../media/watcher.ts';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { Icon } from '../ui/icons.tsx';
import { useValue } from '../ui/store.ts';
import classes from './live-picture.module.css';
import { usePlayhead } from './playhead.ts';
import { RecordingPlayer } from './recording-player.tsx';

function Picture({ watcher }: { watcher: Watcher }) {
  const { t } = useTranslation();
  const state = useJoined((joined) => joined.sitting.state);
  const hasPicture = useValue(watcher.hasPicture);
  const [sound, setSound] = useState(false);
  const early = state === 'scheduled' || state === 'checked-in' || state === 'preparing';
  return (
    <>
      <StreamVideo
        stream={watcher.stream}
        muted={!sound}
        className={classes.video}
        testId="video"
        aria-label={t('examiner.picture')}
      />
      {!hasPicture && (
        <p className={classes.message} role="status">
          <Icon name="wait" /> {t(early ? 'examiner.awaitCandidate' : 'examiner.awaitPicture')}
        </p>
      )}
      {hasPicture && state === 'paused' && (
        <p className={classes.message} role="status">
          <Icon name="pause" /> {t('state.paused')}
        </p>
      )}
      {hasPicture && (
        <button
          type="button"
          className={classes.sound}
          data-on={sound}
          aria-pressed={sound}
          onClick={() => setSound(!sound)}
          data-testid="sound-on"
        >
          <Icon name={sound ? 'sound' : 'mute'} /> {t(sound ? 'examiner.soundOff' : 'examiner.soundOn')}
        </button>
      )}
    </>
  );
}

/** The candidate as they perform; afterwards the recording. */
export function LivePicture() {
  const { t } = useTranslation();
  const watcher = useWatcher();
  const playhead = usePlayhead();
  const { token } = useSeat();
  const state = useJoined((joined) => joined.sitting.state);
  const recording = useJoined((joined) => joined.recording.state);
  const over =
    state !== 'scheduled' && state !== 'checked-in' && state !== 'preparing' && state !== 'live' && state !== 'paused';
  return (
    <div className={classes.frame}>
      {over ? (
        recording === 'ready' ? (
          <RecordingPlayer
            token={token}
            className={classes.video ?? ''}
            {...(playhead === null ? {} : { player: playhead.player, onTime: playhead.time.set })}
          />
        ) : (
          <p className={classes.message} role="status">
            <Icon name="wait" /> {t(`recording.${recording}`)}
          </p>
        )
      ) : (
        watcher !== null && <Picture watcher={watcher} />
      )}
    </div>
  );
}
