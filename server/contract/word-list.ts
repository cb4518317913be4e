import { z } from 'zod';
import { Slug } from './ids.ts';
import { Speech, Text } from './language.ts';

/** One word or claim that needs a person's look, with where the rule stands. */
export const ListedWord = z.strictObject({
  word: z.string().min(1).max(100),
  rule: z.string().min(1).max(300),
  /** Longer phrases with the word in them that the rule does not mean (第一 in 第一次). */
  exempt: z.array(z.string().min(1).max(100)).max(60).default([]),
});
export type ListedWord = z.infer<typeof ListedWord>;

/** A dated list of words that advertising rules restrict. */
export const WordList = z.strictObject({
  id: Slug,
  speech: Speech,
  title: Text,
  /** The day on which the list was last checked against its sources. */
  checkedOn: z.iso.date(),
  words: z.array(ListedWord).min(1).max(1000),
});
export type WordList = z.infer<typeof WordList>;
