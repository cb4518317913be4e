import { z } from 'zod';

/** Languages of the pages and of every text in data files. */
export const Language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof Language>;

/** A text in both languages of the pages. */
export const Text = z.strictObject({ 'zh-CN': z.string().min(1).max(4000), en: z.string().min(1).max(4000) });
export type Text = z.infer<typeof Text>;

/** The language that is spoken in a performance. */
export const Speech = z.enum(['zh', 'en']);
export type Speech = z.infer<typeof Speech>;
