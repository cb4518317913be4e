import { z } from 'zod';
import { MediaTime } from './time.ts';

/**
 * The shapes of ORTC that mediasoup and mediasoup-client exchange (mediasoup v3 API, "RTP parameters and capabilities").
 * Checked here for size and form; mediasoup's own `ortc` checks their sense.
 */
const Parameters = z.record(z.string().max(64), z.union([z.string().max(500), z.number(), z.boolean()]));
const Feedback = z.object({ type: z.string().max(40), parameter: z.string().max(40).exactOptional() });
const Codec = {
  mimeType: z.string().regex(/^(audio|video)\/[\w.+-]{1,40}$/i),
  clockRate: z.int().positive().max(1_000_000),
  channels: z.int().min(1).max(8).exactOptional(),
  parameters: Parameters.exactOptional(),
  rtcpFeedback: z.array(Feedback).max(30).exactOptional(),
};
const PayloadType = z.int().min(0).max(127);
const Ssrc = z.int().min(0).max(0xffff_ffff);

/** The header extensions that mediasoup knows. */
const HeaderExtensionUri = z.enum([
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  'urn:ietf:params:rtp-hdrext:toffset',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'urn:mediasoup:params:rtp-hdrext:packet-id',
]);

export const RtpCapabilities = z.object({
  codecs: z
    .array(z.object({ ...Codec, kind: z.enum(['audio', 'video']), preferredPayloadType: PayloadType }))
    .max(60)
    .exactOptional(),
  headerExtensions: z
    .array(
      z.object({
        kind: z.enum(['audio', 'video']),
        uri: HeaderExtensionUri,
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().exactOptional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).exactOptional(),
      }),
    )
    .max(60)
    .exactOptional(),
});
export type RtpCapabilities = z.infer<typeof RtpCapabilities>;

export const RtpParameters = z.object({
  mid: z.string().max(64).exactOptional(),
  codecs: z
    .array(z.object({ ...Codec, payloadType: PayloadType }))
    .min(1)
    .max(10),
  headerExtensions: z
    .array(
      z.object({
        uri: HeaderExtensionUri,
        id: z.int().min(1).max(255),
        encrypt: z.boolean().exactOptional(),
        parameters: Parameters.exactOptional(),
      }),
    )
    .max(40)
    .exactOptional(),
  encodings: z
    .array(
      z.object({
        ssrc: Ssrc.exactOptional(),
        rid: z.string().max(32).exactOptional(),
        codecPayloadType: PayloadType.exactOptional(),
        rtx: z.object({ ssrc: Ssrc }).exactOptional(),
        dtx: z.boolean().exactOptional(),
        scalabilityMode: z.string().max(20).exactOptional(),
        scaleResolutionDownBy: z.number().positive().exactOptional(),
        maxBitrate: z.int().positive().exactOptional(),
      }),
    )
    .max(6)
    .exactOptional(),
  rtcp: z
    .object({
      cname: z.string().max(200).exactOptional(),
      reducedSize: z.boolean().exactOptional(),
      mux: z.boolean().exactOptional(),
    })
    .exactOptional(),
  msid: z.string().max(200).exactOptional(),
});
export type RtpParameters = z.infer<typeof RtpParameters>;

export const DtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).exactOptional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().max(300),
      }),
    )
    .min(1)
    .max(10),
});
export type DtlsParameters = z.infer<typeof DtlsParameters>;

export const IceParameters = z.object({
  usernameFragment: z.string().max(256),
  password: z.string().max(256),
  iceLite: z.boolean().exactOptional(),
});
export type IceParameters = z.infer<typeof IceParameters>;
const IceCandidate = z.object({
  foundation: z.string().max(64),
  priority: z.int(),
  ip: z.string().max(100),
  address: z.string().max(100),
  protocol: z.enum(['udp', 'tcp']),
  port: z.int().min(1).max(65_535),
  type: z.enum(['host', 'srflx', 'prflx', 'relay']),
  tcpType: z.literal('passive').exactOptional(),
});

export const TransportOptions = z.object({
  id: z.uuid(),
  iceParameters: IceParameters,
  iceCandidates: z.array(IceCandidate).max(20),
  dtlsParameters: DtlsParameters,
});
export type TransportOptions = z.infer<typeof TransportOptions>;

export const MediaKind = z.enum(['audio', 'video']);
export type MediaKind = z.infer<typeof MediaKind>;

export const ConsumerOptions = z.object({
  id: z.uuid(),
  producerId: z.uuid(),
  kind: MediaKind,
  rtpParameters: RtpParameters,
});
export type ConsumerOptions = z.infer<typeof ConsumerOptions>;

/** A stream of the candidate's that can be watched now. */
export const ProducerView = z.strictObject({ id: z.uuid(), kind: MediaKind });
export type ProducerView = z.infer<typeof ProducerView>;

/** The candidate's line as everyone is told of it. */
export const LineQuality = z.enum(['good', 'weak', 'bad', 'lost']);
export type LineQuality = z.infer<typeof LineQuality>;

/** How the server's recording stands. */
export const RecordingView = z.strictObject({
  state: z.enum(['idle', 'recording', 'paused', 'waiting', 'finishing', 'ready', 'failed']),
  durationMs: MediaTime,
});
export type RecordingView = z.infer<typeof RecordingView>;
