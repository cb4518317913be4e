import type { Frames } from './frames.ts';
import type { Gaps } from './gaps.ts';

/**
 * The intensity in dB above which sound counts as speech: 25 dB below the almost loudest frames (the 0.99 quantile,
 * so that a knock does not decide; de Jong, Quené & Persoon's revision of the 2009 script, 2010), but clear of a
 * steady background, taken as the quietest 5 % of frames (our trials, form C). Never less than 10 dB below the top,
 * or unbroken speech would be taken for background. Null where there are no frames, and where the sound is too steady
 * to be speech: speech falls by 20 dB between syllables, by 10 dB in noise 10 dB below it; pink noise wavers by 4 dB.
 */
export function speechThreshold(frames: Frames, gaps: Gaps): number | null {
  const [floor, top] = frames.quantiles([0.05, 0.99], gaps);
  if (floor === undefined || top === undefined || top - floor < MIN_RANGE_DB) return null;
  return Math.max(QUIETEST_SPEECH_DB, top - 25, Math.min(floor + 6, top - 10));
}

const MIN_RANGE_DB = 6;
/** Below this nothing is speech, however quiet the rest: the hiss of an open input is not a whisper. */
const QUIETEST_SPEECH_DB = -65;
