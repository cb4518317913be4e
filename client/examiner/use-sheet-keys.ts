import { useEffect, useRef } from 'react';
import type { CriterionId } from '#contract/ids';
import type { Entry } from './entry.ts';
import type { MarkedLine } from './lines.ts';

type Keys = {
  order: readonly MarkedLine[];
  openId: CriterionId | null;
  onOpen: (id: CriterionId) => void;
  levelOf: (id: CriterionId) => number | null;
  /** Null while nothing may be marked. */
  entry: Entry | null;
  /** What a letter does, by its lower-case key. */
  letters: Readonly<Record<string, () => void>>;
};

const isTyping = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement && target.type !== 'range') ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLVideoElement;

/** Arrows move and step, digits mark, letters act. True where the key meant something. */
function press(key: string, { order, openId, onOpen, levelOf, entry, letters }: Keys): boolean {
  const at = order.findIndex((line) => line.id === openId);
  const open = order[at];
  const move = (step: number): void => {
    entry?.settle();
    const next = order[Math.min(order.length - 1, Math.max(0, at + step))];
    if (next !== undefined) onOpen(next.id);
  };
  if (key === 'ArrowDown') move(1);
  else if (key === 'ArrowUp') move(-1);
  else if (key === 'Enter') {
    if (entry === null || entry.pending.get() === null) return false;
    entry.settle();
  } else if (Object.hasOwn(letters, key)) letters[key]?.();
  else if (open === undefined || entry === null) return false;
  else if (key === 'ArrowRight') entry.step(open, levelOf(open.id), 1);
  else if (key === 'ArrowLeft') entry.step(open, levelOf(open.id), -1);
  else if (open.scale.kind === 'points' && /^[\d.]$/.test(key)) entry.type(open, key);
  else if (open.scale.kind === 'levels' && /^[1-7]$/.test(key)) {
    const level = open.scale.levels[Number(key) - 1];
    if (level === undefined) return false;
    entry.take(open.id, level.level);
  } else return false;
  return true;
}

/** The sheet by keyboard; `KeysDialog` says how. */
export function useSheetKeys(keys: Keys): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const taken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
      if (taken || isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      const key = event.key.length === 1 ? event.key.toLowerCase().replace('？', '?').replace('。', '.') : event.key;
      if (press(key, now.current)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
