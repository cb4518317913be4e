/** Coefficients of a second-order section, normalised so that a0 = 1. */
export type BiquadCoefficients = { b0: number; b1: number; b2: number; a1: number; a2: number };

/** Below this the state is noise of the arithmetic; left alone it decays into subnormal numbers, which processors handle slowly. */
const STATE_FLOOR = 1e-25;

/** A second-order filter in transposed direct form II; its state carries over from block to block. */
export class Biquad {
  readonly #c: BiquadCoefficients;
  #z1 = 0;
  #z2 = 0;

  constructor(coefficients: BiquadCoefficients) {
    this.#c = coefficients;
  }

  /** Filters `input` into `output` (same length; may be the same array). */
  process(input: Float32Array | Float64Array, output: Float64Array): void {
    const { b0, b1, b2, a1, a2 } = this.#c;
    let z1 = this.#z1;
    let z2 = this.#z2;
    for (let i = 0; i < input.length; i += 1) {
      const x = input[i] ?? 0;
      const y = b0 * x + z1;
      z1 = b1 * x - a1 * y + z2;
      z2 = b2 * x - a2 * y;
      output[i] = y;
    }
    this.#z1 = Math.abs(z1) < STATE_FLOOR ? 0 : z1;
    this.#z2 = Math.abs(z2) < STATE_FLOOR ? 0 : z2;
  }
}

/** Second-order Butterworth by bilinear transform with prewarping (R. Bristow-Johnson, Audio EQ Cookbook, LPF and HPF with Q = 1/√2). */
export function butterworth(kind: 'lowpass' | 'highpass', cutoffHz: number, sampleRate: number): BiquadCoefficients {
  const w = (2 * Math.PI * cutoffHz) / sampleRate;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / Math.SQRT2;
  const a0 = 1 + alpha;
  const edge = kind === 'lowpass' ? (1 - cos) / 2 : (1 + cos) / 2;
  const middle = kind === 'lowpass' ? 1 - cos : -(1 + cos);
  return { b0: edge / a0, b1: middle / a0, b2: edge / a0, a1: (-2 * cos) / a0, a2: (1 - alpha) / a0 };
}
