import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { type ErrorCode, sentenceOf } from '#contract/errors';
import type { Role, SittingEvent } from '#contract/sitting';
import { Handshake, PROTOCOL, type Push, type PushName, pushes, type RequestName, requests } from '#contract/socket';
import { visibleAnalysis, visibleSitting } from '#marking/visibility';
import type { LiveSitting } from '#live/live-sitting';
import type { LiveSittings } from '#live/live-sittings';
import type { RecordingStore } from '#recording/store';
import type { Loaded, SittingCommands } from '#sitting/commands';
import { viewOf } from '#sitting/timing';
import type { Log } from '../log.ts';
import type { SeatLinks } from '../seat-links.ts';
import type { SeatTokens } from '../seat-token.ts';
import type { Connection } from './connection.ts';
import { markingHandlers } from './marking.ts';
import { mediaHandlers } from './media.ts';
import { type Handlers, onRequest, refusal } from './on-request.ts';
import type { Panels } from './panels.ts';
import { RateLimit } from './rate-limit.ts';
import { sittingHandlers } from './sitting.ts';

/** Above this the connection itself is cut; below it an oversized request is refused with a code. */
const MAX_PACKET_BYTES = 1_000_000;
const REQUESTS_PER_SECOND = 30;
const REQUEST_BURST = 150;

type Parts = {
  tokens: SeatTokens;
  commands: SittingCommands;
  panels: Panels;
  links: SeatLinks;
  newId: () => string;
  lives: LiveSittings;
  store: RecordingStore;
  /** With less room on the disk no new performance starts. */
  minFreeBytes: number;
  now: () => number;
  log: Log;
};

/** Every page's line to the server: who it is, what it asks, and what it is told. */
export class SocketServer {
  readonly #io: Server;
  readonly #parts: Parts;
  readonly #handlers: Handlers;
  readonly #connections = new Map<string, Connection>();
  readonly #followed = new WeakSet<LiveSitting>();
  readonly #panelPushes = new Map<LiveSitting, 'wanted' | 'running'>();
  readonly #unsubscribe: () => void;
  #draining = false;

  private constructor(http: HttpServer, parts: Parts) {
    this.#parts = parts;
    this.#io = new Server(http, {
      serveClient: false,
      maxHttpBufferSize: MAX_PACKET_BYTES,
      pingInterval: 5000,
      pingTimeout: 5000,
      transports: ['websocket', 'polling'],
    });
    this.#handlers = {
      ...sittingHandlers({ ...parts, draining: () => this.#draining }),
      ...mediaHandlers(parts),
      ...markingHandlers({ ...parts, panelChanged: ({ live }) => this.#pushPanel(live) }),
    };
    this.#unsubscribe = parts.commands.onChanged((loaded, event) => this.#onChanged(loaded, event));
    this.#io.use((socket, next) => {
      this.#authorise(socket).then(
        () => next(),
        (error: unknown) => next(error instanceof Refusal ? error : new Refusal('internal')),
      );
    });
    this.#io.on('connection', (socket) => this.#onConnection(socket));
  }

  static async create(http: HttpServer, parts: Parts): Promise<SocketServer> {
    return new SocketServer(http, parts);
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** Tells every page that the server is about to stop; new performances are refused from here. */
  drain(): void {
    this.#draining = true;
    this.#io.emit('server.draining', {});
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    await this.#io.close();
  }

  async #authorise(socket: Socket): Promise<void> {
    const handshake = Handshake.safeParse(socket.handshake.auth);
    if (!handshake.success) throw new Refusal('link_invalid');
    if (handshake.data.protocol !== PROTOCOL)
      throw new Refusal('protocol_mismatch', `${handshake.data.protocol} ≠ ${PROTOCOL}`);
    const read = await this.#parts.tokens.read(handshake.data.seat, this.#parts.now());
    if (read.kind === 'refused') throw new Refusal(read.code);
    const loaded = await this.#parts.commands.load(read.claim.sittingId);
    const me = loaded?.sitting.seats.find(({ personId }) => personId === read.claim.personId);
    if (loaded === null || me === undefined) throw new Refusal('link_invalid');
    if (me.role === 'candidate') this.#oneCandidatePage(me.personId, handshake.data.takeOver);
    const live = await this.#parts.lives.open(loaded);
    this.#connections.set(socket.id, { id: socket.id, sittingId: loaded.sitting.id, me, live });
    // A page that goes away between handshake and connection leaves nothing behind.
    socket.conn.once('close', () => this.#forget(socket.id));
  }

  /** A second candidate page is refused, or takes over by the candidate's own choice. */
  #oneCandidatePage(personId: string, takeOver: boolean): void {
    for (const [id, other] of this.#connections) {
      if (other.me.personId !== personId) continue;
      if (!takeOver) throw new Refusal('already_connected');
      this.#push(id, 'presence.replaced', {});
      this.#io.sockets.sockets.get(id)?.disconnect(true);
      this.#forget(id);
    }
  }

  #onConnection(socket: Socket): void {
    const connection = this.#connections.get(socket.id);
    if (connection === undefined) return void socket.disconnect(true);
    const { live, me, sittingId } = connection;
    const limit = new RateLimit(REQUESTS_PER_SECOND, REQUEST_BURST, this.#parts.now());
    void socket.join([sittingId, roomOf(sittingId, me.role)]);
    this.#follow(live);
    live.arrive(socket.id, me.personId);
    this.#parts.log.info({ sittingId, role: me.role }, 'page.connected');
    socket.onAny((name: unknown, ...args: unknown[]) => {
      const ack = args.at(-1);
      if (typeof ack !== 'function') return;
      const answer = async () => {
        if (!limit.take(this.#parts.now())) return refusal('too_many_requests');
        if (!isRequest(name)) return refusal('unknown_event', String(name).slice(0, 80));
        return onRequest(name, args.length > 1 ? args[0] : undefined, connection, this.#handlers, this.#parts.log);
      };
      void answer().then((acked) => ack(acked));
    });
    socket.on('error', () => undefined);
  }

  #forget(id: string): void {
    const connection = this.#connections.get(id);
    if (connection === undefined) return;
    this.#connections.delete(id);
    this.#parts.log.info({ sittingId: connection.sittingId, role: connection.me.role }, 'page.disconnected');
    this.#parts.lives
      .leave(connection.live, id)
      .catch((error: unknown) => this.#parts.log.error({ detail: String(error) }, 'page.leave_failed'));
  }

  /** Passes a sitting's news on to its pages; once for each open sitting. */
  #follow(live: LiveSitting): void {
    if (this.#followed.has(live)) return;
    this.#followed.add(live);
    const { id, events } = live;
    events.on('producers', (producers) => this.#push(id, 'media.producers', { producers }));
    events.on('line', (quality) => this.#push(id, 'media.line', { quality }));
    events.on('recording', (recording) => this.#push(id, 'recording.changed', recording));
    events.on('clock', (at) => this.#push(id, 'recording.clock', { at }));
    events.on('presence', (present) => this.#push(id, 'presence.changed', { present }));
    events.on('analysis', (analysis) => {
      for (const role of ['lead', 'reviewer'] as const) this.#push(roomOf(id, role), 'analysis.live', { analysis });
      this.#pushToExaminers(live).catch((error: unknown) =>
        this.#parts.log.error({ detail: String(error) }, 'analysis.push_failed'),
      );
    });
  }

  /** Examiners see measurements only as far as the rule of the exam and their own marks allow [MK5]. */
  async #pushToExaminers(live: LiveSitting): Promise<void> {
    const { analysis } = live;
    const examiners = [...this.#connections.values()].filter(
      (connection) => connection.live === live && connection.me.role === 'examiner',
    );
    if (analysis === null || examiners.length === 0) return;
    const loaded = await this.#parts.commands.load(live.id);
    if (loaded === null || loaded.named.exam.examinersSeeMetrics === 'never') return;
    for (const { id, me } of examiners) {
      const visible = visibleAnalysis(loaded.named.exam, await this.#parts.panels.sheet(loaded, me.personId), analysis);
      if (visible !== null) this.#push(id, 'analysis.live', { analysis: visible });
    }
  }

  #onChanged(loaded: Loaded, event: SittingEvent): void {
    const { sitting, named } = loaded;
    const view = viewOf(sitting, named.exam, this.#parts.now());
    for (const { id, sittingId, me } of this.#connections.values())
      if (sittingId === sitting.id) this.#push(id, 'sitting.changed', visibleSitting(view, me));
    if (!['sheetSealed', 'sheetReopened', 'adjudicationOpened', 'adjudicated'].includes(event.body.kind)) return;
    this.#parts.lives.find(sitting.id).then(
      (live) => live !== null && this.#pushPanel(live),
      () => undefined,
    );
  }

  /** One push after the other for each sitting: an older state of the panel never arrives after a newer one. */
  #pushPanel(live: LiveSitting): void {
    const pushing = this.#panelPushes.has(live);
    this.#panelPushes.set(live, 'wanted');
    if (pushing) return;
    const work = async () => {
      try {
        while (this.#panelPushes.get(live) === 'wanted') {
          this.#panelPushes.set(live, 'running');
          await this.#pushPanelOnce(live);
        }
      } finally {
        this.#panelPushes.delete(live);
      }
    };
    work().catch((error: unknown) => this.#parts.log.error({ detail: String(error) }, 'panel.push_failed'));
  }

  async #pushPanelOnce(live: LiveSitting): Promise<void> {
    const loaded = await this.#parts.commands.load(live.id);
    if (loaded === null) return;
    const progress = await this.#parts.panels.progress(loaded);
    this.#push(roomOf(live.id, 'adjudicator'), 'marking.cases', { cases: progress.cases });
    for (const role of ['lead', 'reviewer'] as const) this.#push(roomOf(live.id, role), 'marking.panel', progress);
  }

  #push<N extends PushName>(to: string, name: N, data: Push<N>): void {
    this.#io.to(to).emit(name, pushes[name].parse(data));
  }
}

const roomOf = (sittingId: string, role: Role): string => `${sittingId}:${role}`;
const isRequest = (name: unknown): name is RequestName => typeof name === 'string' && Object.hasOwn(requests, name);

/** How socket.io tells a page why it may not connect: the code travels in `data`. */
class Refusal extends Error {
  readonly data: { code: ErrorCode; message: string; detail?: string };

  constructor(code: ErrorCode, detail?: string) {
    super(code);
    this.data = { code, message: sentenceOf(code).en, ...(detail === undefined ? {} : { detail }) };
  }
}
