import { Button } from '@mantine/core';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { Note } from '#contract/marking';
import { clockFace } from '../connection/clock.ts';
import { Icon } from '../ui/icons.tsx';
import { useMarkingDesk } from './desk-context.ts';
import classes from './notes.module.css';
import { useMediaNow } from './playhead.ts';
import { useTitle } from './use-sheet-lines.ts';

type Props = {
  input: RefObject<HTMLTextAreaElement | null>;
  about: CriterionId | null;
  editing: Note | null;
  /** Whether the next note is for the own eyes only. */
  isPrivate: boolean;
  onPrivate: (isPrivate: boolean) => void;
  disabled: boolean;
  onDone: () => void;
};

/** A remark, stamped with the moment at which typing began; private where the lock is shut. */
export function NoteBox({ input, about, editing, isPrivate, onPrivate, disabled, onDone }: Props) {
  const { t } = useTranslation();
  const desk = useMarkingDesk();
  const title = useTitle();
  const now = useMediaNow();
  const [draft, setDraft] = useState(editing?.text ?? '');
  const [at, setAt] = useState<number | null>(editing?.at ?? null);
  const criterionId = editing === null ? about : editing.criterionId;
  const hidden = editing === null ? isPrivate : editing.kind === 'private';
  const save = (): void => {
    const words = draft.trim();
    if (words === '') return;
    desk.note({ kind: hidden ? 'private' : 'note', text: words, at: at ?? now(), criterionId }, editing);
    setDraft('');
    setAt(null);
    onDone();
  };
  const write = (value: string): void => {
    setDraft(value);
    if (editing !== null) return;
    if (value === '') setAt(null);
    else if (at === null) setAt(now());
  };
  const subject = criterionId === null ? null : title(criterionId);
  return (
    <div className={classes.box} data-private={hidden}>
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
        aria-label={t(hidden ? 'note.labelPrivate' : 'note.label')}
        placeholder={
          subject === null
            ? t(hidden ? 'note.placeholderPrivate' : 'note.placeholder')
            : t(hidden ? 'note.aboutPrivate' : 'note.about', { title: subject })
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
      <span className={classes.boxActions}>
        <button
          type="button"
          className={classes.lock}
          aria-pressed={hidden}
          disabled={disabled || editing !== null}
          onClick={() => onPrivate(!hidden)}
          title={t('note.privateWhat')}
          data-testid="note-private"
        >
          <Icon name="lock" size={14} /> {t('note.private')}
        </button>
        <Button
          size="compact-md"
          variant="default"
          disabled={disabled || draft.trim() === ''}
          onClick={save}
          data-testid="note-save"
        >
          {t(editing === null ? 'note.save' : 'note.replace')}
        </Button>
      </span>
    </div>
  );
}
