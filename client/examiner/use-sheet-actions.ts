import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { isRunning, useMarkingDesk, useSheet } from './desk-context.ts';
import type { Entry } from './entry.ts';
import { useMediaNow } from './playhead.ts';
import { useEntry } from './use-entry.ts';

/** A mark that took another's place: `level` is the one before. */
export type Undoable = { id: CriterionId; level: number };
const UNDO_MS = 8000;

export type SheetActions = {
  entry: Entry;
  undoable: Undoable | null;
  undo: () => void;
  flag: (id: CriterionId) => void;
};

/** What an examiner does to the sheet: marks, takes a mark back by giving the former one again, flags a line. */
export function useSheetActions(): SheetActions {
  const { t } = useTranslation();
  const { room } = useSeat();
  const desk = useMarkingDesk();
  const sheet = useSheet();
  const now = useMediaNow();
  const state = useJoined((joined) => joined.sitting.state);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  useEffect(() => {
    if (undoable === null) return;
    const timer = setTimeout(() => setUndoable(null), UNDO_MS);
    return () => clearTimeout(timer);
  }, [undoable]);

  const mark = useCallback(
    (id: CriterionId, level: number) => desk.mark(id, level, isRunning(state) ? room.mediaNow() : null),
    [desk, room, state],
  );
  const pick = useCallback(
    (id: CriterionId, level: number) => {
      const before = sheet.marks.find((each) => each.criterionId === id)?.level;
      if (before === level) return;
      mark(id, level);
      setUndoable(before === undefined ? null : { id, level: before });
    },
    [sheet, mark],
  );
  const undo = useCallback(() => {
    if (undoable !== null) mark(undoable.id, undoable.level);
    setUndoable(null);
  }, [undoable, mark]);
  const flag = useCallback(
    (id: CriterionId) => {
      const known = sheet.notes.find((note) => note.kind === 'flag' && note.criterionId === id) ?? null;
      desk.note({ kind: 'flag', criterionId: id, text: known === null ? t('flag.again') : '', at: now() }, known);
    },
    [sheet, desk, now, t],
  );
  return { entry: useEntry(pick), undoable, undo, flag };
}
