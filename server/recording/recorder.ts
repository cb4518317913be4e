import type { types } from 'mediasoup';
import type { RecordingId } from '#contract/ids';
import type { RecordingView } from '#contract/media';
import type { RecordingRepository } from '#db/recordings';
import { type ChainEnd, chainEnd, FragmentLog } from './fragment-log.ts';
import type { RecordingStore } from './store.ts';
import { Take } from './take.ts';
import type { UdpPorts } from './udp-ports.ts';

/** How long a take waits for the second stream when only picture or only sound is there. */
const PAIR_WAIT_MS = 1500;
const RETRY_MS = 500;
const FIRST_FRAGMENT_WITHIN_MS = 12_000;

export type Source = { router: types.Router; producers: () => readonly types.Producer[] };
export type RecorderParts = {
  recordings: RecordingRepository;
  store: RecordingStore;
  ffmpeg: string;
  ports: UdpPorts;
  now: () => number;
};
export type RecorderSink = {
  /** `takeStartsAtMs` is the media time at which the present take began. */
  onAudio: (samples: Float32Array, takeStartsAtMs: number) => void;
  onTake: (startsAtMs: number) => void;
  onState: (state: RecordingView['state']) => void;
  onFault: (event: string, detail: string) => void;
};

/**
 * One sitting's recording while it runs: whatever comes and goes (reload, camera off and on, ffmpeg's death, a new room),
 * it goes on with a new take on the same timeline [RE1].
 */
export class Recorder {
  readonly #parts: RecorderParts;
  readonly #sink: RecorderSink;
  readonly #id: RecordingId;
  readonly #chain: ChainEnd;
  #zeroAt: number | null;
  #takes: number;
  #source: Source | null = null;
  #wanted = false;
  #current: { take: Take; log: FragmentLog; producers: string; over: boolean } | null = null;
  #state: RecordingView['state'];
  #firstFragment: (() => void) | null = null;
  #loneSince: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> = Promise.resolve();

  private constructor(
    parts: RecorderParts,
    sink: RecorderSink,
    id: RecordingId,
    chain: ChainEnd,
    zeroAt: number | null,
    takes: number,
    state: RecordingView['state'],
  ) {
    this.#parts = parts;
    this.#sink = sink;
    this.#id = id;
    this.#chain = chain;
    this.#zeroAt = zeroAt;
    this.#takes = takes;
    this.#state = state;
  }

  static async create(
    parts: RecorderParts,
    sink: RecorderSink,
    recording: { id: RecordingId; zeroAt: number | null; state: RecordingView['state'] },
  ): Promise<Recorder> {
    const takes = await parts.recordings.takes(recording.id);
    return new Recorder(
      parts,
      sink,
      recording.id,
      await chainEnd(parts.recordings, recording.id),
      recording.zeroAt,
      takes.at(-1)?.ordinal ?? 0,
      isOver(recording.state) ? recording.state : 'idle',
    );
  }

  get state(): RecordingView['state'] {
    return this.#state;
  }

  /** Process id of the running ffmpeg. */
  get pid(): number | undefined {
    return this.#current?.take.pid;
  }

  /** Media time now, ms; 0 before anything was recorded. */
  mediaTime(): number {
    return this.#zeroAt === null ? 0 : Math.max(0, this.#parts.now() - this.#zeroAt);
  }

  /** The room to record from; another one after the first died. */
  attach(source: Source | null): void {
    this.#source = source;
    this.reconcile();
  }

  /** Records from now on. Resolves when the first fragment is safe on disk; rejects when that takes too long. */
  async start(): Promise<void> {
    const first = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('nothing was recorded in time')), FIRST_FRAGMENT_WITHIN_MS);
      this.#firstFragment = () => {
        clearTimeout(timer);
        this.#firstFragment = null;
        resolve();
      };
    });
    this.resume();
    await first;
  }

  resume(): void {
    this.#wanted = true;
    this.#setState('waiting');
    this.reconcile();
  }

  async pause(): Promise<void> {
    this.#wanted = false;
    this.reconcile();
    await this.#working;
    this.#setState('paused');
  }

  /** Writes what is left. After this the fragments are complete. */
  async stop(): Promise<void> {
    if (isOver(this.#state)) return;
    this.#wanted = false;
    this.reconcile();
    await this.#working;
    this.#setState('finishing');
  }

  /** The finished file is there, or can't be made. */
  settled(state: 'ready' | 'failed'): void {
    this.#setState(state);
  }

  /** Compares what is recorded with what should be, and mends it. Called on every change; one at a time. */
  reconcile(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#working = this.#working.then(async () => {
      try {
        await this.#reconcile();
      } catch (error) {
        this.#sink.onFault('recording.take_failed', error instanceof Error ? error.message : String(error));
        this.#again(RETRY_MS);
      }
    });
  }

  async #reconcile(): Promise<void> {
    const producers = this.#wanted ? [...(this.#source?.producers() ?? [])] : [];
    const key = producers
      .map(({ id }) => id)
      .sort()
      .join(' ');
    const current = this.#current;
    if (current !== null && !current.over && current.producers === key && key !== '') return;
    if (current !== null) {
      this.#current = null;
      await current.take.stop();
      await current.log.close();
      if (this.#wanted) this.#setState('waiting');
    }
    if (this.#source === null || producers.length === 0) return;
    if (producers.length === 1 && !this.#waitedForPair()) return;
    this.#loneSince = null;
    await this.#begin(this.#source.router, producers, key);
  }

  /** True when a lone stream has waited long enough for the other. */
  #waitedForPair(): boolean {
    const now = this.#parts.now();
    this.#loneSince ??= now;
    const left = PAIR_WAIT_MS - (now - this.#loneSince);
    if (left > 0) this.#again(left);
    return left <= 0;
  }

  async #begin(router: types.Router, producers: readonly types.Producer[], key: string): Promise<void> {
    this.#takes += 1;
    const ordinal = this.#takes;
    await this.#parts.store.prepare(this.#id);
    let log: FragmentLog | null = null;
    let startsAtMs = 0;
    const early: Parameters<FragmentLog['write']>[0][] = [];
    const write = (piece: Parameters<FragmentLog['write']>[0]) => {
      if (log === null) return void early.push(piece);
      log.write(piece).then(
        () => piece.kind === 'cluster' && this.#firstFragment?.(),
        (error: unknown) =>
          this.#sink.onFault('recording.write_failed', error instanceof Error ? error.message : String(error)),
      );
    };
    const take = await Take.create(
      {
        ffmpeg: this.#parts.ffmpeg,
        router,
        producers,
        ports: this.#parts.ports,
        sdpPath: this.#parts.store.working(this.#id, `take-${ordinal}.sdp`),
      },
      {
        onStarted: (at) => {
          this.#zeroAt ??= at;
          startsAtMs = Math.max(0, at - this.#zeroAt);
          this.#sink.onTake(startsAtMs);
        },
        onPiece: write,
        onAudio: (samples) => this.#sink.onAudio(samples, startsAtMs),
        onEnded: (stderrTail) => this.#onTakeEnded(take.pid, stderrTail),
      },
      this.#parts.now,
    );
    try {
      if (this.#zeroAt !== null) await this.#parts.recordings.setZero(this.#id, this.#zeroAt);
      const hasVideo = producers.some(({ kind }) => kind === 'video');
      log = await FragmentLog.create(
        this.#parts.recordings,
        this.#parts.store,
        { id: this.#id, take: ordinal, startsAtMs, hasVideo },
        this.#chain,
      );
    } catch (error) {
      await take.stop();
      throw error;
    }
    for (const piece of early) write(piece);
    this.#current = { take, log, producers: key, over: false };
    this.#setState('recording');
  }

  #onTakeEnded(pid: number | undefined, stderrTail: string): void {
    if (this.#current === null || this.#current.take.pid !== pid) return;
    this.#current.over = true;
    this.#sink.onFault('recording.take_ended', stderrTail.slice(-500));
    this.reconcile();
  }

  #again(inMs: number): void {
    this.#timer ??= setTimeout(() => this.reconcile(), inMs);
  }

  #setState(state: RecordingView['state']): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#sink.onState(state);
  }
}

const isOver = (state: RecordingView['state']): boolean =>
  state === 'finishing' || state === 'ready' || state === 'failed';
