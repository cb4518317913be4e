import type { SittingCommand, SittingView } from '#contract/sitting';
import type { Joined, Push } from '#contract/socket';
import { Store } from '../ui/store.ts';
import { betterOffset } from './clock.ts';
import { Connection } from './connection.ts';
import type { Outcome, Problem } from './outcome.ts';

/** What a page knows of its sitting, kept current by the server's pushes. */
export type RoomData = {
  joined: Joined | null;
  joinProblem: Problem | null;
  /** Rises at every join, so that media is built anew on the new line. */
  joins: number;
  /** Rises with every change of the sitting, its marks and its recording: time to read the review again. */
  changes: number;
  line: Push<'media.line'>['quality'] | null;
  present: Push<'presence.changed'>['present'];
  analysis: Push<'analysis.live'>['analysis'] | null;
  mediaClock: { at: number; receivedAt: number } | null;
  offsetMs: number | null;
  draining: boolean;
};

const nothing: RoomData = {
  joined: null,
  joinProblem: null,
  joins: 0,
  changes: 0,
  line: null,
  present: [],
  analysis: null,
  mediaClock: null,
  offsetMs: null,
  draining: false,
};
/** Recording must truly run before the server answers. */
const GO_LIVE_TIMEOUT_MS = 40_000;

/** One seat in one sitting: joins, joins again after every break of the line, and holds the shared state. */
export class Room {
  readonly connection: Connection;
  readonly data = new Store<RoomData>(nothing);
  readonly #stop: (() => void)[];

  constructor(seat: string, takeOver: boolean) {
    this.connection = new Connection(seat, takeOver);
    const { connection, data } = this;
    const joined = (change: (joined: Joined) => Joined): void =>
      data.update((d) => (d.joined === null ? d : { ...d, joined: change(d.joined), changes: d.changes + 1 }));
    this.#stop = [
      connection.state.subscribe(() => {
        if (connection.state.get().kind === 'online') void this.#join();
      }),
      connection.on('sitting.changed', (sitting) => this.#sitting(sitting)),
      connection.on('media.producers', ({ producers }) => joined((j) => ({ ...j, producers }))),
      connection.on('recording.changed', (recording) => joined((j) => ({ ...j, recording }))),
      connection.on('marking.panel', (panel) => joined((j) => ({ ...j, panel }))),
      connection.on('marking.cases', ({ cases }) => joined((j) => (j.cases === null ? j : { ...j, cases }))),
      connection.on('media.line', ({ quality }) => data.update((d) => ({ ...d, line: quality }))),
      connection.on('presence.changed', ({ present }) => data.update((d) => ({ ...d, present }))),
      connection.on('analysis.live', ({ analysis }) => data.update((d) => ({ ...d, analysis }))),
      connection.on('recording.clock', ({ at }) =>
        data.update((d) => ({ ...d, mediaClock: { at, receivedAt: performance.now() } })),
      ),
      connection.on('server.draining', () => data.update((d) => ({ ...d, draining: true }))),
    ];
  }

  /** Asks for a change of state on the version this page has seen. */
  async command(command: SittingCommand): Promise<Outcome<SittingView>> {
    const version = this.data.get().joined?.sitting.version ?? 0;
    const outcome = await this.connection.request(
      'sitting.command',
      { expectedVersion: version, command },
      command.kind === 'goLive' ? GO_LIVE_TIMEOUT_MS : undefined,
    );
    if (outcome.ok) this.#sitting(outcome.data);
    return outcome;
  }

  /** Media time now, ms: between two ticks of the recording's clock it runs by this machine's. */
  mediaNow(): number {
    const { mediaClock, joined } = this.data.get();
    if (mediaClock === null || joined?.recording.state !== 'recording')
      return mediaClock?.at ?? joined?.recording.durationMs ?? 0;
    return Math.round(mediaClock.at + Math.min(2000, performance.now() - mediaClock.receivedAt));
  }

  serverNow(): number {
    return Date.now() + (this.data.get().offsetMs ?? 0);
  }

  retryJoin(): void {
    void this.#join();
  }

  close(): void {
    for (const stop of this.#stop) stop();
    this.connection.close();
  }

  async #join(): Promise<void> {
    const outcome = await this.connection.request('sitting.join', {});
    if (!outcome.ok) return this.data.update((d) => ({ ...d, joinProblem: outcome.problem }));
    const joined = outcome.data;
    this.data.update((d) => ({
      ...d,
      joined,
      joinProblem: null,
      present: joined.present,
      line: joined.line,
      joins: d.joins + 1,
      draining: false,
      offsetMs: betterOffset(d.offsetMs, joined.sitting.clock.serverNow, Date.now()),
    }));
  }

  /** An older view never overwrites a newer one: acks and pushes may cross. */
  #sitting(sitting: SittingView): void {
    this.data.update((d) => {
      if (d.joined === null || sitting.version < d.joined.sitting.version) return d;
      return {
        ...d,
        joined: { ...d.joined, sitting },
        changes: d.changes + 1,
        offsetMs: betterOffset(d.offsetMs, sitting.clock.serverNow, Date.now()),
      };
    });
  }
}
