import { useTranslation } from 'react-i18next';
import { clockFace } from '../connection/clock.ts';
import type { Seek } from './reading.ts';
import classes from './time-chips.module.css';

const SHOWN = 8;

/** The seconds behind a point: to click where there is a recording to seek, else to read. */
export function TimeChips({ times, onSeek }: { times: readonly number[]; onSeek: Seek | null }) {
  const { t } = useTranslation();
  const distinct = [...new Set(times.map((ms) => Math.floor(ms / 1000) * 1000))];
  return (
    <span className={classes.chips}>
      {distinct.slice(0, SHOWN).map((ms) =>
        onSeek === null ? (
          <span key={ms} className={`${classes.chip} num`}>
            {clockFace(ms)}
          </span>
        ) : (
          <button
            key={ms}
            type="button"
            className={`${classes.chip} num`}
            onClick={() => onSeek(ms)}
            aria-label={t('result.seek', { time: clockFace(ms) })}
          >
            {clockFace(ms)}
          </button>
        ),
      )}
      {distinct.length > SHOWN && <span className="dim">{t('result.more', { n: distinct.length - SHOWN })}</span>}
    </span>
  );
}
