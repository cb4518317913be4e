import { createContext, useContext, useMemo } from 'react';
import type { CriterionId } from '#contract/ids';
import type { MarkSheet } from '#contract/marking';
import type { SittingState } from '#contract/sitting';
import type { MarkingDesk } from '../marking-queue/desk.ts';
import { overlay } from '../marking-queue/overlay.ts';
import type { QueueView } from '../marking-queue/queue.ts';
import { useValue } from '../ui/store.ts';
import type { Entry } from './entry.ts';

export const DeskContext = createContext<MarkingDesk | null>(null);

export function useMarkingDesk(): MarkingDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('used outside a marking desk');
  return desk;
}
export const useQueue = (): QueueView => useValue(useMarkingDesk().queue.view);
/** The sheet with what is still on its way. */
export function useSheet(): MarkSheet {
  const desk = useMarkingDesk();
  const saved = useValue(desk.sheet);
  const { unsent } = useValue(desk.queue.view);
  return useMemo(() => overlay(saved, unsent), [saved, unsent]);
}

/** What a line of the sheet may do. */
export type SheetDesk = {
  entry: Entry;
  may: boolean;
  /** Whether measured criteria come to the examiners where the metric abstains, and that is not yet known. */
  mayFall: boolean;
  onFlag: (id: CriterionId) => void;
  onNote: () => void;
};

/** The lines flagged to be looked at again, in the order in which they were. */
export const flagsOf = ({ notes }: MarkSheet): CriterionId[] =>
  notes.flatMap((note) => (note.kind === 'flag' && note.criterionId !== null ? [note.criterionId] : []));

/** Marks are taken from the first live second until the sheet is sealed. */
export const mayMark = (state: SittingState, sealed: boolean): boolean =>
  !sealed && (state === 'live' || state === 'paused' || state === 'ended' || state === 'marking');
/** Marks made during the performance carry what was on screen; later ones do not. */
export const isRunning = (state: SittingState): boolean => state === 'live' || state === 'paused';
