import type { types } from 'mediasoup';
import type { Room } from '#room/room';
import { type Running, start } from '#server/process';
import { testMachine } from './test-machine.ts';

/** A candidate without a browser: ffmpeg sends VP8 and Opus over plain RTP into a room's router. */
export class RtpCandidate {
  readonly producers: types.Producer[];
  readonly #transports: types.PlainTransport[];
  readonly #sender: Running;

  private constructor(producers: types.Producer[], transports: types.PlainTransport[], sender: Running) {
    this.producers = producers;
    this.#transports = transports;
    this.#sender = sender;
  }

  static async create(room: Room): Promise<RtpCandidate> {
    const { ffmpeg } = await testMachine();
    const open = () =>
      room.router.createPlainTransport({
        listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
        rtcpMux: true,
        comedia: true,
      });
    const [videoTransport, audioTransport] = [await open(), await open()];
    const video = await videoTransport.produce({
      kind: 'video',
      rtpParameters: {
        codecs: [{ mimeType: 'video/VP8', clockRate: 90_000, payloadType: 96 }],
        encodings: [{ ssrc: 1111 }],
      },
    });
    const audio = await audioTransport.produce({
      kind: 'audio',
      rtpParameters: {
        codecs: [{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 97 }],
        encodings: [{ ssrc: 2222 }],
      },
    });
    const to = (transport: types.PlainTransport) => `rtp://127.0.0.1:${transport.tuple.localPort}?pkt_size=1200`;
    const sender = start(ffmpeg, [
      ...[
        '-loglevel',
        'error',
        '-re',
        '-f',
        'lavfi',
        '-i',
        'testsrc2=s=320x240:r=15',
        '-re',
        '-f',
        'lavfi',
        '-i',
        'sine=f=440:r=48000',
      ],
      ...[
        '-map',
        '0:v',
        '-c:v',
        'libvpx',
        '-deadline',
        'realtime',
        '-cpu-used',
        '8',
        '-g',
        '15',
        '-b:v',
        '300k',
        '-f',
        'rtp',
        '-ssrc',
        '1111',
        '-payload_type',
        '96',
        to(videoTransport),
      ],
      ...[
        '-map',
        '1:a',
        '-c:a',
        'libopus',
        '-ac',
        '2',
        '-f',
        'rtp',
        '-ssrc',
        '2222',
        '-payload_type',
        '97',
        to(audioTransport),
      ],
    ]);
    return new RtpCandidate([audio, video], [videoTransport, audioTransport], sender);
  }

  /** Goes away as a closed tab does. */
  async close(): Promise<void> {
    for (const transport of this.#transports) transport.close();
    await this.#sender.kill();
  }
}
