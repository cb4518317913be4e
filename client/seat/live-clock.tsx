import { useTranslation } from 'react-i18next';
import { clockFace, elapsedMs, leftFace, remainingMs } from '../connection/clock.ts';
import { useTicks } from '../ui/use-now.ts';
import { useJoined, useSeat } from './room-context.ts';
import classes from './live-clock.module.css';

const LAST_MINUTE_MS = 60_000;

/** Time performed and time left, by the server's clock. */
export function LiveClock() {
  const { t } = useTranslation();
  const { room } = useSeat();
  const clock = useJoined((joined) => joined.sitting.clock);
  const running = useJoined(({ sitting }) => sitting.state === 'live' || sitting.state === 'paused');
  useTicks(250);
  const now = room.serverNow();
  const left = remainingMs(clock, now);
  return (
    <span className={classes.clock} data-testid="live-clock" data-last-minute={left <= LAST_MINUTE_MS}>
      <span className={classes.elapsed}>{clockFace(elapsedMs(clock, now))}</span>
      {running && <span className={classes.left}>{t('clock.left', { time: leftFace(left) })}</span>}
    </span>
  );
}
