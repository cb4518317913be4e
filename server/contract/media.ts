import { z } from 'zod';
import { MediaTime } from './time.ts';

/**
 * The shapes of ORTC that mediasoup and mediasoup-client exchange (mediasoup v3 API, "RTP parameters and capabilities").
 * Checked here for size and form; mediasoup's own `ortc` checks their sense.
 */
const Parameters = z.record(z.string().max(64), z.union([z.string().max(500), z.number(), z.boolean()]));
const Feedback = z.object({ type: z.string().max(40), parameter: z.string().max(40).optional() });
const Codec = {
  mimeType: z.string().regex(/^(audio|video)\/[\w.+-]{1,40}$/i),
  clockRate: z.int().positive().max(1_000_000),
  channels: z.int().min(1).max(8).optional(),
  parameters: Parameters.optional(),
  rtcpFeedback: z.array(Feedback).max(30).optional(),
};
const PayloadType = z.int().min(0).max(127);
const Ssrc = z.int().min(0).max(0xffff_ffff);

export const RtpCapabilities = z.object({
  codecs: z
    .array(z.object({ ...Codec, kind: z.enum(['audio', 'video']), preferredPayloadType: PayloadType.optional() }))
    .max(60)
    .optional(),
  headerExtensions: z
    .array(
      z.object({
        kind: z.enum(['audio', 'video']),
        uri: z.string().max(200),
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(60)
    .optional(),
});
export type RtpCapabilities = z.infer<typeof RtpCapabilities>;

export const RtpParameters = z.object({
  mid: z.string().max(64).optional(),
  codecs: z.array(z.object({ ...Codec, payloadType: PayloadType })).min(1).max(10),
  headerExtensions: z.array(z.object({ uri: z.string().max(200), id: z.int().min(1).max(255), encrypt: z.boolean().optional(), parameters: Parameters.optional() })).max(40).optional(),
  encodings: z
    .array(
      z.object({
        ssrc: Ssrc.optional(),
        rid: z.string().max(32).optional(),
        codecPayloadType: PayloadType.optional(),
        rtx: z.object({ ssrc: Ssrc }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: z.string().max(20).optional(),
        scaleResolutionDownBy: z.number().positive().optional(),
        maxBitrate: z.int().positive().optional(),
      }),
    )
    .max(6)
    .optional(),
  rtcp: z.object({ cname: z.string().max(200).optional(), reducedSize: z.boolean().optional(), mux: z.boolean().optional() }).optional(),
  msid: z.string().max(200).optional(),
});
export type RtpParameters = z.infer<typeof RtpParameters>;

export const DtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z.array(z.object({ algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']), value: z.string().max(300) })).min(1).max(10),
});
export type DtlsParameters = z.infer<typeof DtlsParameters>;

export const IceParameters = z.object({ usernameFragment: z.string().max(256), password: z.string().max(256), iceLite: z.boolean().optional() });
const IceCandidate = z.object({
  foundation: z.string().max(64),
  priority: z.int(),
  ip: z.string().max(100),
  address: z.string().max(100),
  protocol: z.enum(['udp', 'tcp']),
  port: z.int().min(1).max(65_535),
  type: z.enum(['host', 'srflx', 'prflx', 'relay']),
  tcpType: z.literal('passive').optional(),
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

export const ConsumerOptions = z.object({ id: z.uuid(), producerId: z.uuid(), kind: MediaKind, rtpParameters: RtpParameters });
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
