import type { Gaps } from './gaps.ts';
import { Intensity } from './intensity.ts';
import { NumberList } from './number-list.ts';
import { Voicing } from './voicing.ts';

/** Histogram of intensity in steps of 0.1 dB from −90 to +10 dB, so that quantiles cost the same after an hour as after a second. */
const BINS = 1000;
const bin = (db: number): number => Math.min(BINS - 1, Math.max(0, Math.round((db + 90) * 10)));

/** What every speech metric is computed from: intensity (dB re full scale) and voicing (0 to 1) of each hop of media time. */
export class Frames {
  readonly #intensity = new Intensity();
  readonly #voicing = new Voicing();
  readonly #levels = new NumberList();
  readonly #voiced = new NumberList();
  readonly #histogram = new Uint32Array(BINS);
  #hops = 0;

  /** Takes a hop; calls back with the frame that has become known, in order, some hops later. */
  pushHop(hop: Float32Array, onFrame: (frame: number, db: number) => void): void {
    const db = this.#intensity.pushHop(hop);
    const voiced = this.#voicing.pushHop(hop);
    if (this.#hops >= Intensity.delayHops) {
      this.#levels.push(db);
      const at = bin(db);
      this.#histogram[at] = (this.#histogram[at] ?? 0) + 1;
      onFrame(this.#levels.length - 1, db);
    }
    if (this.#hops >= Voicing.delayHops) this.#voiced.push(voiced);
    this.#hops += 1;
  }

  get levels(): Float32Array {
    return this.#levels.view();
  }

  get voiced(): Float32Array {
    return this.#voiced.view();
  }

  /** The intensity below which `shares` of the frames outside gaps lie, in dB; empty where there is no such frame. */
  quantiles(shares: readonly number[], gaps: Gaps): number[] {
    const histogram = this.#histogram.slice();
    const levels = this.levels;
    let total = levels.length;
    for (const { from, to } of gaps.hops(levels.length)) {
      for (let i = from; i < to; i += 1) {
        const at = bin(levels[i] ?? 0);
        histogram[at] = (histogram[at] ?? 0) - 1;
      }
      total -= to - from;
    }
    return total === 0 ? [] : shares.map((share) => quantile(histogram, share * total));
  }
}

function quantile(histogram: Uint32Array, rank: number): number {
  let seen = 0;
  for (let i = 0; i < histogram.length; i += 1) {
    seen += histogram[i] ?? 0;
    if (seen >= rank) return i / 10 - 90;
  }
  return 10;
}
