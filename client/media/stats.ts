import type { types } from 'mediasoup-client';

export type SendStats = { kbps: number; width: number; height: number; fps: number; limited: boolean };
export type Sample = { bytes: number; at: number };

type Outbound = {
  type: string;
  kind?: string;
  bytesSent?: number;
  frameWidth?: number;
  frameHeight?: number;
  framesPerSecond?: number;
  qualityLimitationReason?: string;
};
const isOutbound = (value: unknown): value is Outbound =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'outbound-rtp';

/** What is being sent now; `before` is the last sample, for the rate. */
export async function sendStats(
  transport: types.Transport,
  before: Sample | null,
): Promise<{ stats: SendStats; sample: Sample }> {
  const report = await transport.getStats();
  let bytes = 0;
  let top: Outbound | null = null;
  report.forEach((entry: unknown) => {
    if (!isOutbound(entry)) return;
    bytes += entry.bytesSent ?? 0;
    if (entry.kind === 'video' && (entry.framesPerSecond ?? 0) > 0 && (entry.frameWidth ?? 0) > (top?.frameWidth ?? 0))
      top = entry;
  });
  const picture: Outbound = top ?? { type: 'outbound-rtp' };
  const at = performance.now();
  const kbps = before === null ? 0 : Math.max(0, Math.round(((bytes - before.bytes) * 8) / (at - before.at)));
  return {
    stats: {
      kbps,
      width: picture.frameWidth ?? 0,
      height: picture.frameHeight ?? 0,
      fps: Math.round(picture.framesPerSecond ?? 0),
      limited: picture.qualityLimitationReason === 'bandwidth',
    },
    sample: { bytes, at },
  };
}
