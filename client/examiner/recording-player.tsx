import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';
import classes from './live-picture.module.css';

type Props = {
  token: string;
  className: string;
  player?: RefObject<HTMLVideoElement | null>;
  onTime?: (ms: number) => void;
};

/** The finished recording, fetched by byte ranges. */
export function RecordingPlayer({ token, className, player, onTime }: Props) {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  if (broken)
    return (
      <p className={classes.message} role="status">
        <Icon name="warn" /> {t('recording.unplayable')}
      </p>
    );
  return (
    <video
      ref={player}
      className={className}
      src={`/api/recording?seat=${encodeURIComponent(token)}`}
      controls
      playsInline
      preload="metadata"
      data-testid="recording"
      aria-label={t('reviewer.recording')}
      onError={() => setBroken(true)}
      onTimeUpdate={(event) => onTime?.(event.currentTarget.currentTime * 1000)}
      onSeeking={(event) => onTime?.(event.currentTarget.currentTime * 1000)}
    />
  );
}
