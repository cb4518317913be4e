import { z } from 'zod';
import { Refusal } from './errors.ts';
import { NamedExam } from './exam.ts';
import { CriterionId, ExaminerId, PersonId, Sha256 } from './ids.ts';
import {
  ConsumerOptions,
  DtlsParameters,
  IceParameters,
  LineQuality,
  MediaKind,
  ProducerView,
  RecordingView,
  RtpCapabilities,
  RtpParameters,
  TransportOptions,
} from './media.ts';
import { AdjudicationCase, Mark, MarkSheet, Note, PanelProgress } from './marking.ts';
import { Analysis } from './metric.ts';
import { type Role, Seat, SittingCommand, SittingView } from './sitting.ts';
import { MediaTime } from './time.ts';

/** Raised whenever a message changes its form; client and server refuse to speak with another version. */
export const PROTOCOL = 2;

/** What a page sends when it connects. `takeOver` closes the candidate's other tab. */
export const Handshake = z.strictObject({
  seat: z.string().min(10).max(2000),
  protocol: z.int(),
  takeOver: z.boolean().default(false),
});
export type Handshake = z.infer<typeof Handshake>;

const Empty = z.strictObject({});
const anyone: readonly Role[] = ['candidate', 'examiner', 'lead', 'reviewer', 'adjudicator'];
const watchers: readonly Role[] = ['examiner', 'lead', 'reviewer', 'adjudicator'];
const markers: readonly Role[] = ['examiner'];

const request = <D extends z.ZodType, R extends z.ZodType>(roles: readonly Role[], data: D, reply: R) => ({
  roles,
  data,
  reply,
});

/** What a page knows once it has joined. */
export const Joined = z.strictObject({
  me: Seat,
  sitting: SittingView,
  exam: NamedExam,
  /** SHA-256 of the consent text in each language: consenting names what was read. */
  consentHash: z.strictObject({ 'zh-CN': Sha256, en: Sha256 }),
  producers: z.array(ProducerView),
  recording: RecordingView,
  /** The candidate's line; null before anything was sent. */
  line: LineQuality.nullable(),
  present: z.array(PersonId),
  /** An examiner's own sheet; null for others. */
  sheet: MarkSheet.nullable(),
  /** The panel, for the lead examiner and the reviewer; null for others. */
  panel: PanelProgress.nullable(),
  /** What a blind adjudicator is to settle; null for others. */
  cases: z.array(AdjudicationCase).nullable(),
});
export type Joined = z.infer<typeof Joined>;

/** Every event a page may send: who may, what it carries, what is acknowledged. An ack means it is committed. */
export const requests = {
  'sitting.join': request(anyone, Empty, Joined),
  'sitting.command': request(
    anyone,
    z.strictObject({ expectedVersion: z.int().nonnegative(), command: SittingCommand }),
    SittingView,
  ),

  'media.capabilities': request(anyone, Empty, z.strictObject({ rtpCapabilities: RtpCapabilities })),
  'media.openTransport': request(anyone, z.strictObject({ direction: z.enum(['send', 'receive']) }), TransportOptions),
  'media.connectTransport': request(
    anyone,
    z.strictObject({ transportId: z.uuid(), dtlsParameters: DtlsParameters }),
    Empty,
  ),
  'media.restartIce': request(
    anyone,
    z.strictObject({ transportId: z.uuid() }),
    z.strictObject({ iceParameters: IceParameters }),
  ),
  'media.produce': request(
    ['candidate'],
    z.strictObject({ transportId: z.uuid(), kind: MediaKind, rtpParameters: RtpParameters }),
    z.strictObject({ producerId: z.uuid() }),
  ),
  'media.closeProducer': request(['candidate'], z.strictObject({ producerId: z.uuid() }), Empty),
  'media.consume': request(
    watchers,
    z.strictObject({ transportId: z.uuid(), producerId: z.uuid(), rtpCapabilities: RtpCapabilities }),
    ConsumerOptions,
  ),
  'media.resumeConsumer': request(watchers, z.strictObject({ consumerId: z.uuid() }), Empty),

  'marking.mark': request(markers, z.strictObject({ mark: Mark }), z.strictObject({ sheet: MarkSheet })),
  'marking.note': request(markers, z.strictObject({ note: Note }), z.strictObject({ sheet: MarkSheet })),
  'marking.sealSheet': request(markers, Empty, z.strictObject({ sheet: MarkSheet })),
  'marking.reopenSheet': request(
    ['lead'],
    z.strictObject({ examinerId: PersonId, reason: z.string().trim().min(1).max(500) }),
    z.strictObject({ panel: PanelProgress }),
  ),
  'marking.adjudicate': request(
    ['lead', 'adjudicator'],
    z.strictObject({
      criterionId: CriterionId,
      level: Mark.shape.level,
      reason: z.string().trim().min(1).max(500),
    }),
    z.strictObject({ cases: z.array(AdjudicationCase) }),
  ),
  /** Names a further examiner who adjudicates blind, and gives the link to hand to them. */
  'marking.nameAdjudicator': request(
    ['lead'],
    z.strictObject({ name: Seat.shape.name, examinerId: ExaminerId.nullable() }),
    z.strictObject({ url: z.url() }),
  ),
} as const;
export type RequestName = keyof typeof requests;
export type RequestData<N extends RequestName> = z.infer<(typeof requests)[N]['data']>;
export type Reply<N extends RequestName> = z.infer<(typeof requests)[N]['reply']>;

/** Every event the server sends unasked. */
export const pushes = {
  'sitting.changed': SittingView,
  'media.producers': z.strictObject({ producers: z.array(ProducerView) }),
  'media.line': z.strictObject({ quality: LineQuality }),
  'recording.changed': RecordingView,
  /** Media time now, twice a second while live, so that marks and notes carry what was on screen. */
  'recording.clock': z.strictObject({ at: MediaTime }),
  'presence.changed': z.strictObject({ present: z.array(PersonId) }),
  'presence.replaced': Empty,
  'marking.panel': PanelProgress,
  'marking.cases': z.strictObject({ cases: z.array(AdjudicationCase) }),
  /** The measurements so far, as far as this person may see them. */
  'analysis.live': z.strictObject({ analysis: Analysis }),
  'server.draining': Empty,
} as const;
export type PushName = keyof typeof pushes;
export type Push<N extends PushName> = z.infer<(typeof pushes)[N]>;

/** The one form of every acknowledgement. */
export const ackOf = <R extends z.ZodType>(reply: R) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), data: reply }),
    z.strictObject({ ok: z.literal(false), error: Refusal }),
  ]);
export type Ack<N extends RequestName> = { ok: true; data: Reply<N> } | { ok: false; error: Refusal };
