import type { TranscriptSegment } from '#contract/metric';

/** Segments as a WebVTT file. */
export function webVtt(segments: readonly Pick<TranscriptSegment, 'span' | 'text'>[]): string {
  const cues = segments.map(({ span, text }) => `${time(span.fromMs)} --> ${time(span.toMs)}\n${escape(text)}\n`);
  return ['WEBVTT\n', ...cues].join('\n');
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
const time = (ms: number): string =>
  `${pad(Math.floor(ms / 3_600_000), 2)}:${pad(Math.floor(ms / 60_000) % 60, 2)}:${pad(Math.floor(ms / 1000) % 60, 2)}.${pad(ms % 1000, 3)}`;
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/g, ' ');
