import { HOP_MS } from './sampling.ts';

/** A stretch of media time in ms, end exclusive. */
export type Span = { fromMs: number; toMs: number };

/**
 * Gaps of the recording: neither speech nor pause nor dead air. Kept sorted and apart, so that asking is cheap.
 */
export class Gaps {
  #spans: Span[] = [];

  get spans(): readonly Span[] {
    return this.#spans;
  }

  add(fromMs: number, toMs: number): void {
    if (!(toMs > fromMs)) return;
    const merged = { fromMs, toMs };
    const apart: Span[] = [];
    for (const span of this.#spans) {
      if (span.toMs < fromMs || span.fromMs > toMs) apart.push(span);
      else {
        merged.fromMs = Math.min(merged.fromMs, span.fromMs);
        merged.toMs = Math.max(merged.toMs, span.toMs);
      }
    }
    this.#spans = [...apart, merged].sort((a, b) => a.fromMs - b.fromMs);
  }

  /** Milliseconds of gap within a stretch. */
  overlapMs(fromMs: number, toMs: number): number {
    let total = 0;
    for (const span of this.#spans) total += Math.max(0, Math.min(toMs, span.toMs) - Math.max(fromMs, span.fromMs));
    return total;
  }

  /** The gaps in hops, end exclusive and apart: every hop of which any part lies in a gap, up to `limit`. */
  hops(limit: number): { from: number; to: number }[] {
    const found: { from: number; to: number }[] = [];
    for (const span of this.#spans) {
      const from = Math.max(Math.floor(span.fromMs / HOP_MS), found.at(-1)?.to ?? 0);
      const to = Math.min(limit, Math.ceil(span.toMs / HOP_MS));
      if (to > from) found.push({ from, to });
    }
    return found;
  }

  /** One flag a hop: 1 where any part of it lies in a gap. */
  mask(hops: number): Uint8Array {
    const mask = new Uint8Array(hops);
    for (const { from, to } of this.hops(hops)) mask.fill(1, from, to);
    return mask;
  }
}
