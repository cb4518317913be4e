import { z } from 'zod';

/** Milliseconds on the recording's timeline; gaps in the recording still take up their time. */
export const MediaTime = z.int().min(0).max(86_400_000).brand('MediaTime');
export type MediaTime = z.infer<typeof MediaTime>;

/** Milliseconds since 1970 by the server's clock. */
export const WallTime = z.int().nonnegative().brand('WallTime');
export type WallTime = z.infer<typeof WallTime>;

/** A stretch of media time, end exclusive. */
export const MediaSpan = z.strictObject({ fromMs: MediaTime, toMs: MediaTime });
export type MediaSpan = z.infer<typeof MediaSpan>;
