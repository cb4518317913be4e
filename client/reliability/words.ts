import { type Estimate, MarkFaultReason } from '#contract/reliability';

export type Word = 'poor' | 'fair' | 'good' | 'excellent';

/** Cicchetti (1994), table 2: guidelines for reliability coefficients of this kind. */
const wordOf = (value: number): Word =>
  value < 0.4 ? 'poor' : value < 0.6 ? 'fair' : value < 0.75 ? 'good' : 'excellent';

/** What an estimate can be called: one word, or the two that its interval reaches. */
export function wordsOf({ low, high }: Pick<Estimate, 'low' | 'high'>): { from: Word; to: Word } {
  return { from: wordOf(low), to: wordOf(high) };
}

/** Mean squares outside 0.5–1.5 don't help measurement (Linacre 2002). Both have to be inside. */
export type FitWord = 'ok' | 'noisy' | 'muted' | 'unknown';
export function fitWord({ infit, outfit }: { infit: number | null; outfit: number | null }): FitWord {
  if (infit === null || outfit === null) return 'unknown';
  if (Math.max(infit, outfit) > 1.5) return 'noisy';
  return Math.min(infit, outfit) < 0.5 ? 'muted' : 'ok';
}

/** The reason of a faulty line, when this page knows it. */
export function faultReason(reason: string): MarkFaultReason | null {
  const parsed = MarkFaultReason.safeParse(reason);
  return parsed.success ? parsed.data : null;
}

export const decimals = (value: number, digits = 2): string => {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
};
/** A probability as it is printed: never a zero that it isn't. */
export const probability = (p: number): string => (p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`);
