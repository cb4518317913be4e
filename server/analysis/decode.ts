import { start } from '../process.ts';
import {
  asInput,
  type DecodeRefusal,
  lastLine,
  MAX_DURATION_MS,
  type MediaTools,
  type Probe,
  probeFile,
  refused,
} from './probe.ts';
import { SAMPLE_RATE } from './sampling.ts';

/** What is wrong with a file that can still be read in part; the readable part is given. */
export type DecodeWarning = { code: 'truncated' | 'damaged'; detail: string };
export type Decoded = { kind: 'decoded'; warnings: DecodeWarning[] } | DecodeRefusal;
export type Decoding = {
  kind: 'decoding';
  probe: Probe;
  /** Mono 16 kHz samples in order of time, in blocks of any size. Lost stretches inside the file are silence, so that positions are media time. Read to the end, then ask `finish`. */
  blocks: AsyncIterable<Float32Array>;
  finish(): Promise<Decoded>;
};

/** A file is called truncated when this much of what its container announces is missing; encoders pad and trim by less. */
const MISSING_MS = 1000;
const MISSING_SHARE = 0.02;
const MAX_SAMPLES = (MAX_DURATION_MS / 1000) * SAMPLE_RATE;
const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Opens any file that ffmpeg reads. Memory stays flat: ffmpeg waits while a block is being worked on. */
export async function decodeFile(
  path: string,
  tools: MediaTools,
  signal?: AbortSignal,
): Promise<Decoding | DecodeRefusal> {
  const probed = await probeFile(path, tools);
  if (probed.kind === 'refused') return probed;
  const { probe } = probed;
  const resample = `aresample=${SAMPLE_RATE}:async=1:first_pts=0`;
  const args = [
    '-hide_banner',
    '-nostdin',
    '-v',
    'error',
    ...asInput(path),
    '-map',
    '0:a:0',
    '-vn',
    '-sn',
    '-dn',
    '-af',
    resample,
    '-ac',
    '1',
    '-f',
    'f32le',
    'pipe:1',
  ];
  const ffmpeg = start(tools.ffmpeg, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let samples = 0;

  async function* blocks(): AsyncGenerator<Float32Array> {
    const stop = (): void => void ffmpeg.kill();
    signal?.addEventListener('abort', stop, { once: true });
    let ended = false;
    try {
      let rest = Buffer.alloc(0);
      for await (const chunk of ffmpeg.stdout ?? []) {
        signal?.throwIfAborted();
        const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
        const count = Math.floor(bytes.length / BYTES);
        rest = bytes.subarray(count * BYTES);
        // A copy, since a pipe's chunk need not begin where a float may.
        yield new Float32Array(new Uint8Array(bytes.subarray(0, count * BYTES)).buffer);
        samples += count;
        if (samples > MAX_SAMPLES) return;
      }
      signal?.throwIfAborted();
      ended = true;
    } finally {
      signal?.removeEventListener('abort', stop);
      if (!ended) await ffmpeg.kill();
    }
  }

  const finish = async (): Promise<Decoded> => {
    const exit = await ffmpeg.exited;
    if (exit.error !== null) return refused('ffmpeg_missing', `${tools.ffmpeg} cannot be started`);
    if (samples > MAX_SAMPLES) return refused('too_long', path);
    if (exit.signal !== null) throw new Error(`ffmpeg was ended by ${exit.signal}`);
    const heardMs = (samples * 1000) / SAMPLE_RATE;
    const complaint = lastLine(ffmpeg.stderrTail());
    if (samples === 0) return refused('not_media', complaint || `${path} has a sound track without sound`);
    const announced = probe.durationMs ?? heardMs;
    const warnings: DecodeWarning[] = [];
    if (announced - heardMs > Math.max(MISSING_MS, announced * MISSING_SHARE)) {
      warnings.push({
        code: 'truncated',
        detail: `${(heardMs / 1000).toFixed(1)} s of ${(announced / 1000).toFixed(1)} s can be read`,
      });
    }
    if (complaint !== '') warnings.push({ code: 'damaged', detail: complaint });
    return { kind: 'decoded', warnings };
  };

  return { kind: 'decoding', probe, blocks: blocks(), finish };
}
