import type { TranscriptSegment } from '#contract/metric';
import { mediaSpan } from './metric-values.ts';

export type CaptionFault = { line: number; reason: string };
export type ParsedCaptions =
  | { kind: 'ok'; segments: TranscriptSegment[] }
  | { kind: 'refused'; faults: CaptionFault[] };

const TIME = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)[.,](\d{3})`;
const TIMING = new RegExp(`^${TIME}[ \\t]+-->[ \\t]+${TIME}(?:[ \\t]+.*)?$`);
const DAY_MS = 86_400_000;
const MAX_TEXT = 4000;

type Cue = { line: number; fromMs: number; toMs: number; text: string[] };

/**
 * Reads WebVTT (W3C, 2019, §6: header, NOTE, STYLE, REGION, identifiers, settings, tags) and SubRip. Every fault is
 * reported with its line; nothing is guessed. Cues come out in order of time.
 */
export function parseCaptions(source: string): ParsedCaptions {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const faults: CaptionFault[] = [];
  const segments: TranscriptSegment[] = [];
  let previousFrom = 0;
  for (const block of blocks(lines)) {
    const cue = readBlock(block, faults);
    if (cue === null) continue;
    if (cue.fromMs < previousFrom) faults.push({ line: cue.line, reason: 'the cue begins before the one above it' });
    previousFrom = cue.fromMs;
    const text = cue.text.map(plain).join(' ').replace(/\s+/g, ' ').trim();
    if (text.length > MAX_TEXT)
      faults.push({ line: cue.line, reason: `the cue is longer than ${MAX_TEXT} characters` });
    else if (text.length > 0) segments.push({ span: mediaSpan(cue), text, confidence: null });
  }
  if (faults.length === 0 && segments.length === 0)
    faults.push({ line: 1, reason: 'there is no cue in the file: neither WebVTT nor SRT' });
  return faults.length > 0 ? { kind: 'refused', faults } : { kind: 'ok', segments };
}

type Block = { line: number; lines: string[] };

/** Groups of lines between blank ones, with the number of the first line. */
function blocks(lines: readonly string[]): Block[] {
  const found: Block[] = [];
  let open: Block | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') open = null;
    else if (open === null) found.push((open = { line: index + 1, lines: [line] }));
    else open.lines.push(line);
  }
  return found;
}

function readBlock({ line, lines }: Block, faults: CaptionFault[]): Cue | null {
  const [first = ''] = lines;
  if ((line === 1 && /^WEBVTT(?:[ \t]|$)/.test(first)) || /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first)) return null;
  const at = lines.findIndex((text) => text.includes('-->'));
  if (at < 0 || at > 1) {
    faults.push({ line, reason: 'expected a timing line such as 00:01.000 --> 00:04.000' });
    return null;
  }
  const match = TIMING.exec((lines[at] ?? '').trim());
  if (match === null) {
    faults.push({
      line: line + at,
      reason: `"${(lines[at] ?? '').slice(0, 60)}" is not a timing: write 00:00:01.000 --> 00:00:04.000`,
    });
    return null;
  }
  const fromMs = milliseconds(match.slice(1, 5));
  const toMs = milliseconds(match.slice(5, 9));
  if (toMs <= fromMs) faults.push({ line: line + at, reason: 'the cue ends before it begins' });
  if (toMs > DAY_MS) faults.push({ line: line + at, reason: 'the time is beyond 24 hours' });
  return toMs <= fromMs || toMs > DAY_MS ? null : { line: line + at, fromMs, toMs, text: lines.slice(at + 1) };
}

const milliseconds = ([hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number =>
  ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction);

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&nbsp;', ' '],
  ['&lrm;', ''],
  ['&rlm;', ''],
]);
const plain = (text: string): string =>
  text.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES.get(entity) ?? entity);
