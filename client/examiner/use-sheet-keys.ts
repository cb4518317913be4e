import { useEffect, useRef } from 'react';
import type { CriterionId } from '#contract/ids';
import type { MarkedCriterion } from './order.ts';

type Keys = {
  order: readonly MarkedCriterion[];
  openId: CriterionId | null;
  onOpen: (id: CriterionId) => void;
  /** Null while nothing may be marked. */
  onPick: ((id: CriterionId, level: number) => void) | null;
  onNote: () => void;
  onHelp: () => void;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** 1–6 pick a level, arrows move, N writes a note, ? shows the keys. */
export function useSheetKeys(keys: Keys): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector('dialog[open]') !== null
      )
        return;
      const { order, openId, onOpen, onPick, onNote, onHelp } = now.current;
      const at = order.findIndex((criterion) => criterion.id === openId);
      const open = order[at];
      const move = (step: number): void => {
        const next = order[Math.min(order.length - 1, Math.max(0, at + step))];
        if (next !== undefined) onOpen(next.id);
      };
      if (event.key === 'ArrowDown' || event.key === 'ArrowRight') move(1);
      else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') move(-1);
      else if (event.key === 'n' || event.key === 'N') onNote();
      else if (event.key === '?' || event.key === '？') onHelp();
      else if (/^[1-7]$/.test(event.key)) {
        const level = open?.levels[Number(event.key) - 1];
        if (open === undefined || level === undefined || onPick === null) return;
        onPick(open.id, level.level);
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
