import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { types } from 'mediasoup';
import { type Running, start } from '#server/process';
import { sessionDescription } from './sdp.ts';
import { Tap } from './tap.ts';
import { type UdpPorts, untilBound } from './udp-ports.ts';
import { type Cluster, type Header, WebmSplitter } from './webm-splitter.ts';

const READY_WITHIN_MS = 10_000;
const STOP_GRACE_MS = 3000;
const SECOND_SIGNAL_MS = 400;
/** At most this much picture and sound is at risk when everything is killed at once. */
const FRAGMENT_MS = 1000;
export const PCM_RATE = 16_000;

export type TakeOptions = {
  ffmpeg: string;
  router: types.Router;
  producers: readonly types.Producer[];
  ports: UdpPorts;
  sdpPath: string;
};
export type TakeSink = {
  /** Wall time, ms, of the take's media time zero. */
  onStarted: (at: number) => void;
  onPiece: (piece: Header | Cluster) => void;
  /** 16 kHz mono, following the take's own clock without holes. */
  onAudio: (samples: Float32Array) => void;
  /** ffmpeg is gone: asked to, or not. */
  onEnded: (stderrTail: string) => void;
};

/** One unbroken run of tap → ffmpeg → fragments. Streams are copied, not encoded again; the sound is also decoded for the analysis. */
export class Take {
  readonly #tap: Tap;
  readonly #ffmpeg: Running;
  readonly #ended: Promise<void>;

  private constructor(tap: Tap, ffmpeg: Running, ended: Promise<void>) {
    this.#tap = tap;
    this.#ffmpeg = ffmpeg;
    this.#ended = ended;
  }

  /** Resolves once ffmpeg listens and the streams flow to it. */
  static async create(options: TakeOptions, sink: TakeSink, now: () => number): Promise<Take> {
    const tap = await Tap.create(options.router, options.producers, options.ports);
    try {
      await writeFile(options.sdpPath, sessionDescription(tap.streams));
      const running = start(
        options.ffmpeg,
        ffmpegArguments(
          options.sdpPath,
          tap.streams.map(({ kind }) => kind),
        ),
        { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], ownGroup: true },
      );
      const ended = readOutputs(running, sink);
      const failed = running.exited.then(() => {
        throw new Error(`ffmpeg ended before it recorded: ${running.stderrTail().slice(-500)}`);
      });
      await Promise.race([untilBound(tap.ports, AbortSignal.timeout(READY_WITHIN_MS)), failed]);
      failed.catch(() => undefined);
      await tap.start();
      sink.onStarted(now());
      return new Take(tap, running, ended);
    } catch (error) {
      tap.close();
      throw error;
    }
  }

  get pid(): number | undefined {
    return this.#ffmpeg.pid;
  }

  /** Lets ffmpeg write its last fragment, and resolves when all of it has been handed on. */
  async stop(): Promise<void> {
    // Blocked on a stream that has dried up, ffmpeg heeds only a second signal (its interrupt callback counts them).
    const again = setTimeout(() => void this.#ffmpeg.stop(STOP_GRACE_MS, 'SIGINT'), SECOND_SIGNAL_MS);
    await this.#ffmpeg.stop(STOP_GRACE_MS, 'SIGINT');
    clearTimeout(again);
    this.#tap.close();
    await this.#ended;
  }
}

function ffmpegArguments(sdpPath: string, kinds: readonly string[]): string[] {
  const fragments = [
    '-c',
    'copy',
    '-f',
    'webm',
    '-cluster_time_limit',
    String(FRAGMENT_MS),
    '-flush_packets',
    '1',
    'pipe:1',
  ];
  const pcm = [
    '-map',
    '0:a',
    '-af',
    `aresample=${PCM_RATE}:async=1:first_pts=0`,
    '-ac',
    '1',
    '-f',
    's16le',
    '-flush_packets',
    '1',
    'pipe:3',
  ];
  return [
    ...['-hide_banner', '-loglevel', 'warning', '-nostdin', '-protocol_whitelist', 'file,udp,rtp'],
    ...['-fflags', '+genpts', '-analyzeduration', '15M', '-probesize', '10M', '-i', sdpPath],
    ...kinds.flatMap((kind) => ['-map', kind === 'video' ? '0:v' : '0:a']),
    ...fragments,
    ...(kinds.includes('audio') ? pcm : []),
  ];
}

async function readOutputs(running: Running, sink: TakeSink): Promise<void> {
  const splitter = new WebmSplitter();
  running.stdout?.on('data', (chunk: Buffer) => {
    for (const piece of splitter.push(chunk)) sink.onPiece(piece);
  });
  const pcm = running.pipes[3];
  if (pcm instanceof Readable) {
    let odd: Buffer = Buffer.alloc(0);
    pcm.on('data', (chunk: Buffer) => {
      const bytes = odd.length === 0 ? chunk : Buffer.concat([odd, chunk]);
      const samples = new Float32Array(bytes.length >> 1);
      for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(2 * i) / 32_768;
      odd = bytes.subarray(samples.length * 2);
      sink.onAudio(samples);
    });
  }
  await running.exited;
  sink.onEnded(running.stderrTail());
}
