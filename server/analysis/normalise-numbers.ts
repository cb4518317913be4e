import type { Speech } from '#contract/language';
import { chineseNumbersIn } from './chinese-numbers-in-text.ts';
import { englishNumbersIn } from './english-numbers-in-text.ts';
import type { FoundNumber } from './spoken-number.ts';

/** The numbers in a text of the given language, in order and apart from each other, whichever way they are written or said. */
export const numbersIn = (text: string, speech: Speech): FoundNumber[] =>
  speech === 'zh' ? chineseNumbersIn(text) : englishNumbersIn(text);
