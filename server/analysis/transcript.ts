import type { Speech } from '#contract/language';
import type { TranscriptSegment } from '#contract/metric';

/** What an engine can do; consumers ask these flags, never the engine's name. */
export type EngineCapabilities = {
  /** Gives segments while the performance goes on. */
  streaming: boolean;
  /** Times of segments are measured, not spread evenly. */
  timestamps: boolean;
  confidence: boolean;
  languages: readonly Speech[];
};

/** One performance in the hands of an engine. Samples are mono, 16 kHz; the positions of media time are those of the analyser. */
export type EngineSession = {
  pushAudio(samples: Float32Array): void;
  /** The recording has a gap up to this media time. */
  skipTo(ms: number): void;
  /** No more audio comes; resolves when the last segment has been given. */
  finish(): Promise<void>;
};

/** What turns speech into text. Segments given to `onSegment` are final and in order of time. */
export type TranscriptEngine = {
  /** Name and version as they appear in an analysis. */
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  start(onSegment: (segment: TranscriptSegment) => void): EngineSession;
};

/** The name under which everything that needs a transcript abstains with `no_recogniser`. */
export const NO_ENGINE = 'none';

/** No recogniser: gives nothing. */
export const noEngine: TranscriptEngine = {
  name: NO_ENGINE,
  capabilities: { streaming: false, timestamps: false, confidence: false, languages: [] },
  start: () => ({ pushAudio: () => undefined, skipTo: () => undefined, finish: () => Promise.resolve() }),
};
