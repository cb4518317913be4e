import type { AbstainReason, MetricName } from '#contract/metric';
import type { Span } from './gaps.ts';
import { abstained, measured, type MetricDraft } from './metric-values.ts';
import { totalMs, type Silences } from './pauses.ts';
import { HOP_MS } from './sampling.ts';
import type { SpeechMap } from './speech-stretches.ts';

/** No rate is stated from less: a few words say nothing about a pace (speech/README.md, "Known limits"). */
export const MIN_OBSERVED_MS = 10_000;
/** Band of an acoustic syllable count (speech/README.md: 2–5 % seen on speech, up to 9 % on single clips). */
const RATE_UNCERTAINTY = 0.1;
/** Below this ratio dips between syllables drown: on espeak the error leaves the band at 3–5 dB. */
const MIN_SIGNAL_TO_NOISE_DB = 6;
/** Nobody articulates faster; a count above it comes from something else than syllables (the fastest speech measured is 9–10 syllables/s). */
const MAX_ARTICULATION_SYLL_PER_SEC = 10;
const SIGNAL_TO_NOISE_UNCERTAINTY_DB = 3;

const names = [
  'speechShare',
  'pauseCount',
  'pausesPerMin',
  'longestPauseMs',
  'deadAirMs',
  'syllableCount',
  'speechRateSyllPerMin',
  'articulationRateSyllPerSec',
] as const satisfies MetricName[];

export type Heard = {
  map: SpeechMap;
  silences: Silences;
  signalToNoiseDb: number | null;
  observedMs: number;
  durationMs: number;
};

/** Every metric of speaking and pausing, or its abstention. */
export function speechMetrics(heard: Heard): MetricDraft[] {
  const { map, silences, observedMs, durationMs } = heard;
  const reason = whyNot(heard);
  if (reason !== null) return [...names.map((name) => abstained(name, reason)), signalToNoiseMetric(heard)];

  const speech = map.stretches.map(({ from, to }): Span => ({ fromMs: from * HOP_MS, toMs: to * HOP_MS }));
  const speechMs = totalMs(speech);
  const minutes = observedMs / 60_000;
  const count = map.nuclei.length;
  const { pauses, deadAir } = silences;
  const longestPause = pauses.reduce<Span | null>(
    (best, pause) => (best === null || totalMs([pause]) > totalMs([best]) ? pause : best),
    null,
  );
  const whole = [{ fromMs: 0, toMs: durationMs }];
  const rate = (name: MetricName, value: number): MetricDraft =>
    measured(name, value, { evidence: whole, uncertainty: value * RATE_UNCERTAINTY, estimated: true });
  return [
    measured('speechShare', Math.min(1, speechMs / observedMs), {
      evidence: whole,
      uncertainty: 0.05,
      estimated: true,
    }),
    measured('pauseCount', pauses.length, { evidence: pauses, estimated: true }),
    measured('pausesPerMin', pauses.length / minutes, { evidence: pauses, estimated: true }),
    measured('longestPauseMs', longestPause === null ? 0 : totalMs([longestPause]), {
      evidence: longestPause === null ? [] : [longestPause],
      uncertainty: 50,
      estimated: true,
    }),
    measured('deadAirMs', totalMs(deadAir), { evidence: deadAir, uncertainty: 50 * deadAir.length, estimated: true }),
    rate('syllableCount', count),
    rate('speechRateSyllPerMin', count / minutes),
    rate('articulationRateSyllPerSec', (count * 1000) / speechMs),
    signalToNoiseMetric(heard),
  ];
}

function whyNot({ map, observedMs, signalToNoiseDb }: Heard): AbstainReason | null {
  if (observedMs < MIN_OBSERVED_MS) return 'too_short';
  const speechHops = map.stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  if (map.nuclei.length === 0) return 'no_speech';
  if (signalToNoiseDb !== null && signalToNoiseDb < MIN_SIGNAL_TO_NOISE_DB) return 'too_noisy';
  if ((map.nuclei.length * 1000) / (speechHops * HOP_MS) > MAX_ARTICULATION_SYLL_PER_SEC) return 'low_confidence';
  return null;
}

function signalToNoiseMetric({ map, observedMs, signalToNoiseDb }: Heard): MetricDraft {
  if (observedMs < MIN_OBSERVED_MS) return abstained('signalToNoiseDb', 'too_short');
  if (map.nuclei.length === 0) return abstained('signalToNoiseDb', 'no_speech');
  if (signalToNoiseDb === null) return abstained('signalToNoiseDb', 'low_confidence');
  return measured('signalToNoiseDb', signalToNoiseDb, { uncertainty: SIGNAL_TO_NOISE_UNCERTAINTY_DB, estimated: true });
}
