import type { Gaps } from './gaps.ts';
import { SILENCE_DB } from './intensity.ts';
import { MIN_PAUSE_HOPS, type SpeechMap } from './speech-stretches.ts';

/** Half a second of background is the least that says what the background is. */
const MIN_BACKGROUND_HOPS = 50;
/** The edges of a pause still hold the decay of the voice and the onset of the next word. */
const EDGE_HOPS = 5;

/**
 * Signal-to-noise ratio in dB: the power of speech over the power of the background heard in pauses, the background's
 * share in the speech taken off. Null where there is too little background on its own to measure, as under music
 * that never stops. Digital silence counts as −90 dB.
 */
export function signalToNoise(map: SpeechMap, levels: Float32Array, gaps: Gaps): number | null {
  const gapMask = gaps.mask(levels.length);
  const speech = new PowerMean();
  const background = new PowerMean();
  let silentFrom = 0;
  for (const stretch of [...map.stretches, { from: map.hops, to: map.hops }]) {
    if (stretch.from - silentFrom >= MIN_PAUSE_HOPS)
      background.add(levels, silentFrom + EDGE_HOPS, stretch.from - EDGE_HOPS, gapMask);
    speech.add(levels, stretch.from, stretch.to, gapMask);
    silentFrom = stretch.to;
  }
  if (background.count < MIN_BACKGROUND_HOPS || speech.count === 0) return null;
  const noise = Math.max(background.mean, 10 ** (SILENCE_DB / 10));
  return 10 * Math.log10(Math.max(speech.mean - noise, noise * 0.01) / noise);
}

/** Power by level in steps of 0.1 dB from silence on: an hour has 360,000 frames, and a power of ten for each would be most of a snapshot. */
const POWERS = Float64Array.from({ length: 1200 }, (_, i) => 10 ** ((SILENCE_DB + i / 10) / 10));

class PowerMean {
  count = 0;
  #sum = 0;

  get mean(): number {
    return this.count === 0 ? 0 : this.#sum / this.count;
  }

  add(levels: Float32Array, from: number, to: number, gapMask: Uint8Array): void {
    for (let i = from; i < to; i += 1) {
      if (gapMask[i] === 1) continue;
      this.#sum += POWERS[Math.round(((levels[i] ?? SILENCE_DB) - SILENCE_DB) * 10)] ?? 0;
      this.count += 1;
    }
  }
}
