import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '#contract/marking';
import { clockFace } from '../connection/clock.ts';
import { Icon } from '../ui/icons.tsx';
import { useMarkingDesk } from './desk-context.ts';
import { Moment } from './moments.tsx';
import classes from './notes.module.css';
import { useSeek } from './playhead.ts';
import { useTitle } from './use-sheet-lines.ts';

type Props = { notes: readonly Note[]; disabled: boolean; editing: Note | null; onEdit: (note: Note) => void };

/** The own notes, newest first; each can be changed or withdrawn, and a withdrawal undone. */
export function NotesList({ notes, disabled, editing, onEdit }: Props) {
  const { t } = useTranslation();
  const desk = useMarkingDesk();
  const title = useTitle();
  const seek = useSeek();
  const [withdrawn, setWithdrawn] = useState<Note | null>(null);
  const withdraw = (note: Note): void => {
    desk.note({ ...draftOf(note), text: '' }, note);
    setWithdrawn(note);
  };
  const undo = (): void => {
    if (withdrawn !== null) desk.note(draftOf(withdrawn), null);
    setWithdrawn(null);
  };
  if (notes.length === 0 && withdrawn === null) return <p className={classes.empty}>{t('note.empty')}</p>;
  return (
    // Scrolls, so it must be reachable by keyboard.
    <ul className={classes.list} tabIndex={0} aria-label={t('note.list')} data-testid="notes">
      {withdrawn !== null && (
        <li>
          <span className={`${classes.time} num`}>{clockFace(withdrawn.at)}</span>
          <span role="status">{t('note.withdrawn')}</span>
          <button type="button" className={classes.action} onClick={undo} data-testid="note-undo">
            {t('action.undo')}
          </button>
        </li>
      )}
      {notes.toReversed().map((note) => (
        <li key={note.id} data-editing={editing?.id === note.id} data-kind={note.kind}>
          {seek === null ? (
            <span className={`${classes.time} num`}>{clockFace(note.at)}</span>
          ) : (
            <span>
              <Moment at={note.at} />
            </span>
          )}
          <span className={classes.text}>
            {note.kind === 'private' && (
              <>
                <span className={classes.private}>
                  <Icon name="lock" size={12} /> {t('note.onlyYou')}
                </span>{' '}
              </>
            )}
            {note.text}{' '}
            {note.criterionId !== null && <span className={classes.about}>· {title(note.criterionId)}</span>}
          </span>
          {!disabled && (
            <span>
              <button
                type="button"
                className={classes.action}
                onClick={() => onEdit(note)}
                aria-label={t('note.editLabel', { text: note.text })}
              >
                {t('note.edit')}
              </button>
              <button
                type="button"
                className={classes.action}
                onClick={() => withdraw(note)}
                aria-label={t('note.withdrawLabel', { text: note.text })}
              >
                {t('note.withdraw')}
              </button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const draftOf = ({ kind, text, at, criterionId }: Note) => ({ kind, text, at, criterionId });
