import { z } from 'zod';
import { Slug } from './ids.ts';
import { Speech, Text } from './language.ts';

const Alias = z.string().min(1).max(100);

/** A point that must be said: every group needs one of its aliases, all of them within `withinSec`. */
export const RequiredPoint = z.strictObject({
  id: Slug,
  title: Text,
  groups: z.array(z.array(Alias).min(1).max(50)).min(1).max(10),
  withinSec: z.number().positive().max(120).default(15),
  /** Values that contradict the point when said in its place (a wrong price, size or origin). */
  contradictedBy: z.array(Alias).max(50).default([]),
});
export type RequiredPoint = z.infer<typeof RequiredPoint>;

export const Product = z.strictObject({
  id: Slug,
  name: Text,
  aliases: z.array(Alias).min(1).max(30),
  /** Price in 1/100 of the brief's currency, exact. */
  priceCents: z.int().positive(),
  facts: z.array(z.strictObject({ label: Text, value: Text })).max(30),
  points: z.array(RequiredPoint).min(1).max(40),
});
export type Product = z.infer<typeof Product>;

/** What a candidate must present: products with their facts and required points, statements that must be made, words that must not. */
export const Brief = z.strictObject({
  id: Slug,
  speech: Speech,
  /** Currency of all prices (ISO 4217). */
  currency: z.enum(['CNY', 'USD']),
  title: Text,
  introduction: Text,
  products: z.array(Product).min(1).max(10),
  mustSay: z.array(RequiredPoint).max(20).default([]),
  forbiddenWords: z.array(Alias).max(500).default([]),
});
export type Brief = z.infer<typeof Brief>;
