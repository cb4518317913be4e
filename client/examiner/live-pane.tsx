import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BriefText } from '../candidate/brief-text.tsx';
import { useText } from '../i18n/setup.ts';
import { LiveClock } from '../seat/live-clock.tsx';
import { useJoined } from '../seat/room-context.ts';
import { LineWord, RecordingWord } from '../seat/stage-words.tsx';
import { Icon } from '../ui/icons.tsx';
import classes from './live-pane.module.css';
import { LivePicture } from './live-picture.tsx';

/** Left half of the examiner's and the lead's page: clock and states, the picture, the brief that folds out over it. */
export function LivePane({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const text = useText();
  const brief = useJoined((joined) => joined.exam.exam.brief);
  const sending = useJoined(
    ({ sitting }) => sitting.state === 'preparing' || sitting.state === 'live' || sitting.state === 'paused',
  );
  const isRemark = useJoined((joined) => joined.sitting.remarkOf !== null);
  const [open, setOpen] = useState(false);
  return (
    <section className={classes.pane} aria-label={t('examiner.picture')}>
      <div className={classes.status}>
        {!isRemark && <LiveClock />}
        <RecordingWord />
        {sending && <LineWord />}
        <button
          type="button"
          className={classes.brief}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          data-testid="brief"
        >
          <Icon name="chevron" /> {t('brief.title')}
        </button>
      </div>
      <div className={classes.picture}>
        <LivePicture />
        {open && (
          // Scrolls, so it must be reachable by keyboard.
          <div className={classes.fold} role="region" aria-label={t('brief.title')} tabIndex={0}>
            <h2 className={classes.foldTitle}>{text(brief.title)}</h2>
            <BriefText brief={brief} />
          </div>
        )}
      </div>
      {children}
    </section>
  );
}
