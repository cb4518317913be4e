import type { Gaps, Span } from './gaps.ts';

/**
 * A sample counts as clipped in a run of at least three at full scale: one sample at full scale is a peak, a flat top
 * is a fault. The level is a little under full scale since resampling and coding smear the flat top.
 */
const FULL_SCALE = 0.99;
const MIN_RUN = 3;

/** Share of clipped samples. */
export class Clipping {
  /** Clipped samples of each second that has any. */
  readonly #seconds = new Map<number, number>();
  #position = 0;
  #run = 0;

  pushHop(hop: Float32Array): void {
    for (let i = 0; i < hop.length; i += 1) {
      if (Math.abs(hop[i] ?? 0) >= FULL_SCALE) this.#run += 1;
      else if (this.#run > 0) this.#endRun(this.#position + i);
    }
    this.#position += hop.length;
  }

  /** Clipped samples outside gaps over observed samples, and the seconds in which they lie. `observedMs` leaves out the gaps. */
  measure(gaps: Gaps, observedMs: number): { share: number; seconds: Span[] } {
    let clipped = this.#run >= MIN_RUN ? this.#run : 0;
    const seconds: Span[] = [];
    for (const [second, count] of this.#seconds) {
      const span = { fromMs: second * 1000, toMs: second * 1000 + 1000 };
      if (gaps.overlapMs(span.fromMs, span.toMs) === 1000) continue;
      clipped += count;
      seconds.push(span);
    }
    return { share: observedMs > 0 ? Math.min(1, clipped / (observedMs * 16)) : 0, seconds };
  }

  #endRun(end: number): void {
    if (this.#run >= MIN_RUN) {
      const second = Math.floor((end - 1) / 16_000);
      this.#seconds.set(second, (this.#seconds.get(second) ?? 0) + this.#run);
    }
    this.#run = 0;
  }
}
