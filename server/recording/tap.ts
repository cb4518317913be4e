import type { types } from 'mediasoup';
import type { TapStream } from './sdp.ts';
import type { UdpPorts } from './udp-ports.ts';

/** At first often, until ffmpeg's header is surely written; then as often as a reviewer wants to seek. */
const FIRST_KEY_FRAMES_MS = [500, 1000, 1000];
const KEY_FRAME_EVERY_MS = 2000;

/**
 * Recorder's capabilities: ffmpeg answers neither transport-cc nor REMB, so with them the SFU takes it for a congested receiver
 * and drops temporal layers; RTX and header extensions are stripped too (shared/media).
 */
function recorderCapabilities(router: types.Router): types.RtpCapabilities {
  const codecs = (router.rtpCapabilities.codecs ?? [])
    .filter(({ mimeType }) => !/\/rtx$/i.test(mimeType))
    .map((codec) => ({
      ...codec,
      rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type }) => type !== 'transport-cc' && type !== 'goog-remb'),
    }));
  return { codecs, headerExtensions: [] };
}

/** Plain RTP of the candidate's streams to loopback ports, for ffmpeg to receive. */
export class Tap {
  readonly streams: TapStream[] = [];
  readonly #transports: types.PlainTransport[] = [];
  readonly #consumers: types.Consumer[] = [];
  #keyFrames: NodeJS.Timeout | null = null;

  private constructor() {}

  /** Consumers start paused: `start()` once ffmpeg listens. */
  static async create(router: types.Router, producers: readonly types.Producer[], ports: UdpPorts): Promise<Tap> {
    const tap = new Tap();
    const rtpCapabilities = recorderCapabilities(router);
    try {
      for (const producer of producers) {
        const port = await ports.pair();
        const transport = await router.createPlainTransport({
          listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
          rtcpMux: false,
          comedia: false,
        });
        tap.#transports.push(transport);
        await transport.connect({ ip: '127.0.0.1', port, rtcpPort: port + 1 });
        const consumer = await transport.consume({ producerId: producer.id, rtpCapabilities, paused: true });
        tap.#consumers.push(consumer);
        const [codec] = consumer.rtpParameters.codecs;
        if (codec === undefined) throw new Error(`no codec for ${consumer.kind}`);
        tap.streams.push({ kind: consumer.kind, port, codec });
      }
      return tap;
    } catch (error) {
      tap.close();
      throw error;
    }
  }

  get ports(): number[] {
    return this.streams.flatMap(({ port }) => [port, port + 1]);
  }

  /** Lets the streams flow. ffmpeg sends no PLI, so key frames are asked for in its place. */
  async start(): Promise<void> {
    await Promise.all(this.#consumers.map((consumer) => consumer.resume()));
    const video = this.#consumers.find(({ kind }) => kind === 'video');
    if (video !== undefined) this.#askForKeyFrames(video, 0);
  }

  #askForKeyFrames(video: types.Consumer, asked: number): void {
    this.#keyFrames = setTimeout(() => {
      if (video.closed) return;
      // The stream may close while the request is on its way: then there is nothing left to ask for.
      video.requestKeyFrame().catch(() => undefined);
      this.#askForKeyFrames(video, asked + 1);
    }, FIRST_KEY_FRAMES_MS[asked] ?? KEY_FRAME_EVERY_MS);
  }

  close(): void {
    if (this.#keyFrames !== null) clearTimeout(this.#keyFrames);
    for (const transport of this.#transports) transport.close();
  }
}
