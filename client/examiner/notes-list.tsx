import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '#contract/marking';
import { clockFace } from '../connection/clock.ts';
import { useText } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { useMarkingDesk } from './desk-context.ts';
import classes from './notes.module.css';
import { orderOf } from './order.ts';

type Props = { notes: readonly Note[]; disabled: boolean; editing: Note | null; onEdit: (note: Note) => void };

/** The own notes, newest first; each can be changed or withdrawn, and a withdrawal undone. */
export function NotesList({ notes, disabled, editing, onEdit }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const desk = useMarkingDesk();
  const rubric = useJoined((joined) => joined.exam.exam.rubric);
  const [withdrawn, setWithdrawn] = useState<Note | null>(null);
  const titles = new Map(orderOf(rubric).map((criterion) => [criterion.id, criterion.title]));
  const withdraw = (note: Note): void => {
    desk.note('', note.at, note.criterionId, note);
    setWithdrawn(note);
  };
  const undo = (): void => {
    if (withdrawn !== null) desk.note(withdrawn.text, withdrawn.at, withdrawn.criterionId, null);
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
      {notes.toReversed().map((note) => {
        const title = note.criterionId === null ? undefined : titles.get(note.criterionId);
        return (
          <li key={note.id} data-editing={editing?.id === note.id}>
            <span className={`${classes.time} num`}>{clockFace(note.at)}</span>
            <span className={classes.text}>
              {note.text} {title !== undefined && <span className={classes.about}>· {text(title)}</span>}
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
        );
      })}
    </ul>
  );
}
