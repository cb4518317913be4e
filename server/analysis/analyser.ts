import type { Brief } from '#contract/brief';
import type { Speech } from '#contract/language';
import { Analysis, type PointFinding, type TranscriptSegment } from '#contract/metric';
import type { WordList } from '#contract/word-list';
import { contentHash } from '#result/canonical';
import { Clipping } from './clipping.ts';
import { Coverage } from './coverage.ts';
import { ForbiddenWords } from './forbidden-words.ts';
import { Frames } from './frames.ts';
import { Gaps } from './gaps.ts';
import { HopFramer } from './hop-framer.ts';
import { Loudness } from './loudness.ts';
import { abstained, longest, measured, type MetricDraft, wholeSpan } from './metric-values.ts';
import { paceCurve } from './pace.ts';
import { findSilences } from './pauses.ts';
import { SAMPLE_RATE } from './sampling.ts';
import { signalToNoise } from './signal-to-noise.ts';
import { MIN_OBSERVED_MS, speechMetrics } from './speech-metrics.ts';
import { mapSpeech } from './speech-stretches.ts';
import { SpokenText } from './spoken-text.ts';
import { PeakFinder } from './syllable-nuclei.ts';
import { NO_ENGINE } from './transcript.ts';
import { transcriptMetrics, whyNoTranscript } from './transcript-metrics.ts';

/** Changes whenever the same input may give other values. */
export const ANALYSIS_VERSION = 'analysis-2';

/** How many pauses an analysis lists, the contract's limit; of more, the longest are kept. */
const MAX_PAUSES = 5000;

export type AnalyserOptions = {
  brief: Brief | null;
  speech: Speech;
  engineName: string;
  wordLists?: readonly WordList[];
};

/**
 * Measures one performance, block by block: live or from a file, the same values come out. Taking audio costs time
 * in proportion to the audio; a snapshot of an hour takes a few milliseconds.
 */
export class PerformanceAnalyser {
  readonly #options: AnalyserOptions;
  readonly #framer: HopFramer;
  readonly #gaps = new Gaps();
  readonly #loudness = new Loudness();
  readonly #clipping = new Clipping();
  readonly #frames = new Frames();
  readonly #peaks = new PeakFinder();
  readonly #text: SpokenText;
  readonly #coverage: Coverage | null;
  readonly #words: ForbiddenWords;
  readonly #wordLists: Analysis['wordLists'];
  #points: PointFinding[] | null = null;

  constructor(options: AnalyserOptions) {
    this.#options = options;
    const { brief, speech } = options;
    const wordLists = (options.wordLists ?? []).filter((list) => list.speech === speech);
    this.#text = new SpokenText(speech);
    this.#coverage = brief === null ? null : new Coverage(brief, this.#text);
    const fromBrief = (brief?.forbiddenWords ?? []).map((word) => ({ word, rule: 'brief', exempt: [] }));
    this.#words = new ForbiddenWords([...fromBrief, ...wordLists.flatMap((list) => list.words)], speech);
    this.#wordLists = wordLists.map((list) => ({ id: list.id, sha256: contentHash(list) }));
    this.#framer = new HopFramer((hop) => this.#takeHop(hop));
  }

  /** Media time heard so far, in whole ms, gaps included. */
  get durationMs(): number {
    return Math.floor((this.#framer.samples * 1000) / SAMPLE_RATE);
  }

  /** Takes the next mono samples at 16 kHz, −1 to 1, in blocks of any size. */
  pushAudio(samples: Float32Array): void {
    this.#framer.push(samples);
  }

  /** Takes a final segment of the transcript; segments come in order of time. */
  pushTranscript(segment: TranscriptSegment): void {
    this.#text.push(segment);
    this.#coverage?.search();
    this.#words.push(segment);
    this.#points = null;
  }

  /**
   * Notes a gap of the recording: neither speech nor pause nor dead air. What was or will be heard within it is not
   * measured; where it reaches beyond the audio taken so far, media time goes on to its end.
   */
  markGap(fromMs: number, toMs: number): void {
    this.#gaps.add(fromMs, toMs);
    const missing = Math.round((toMs * SAMPLE_RATE) / 1000) - this.#framer.samples;
    if (missing > 0) this.#framer.pushSilence(missing);
  }

  /** All that can be said by now. */
  snapshot(): Analysis {
    const durationMs = this.durationMs;
    const map = mapSpeech(this.#frames, this.#peaks.peaks, this.#gaps);
    const silences = findSilences(map, this.#gaps);
    const observedMs = durationMs - this.#gaps.overlapMs(0, durationMs);
    const signalToNoiseDb = signalToNoise(map, this.#frames.levels, this.#gaps);
    const speech = speechMetrics({ map, silences, signalToNoiseDb, observedMs, durationMs });
    const spoken = speech.some((metric) => metric.name === 'speechRateSyllPerMin' && metric.kind === 'measured');
    const { engineName, brief } = this.#options;
    const reason = whyNoTranscript(engineName !== NO_ENGINE, this.#text.segments);
    this.#points ??= this.#coverage?.findings() ?? [];
    const points = reason === null ? this.#points : this.#points.map(abstainedPoint);
    return Analysis.parse({
      version: ANALYSIS_VERSION,
      engine: engineName,
      wordLists: this.#wordLists,
      // The engine's model; the analysis has none of its own.
      models: [],
      durationMs,
      metrics: [
        ...this.#signalMetrics(observedMs),
        ...speech,
        ...transcriptMetrics(brief, points, this.#words.hits, reason),
      ],
      paceSyllPerMin: spoken ? paceCurve(map.nuclei, durationMs, this.#gaps) : [],
      loudnessLufs: this.#loudness.curve(this.#gaps),
      pauses: spoken ? longest(silences.pauses, MAX_PAUSES).map(wholeSpan) : [],
      transcript: this.#text.segments,
      points,
      words: reason === null ? this.#words.hits.slice(0, 1000) : [],
    });
  }

  #takeHop(hop: Float32Array): void {
    this.#loudness.pushHop(hop);
    this.#clipping.pushHop(hop);
    this.#frames.pushHop(hop, (frame, db) => this.#peaks.push(frame, db));
  }

  #signalMetrics(observedMs: number): MetricDraft[] {
    if (observedMs < MIN_OBSERVED_MS)
      return [abstained('integratedLoudnessLufs', 'too_short'), abstained('clippedShare', 'too_short')];
    const loudness = this.#loudness.integrated(this.#gaps);
    const clipping = this.#clipping.measure(this.#gaps, observedMs);
    return [
      loudness === null
        ? abstained('integratedLoudnessLufs', 'no_audio')
        : measured('integratedLoudnessLufs', loudness, { uncertainty: 0.3 }),
      measured('clippedShare', clipping.share, { evidence: clipping.seconds }),
    ];
  }
}

const abstainedPoint = ({ productId, pointId }: PointFinding): PointFinding => ({
  productId,
  pointId,
  state: 'abstained',
  span: null,
  quote: null,
  distance: null,
});
