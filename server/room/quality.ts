import type { LineQuality } from '#contract/media';

/**
 * The candidate's line in plain words from mediasoup's producer scores (0–10 per simulcast layer, from loss and repair).
 * The best layer counts: a layer that the browser switched off scores 0 and says nothing of the line.
 */
export function qualityOf(scores: readonly number[]): LineQuality {
  const best = Math.max(0, ...scores);
  if (best === 0) return 'lost';
  if (best >= 8) return 'good';
  return best >= 5 ? 'weak' : 'bad';
}
