import { useCallback, useMemo, useRef } from 'react';
import type { Review } from '#contract/http';
import { LivePicture } from '../examiner/live-picture.tsx';
import { RecordingPlayer } from '../examiner/recording-player.tsx';
import { useJoined, useRoomData, useSeat } from '../seat/room-context.ts';
import { Store } from '../ui/store.ts';
import { Inspector } from './inspector.tsx';
import { Lanes } from './lanes.tsx';
import classes from './review-desk.module.css';
import { usePlayerKeys } from './use-player-keys.ts';

/** Picture, inspector and lanes with one playhead between them. */
export function ReviewDesk({ review }: { review: Review }) {
  const { token } = useSeat();
  const announced = useJoined((joined) => joined.recording.state === 'ready');
  const ready = announced || review.recording?.state === 'ready';
  const live = useRoomData((data) => data.analysis);
  const analysis = review.analysis ?? live;
  const player = useRef<HTMLVideoElement>(null);
  const position = useMemo(() => new Store(0), []);
  const seek = useCallback(
    (ms: number) => {
      position.set(ms);
      if (player.current !== null) player.current.currentTime = ms / 1000;
    },
    [position],
  );
  usePlayerKeys(player, seek);
  return (
    <div className={classes.desk}>
      <div className={classes.picture}>
        {ready ? (
          <div className={classes.frame}>
            <RecordingPlayer token={token} className={classes.video ?? ''} player={player} onTime={position.set} />
          </div>
        ) : (
          <LivePicture />
        )}
      </div>
      <Inspector review={review} analysis={analysis} position={position} onSeek={seek} />
      <Lanes review={review} analysis={analysis} position={position} onSeek={seek} />
    </div>
  );
}
