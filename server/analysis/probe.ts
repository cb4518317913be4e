import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { run } from '../process.ts';
import { RIFF_HEADER_BYTES, riffShare } from './riff-size.ts';

export type MediaTools = { ffmpeg: string; ffprobe: string };
export type DecodeRefusal = {
  kind: 'refused';
  code: 'not_media' | 'no_audio' | 'empty_file' | 'file_not_found' | 'too_long' | 'ffmpeg_missing';
  detail: string;
};

/** What the container says; `durationMs` is null where it says nothing (an interrupted recording). */
export type Probe = {
  format: string;
  codec: string;
  sampleRate: number;
  channels: number;
  durationMs: number | null;
  hasVideo: boolean;
};

/** Three hours: the longest performance that an exam can have, and what the analysis promises to hold. */
export const MAX_DURATION_MS = 3 * 3_600_000;
/** A guess by the first bytes below this (libavformat's AVPROBE_SCORE_RETRY) is a guess: random bytes are often "mp3". */
const MIN_PROBE_SCORE = 25;
const PROBE_TIMEOUT_MS = 30_000;

const Numeric = z.coerce.number().optional().catch(undefined);
const Report = z.object({
  format: z.object({ format_name: z.string(), duration: Numeric, probe_score: Numeric }),
  streams: z.array(
    z.object({
      codec_type: z.string().default(''),
      codec_name: z.string().default('unknown'),
      sample_rate: Numeric,
      channels: Numeric,
      disposition: z.object({ attached_pic: z.number().default(0) }).optional(),
    }),
  ),
});

/** A path as ffmpeg must see it: a file, whatever it is called, never an option or another protocol. */
export const asInput = (path: string): string[] => ['-protocol_whitelist', 'file,pipe', '-i', `file:${resolve(path)}`];

/** Looks at a file before it is decoded. */
export async function probeFile(
  path: string,
  tools: MediaTools,
): Promise<{ kind: 'probed'; probe: Probe } | DecodeRefusal> {
  const found = await stat(path).catch(() => null);
  if (found === null) return refused('file_not_found', path);
  if (!found.isFile()) return refused('not_media', `${path} is not a file`);
  if (found.size === 0) return refused('empty_file', path);
  const ran = await run(
    tools.ffprobe,
    ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', ...asInput(path)],
    { timeoutMs: PROBE_TIMEOUT_MS },
  );
  if (ran.kind === 'failed') {
    if (ran.cause === 'not_found' || ran.cause === 'cannot_start')
      return refused('ffmpeg_missing', `${tools.ffprobe} cannot be started`);
    return refused('not_media', lastLine(ran.stderrTail) || ran.message);
  }
  const judged = judge(path, Report.safeParse(JSON.parse(ran.stdout.toString('utf8'))).data);
  if (judged.kind === 'refused' || judged.probe.durationMs === null) return judged;
  const durationMs = Math.round(judged.probe.durationMs / riffShare(await startOf(path), found.size));
  return { kind: 'probed', probe: { ...judged.probe, durationMs } };
}

function judge(
  path: string,
  report: z.output<typeof Report> | undefined,
): { kind: 'probed'; probe: Probe } | DecodeRefusal {
  if (report === undefined) return refused('not_media', path);
  const { format_name: format, duration, probe_score: score = 0 } = report.format;
  // Text is a terminal recording or character graphics to libavformat, a picture is a film of one frame, and a playlist names other files.
  if (score < MIN_PROBE_SCORE || /^(?:tty|bin|xbin|adf|idf|image2|.*_pipe|hls|dash|concat)$/.test(format))
    return refused('not_media', `${path} looks like ${format}`);
  const audio = report.streams.find((stream) => stream.codec_type === 'audio');
  const hasVideo = report.streams.some(
    (stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1,
  );
  if (audio === undefined)
    return hasVideo ? refused('no_audio', path) : refused('not_media', `${path} holds neither sound nor picture`);
  const durationMs = duration === undefined || duration <= 0 ? null : Math.round(duration * 1000);
  if (durationMs !== null && durationMs > MAX_DURATION_MS)
    return refused('too_long', `${path} lasts ${Math.round(durationMs / 60_000)} minutes`);
  return {
    kind: 'probed',
    probe: {
      format,
      codec: audio.codec_name,
      sampleRate: audio.sample_rate ?? 0,
      channels: audio.channels ?? 0,
      durationMs,
      hasVideo,
    },
  };
}

async function startOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(RIFF_HEADER_BYTES), 0, RIFF_HEADER_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export const refused = (code: DecodeRefusal['code'], detail: string): DecodeRefusal => ({
  kind: 'refused',
  code,
  detail,
});
export const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? '';
