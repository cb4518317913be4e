import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useJoined, useRoomData } from './room-context.ts';
import classes from './stage-words.module.css';

const signs: Record<'good' | 'weak' | 'bad' | 'lost', IconName> = {
  good: 'line',
  weak: 'line',
  bad: 'warn',
  lost: 'offline',
};

/** Recording and line in words. */
export function RecordingWord() {
  const { t } = useTranslation();
  const state = useJoined((joined) => joined.recording.state);
  return (
    <span
      className={classes.word}
      data-tone={state === 'recording' ? 'live' : state === 'failed' || state === 'waiting' ? 'warn' : 'plain'}
      data-testid="recording-state"
      data-recording={state}
      role="status"
    >
      <Icon
        name={state === 'recording' ? 'dot' : state === 'failed' ? 'warn' : state === 'ready' ? 'check' : 'wait'}
        size={14}
      />
      {t(`recording.${state}`)}
    </span>
  );
}

export function LineWord() {
  const { t } = useTranslation();
  const line = useRoomData((data) => data.line);
  return (
    <span
      className={classes.word}
      data-tone={line === 'good' ? 'done' : line === null ? 'plain' : 'warn'}
      data-testid="line"
      data-line={line ?? 'unknown'}
      role="status"
    >
      <Icon name={line === null ? 'wait' : signs[line]} size={14} />
      {t(`line.${line ?? 'unknown'}`)}
    </span>
  );
}
