import { HOP_SAMPLES } from './sampling.ts';

/**
 * Cuts a stream of blocks of any length into hops of 160 samples (10 ms). Measurers see only hops, so the size of
 * the blocks that arrive can never change a value. A last part shorter than a hop is not measured.
 */
export class HopFramer {
  readonly #hop = new Float32Array(HOP_SAMPLES);
  readonly #onHop: (hop: Float32Array) => void;
  #filled = 0;
  #samples = 0;

  /** `onHop` gets a view that is only valid during the call. */
  constructor(onHop: (hop: Float32Array) => void) {
    this.#onHop = onHop;
  }

  /** Samples taken so far. */
  get samples(): number {
    return this.#samples;
  }

  /** Takes mono samples at 16 kHz, −1 to 1. What is not a finite number counts as silence: one NaN would poison every filter after it. */
  push(block: Float32Array): void {
    for (let i = 0; i < block.length; i += 1) {
      const sample = block[i] ?? 0;
      this.#hop[this.#filled] = Number.isFinite(sample) ? sample : 0;
      this.#filled += 1;
      if (this.#filled === HOP_SAMPLES) {
        this.#filled = 0;
        this.#onHop(this.#hop);
      }
    }
    this.#samples += block.length;
  }

  /** Takes `count` samples of silence. */
  pushSilence(count: number): void {
    const silence = new Float32Array(Math.min(count, 16_000));
    for (let left = count; left > 0; left -= silence.length)
      this.push(left < silence.length ? silence.subarray(0, left) : silence);
  }
}
