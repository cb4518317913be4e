import { writeFile } from 'node:fs/promises';
import type { Speech } from '#contract/language';
import { MediaTime } from '#contract/time';
import type { TranscriptSegment } from '#contract/metric';
import { run } from '../process.ts';
import { wavHeader } from './wav-header.ts';

/** espeak-ng 1.51 reads hanzi as letters with `cmn`; its pinyin voice reads both. */
const VOICES: Readonly<Record<Speech, string>> = { zh: 'cmn-latn-pinyin', en: 'en' };
/** About 250 characters and 160 words a minute: a livestream host's middle. */
const SPEEDS: Readonly<Record<Speech, number>> = { zh: 230, en: 160 };

export type VoiceOptions = {
  /** The espeak-ng program. */
  espeak?: string;
  /** espeak's speed, 80–450: words per minute in English, roughly characters per minute in Mandarin. */
  speed?: number;
  /** 0–99. */
  pitch?: number;
  /** Voice variant such as "+f2". */
  variant?: string;
  /** Silence after each line. */
  pauseMs?: number;
};

/** Speaks the lines one after the other into one WAV file and returns when each was said. Throws where espeak-ng is missing or fails. */
export async function synthesise(
  lines: readonly string[],
  speech: Speech,
  wavPath: string,
  options: VoiceOptions = {},
): Promise<TranscriptSegment[]> {
  const { espeak = 'espeak-ng', speed = SPEEDS[speech], pitch = 50, variant = '', pauseMs = 400 } = options;
  const segments: TranscriptSegment[] = [];
  const parts: Buffer[] = [];
  let rate = 22_050;
  let samples = 0;
  const timeOf = (sample: number): MediaTime => MediaTime.parse(Math.round((sample * 1000) / rate));
  for (const line of lines) {
    const spoken = await run(espeak, [
      '-v',
      `${VOICES[speech]}${variant}`,
      '-s',
      String(speed),
      '-p',
      String(pitch),
      '--stdout',
      '--',
      line,
    ]);
    if (spoken.kind === 'failed') throw new Error(`${espeak} did not speak: ${spoken.message} ${spoken.stderrTail}`);
    const wav = readWav(spoken.stdout);
    rate = wav.rate;
    const from = samples;
    samples += wav.pcm.length / 2;
    segments.push({ span: { fromMs: timeOf(from), toMs: timeOf(samples) }, text: line, confidence: null });
    const pause = Math.round((pauseMs * rate) / 1000);
    parts.push(wav.pcm, Buffer.alloc(pause * 2));
    samples += pause;
  }
  const pcm = Buffer.concat(parts);
  await writeFile(wavPath, Buffer.concat([wavHeader(rate, pcm.length), pcm]));
  return segments;
}

/** The samples of espeak's 16-bit mono WAV. Its header, written to a pipe, does not know the length; the data chunk runs to the end. */
function readWav(wav: Buffer): { rate: number; pcm: Buffer } {
  const data = wav.indexOf('data', 12, 'latin1');
  if (data < 0) throw new Error('espeak-ng gave no WAV');
  const pcm = wav.subarray(data + 8);
  return { rate: wav.readUInt32LE(24), pcm: pcm.subarray(0, pcm.length & ~1) };
}
