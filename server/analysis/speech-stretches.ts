import type { Frames } from './frames.ts';
import type { Gaps } from './gaps.ts';
import type { Peak } from './syllable-nuclei.ts';
import { speechThreshold } from './speech-threshold.ts';

/** Silence shorter than this belongs to the speech around it (stop consonants); from here on it is a pause (F. Goldman-Eisler, "Psycholinguistics", 1968: 250 ms). */
export const MIN_PAUSE_HOPS = 25;
/** A sound shorter than this between pauses is a click or a knock, not speech (Praat, "To TextGrid (silences)": 0.1 s). */
const MIN_SOUND_HOPS = 10;
/** Voicing that a syllable nucleus needs (our trials, form C), at most 20 ms from its loudest moment: a falling tone is least periodic where it is loudest. */
const MIN_VOICING = 0.6;
const VOICING_REACH = 2;

/** Fewer nuclei than one in two seconds are chance hits in noise or music: drawn-out speech has three times as many. */
const MAX_HOPS_PER_NUCLEUS = 200;

/** A stretch of hops, end exclusive. */
export type Stretch = { from: number; to: number };

/** Where there is speech: stretches of sound with enough syllable nuclei in each, and the nuclei (hops, ascending). */
export type SpeechMap = { stretches: Stretch[]; nuclei: number[]; hops: number };

/** Maps the speech in all that was heard so far, leaving out gaps. Cost: one pass over the frames. */
export function mapSpeech(frames: Frames, peaks: readonly Peak[], gaps: Gaps): SpeechMap {
  const levels = frames.levels;
  const gapMask = gaps.mask(levels.length);
  const threshold = speechThreshold(frames, gaps);
  if (threshold === null) return { stretches: [], nuclei: [], hops: levels.length };
  const voiced = frames.voiced;
  const candidates = peaks.filter(({ frame, db }) => db > threshold && gapMask[frame] !== 1 && isVoiced(voiced, frame));
  const stretches: Stretch[] = [];
  const nuclei: number[] = [];
  let next = 0;
  for (const sound of sounds(levels, threshold, gapMask)) {
    while ((candidates[next]?.frame ?? Number.POSITIVE_INFINITY) < sound.from) next += 1;
    const first = next;
    while ((candidates[next]?.frame ?? Number.POSITIVE_INFINITY) < sound.to) next += 1;
    if ((next - first) * MAX_HOPS_PER_NUCLEUS < sound.to - sound.from) continue;
    stretches.push(sound);
    for (let i = first; i < next; i += 1) nuclei.push(candidates[i]?.frame ?? 0);
  }
  return { stretches, nuclei, hops: levels.length };
}

/** Stretches above the threshold; short silences within are bridged, short sounds left out, and gaps always part. */
function sounds(levels: Float32Array, threshold: number, gapMask: Uint8Array): Stretch[] {
  const found: Stretch[] = [];
  // Plain numbers, since this loop runs over every frame of an hour once a second.
  let from = -1;
  let to = -1;
  const close = (first: number, end: number): -1 => {
    if (first >= 0 && end - first >= MIN_SOUND_HOPS) found.push({ from: first, to: end });
    return -1;
  };
  for (let i = 0; i < levels.length; i += 1) {
    if (gapMask[i] === 1) from = close(from, to);
    else if ((levels[i] ?? 0) > threshold) {
      if (from < 0) from = i;
      to = i + 1;
    } else if (from >= 0 && i - to >= MIN_PAUSE_HOPS - 1) from = close(from, to);
  }
  close(from, to);
  return found;
}

function isVoiced(voiced: Float32Array, frame: number): boolean {
  for (let i = frame - VOICING_REACH; i <= frame + VOICING_REACH; i += 1)
    if ((voiced[i] ?? 0) > MIN_VOICING) return true;
  return false;
}
