import { useTranslation } from 'react-i18next';
import { useValue } from '../ui/store.ts';
import { Icon } from '../ui/icons.tsx';
import { useSentence } from '../ui/problem.tsx';
import { useRoomData, useSeat } from './room-context.ts';
import classes from './line-banner.module.css';

/** Over the page while the line is down: what is happening, and what becomes of what was done. */
export function LineBanner({ kept }: { kept: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const { room } = useSeat();
  const connection = useValue(room.connection.state);
  const draining = useRoomData((data) => data.draining);
  const text =
    connection.kind === 'refused'
      ? sentence(connection.problem)
      : connection.kind !== 'online'
        ? t('line.reconnecting', { kept })
        : draining
          ? t('line.draining')
          : null;
  return (
    <div role="status" className={classes.holder}>
      {text !== null && (
        <p className={classes.banner} data-testid="offline">
          <Icon name="offline" /> {text}
        </p>
      )}
    </div>
  );
}
