import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { meterLevel } from '../media/level-meter.ts';
import classes from './level-bar.module.css';

const FLOOR_DB = -60;
/** Clear speech at an arm's length lies above this, dBFS. */
const HEARD_DB = -45;

/** The microphone's level as a bar, drawn past React so that the page stays quick. */
export function LevelBar({ stream, onHeard }: { stream: MediaStream; onHeard: () => void }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const heard = useEffectEvent(onHeard);
  useEffect(() => {
    let loud = 0;
    return meterLevel(stream, (db) => {
      const share = Math.min(1, Math.max(0, 1 - db / FLOOR_DB));
      bar.current?.style.setProperty('transform', `scaleX(${share.toFixed(3)})`);
      loud = db > HEARD_DB ? loud + 1 : 0;
      if (loud === 3) heard();
    });
  }, [stream]);
  return (
    <div className={classes.track} role="img" aria-label={t('candidate.devices.level')}>
      <div className={classes.bar} ref={bar} />
      <div className={classes.mark} style={{ insetInlineStart: `${(1 - HEARD_DB / FLOOR_DB) * 100}%` }} />
    </div>
  );
}
