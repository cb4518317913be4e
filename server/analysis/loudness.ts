import { Biquad } from './biquad.ts';
import type { Gaps } from './gaps.ts';
import { kWeighting } from './k-weighting.ts';
import { NumberList } from './number-list.ts';
import { HOP_MS, HOP_SAMPLES, SAMPLE_RATE } from './sampling.ts';

/** ITU-R BS.1770-4 Annex 1: gating blocks of 400 ms that overlap by 75 %, an absolute gate and a gate relative to what passed it. */
const HOPS_PER_STEP = 10;
const STEPS_PER_BLOCK = 4;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;

const lufs = (power: number): number => -0.691 + 10 * Math.log10(power);
const power = (lufsValue: number): number => 10 ** ((lufsValue + 0.691) / 10);

/**
 * Loudness by ITU-R BS.1770-4 and EBU R 128 of one mono channel (a mono programme: 3 LU below the same signal
 * on two channels). What lies above 8 kHz is not heard at 16 kHz: nothing to speak of in a voice, but wide-band noise
 * reads up to 1.4 LU low.
 */
export class Loudness {
  readonly #sections = kWeighting(SAMPLE_RATE).map((coefficients) => new Biquad(coefficients));
  readonly #weighted = new Float64Array(HOP_SAMPLES);
  /** Mean weighted power of each 100 ms step. */
  readonly #steps = new NumberList();
  #sum = 0;
  #hops = 0;

  pushHop(hop: Float32Array): void {
    let signal: Float32Array | Float64Array = hop;
    for (const section of this.#sections) {
      section.process(signal, this.#weighted);
      signal = this.#weighted;
    }
    for (let i = 0; i < HOP_SAMPLES; i += 1) this.#sum += (this.#weighted[i] ?? 0) ** 2;
    this.#hops += 1;
    if (this.#hops === HOPS_PER_STEP) {
      this.#steps.push(this.#sum / (HOPS_PER_STEP * HOP_SAMPLES));
      this.#sum = 0;
      this.#hops = 0;
    }
  }

  /** Integrated loudness in LUFS over all but the gaps; null where no block passes the absolute gate. */
  integrated(gaps: Gaps): number | null {
    const blocks = this.#blocks(gaps);
    const ungated = meanAbove(blocks, power(ABSOLUTE_GATE_LUFS));
    if (ungated === null) return null;
    const gated = meanAbove(blocks, Math.max(power(ABSOLUTE_GATE_LUFS), ungated * 10 ** (RELATIVE_GATE_LU / 10)));
    return gated === null ? null : lufs(gated);
  }

  /**
   * Momentary loudness (EBU Tech 3341: 400 ms) once a second, as the highest block of that second, which is what a
   * meter's peak shows; seconds in gaps are left out, silence reads −70.
   */
  curve(gaps: Gaps): { atMs: number; value: number }[] {
    const points = [];
    const blocks = this.#blocks(gaps);
    for (let second = 0; (second + 1) * 10 <= blocks.length + STEPS_PER_BLOCK - 1; second += 1) {
      let loudest = -1;
      for (let end = second * 10; end < (second + 1) * 10; end += 1)
        loudest = Math.max(loudest, blocks[end - (STEPS_PER_BLOCK - 1)] ?? -1);
      if (loudest >= 0)
        points.push({
          atMs: second * 1000,
          value: loudest > 0 ? Math.max(ABSOLUTE_GATE_LUFS, lufs(loudest)) : ABSOLUTE_GATE_LUFS,
        });
    }
    return points;
  }

  /** Mean power of each block, −1 where the block touches a gap. Block i covers steps i to i + 3. */
  #blocks(gaps: Gaps): Float64Array {
    const steps = this.#steps.view();
    const blocks = new Float64Array(Math.max(0, steps.length - STEPS_PER_BLOCK + 1));
    const stepMs = HOPS_PER_STEP * HOP_MS;
    for (let i = 0; i < blocks.length; i += 1) {
      blocks[i] = ((steps[i] ?? 0) + (steps[i + 1] ?? 0) + (steps[i + 2] ?? 0) + (steps[i + 3] ?? 0)) / STEPS_PER_BLOCK;
    }
    for (const gap of gaps.spans) {
      const first = Math.max(0, Math.floor(gap.fromMs / stepMs) - (STEPS_PER_BLOCK - 1));
      blocks.fill(-1, first, Math.min(blocks.length, Math.ceil(gap.toMs / stepMs)));
    }
    return blocks;
  }
}

function meanAbove(blocks: Float64Array, threshold: number): number | null {
  let sum = 0;
  let count = 0;
  for (const value of blocks) {
    if (value <= threshold) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}
