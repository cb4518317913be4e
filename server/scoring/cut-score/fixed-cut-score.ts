import { type CutScore, type RefusedCutScore, refusedCut } from './cut-score.ts';

/** The cut score that a standard decrees, such as 60 of 100: exact, with no interval, and no evidence that it is right. */
export function fixedCutScore({ cut, maximum }: { cut: number; maximum: number }): CutScore | RefusedCutScore {
  if (!Number.isFinite(cut) || !Number.isFinite(maximum)) return refusedCut('not_finite', `${cut} / ${maximum}`);
  if (cut < 0 || cut > maximum) return refusedCut('outside_scale', `${cut}: 0 … ${maximum}`);
  return { kind: 'cut', method: 'fixed', cut, standardError: null, interval: null };
}
