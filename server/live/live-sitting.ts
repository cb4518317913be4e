import { EventEmitter } from 'node:events';
import type { PersonId, SittingId } from '#contract/ids';
import { RecordingId } from '#contract/ids';
import type { LineQuality, ProducerView, RecordingView } from '#contract/media';
import { RecordingView as RecordingViewSchema } from '#contract/media';
import type { Analysis } from '#contract/metric';
import type { SittingState } from '#contract/sitting';
import type { WordList } from '#contract/word-list';
import { MediaTime } from '#contract/time';
import { Recorder, type RecorderParts } from '#recording/recorder';
import type { Room } from '#room/room';
import type { WorkerPool } from '#room/worker-pool';
import type { Loaded } from '#sitting/commands';
import { evidenceOf } from '#sitting/sitting';
import type { Log } from '../log.ts';
import { LiveAnalysis } from './live-analysis.ts';

const CLOCK_MS = 500;

export type LiveEvents = {
  producers: [ProducerView[]];
  line: [LineQuality];
  recording: [RecordingView];
  clock: [MediaTime];
  analysis: [Analysis];
  presence: [PersonId[]];
};
export type LiveParts = {
  pool: WorkerPool;
  recorder: RecorderParts;
  wordLists: readonly WordList[];
  newId: () => string;
  log: Log;
};

/** One sitting that people are connected to: its room, its recorder, its measurements and who is here. */
export class LiveSitting {
  readonly id: SittingId;
  readonly events = new EventEmitter<LiveEvents>();
  readonly recordingId: RecordingId;
  readonly #parts: LiveParts;
  readonly #recorder: Recorder;
  readonly #analysis: LiveAnalysis;
  readonly #present = new Map<string, PersonId>();
  #room: Room;
  #clock: NodeJS.Timeout | null = null;
  #lastAnalysis: Analysis | null = null;
  #line: LineQuality | null = null;
  #closed = false;

  private constructor(
    parts: LiveParts,
    loaded: Loaded,
    recordingId: RecordingId,
    room: Room,
    recorder: Recorder,
    analysis: LiveAnalysis,
  ) {
    this.id = loaded.sitting.id;
    this.#parts = parts;
    this.recordingId = recordingId;
    this.#room = room;
    this.#analysis = analysis;
    this.#recorder = recorder;
    this.events.setMaxListeners(200);
  }

  static async create(parts: LiveParts, loaded: Loaded): Promise<LiveSitting> {
    const { recordings } = parts.recorder;
    const known = await recordings.find(evidenceOf(loaded.sitting));
    const row = known ?? { id: RecordingId.parse(parts.newId()), zeroAt: null, state: 'waiting' as const };
    const analysis = new LiveAnalysis(loaded.named.exam.brief, parts.wordLists);
    let live: LiveSitting | null = null;
    const sink = {
      onAudio: (samples: Float32Array) => analysis.push(samples),
      onTake: (startsAtMs: number) => analysis.startTake(startsAtMs),
      onState: () => live?.events.emit('recording', live.recording()),
      onFault: (event: string, detail: string) => parts.log.error({ sittingId: loaded.sitting.id, detail }, event),
    };
    const recorder = await Recorder.create(parts.recorder, sink, row);
    live = new LiveSitting(parts, loaded, row.id, await parts.pool.createRoom(), recorder, analysis);
    live.#useRoom(live.#room);
    live.follow(loaded.sitting.state);
    return live;
  }

  get room(): Room {
    return this.#room;
  }

  get line(): LineQuality | null {
    return this.#line;
  }

  /** Process id of the recorder's ffmpeg, for fault tests and diagnosis. */
  get recorderPid(): number | undefined {
    return this.#recorder.pid;
  }

  recording(): RecordingView {
    return RecordingViewSchema.parse({ state: this.#recorder.state, durationMs: this.#recorder.mediaTime() });
  }

  get analysis(): Analysis | null {
    return this.#lastAnalysis;
  }

  /** Starts the recording, and resolves when its first fragment is safe: only then is the sitting live [RE1]. */
  async startRecording(): Promise<void> {
    await this.#parts.recorder.recordings.open(this.id, this.recordingId);
    await this.#recorder.start();
  }

  async abandonRecording(): Promise<void> {
    await this.#recorder.pause();
  }

  /** Brings room and recorder in line with a state that was just committed, or found at boot. */
  follow(state: SittingState): void {
    if (state === 'live' && (this.#recorder.state === 'paused' || this.#recorder.state === 'idle'))
      this.#recorder.resume();
    if (state === 'paused') void this.#recorder.pause();
    if (state === 'live') this.#startClock();
    else this.#stopClock();
  }

  /** The performance is over: writes what is left and takes the streams away. */
  async endPerformance(): Promise<void> {
    this.#stopClock();
    await this.#recorder.stop();
    this.#room.closeProducers();
  }

  /** Tells everyone whether the finished recording can be played. */
  async showFinished(): Promise<void> {
    const row = await this.#parts.recorder.recordings.find(this.id);
    this.#recorder.settled(row?.state === 'ready' ? 'ready' : 'failed');
  }

  arrive(connectionId: string, personId: PersonId): void {
    this.#present.set(connectionId, personId);
    this.events.emit('presence', this.present());
  }

  leave(connectionId: string): void {
    this.#present.delete(connectionId);
    this.#room.closePeer(connectionId);
    this.events.emit('presence', this.present());
  }

  present(): PersonId[] {
    return [...new Set(this.#present.values())];
  }

  get empty(): boolean {
    return this.#present.size === 0;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopClock();
    await this.#recorder.stop();
    this.#room.close();
  }

  #useRoom(room: Room): void {
    this.#room = room;
    room.events.on('producersChanged', (producers) => {
      this.#recorder.reconcile();
      this.events.emit('producers', producers);
    });
    room.events.on('lineChanged', (quality) => {
      this.#line = quality;
      this.events.emit('line', quality);
    });
    room.events.on('closed', () => void this.#replaceRoom());
    const producers = () => (['audio', 'video'] as const).flatMap((kind) => room.producerOf(kind) ?? []);
    this.#recorder.attach({ router: room.router, producers });
  }

  /** The worker died: the sitting goes on in a new room, and every page builds its media anew when told that the old streams are gone. */
  async #replaceRoom(): Promise<void> {
    if (this.#closed) return;
    this.#recorder.attach(null);
    try {
      this.#useRoom(await this.#parts.pool.createRoom());
      this.#parts.log.warn({ sittingId: this.id }, 'room.replaced');
      this.events.emit('producers', []);
    } catch (error) {
      this.#parts.log.error({ sittingId: this.id, detail: String(error) }, 'room.not_replaced');
    }
  }

  #startClock(): void {
    if (this.#clock !== null) return;
    let beat = 0;
    this.#clock = setInterval(() => {
      beat += 1;
      this.events.emit('clock', MediaTime.parse(this.#recorder.mediaTime()));
      if (beat % 2 === 0) this.#measure();
    }, CLOCK_MS);
  }

  #measure(): void {
    try {
      this.#lastAnalysis = this.#analysis.snapshot();
      this.events.emit('analysis', this.#lastAnalysis);
    } catch (error) {
      this.#parts.log.error({ sittingId: this.id, detail: String(error) }, 'analysis.live_failed');
    }
  }

  #stopClock(): void {
    if (this.#clock !== null) clearInterval(this.#clock);
    this.#clock = null;
  }
}
