import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { Note } from '#contract/marking';
import { LineBanner } from '../seat/line-banner.tsx';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { isRunning, mayMark, useMarkingDesk, useQueue, useSheet } from './desk-context.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { LivePane } from './live-pane.tsx';
import { MarkSheetView } from './mark-sheet-view.tsx';
import { NoteBox } from './note-box.tsx';
import { NoteTimeline } from './note-timeline.tsx';
import { NotesList } from './notes-list.tsx';
import { orderOf } from './order.ts';
import classes from './page-grid.module.css';
import { RefusedList } from './refused-list.tsx';
import { SheetFoot } from './sheet-foot.tsx';
import { useSheetKeys } from './use-sheet-keys.ts';

/** Picture and notes on the left, the mark sheet on the right; all of it by keyboard too. */
export function ExaminerDesk() {
  const { t } = useTranslation();
  const { room } = useSeat();
  const desk = useMarkingDesk();
  const sheet = useSheet();
  const { unsent } = useQueue();
  const rubric = useJoined((joined) => joined.exam.exam.rubric);
  const state = useJoined((joined) => joined.sitting.state);
  const order = useMemo(() => orderOf(rubric), [rubric]);
  const [openId, setOpenId] = useState<CriterionId | null>(order[0]?.id ?? null);
  const [editing, setEditing] = useState<Note | null>(null);
  const [keys, setKeys] = useState(false);
  const noteInput = useRef<HTMLTextAreaElement>(null);
  const may = mayMark(state, sheet.sealed);

  const pick = useCallback(
    (id: CriterionId, level: number) => {
      const known = desk.sheet.get().marks.find((mark) => mark.criterionId === id);
      const waiting = desk.queue.view.get().unsent.some((item) => item.kind === 'mark' && item.mark.criterionId === id);
      if (known?.level === level && !waiting) return;
      desk.mark(id, level, isRunning(state) ? room.mediaNow() : null);
    },
    [desk, room, state],
  );
  useSheetKeys({
    order,
    openId,
    onOpen: setOpenId,
    onPick: may ? pick : null,
    onNote: () => noteInput.current?.focus(),
    onHelp: () => setKeys(true),
  });
  return (
    <div className={classes.grid}>
      <LineBanner kept={t('examiner.kept', { n: unsent.length })} />
      <LivePane>
        <NoteTimeline notes={sheet.notes} />
        <NoteBox
          key={editing?.id ?? 'new'}
          input={noteInput}
          about={openId}
          editing={editing}
          disabled={!may}
          onDone={() => setEditing(null)}
        />
        <NotesList notes={sheet.notes} disabled={!may} editing={editing} onEdit={setEditing} />
      </LivePane>
      <div className={classes.right}>
        <MarkSheetView sheet={sheet} openId={openId} onOpen={setOpenId} onPick={may ? pick : null} />
        <RefusedList />
        <SheetFoot sheet={sheet} state={state} onOpen={setOpenId} onKeys={() => setKeys(true)} />
      </div>
      <KeysDialog open={keys} onClose={() => setKeys(false)} />
    </div>
  );
}
