import { useTranslation } from 'react-i18next';
import type { Note } from '#contract/marking';
import { clockFace } from '../connection/clock.ts';
import { useJoined } from '../seat/room-context.ts';
import { useTicks } from '../ui/use-now.ts';
import classes from './notes.module.css';
import { useMediaNow } from './playhead.ts';

const MINUTE_MS = 60_000;

/** A slim line of the performance with the own notes on it; flags and private notes in their own shapes. */
export function NoteTimeline({ notes }: { notes: readonly Note[] }) {
  const { t } = useTranslation();
  const mediaNow = useMediaNow();
  const allowedMs = useJoined((joined) => joined.sitting.clock.allowedMs);
  useTicks(1000);
  const now = mediaNow();
  const whole = Math.max(allowedMs, now, ...notes.map((note) => note.at));
  const minutes = Array.from({ length: Math.floor(whole / MINUTE_MS) }, (_, i) => (i + 1) * MINUTE_MS);
  return (
    <div className={classes.timeline} role="img" aria-label={t('note.timeline', { n: notes.length })}>
      <div className={classes.track} />
      <div className={classes.done} style={{ transform: `scaleX(${now / whole})` }} />
      {minutes.map((at) => (
        <span key={at} className={classes.tick} style={{ insetInlineStart: `${(at / whole) * 100}%` }} />
      ))}
      {notes.map((note) => (
        <span
          key={note.id}
          className={classes.dot}
          data-kind={note.kind}
          style={{ insetInlineStart: `${(note.at / whole) * 100}%` }}
          title={`${clockFace(note.at)} ${note.text}`}
        />
      ))}
    </div>
  );
}
