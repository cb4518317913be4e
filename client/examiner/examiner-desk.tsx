import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { Note } from '#contract/marking';
import { LineBanner } from '../seat/line-banner.tsx';
import { useJoined } from '../seat/room-context.ts';
import { flagsOf, mayMark, useQueue, useSheet } from './desk-context.ts';
import { FlagStrip } from './flag-strip.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { LivePane } from './live-pane.tsx';
import { MarkSheetView } from './mark-sheet-view.tsx';
import { NoteBox } from './note-box.tsx';
import { NoteTimeline } from './note-timeline.tsx';
import { NotesList } from './notes-list.tsx';
import classes from './page-grid.module.css';
import { RefusedList } from './refused-list.tsx';
import { RemarkNotice } from './remark-notice.tsx';
import { SheetFoot } from './sheet-foot.tsx';
import { UndoLine } from './undo-line.tsx';
import { useSheetActions } from './use-sheet-actions.ts';
import { useSheetKeys } from './use-sheet-keys.ts';
import { useOrder } from './use-sheet-lines.ts';

const after = <T,>(list: readonly T[], current: T | null): T | undefined =>
  list[(current === null ? 0 : list.indexOf(current) + 1) % list.length];

/** Picture and notes on the left, the mark sheet on the right; all of it by keyboard too. */
export function ExaminerDesk() {
  const { t } = useTranslation();
  const sheet = useSheet();
  const { unsent } = useQueue();
  const state = useJoined((joined) => joined.sitting.state);
  const early = useJoined(({ sitting }) => sitting.state !== 'marking' && sitting.state !== 'sealed');
  const mayFall = useJoined(({ exam }) => exam.exam.abstained === 'examiners_mark') && early;
  const order = useOrder();
  const [openId, setOpenId] = useState<CriterionId | null>(order[0]?.id ?? null);
  const [editing, setEditing] = useState<Note | null>(null);
  const [isPrivate, setPrivate] = useState(false);
  const [keys, setKeys] = useState(false);
  const noteInput = useRef<HTMLTextAreaElement>(null);
  const { entry, undoable, undo, flag } = useSheetActions();
  const may = mayMark(state, sheet.sealed);
  const flags = flagsOf(sheet);
  const shown = sheet.notes.filter((note) => note.kind !== 'flag');

  const open = (id: CriterionId | undefined): void => {
    entry.settle();
    if (id !== undefined) setOpenId(id);
  };
  const write = (hidden: boolean): void => {
    setPrivate(hidden);
    noteInput.current?.focus();
  };
  const doing = may
    ? {
        n: () => write(false),
        p: () => write(true),
        f: () => openId !== null && flag(openId),
        u: undo,
      }
    : {};
  useSheetKeys({
    order,
    openId,
    onOpen: open,
    levelOf: (id) => sheet.marks.find((mark) => mark.criterionId === id)?.level ?? null,
    entry: may ? entry : null,
    letters: {
      ...doing,
      g: () => open(after(flags, openId)),
      m: () => open(after(sheet.missing, openId)),
      '?': () => setKeys(true),
    },
  });
  return (
    <div className={classes.grid}>
      <LineBanner kept={t('examiner.kept', { n: unsent.length })} />
      <LivePane>
        <NoteTimeline notes={sheet.notes} />
        {!sheet.sealed && (
          <NoteBox
            key={editing?.id ?? 'new'}
            input={noteInput}
            about={openId}
            editing={editing}
            isPrivate={isPrivate}
            onPrivate={setPrivate}
            disabled={!may}
            onDone={() => setEditing(null)}
          />
        )}
        {(shown.length > 0 || !sheet.sealed) && (
          <NotesList notes={shown} disabled={!may} editing={editing} onEdit={setEditing} />
        )}
      </LivePane>
      <div className={classes.right}>
        <RemarkNotice />
        {!sheet.sealed && <FlagStrip ids={flags} onOpen={open} />}
        <MarkSheetView
          sheet={sheet}
          openId={openId}
          onOpen={open}
          desk={{ entry, may, mayFall, onFlag: flag, onNote: () => write(false) }}
        />
        {undoable !== null && may && <UndoLine undoable={undoable} onUndo={undo} />}
        <RefusedList />
        <SheetFoot sheet={sheet} state={state} onOpen={open} onKeys={() => setKeys(true)} />
      </div>
      <KeysDialog open={keys} onClose={() => setKeys(false)} />
    </div>
  );
}
