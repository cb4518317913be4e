import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../connection/clock.ts';
import classes from './moments.module.css';
import { useSeek } from './playhead.ts';

const SHOWN = 6;

/** One second of the performance: seeks the recording, or says when it will. */
export function Moment({ at, onEarly }: { at: number; onEarly?: () => void }) {
  const { t } = useTranslation();
  const seek = useSeek();
  const time = clockFace(at);
  return (
    <button
      type="button"
      className={`${classes.moment} num`}
      aria-label={t('moment.seek', { time })}
      data-ready={seek !== null}
      data-testid="moment"
      data-at={at}
      onClick={() => (seek === null ? onEarly?.() : seek(at))}
    >
      {time}
    </button>
  );
}

/** The seconds to look at, whole seconds each once; the rest on demand. */
export function Moments({ times }: { times: readonly number[] }) {
  const { t } = useTranslation();
  const seek = useSeek();
  const [all, setAll] = useState(false);
  const [asked, setAsked] = useState(false);
  const distinct = [...new Set(times.map((ms) => Math.floor(ms / 1000) * 1000))].sort((a, b) => a - b);
  const shown = all ? distinct : distinct.slice(0, SHOWN);
  if (distinct.length === 0) return <span className="dim small">{t('moment.none')}</span>;
  return (
    <span className={classes.moments}>
      {shown.map((ms) => (
        <Moment key={ms} at={ms} onEarly={() => setAsked(true)} />
      ))}
      {shown.length < distinct.length && (
        <button type="button" className={classes.moment} onClick={() => setAll(true)}>
          {t('moment.more', { n: distinct.length - shown.length })}
        </button>
      )}
      {asked && seek === null && (
        <span className="dim small" role="status">
          {t('moment.later')}
        </span>
      )}
    </span>
  );
}
