import { useTranslation } from 'react-i18next';
import { useText } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { Icon } from '../ui/icons.tsx';
import type { SheetDesk } from './desk-context.ts';
import { type Line, sourcesOf, worthOf } from './lines.ts';
import classes from './mark-sheet.module.css';
import quiet from './quiet.module.css';
import { pointsFace } from './scale.ts';

/** Quiet lines below the scale: what each scheme gives for it and which layers made it. Nothing where there is nothing to tell. */
export function LineOrigin({ line }: { line: Line }) {
  const { t } = useTranslation();
  const text = useText();
  const exam = useJoined((joined) => joined.exam.exam);
  const worth = worthOf(exam, line.id);
  const sources = sourcesOf(exam, line.id);
  return (
    <>
      {worth.length > 0 && (
        <p className="dim small num" data-testid={`worth-${line.id}`}>
          {worth
            .map(({ scheme, milliPoints }) =>
              t('sheet.worth', { scheme: text(scheme), points: pointsFace(milliPoints) }),
            )
            .join(' · ')}
        </p>
      )}
      {sources.length > 0 && (
        <p className="dim small" data-testid={`origin-${line.id}`}>
          {sources
            .map(({ layer, change }) =>
              change === 'base' ? text(layer) : t('sheet.source', { layer: text(layer), change: t(`layer.${change}`) }),
            )
            .join(' → ')}
        </p>
      )}
    </>
  );
}

type Props = { line: Line; flagged: boolean; awaitsNote: boolean; desk: SheetDesk };

/** Below the open line's scale: where it comes from, and the flag and note that go with it. */
export function LineAbout({ line, flagged, awaitsNote, desk }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.about}>
      <div>
        {line.criterion === null && <p className="dim small">{t('sheet.wholeNoPoints')}</p>}
        <LineOrigin line={line} />
      </div>
      {desk.may && (
        <span className={classes.aboutActions}>
          {awaitsNote && (
            <button type="button" className={quiet.quietButton} onClick={desk.onNote}>
              <Icon name="note" size={14} /> {t('sheet.writeNote')}
            </button>
          )}
          <button
            type="button"
            className={quiet.quietButton}
            aria-pressed={flagged}
            onClick={() => desk.onFlag(line.id)}
            data-testid={`flag-${line.id}`}
          >
            <Icon name="flag" size={14} /> {t(flagged ? 'flag.remove' : 'flag.set')}
          </button>
        </span>
      )}
    </div>
  );
}
