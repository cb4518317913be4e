import type { Brief } from '#contract/brief';
import type { Analysis } from '#contract/metric';
import type { WordList } from '#contract/word-list';
import { PerformanceAnalyser } from '#analysis/analyser';
import { NO_ENGINE } from '#analysis/transcript';
import { PCM_RATE } from '#recording/take';

/** The measurements of a running performance: the recorder's sound at its place on the timeline, gaps kept. */
export class LiveAnalysis {
  readonly #analyser: PerformanceAnalyser;
  #samples = 0;

  constructor(brief: Brief, wordLists: readonly WordList[]) {
    this.#analyser = new PerformanceAnalyser({ brief, speech: brief.speech, engineName: NO_ENGINE, wordLists });
  }

  /** A take begins: what lies between is a gap. */
  startTake(startsAtMs: number): void {
    const fromMs = this.#atMs;
    if (startsAtMs <= fromMs) return;
    this.#analyser.markGap(fromMs, startsAtMs);
    this.#samples = Math.round((startsAtMs * PCM_RATE) / 1000);
  }

  push(samples: Float32Array): void {
    this.#analyser.pushAudio(samples);
    this.#samples += samples.length;
  }

  snapshot(): Analysis {
    return this.#analyser.snapshot();
  }

  get #atMs(): number {
    return Math.round((this.#samples * 1000) / PCM_RATE);
  }
}
