import { PerformanceAnalyser, type AnalyserOptions } from '#analysis/analyser';
import type { Analysis, Metric, MetricName, TranscriptSegment } from '#contract/metric';
import { MediaTime } from '#contract/time';

/** Known signals, mono at 16 kHz. */
const RATE = 16_000;
const samplesOf = (seconds: number): number => Math.round(seconds * RATE);

export const silence = (seconds: number): Float32Array => new Float32Array(samplesOf(seconds));

/** A sine; `peak` 1 is full scale. */
export const tone = (seconds: number, hz = 1000, peak = 0.1): Float32Array =>
  Float32Array.from({ length: samplesOf(seconds) }, (_, i) => peak * Math.sin((2 * Math.PI * hz * i) / RATE));

/** A generator of numbers from 0 to 1 (Park & Miller's minimal standard, 1988): the same seed gives the same noise. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Noise of about normal distribution; `rms` re full scale. */
export function whiteNoise(seconds: number, rms = 0.1, seed = 1): Float32Array {
  const roll = dice(seed);
  return Float32Array.from(
    { length: samplesOf(seconds) },
    () => (roll() + roll() + roll() + roll() - 2) * Math.sqrt(3) * rms,
  );
}

/** Noise that falls by 3 dB an octave (P. Kellet's filter), scaled to `rms`. */
export function pinkNoise(seconds: number, rms = 0.1, seed = 1): Float32Array {
  let [a, b, c] = [0, 0, 0];
  const pink = whiteNoise(seconds, 1, seed).map((white) => {
    a = 0.99765 * a + white * 0.099046;
    b = 0.963 * b + white * 0.2965164;
    c = 0.57 * c + white * 1.0526913;
    return a + b + c + white * 0.1848;
  });
  const scale = rms / Math.sqrt(meanSquare(pink));
  return pink.map((value) => value * scale);
}

/** Bursts of a voice at `pitchHz` (ten falling harmonics), `perSecond` of them, each raised and lowered like a vowel. */
export function syllableTrain(count: number, perSecond = 4, pitchHz = 130): Float32Array {
  const length = samplesOf(count / perSecond);
  const period = RATE / perSecond;
  return Float32Array.from({ length }, (_, i) => {
    const envelope = Math.sin((Math.PI * (i % period)) / period) ** 2;
    let voice = 0;
    for (let k = 1; k <= 10; k += 1) voice += Math.sin((2 * Math.PI * pitchHz * k * i) / RATE) / k;
    return 0.2 * (0.02 + envelope) * voice;
  });
}

export const meanSquare = (samples: Float32Array): number =>
  samples.reduce((sum, value) => sum + value * value, 0) / samples.length;

export function concat(...parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const mix = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value + (b[i] ?? 0));

export function pushInBlocks(analyser: PerformanceAnalyser, samples: Float32Array, block: number): void {
  for (let from = 0; from < samples.length; from += block) analyser.pushAudio(samples.subarray(from, from + block));
}

/** Measures a whole signal at once. */
export function measure(samples: Float32Array, options: Partial<AnalyserOptions> = {}): Analysis {
  const analyser = new PerformanceAnalyser({ brief: null, speech: 'zh', engineName: 'none', ...options });
  analyser.pushAudio(samples);
  return analyser.snapshot();
}

export function metric(analysis: Analysis, name: MetricName): Metric {
  const found = analysis.metrics.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no metric ${name}`);
  return found;
}

/** A measured metric's value; throws where it abstained. */
export function valueOf(analysis: Analysis, name: MetricName): number {
  const found = metric(analysis, name);
  if (found.kind === 'abstained') throw new Error(`${name} abstained: ${found.reason}`);
  return found.value;
}

/** The reason of an abstention, null where there is a value. */
export function reasonOf(analysis: Analysis, name: MetricName): string | null {
  const found = metric(analysis, name);
  return found.kind === 'abstained' ? found.reason : null;
}

export const segment = (text: string, fromMs = 0, toMs = fromMs + 4000): TranscriptSegment => ({
  span: { fromMs: MediaTime.parse(fromMs), toMs: MediaTime.parse(toMs) },
  text,
  confidence: null,
});

/** Sentences one after the other, each four seconds long. */
export const script = (lines: readonly string[]): TranscriptSegment[] =>
  lines.map((line, i) => segment(line, i * 4000));
