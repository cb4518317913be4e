import type { Speech } from '#contract/language';
import type { TranscriptSegment } from '#contract/metric';
import { SAMPLE_RATE } from './sampling.ts';
import type { EngineSession, TranscriptEngine } from './transcript.ts';

/** An engine that gives supplied captions as their time passes: the words are a person's, the times the file's. */
export function captionsEngine(segments: readonly TranscriptSegment[], language: Speech): TranscriptEngine {
  return {
    name: 'captions',
    capabilities: { streaming: true, timestamps: true, confidence: false, languages: [language] },
    start(onSegment): EngineSession {
      let samples = 0;
      let next = 0;
      const giveUntil = (ms: number): void => {
        for (let segment = segments[next]; segment !== undefined && segment.span.toMs <= ms; segment = segments[next]) {
          next += 1;
          onSegment(segment);
        }
      };
      return {
        pushAudio(block) {
          samples += block.length;
          giveUntil((samples * 1000) / SAMPLE_RATE);
        },
        skipTo(ms) {
          samples = Math.max(samples, Math.round((ms * SAMPLE_RATE) / 1000));
          giveUntil(ms);
        },
        finish() {
          giveUntil(Number.POSITIVE_INFINITY);
          return Promise.resolve();
        },
      };
    },
  };
}
