import { refused } from '#contract/errors';
import { maySendMedia } from '#sitting/access';
import type { SittingCommands } from '#sitting/commands';
import type { Handlers } from './on-request.ts';

type MediaEvent = Extract<keyof Handlers, `media.${string}`>;

/** Signalling between a page and its room. The candidate sends only after consent and until the end [SI3]. */
export const mediaHandlers = ({ commands }: { commands: SittingCommands }): Pick<Handlers, MediaEvent> => ({
  'media.capabilities': async (_data, { live }) => ({
    kind: 'reply',
    data: { rtpCapabilities: live.room.rtpCapabilities },
  }),

  'media.openTransport': async ({ direction }, { id, me, live }) => {
    if ((direction === 'send') !== (me.role === 'candidate')) return refused('not_allowed', direction);
    return { kind: 'reply', data: await live.room.openTransport(id) };
  },

  'media.connectTransport': async ({ transportId, dtlsParameters }, { id, live }) => {
    const done = await live.room.connectTransport(id, transportId, dtlsParameters);
    return done.kind === 'refused' ? done : { kind: 'reply', data: {} };
  },

  'media.restartIce': async ({ transportId }, { id, live }) => {
    const done = await live.room.restartIce(id, transportId);
    return done.kind === 'refused' ? done : { kind: 'reply', data: { iceParameters: done.iceParameters } };
  },

  'media.produce': async ({ transportId, kind, rtpParameters }, { id, sittingId, live }) => {
    const loaded = await commands.load(sittingId);
    if (loaded === null) return refused('not_found');
    if (!loaded.sitting.consented) return refused('consent_required');
    if (!maySendMedia(loaded.sitting.state)) return refused('wrong_state', loaded.sitting.state);
    const done = await live.room.produce(id, transportId, kind, rtpParameters);
    return done.kind === 'refused' ? done : { kind: 'reply', data: { producerId: done.producerId } };
  },

  'media.closeProducer': async ({ producerId }, { id, live }) => {
    const done = live.room.closeProducer(id, producerId);
    return done.kind === 'refused' ? done : { kind: 'reply', data: {} };
  },

  'media.consume': async ({ transportId, producerId, rtpCapabilities }, { id, live }) => {
    const done = await live.room.consume(id, transportId, producerId, rtpCapabilities);
    return done.kind === 'refused' ? done : { kind: 'reply', data: done.consumer };
  },

  'media.resumeConsumer': async ({ consumerId }, { id, live }) => {
    const done = await live.room.resumeConsumer(id, consumerId);
    return done.kind === 'refused' ? done : { kind: 'reply', data: {} };
  },
});
