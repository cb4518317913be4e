import { EventEmitter } from 'node:events';
import type { types } from 'mediasoup';
import { type Refused, refused } from '#contract/errors';
import type {
  ConsumerOptions,
  DtlsParameters,
  IceParameters,
  LineQuality,
  MediaKind,
  ProducerView,
  RtpCapabilities,
  RtpParameters,
  TransportOptions,
} from '#contract/media';
import {
  ConsumerOptions as ConsumerOptionsSchema,
  RtpCapabilities as RtpCapabilitiesSchema,
  TransportOptions as TransportOptionsSchema,
} from '#contract/media';
import { Peer } from './peer.ts';
import { qualityOf } from './quality.ts';

/** VP8 and Opus: what every browser sends and what ffmpeg records without loss (shared/media). H264 is not offered: one codec, one path. */
const mediaCodecs: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
];
const INITIAL_OUTGOING_BITRATE = 1_500_000;

export type RoomEvents = {
  producersChanged: [ProducerView[]];
  lineChanged: [LineQuality];
  /** The room is gone (its worker died or it was closed); nothing in it works any more. */
  closed: [];
};

/** One sitting's room: a router, the candidate who sends and the people who watch. Knows no socket, mark or database. */
export class Room {
  readonly #router: types.Router;
  readonly #server: types.WebRtcServer;
  readonly #peers = new Map<string, Peer>();
  readonly #producers = new Map<string, { producer: types.Producer; peerId: string }>();
  readonly events = new EventEmitter<RoomEvents>();
  readonly #released: () => void;
  #closed = false;

  private constructor(router: types.Router, server: types.WebRtcServer, released: () => void) {
    this.#router = router;
    this.#server = server;
    this.#released = released;
    router.observer.on('close', () => this.#onClosed());
  }

  static async create(worker: types.Worker, server: types.WebRtcServer, released: () => void): Promise<Room> {
    return new Room(await worker.createRouter({ mediaCodecs }), server, released);
  }

  get router(): types.Router {
    return this.#router;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get rtpCapabilities(): RtpCapabilities {
    return RtpCapabilitiesSchema.parse(asJson(this.#router.rtpCapabilities));
  }

  producers(): ProducerView[] {
    return [...this.#producers.values()].map(({ producer }) => ({ id: producer.id, kind: producer.kind }));
  }

  producerOf(kind: MediaKind): types.Producer | null {
    return [...this.#producers.values()].findLast(({ producer }) => producer.kind === kind)?.producer ?? null;
  }

  async openTransport(peerId: string): Promise<TransportOptions> {
    const transport = await this.#router.createWebRtcTransport({
      webRtcServer: this.#server,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: INITIAL_OUTGOING_BITRATE,
    });
    this.#peer(peerId).add(transport);
    const { id, iceParameters, iceCandidates, dtlsParameters } = transport;
    return TransportOptionsSchema.parse(asJson({ id, iceParameters, iceCandidates, dtlsParameters }));
  }

  async connectTransport(
    peerId: string,
    transportId: string,
    dtlsParameters: DtlsParameters,
  ): Promise<{ kind: 'ok' } | Refused> {
    const transport = this.#peers.get(peerId)?.transport(transportId);
    if (transport === undefined) return refused('unknown_transport');
    return refusing(async () => {
      await transport.connect({ dtlsParameters: dtlsParameters });
      return { kind: 'ok' };
    });
  }

  async restartIce(
    peerId: string,
    transportId: string,
  ): Promise<{ kind: 'ok'; iceParameters: IceParameters } | Refused> {
    const transport = this.#peers.get(peerId)?.transport(transportId);
    if (transport === undefined) return refused('unknown_transport');
    return { kind: 'ok', iceParameters: await transport.restartIce() };
  }

  /** A candidate's stream. A second one of the same kind replaces the first. */
  async produce(
    peerId: string,
    transportId: string,
    kind: MediaKind,
    rtpParameters: RtpParameters,
  ): Promise<{ kind: 'ok'; producerId: string } | Refused> {
    const transport = this.#peers.get(peerId)?.transport(transportId);
    if (transport === undefined) return refused('unknown_transport');
    return refusing(async () => {
      const producer = await transport.produce({ kind, rtpParameters, keyFrameRequestDelay: 500 });
      for (const { producer: other } of this.#producers.values()) if (other.kind === kind) other.close();
      this.#producers.set(producer.id, { producer, peerId });
      producer.observer.on('close', () => {
        this.#producers.delete(producer.id);
        this.events.emit('producersChanged', this.producers());
      });
      if (kind === 'video')
        producer.on('score', (scores) => this.events.emit('lineChanged', qualityOf(scores.map(({ score }) => score))));
      this.events.emit('producersChanged', this.producers());
      return { kind: 'ok', producerId: producer.id };
    });
  }

  closeProducer(peerId: string, producerId: string): { kind: 'ok' } | Refused {
    const found = this.#producers.get(producerId);
    if (found === undefined || found.peerId !== peerId) return refused('unknown_producer');
    found.producer.close();
    return { kind: 'ok' };
  }

  /** Starts paused: the page resumes once it is ready, and mediasoup then asks for a key frame, so a late examiner sees a picture at once. */
  async consume(
    peerId: string,
    transportId: string,
    producerId: string,
    rtpCapabilities: RtpCapabilities,
  ): Promise<{ kind: 'ok'; consumer: ConsumerOptions } | Refused> {
    const peer = this.#peers.get(peerId);
    const transport = peer?.transport(transportId);
    if (peer === undefined || transport === undefined) return refused('unknown_transport');
    if (!this.#producers.has(producerId)) return refused('unknown_producer');
    return refusing(async () => {
      const consumer = await transport.consume({ producerId, rtpCapabilities, paused: true });
      peer.watch(consumer);
      const { id, kind, rtpParameters } = consumer;
      return { kind: 'ok', consumer: ConsumerOptionsSchema.parse(asJson({ id, producerId, kind, rtpParameters })) };
    });
  }

  async resumeConsumer(peerId: string, consumerId: string): Promise<{ kind: 'ok' } | Refused> {
    const consumer = this.#peers.get(peerId)?.consumer(consumerId);
    if (consumer === undefined) return refused('unknown_producer');
    await consumer.resume();
    return { kind: 'ok' };
  }

  closePeer(peerId: string): void {
    this.#peers.get(peerId)?.close();
    this.#peers.delete(peerId);
  }

  /** Takes the candidate's streams away, so that nothing flows outside the performance [SI3]. */
  closeProducers(): void {
    for (const { producer } of this.#producers.values()) producer.close();
  }

  close(): void {
    if (!this.#closed) this.#router.close();
  }

  #peer(id: string): Peer {
    const known = this.#peers.get(id);
    if (known !== undefined) return known;
    const peer = new Peer();
    this.#peers.set(id, peer);
    return peer;
  }

  #onClosed(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#peers.clear();
    this.#producers.clear();
    this.#released();
    this.events.emit('closed');
  }
}

/** As it will arrive at a page: mediasoup leaves members that are undefined, which JSON drops. */
const asJson = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** mediasoup checks the sense of ORTC objects itself and throws what is wrong with them: the browser's fault, not ours. */
async function refusing<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    return refused('media_refused', error instanceof Error ? error.message : String(error));
  }
}
