import { Biquad, butterworth } from './biquad.ts';
import { HOP_SAMPLES, SAMPLE_RATE } from './sampling.ts';

/** 4 kHz is enough for the fundamental and its first harmonics, and a quarter of the work squared. */
const DECIMATION = 4;
const RATE = SAMPLE_RATE / DECIMATION;
const HOP = HOP_SAMPLES / DECIMATION;
/** Fundamental frequencies looked for, 50 to 500 Hz: the end of a falling tone in a low male voice to a high, excited female one. */
const MIN_LAG = Math.floor(RATE / 500);
const MAX_LAG = Math.ceil(RATE / 50);
/** 33 ms: longer windows lose the fast falls of Mandarin tones (at 50 ms a third of a low voice's nuclei), shorter ones let noise correlate with itself by chance. */
const WINDOW = Math.round(RATE / 30);
const SPAN = WINDOW + MAX_LAG;

/**
 * How periodic the sound is, 0 to 1, once a hop: the highest normalised cross-correlation over all lags of a voice
 * (D. Talkin, "A robust algorithm for pitch tracking", 1995, eq. 3), on the band 50–600 Hz.
 */
export class Voicing {
  readonly #highPass = new Biquad(butterworth('highpass', 50, SAMPLE_RATE));
  readonly #lowPass = new Biquad(butterworth('lowpass', 600, SAMPLE_RATE));
  readonly #band = new Float64Array(HOP_SAMPLES);
  /** The last samples at 4 kHz, oldest first. */
  readonly #recent = new Float64Array(SPAN);

  /** The middle of what a value describes lies this many hops behind the hop just given. */
  static readonly delayHops = Math.round(SPAN / 2 / HOP - 0.5);

  pushHop(hop: Float32Array): number {
    this.#highPass.process(hop, this.#band);
    this.#lowPass.process(this.#band, this.#band);
    this.#recent.copyWithin(0, HOP);
    for (let i = 0; i < HOP; i += 1) this.#recent[SPAN - HOP + i] = this.#band[i * DECIMATION] ?? 0;
    return strongestCorrelation(this.#recent);
  }
}

function strongestCorrelation(x: Float64Array): number {
  let reference = 0;
  for (let i = 0; i < WINDOW; i += 1) reference += (x[i] ?? 0) ** 2;
  if (reference < 1e-9) return 0;
  let shifted = 0;
  for (let i = MIN_LAG; i < MIN_LAG + WINDOW; i += 1) shifted += (x[i] ?? 0) ** 2;
  let best = 0;
  for (let lag = MIN_LAG; lag <= MAX_LAG; lag += 1) {
    let product = 0;
    for (let i = 0; i < WINDOW; i += 1) product += (x[i] ?? 0) * (x[i + lag] ?? 0);
    if (product > 0 && shifted > 1e-9) best = Math.max(best, product / Math.sqrt(reference * shifted));
    shifted += (x[lag + WINDOW] ?? 0) ** 2 - (x[lag] ?? 0) ** 2;
  }
  return Math.min(1, best);
}
