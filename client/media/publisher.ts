import type { types } from 'mediasoup-client';
import type { Connection } from '../connection/connection.ts';
import type { Problem } from '../connection/outcome.ts';
import { LineKeeper } from './line-keeper.ts';
import type { OpenTransport } from './transport.ts';

/** Three VP8 layers of a 1280×720 picture; Chromium leaves out the top ones of a smaller picture by itself. */
const layers: types.RtpEncodingParameters[] = [
  { scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { scaleResolutionDownBy: 2, maxBitrate: 500_000 },
  { scaleResolutionDownBy: 1, maxBitrate: 1_500_000 },
];
/** Below this height two layers are enough, and a third would never start. */
const THREE_LAYERS_FROM_PX = 720;

/** Sends the candidate's picture and sound, and keeps sending them. */
export class Publisher {
  readonly line: LineKeeper;
  #stream: MediaStream | null = null;
  #producers: types.Producer[] = [];

  constructor(connection: Connection) {
    this.line = new LineKeeper(connection, 'send', (open) => this.#produce(open));
  }

  get sending(): MediaStream | null {
    return this.#stream;
  }

  /** Sends this stream from now on; builds the transport anew. */
  publish(stream: MediaStream): Promise<void> {
    this.#stream = stream;
    return this.line.rebuild();
  }

  /** Swaps camera and microphone without a break, where that is possible. */
  async swap(stream: MediaStream): Promise<void> {
    this.#stream = stream;
    await this.line.use(async () => {
      for (const producer of this.#producers) {
        const track = stream.getTracks().find((t) => t.kind === producer.kind) ?? null;
        if (track !== null && !producer.closed) await producer.replaceTrack({ track });
      }
      return null;
    });
  }

  close(): void {
    this.line.close();
  }

  async #produce({ device, transport }: OpenTransport): Promise<Problem | null> {
    const [audio] = this.#stream?.getAudioTracks() ?? [];
    const [video] = this.#stream?.getVideoTracks() ?? [];
    this.#producers = [];
    if (audio !== undefined) {
      this.#producers.push(
        await transport.produce({
          track: audio,
          stopTracks: false,
          codecOptions: { opusFec: true, opusDtx: false, opusStereo: false },
        }),
      );
    }
    if (video !== undefined) {
      const codec = device.sendRtpCapabilities.codecs?.find((c) => c.mimeType.toLowerCase() === 'video/vp8');
      const { height = 0, width = 0 } = video.getSettings();
      const encodings = Math.min(height, width) >= THREE_LAYERS_FROM_PX ? layers : layers.slice(1);
      this.#producers.push(
        await transport.produce({
          track: video,
          stopTracks: false,
          encodings,
          codecOptions: { videoGoogleStartBitrate: 1500 },
          ...(codec === undefined ? {} : { codec }),
        }),
      );
    }
    return null;
  }
}
