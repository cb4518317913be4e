import { Button } from '@mantine/core';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { Note } from '#contract/marking';
import { clockFace } from '../connection/clock.ts';
import { useText } from '../i18n/setup.ts';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { useMarkingDesk } from './desk-context.ts';
import classes from './notes.module.css';
import { orderOf } from './order.ts';

type Props = {
  input: RefObject<HTMLTextAreaElement | null>;
  about: CriterionId | null;
  editing: Note | null;
  disabled: boolean;
  onDone: () => void;
};

/** A remark, stamped with the moment at which typing began. */
export function NoteBox({ input, about, editing, disabled, onDone }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const { room } = useSeat();
  const desk = useMarkingDesk();
  const rubric = useJoined((joined) => joined.exam.exam.rubric);
  const [draft, setDraft] = useState(editing?.text ?? '');
  const [at, setAt] = useState<number | null>(editing?.at ?? null);
  const criterionId = editing === null ? about : editing.criterionId;
  const criterion = orderOf(rubric).find((each) => each.id === criterionId);
  const save = (): void => {
    const words = draft.trim();
    if (words === '') return;
    desk.note(words, at ?? room.mediaNow(), criterionId, editing);
    setDraft('');
    setAt(null);
    onDone();
  };
  const write = (value: string): void => {
    setDraft(value);
    if (editing !== null) return;
    if (value === '') setAt(null);
    else if (at === null) setAt(room.mediaNow());
  };
  return (
    <div className={classes.box}>
      <span className={`${classes.stamp} num`} data-testid="note-stamp">
        {at === null ? '--:--' : clockFace(at)}
      </span>
      <textarea
        ref={input}
        className={classes.input}
        value={draft}
        rows={1}
        maxLength={2000}
        disabled={disabled}
        aria-label={t('note.label')}
        placeholder={
          criterion === undefined ? t('note.placeholder') : t('note.about', { title: text(criterion.title) })
        }
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            save();
          }
          if (event.key === 'Escape') {
            event.currentTarget.blur();
            if (editing !== null) onDone();
          }
        }}
        data-testid="note-input"
      />
      <Button
        size="compact-md"
        variant="default"
        disabled={disabled || draft.trim() === ''}
        onClick={save}
        data-testid="note-save"
      >
        {t(editing === null ? 'note.save' : 'note.replace')}
      </Button>
    </div>
  );
}
