import type { types } from 'mediasoup-client';
import { z } from 'zod';

/** The statistics of a sent stream that are read here (W3C webrtc-stats, RTCOutboundRtpStreamStats). */
const Outbound = z.object({
  type: z.literal('outbound-rtp'),
  bytesSent: z.number().default(0),
  frameWidth: z.number().default(0),
  frameHeight: z.number().default(0),
  framesPerSecond: z.number().default(0),
});

/** The largest layer that runs now, and all bytes sent so far. */
export type SendFigures = { width: number; height: number; fps: number; bytes: number };

export async function sendFigures(transport: types.Transport): Promise<SendFigures> {
  const figures: SendFigures = { width: 0, height: 0, fps: 0, bytes: 0 };
  for (const entry of (await transport.getStats()).values()) {
    const parsed = Outbound.safeParse(entry);
    if (!parsed.success) continue;
    const { bytesSent, frameWidth, frameHeight, framesPerSecond } = parsed.data;
    figures.bytes += bytesSent;
    if (framesPerSecond > 0 && frameWidth > figures.width)
      Object.assign(figures, { width: frameWidth, height: frameHeight, fps: Math.round(framesPerSecond) });
  }
  return figures;
}
