import type { Brief } from '#contract/brief';
import type { Speech } from '#contract/language';
import type { Analysis } from '#contract/metric';
import type { WordList } from '#contract/word-list';
import { PerformanceAnalyser } from './analyser.ts';
import { decodeFile, type DecodeWarning } from './decode.ts';
import type { Span } from './gaps.ts';
import type { DecodeRefusal, MediaTools, Probe } from './probe.ts';
import { SAMPLE_RATE } from './sampling.ts';
import { noEngine, type TranscriptEngine } from './transcript.ts';

export type AnalyseFileOptions = MediaTools & {
  brief: Brief | null;
  speech: Speech;
  engine?: TranscriptEngine;
  wordLists?: readonly WordList[];
  /** Gaps of the recording in media time, sorted and apart. */
  gaps?: readonly Span[];
  /** Called as the analysis goes on; `totalMs` is null where the container does not tell. */
  onProgress?: (doneMs: number, totalMs: number | null) => void;
  signal?: AbortSignal;
};

export type AnalysedFile =
  | { kind: 'analysed'; analysis: Analysis; probe: Probe; warnings: DecodeWarning[] }
  | DecodeRefusal;

/** Measures a file by the code that measures live. */
export async function analyseFile(path: string, options: AnalyseFileOptions): Promise<AnalysedFile> {
  const { brief, speech, engine = noEngine, wordLists = [], gaps = [], onProgress, signal } = options;
  const decoding = await decodeFile(path, options, signal);
  if (decoding.kind === 'refused') return decoding;
  const analyser = new PerformanceAnalyser({ brief, speech, engineName: engine.name, wordLists });
  const session = engine.start((segment) => analyser.pushTranscript(segment));
  const feed = new GapFeed(gaps, {
    pushAudio(samples) {
      analyser.pushAudio(samples);
      session.pushAudio(samples);
    },
    markGap(fromMs, toMs) {
      analyser.markGap(fromMs, toMs);
      session.skipTo(toMs);
    },
  });
  for await (const block of decoding.blocks) {
    feed.push(block);
    onProgress?.(analyser.durationMs, decoding.probe.durationMs);
  }
  feed.finish();
  await session.finish();
  const decoded = await decoding.finish();
  if (decoded.kind === 'refused') return decoded;
  return { kind: 'analysed', analysis: analyser.snapshot(), probe: decoding.probe, warnings: decoded.warnings };
}

type Listener = { pushAudio(samples: Float32Array): void; markGap(fromMs: number, toMs: number): void };

/** Takes the gaps out of a file's audio, which holds silence in their place, and marks them as a live recorder would. */
class GapFeed {
  readonly #gaps: { from: number; to: number }[];
  readonly #listener: Listener;
  #position = 0;

  constructor(gaps: readonly Span[], listener: Listener) {
    this.#gaps = gaps.map(({ fromMs, toMs }) => ({ from: samplesOf(fromMs), to: samplesOf(toMs) }));
    this.#listener = listener;
  }

  push(block: Float32Array): void {
    let rest = block;
    while (rest.length > 0) {
      const gap = this.#gaps[0];
      if (gap === undefined || this.#position + rest.length <= gap.from) {
        this.#hear(rest);
        return;
      }
      if (this.#position < gap.from) {
        const before = gap.from - this.#position;
        this.#hear(rest.subarray(0, before));
        rest = rest.subarray(before);
      } else if (this.#position < gap.to) {
        const inside = Math.min(rest.length, gap.to - this.#position);
        this.#position += inside;
        rest = rest.subarray(inside);
      }
      if (this.#position >= gap.to) this.#close(gap.from, gap.to);
    }
  }

  /** Gaps that reach beyond the file's sound: from where it ends, nothing was heard. */
  finish(): void {
    for (let gap = this.#gaps[0]; gap !== undefined; gap = this.#gaps[0])
      this.#close(Math.min(gap.from, this.#position), gap.to);
  }

  #hear(samples: Float32Array): void {
    this.#position += samples.length;
    this.#listener.pushAudio(samples);
  }

  #close(from: number, to: number): void {
    this.#gaps.shift();
    this.#position = Math.max(this.#position, to);
    this.#listener.markGap((from * 1000) / SAMPLE_RATE, (to * 1000) / SAMPLE_RATE);
  }
}

const samplesOf = (ms: number): number => Math.round((ms * SAMPLE_RATE) / 1000);
